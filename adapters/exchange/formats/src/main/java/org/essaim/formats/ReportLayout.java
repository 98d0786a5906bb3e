package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * What all formats of prose share (<i>mise en page commune</i>): the few sentences that each adds to a report, in its
 * language, and of what shape its parts are. Immutable and thread-safe.
 */
public final class ReportLayout {
    private static final int MOST_TILES = 9;
    private static final int SHORTEST_MONTH = 28;
    private static final int MOST_ROWS_KEPT_WHOLE = 15;
    // In small letters, beside the number of the page, on a page held upright.
    private static final int LONGEST_FOOT = 90;

    private final Report report;
    private final boolean english;
    private final Figures figures;

    private ReportLayout(Report report) {
        this.report = report;
        this.english = report.english();
        this.figures = Figures.in(report.locale());
    }

    /** The layout of a report. */
    public static ReportLayout of(Report report) {
        return new ReportLayout(report);
    }

    /** What names with their values look like. */
    public enum FactsShape {
        /** Figures that stand large. */
        FIGURES,
        /** Names with room to sign. */
        ROOM_TO_SIGN,
        /** All else. */
        LIST
    }

    /**
     * How much room a column takes, in thousandths of the font size; for DejaVu Sans, which is wide.
     *
     * @param least with words that wrap and figures that do not
     * @param most with every cell on one line
     */
    public record Room(int least, int most) {}

    /** True if some table of the section fits only a page held sideways. */
    public boolean isWide(Section section) {
        return !section.bulk() && section.blocks().stream().anyMatch(this::isWide);
    }

    private boolean isWide(Block block) {
        if (block instanceof Block.Chart chart) {
            return isWide(chart.table());
        }
        return block instanceof Block.Table table && TableShape.width(table, figures) > TableShape.PORTRAIT;
    }

    /** True if the table fits no page unless its letters are small. */
    public boolean isDense(Block.Table table) {
        return TableShape.width(table, figures) > TableShape.LANDSCAPE;
    }

    /** True for a month of days with room to sign: it is handed over by itself, and stays on one page. */
    public static boolean isSheet(Section section) {
        boolean signed = section.blocks().stream()
                .anyMatch(block -> block instanceof Block.Facts facts && shape(facts) == FactsShape.ROOM_TO_SIGN);
        return signed
                && section.blocks().stream()
                        .anyMatch(block -> block instanceof Block.Table table
                                && table.rows().size() >= SHORTEST_MONTH
                                && table.rows().stream().allMatch(row -> row.get(0) instanceof Value.Day));
    }

    /** True for what a person writes on by hand: it begins a page, to be torn off and handed in. */
    public static boolean isForm(Section section) {
        return section.blocks().stream().anyMatch(Block.Lines.class::isInstance);
    }

    /** True if the table fits one page and is not torn: a total alone on the next page is read as another table. */
    public static boolean isKeptWhole(Block.Table table) {
        return table.rows().size() <= MOST_ROWS_KEPT_WHOLE;
    }

    /** What these names and values look like. */
    public static FactsShape shape(Block.Facts facts) {
        List<Value> values = facts.facts().stream().map(Block.Facts.Fact::value).toList();
        if (!values.isEmpty()
                && values.stream()
                        .allMatch(
                                v -> v instanceof Value.Text text && text.text().isBlank())) {
            return FactsShape.ROOM_TO_SIGN;
        }
        boolean large = values.size() <= MOST_TILES
                && values.stream().allMatch(v -> isFigure(v) || v instanceof Value.Absent)
                && values.stream().anyMatch(ReportLayout::isFigure);
        return large ? FactsShape.FIGURES : FactsShape.LIST;
    }

