package org.essaim.formats;

import java.util.List;
import java.util.Locale;
import org.essaim.document.Digest;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Section;

/**
 * What every format that people read adds to a report (<i>mentions</i>), in French or in English: the same sentences in a page, a print and a
 * text. Immutable and thread-safe.
 */
public final class ReportWords {
    private static final ReportWords FRENCH = new ReportWords(false);
    private static final ReportWords ENGLISH = new ReportWords(true);

    private final boolean english;

    private ReportWords(boolean english) {
        this.english = english;
    }

    /** English if the locale’s language is English; French otherwise, like {@link org.essaim.report.Report#english()}. */
    public static ReportWords in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /** For whom it is made. */
    public String audience(Audience audience) {
        return audience == Audience.PUBLISHED
                ? Wording.AUDIENCE_PUBLISHED.in(english)
                : Wording.AUDIENCE_RECIPIENT.in(english);
    }

    /** That its data are fictitious, in two words for its head. */
    public String fictitious() {
        return Wording.FICTITIOUS.in(english);
    }

    /** That its data are fictitious, in a sentence for its foot. */
    public String fictitiousSentence() {
        return Wording.FICTITIOUS_LONG.in(english);
    }

    /** That figures are rounded for display. */
    public String rounding() {
        return Wording.ROUNDING.in(english);
    }

    /** What stands before the digest, with its colon. */
    public String digest() {
        return Wording.DIGEST.in(english);
    }

    /** A digest in eight groups of eight: what two people can read to each other over the telephone. */
    public static String grouped(Digest digest) {
        return digest.hex().replaceAll("(.{8})(?=.)", "$1 ");
    }

    /** What begins a notice, with its colon. */
    public String notice() {
        return named(Wording.NOTICE.in(english));
    }

    /** A name with its colon, which French sets apart. */
    public String named(String name) {
        return name + (english ? ":" : "\u00a0:");
    }

    /** What heads a total row that has no name of its own. */
    public String total() {
        return Wording.TOTAL.in(english);
    }

    /** What stands above a table of checks. */
    public String checks() {
        return Wording.CHECKS.in(english);
    }

    /** The columns of a table of checks: its name, what is expected, what is found, what comes of it. */
    public List<String> checkColumns() {
        return List.of(
                Wording.CHECK.in(english),
                Wording.EXPECTED.in(english),
                Wording.FOUND.in(english),
                Wording.RESULT.in(english));
    }

    /** What comes of a check. */
    public String result(boolean holds) {
        return (holds ? Wording.HOLDS : Wording.DIFFERS).in(english);
    }

    /** Where the detail of a bulk section is, for which there is no room. */
    public String detail(Section section) {
        long rows = section.blocks().stream()
                .mapToLong(block ->
                        block instanceof Block.Table table ? table.rows().size() : 0)
                .sum();
        String count = Figures.in(english ? Locale.ENGLISH : Locale.FRENCH).count(rows);
        return Wording.BULK.in(english, Wording.ROWS.in(english, count));
    }
}
