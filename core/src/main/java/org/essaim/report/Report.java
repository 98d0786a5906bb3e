package org.essaim.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A report (<i>état</i>): a title and sections of typed values, in one language, for one audience.
 *
 * <p>Immutable.
 *
 * @param id a stable name for software
 * @param title what a person reads first
 * @param subtitle what it is about: the agreement, the period
 * @param locale French or English
 * @param audience for whom it is made
 * @param fictitious true if every organisation in it is invented; every page then says so
 * @param digest the digest of what it reports, printed at its foot, if it has one
 * @param sections its sections, in order
 */
public record Report(
        String id,
        String title,
        String subtitle,
        Locale locale,
        Audience audience,
        boolean fictitious,
        @Nullable Digest digest,
        List<Section> sections) {
    public Report {
        Objects.requireNonNull(audience, "audience");
        sections = List.copyOf(sections);
    }

    /** True if its texts are in English; French otherwise. */
    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** The same report, marked as one of invented organisations. */
    public Report ofFictitiousData() {
        return new Report(id, title, subtitle, locale, audience, true, digest, sections);
    }

    /**
     * The same for software: every value as it is and not as it is shown, durations in seconds, money with its currency, shares as numerator and
     * denominator, what is absent with its reason. Titles are in the report’s language; keys are stable.
     */
    public Tree.Fields toTree() {
        return ReportTree.of(this);
    }
}