    /** The room that each column takes. */
    public List<Room> rooms(Block.Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> TableShape.room(table, i, figures))
                .toList();
    }

    /** True if the column holds figures, whose heading then stands to the right above them. */
    public static boolean holdsFigures(Block.Table table, int column) {
        return TableShape.holdsFigures(table, column);
    }

    /** True for what is compared digit below digit. */
    public static boolean isFigure(Value value) {
        return TableShape.isFigure(value);
    }

    /** True if some word is too long for a column, such as a digest. */
    public static boolean hasLongWord(Value value) {
        return value instanceof Value.Text text && TableShape.hasLongWord(text.text());
    }

    /** The total row; one that has no name is called a total. */
    public List<Value> totals(Block.Table table) {
        List<Value> totals = new ArrayList<>(table.totals());
        if (!totals.isEmpty()
                && totals.get(0) instanceof Value.Text text
                && text.text().isBlank()) {
            totals.set(0, Value.of(Wording.TOTAL.in(english)));
        }
        return totals;
    }

    /** Checks as a table, for formats that have no other way to show them. */
    public Block.Table table(List<Block.Check> checks) {
        return new Block.Table(
                "checks",
                Wording.CHECKS.in(english),
                List.of(
                        Column.of("check", Wording.CHECK.in(english)),
                        Column.of("expected", Wording.EXPECTED.in(english)),
                        Column.of("found", Wording.FOUND.in(english)),
                        Column.of("result", Wording.RESULT.in(english))),
                checks.stream()
                        .map(check -> List.of(
                                Value.of(check.title()),
                                check.expected(),
                                check.found(),
                                Value.of((check.holds() ? Wording.HOLDS : Wording.DIFFERS).in(english))))
                        .toList(),
                List.of());
    }

    /** For whom the report is; of words and counts that everybody may read, nothing is said. */
    public Optional<String> audience() {
        if (report.audience() == Audience.RECIPIENT) {
            return Optional.of(Wording.AUDIENCE_RECIPIENT.in(english));
        }
        return blocks().anyMatch(ReportLayout::isMeasured)
                ? Optional.of(Wording.AUDIENCE_PUBLISHED.in(english))
                : Optional.empty();
    }

    /** The title as it runs along the foot of each page: on one line, cut between two words where there is no room. */
    public String foot() {
        String title = report.title().strip().replaceAll("\\s+", " ");
        if (title.codePointCount(0, title.length()) <= LONGEST_FOOT) {
            return title;
        }
        String kept = title.substring(0, title.offsetByCodePoints(0, LONGEST_FOOT - 1));
        int blank = kept.lastIndexOf(' ');
        return (blank > 0 ? kept.substring(0, blank) : kept) + "\u2026";
    }

    /** What each page says of invented organisations. */
    public String fictitious() {
        return Wording.FICTITIOUS.in(english);
    }

    /** What stands before a remark that must not be overlooked, with its colon. */
    public String notice() {
        return named(Wording.NOTICE.in(english));
    }

    /** What stands before such a remark in this language. */
    public static String notice(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return Wording.NOTICE.in(english) + (english ? ":" : "\u00a0:");
    }

    /** A name with its colon, which French sets apart. */
    public String named(String name) {
        return name + (english ? ":" : "\u00a0:");
    }

    /** What stands before the number of a page. */
    public String page() {
        return Wording.PAGE.in(english);
    }

    /** Where the detail of a section is that a page has no room for. */
    public String mention(Section section) {
        long rows = section.blocks().stream()
                .mapToLong(block ->
                        block instanceof Block.Table table ? table.rows().size() : 0)
                .sum();
        return Wording.BULK.in(english, Wording.ROWS.in(english, figures.count(rows)));
    }

    /** A chart where it is not drawn: its title, where its figures are, and where its drawing is. */
    public String undrawn(Block.Chart chart) {
        return Wording.UNDRAWN.in(english, chart.title());
    }

    /** The caption of a table too wide for a page, of which each part stands by itself. */
    public String part(String caption, int part, int of) {
        return Wording.PART_OF_TABLE.in(english, caption, figures.count(part), figures.count(of));
    }

    /** What a table is made of, for who does not see it. */
    public String described(Block.Table table) {
        return Wording.DESCRIBED.in(
                english,
                table.columns().stream().map(Column::title).collect(Collectors.joining(", ")),
                figures.count(table.rows().size()));
    }

    /** That there is room to sign, and for whom, for who does not see it. */
    public String roomToSign(List<Block.Facts.Fact> facts) {
        return Wording.ROOM_TO_SIGN.in(
                english, facts.stream().map(Block.Facts.Fact::title).collect(Collectors.joining(", ")));
    }

    /** The sentences at the end, in order; the digest, if there is one, stands in the last. */
    public List<String> closing() {
        List<String> closing = new ArrayList<>();
        if (blocks().anyMatch(ReportLayout::isRounded)) {
            closing.add(Wording.ROUNDING.in(english));
        }
        if (report.fictitious()) {
            closing.add(Wording.FICTITIOUS_LONG.in(english));
        }
        Digest digest = report.digest();
        if (digest != null) {
            closing.add(Wording.DIGEST.in(english) + " " + grouped(digest));
        }
        return closing;
    }

    private Stream<Block> blocks() {
        return report.sections().stream().flatMap(section -> section.blocks().stream());
    }

    private static boolean isMeasured(Block block) {
        return isRounded(block)
                || (block instanceof Block.Table table && values(table).anyMatch(ReportLayout::isFigure));
    }

    private static boolean isRounded(Block block) {
        if (block instanceof Block.Facts facts) {
            return facts.facts().stream().anyMatch(fact -> isRounded(fact.value()));
        } else if (block instanceof Block.Table table) {
            return values(table).anyMatch(ReportLayout::isRounded);
        }
        return block instanceof Block.Chart || block instanceof Block.Check;
    }

    private static Stream<Value> values(Block.Table table) {
        return Stream.concat(table.rows().stream().flatMap(List::stream), table.totals().stream());
    }

    private static boolean isRounded(Value value) {
        return value instanceof Value.Hours
                || value instanceof Value.Amount
                || value instanceof Value.Share
                || value instanceof Value.Decimal;
    }

    /** A text with U+FFFD for each character that XML cannot hold. */
    public static String legible(String text) {
        return Markup.legal(text);
    }

    /** Eight groups of eight: what two people can read to each other over the telephone. */
    static String grouped(Digest digest) {
        return digest.hex().replaceAll("(.{8})(?=.)", "$1 ");
    }
}
