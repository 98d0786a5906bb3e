package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Writes sections and their blocks. One per document. */
final class Body {
    /** The style class of what fits an upright page. */
    static final String TALL = "tall";
    /** The style class of what needs a page held sideways. */
    static final String WIDE = "wide";

    private final Markup markup;
    private final Identifiers identifiers;
    private final ReportLayout layout;
    private final boolean english;
    private final boolean print;
    private final Figures figures;
    private int charts;

    Body(Markup markup, Identifiers identifiers, ReportLayout layout, boolean english, boolean print) {
        this.markup = markup;
        this.identifiers = identifiers;
        this.layout = layout;
        this.english = english;
        this.print = print;
        this.figures = Figures.in(english ? Locale.ENGLISH : Locale.FRENCH);
    }

    /** How its pages are held: sideways if some table would not fit otherwise. */
    String shape(Section section) {
        return layout.isWide(section) ? WIDE : TALL;
    }

    void section(Section section) {
        open(section, shape(section) + kind(section));
        List<Block.Check> checks = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Check check) {
                checks.add(check);
                continue;
            }
            checks(checks);
            write(block);
        }
        checks(checks);
        markup.close().line();
    }

    private static String kind(Section section) {
        if (ReportLayout.isSheet(section)) {
            return " sheet";
        }
        return ReportLayout.isForm(section) ? " form" : "";
    }

    /** Says where the detail is that a page has no room for. */
    void mention(Section section) {
        open(section, TALL);
        markup.element("p", layout.mention(section)).line();
        markup.close().line();
    }

    private void open(Section section, String shape) {
        String id = identifiers.of(section);
        String heading = identifiers.fresh(id + "-title");
        markup.open("section").attr("id", id).attr("class", shape);
        markup.attr("aria-labelledby", heading).line();
        markup.open("h2").attr("id", heading).text(section.title()).close().line();
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            markup.element("p", paragraph.text()).line();
        } else if (block instanceof Block.Heading heading) {
            markup.element("h3", heading.text()).line();
        } else if (block instanceof Block.Bullets bullets) {
            markup.open("ul").attr("class", "points").line();
            bullets.items().forEach(item -> markup.element("li", item).line());
            markup.close().line();
        } else if (block instanceof Block.Lines lines) {
            lines(lines.count());
        } else if (block instanceof Block.Notice notice) {
            markup.open("div").attr("class", "notice").attr("role", "note");
            markup.open("p").element("strong", layout.notice());
            markup.text(" " + notice.text()).close().close().line();
        } else if (block instanceof Block.Facts facts) {
            facts(facts);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Chart chart) {
            chart(chart);
        }
    }

    private void facts(Block.Facts facts) {
        markup.open("dl").attr("class", shape(facts)).line();
        for (Block.Facts.Fact fact : facts.facts()) {
            markup.open("div").element("dt", fact.title()).open("dd");
            value(fact.value());
            markup.close().close().line();
        }
        markup.close().line();
    }

    /** Figures stand large in tiles; what is left blank is there to be signed; all else is a list. */
    private static String shape(Block.Facts facts) {
        int tiles = facts.facts().size();
        return switch (ReportLayout.shape(facts)) {
            case ROOM_TO_SIGN -> "signatures";
            case LIST -> "facts";
            // No row of tiles is left with a single one.
            case FIGURES -> tiles % 4 == 0 || tiles == 7 ? "tiles by-four" : "tiles by-three";
        };
    }

    private void chart(Block.Chart chart) {
        charts++;
        String alternative = chart.title().contains(chart.table().caption())
                ? chart.title()
                : Wording.SEE_TABLE.in(english, chart.title(), chart.table().caption());
        List<Consumer<Canvas>> parts = switch (chart.kind()) {
            case FUNNEL -> List.of(new FunnelDrawing(chart.table(), figures, english)::draw);
            case STACKED -> List.of(new StackedDrawing(chart.table(), figures)::draw);
            case WATERFALL -> List.of(new WaterfallDrawing(chart.table(), figures, english)::draw);
            case DUMBBELL -> new DumbbellDrawing(chart.table(), figures, english).parts();
            case SMALL_MULTIPLES -> new SmallMultiplesDrawing(chart.table(), figures, english).parts();
        };
        String title = identifiers.fresh("chart" + charts + "-title");
        markup.open("figure");
        if (parts.size() > 1) {
            markup.attr("class", "parts");
        }
        markup.line();
        markup.open("figcaption").attr("id", title).text(chart.title()).close().line();
        if (!print) {
            // On a narrow screen a drawing keeps a size that can be read, and scrolls on its own as a table does.
            markup.open("div").attr("class", "scroll").attr("role", "region");
            markup.attr("aria-labelledby", title).attr("tabindex", "0").line();
        }
        for (int i = 0; i < parts.size(); i++) {
            String name = "chart" + charts + (i == 0 ? "" : "-" + (i + 1));
            parts.get(i).accept(new Canvas(markup, name, part(alternative, i, parts.size()), print));
            markup.line();
        }
        if (!print) {
            markup.close().line();
        }
        markup.close().line();
        table(chart.table());
    }

    private String part(String alternative, int part, int of) {
        return of == 1
                ? alternative
                : Wording.PART.in(english, alternative, figures.count(part + 1L), figures.count(of));
    }

    private void table(Block.Table table) {
        String caption = identifiers.fresh(table.id());
        int width = TableShape.width(table, figures);
        boolean[] right = new boolean[table.columns().size()];
        if (!print) {
            // A table wider than the screen scrolls on its own, and keyboards must be able to scroll it.
            markup.open("div").attr("class", "scroll").attr("role", "region");
            markup.attr("aria-labelledby", caption).attr("tabindex", "0");
        }
        markup.open("table")
                .attr(
                        "class",
                        TableShape.style(width)
                                + (ReportLayout.isKeptWhole(table) ? " whole" : "")
                                + (table.isToBeSigned() ? " signed" : ""));
        markup.line();
        markup.open("caption").attr("id", caption).text(table.caption()).close().line();
        markup.open("thead").open("tr");
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            markup.open("th").attr("scope", "col");
            right[i] = TableShape.holdsFigures(table, i);
            if (right[i]) {
                markup.attr("class", "figure");
            }
            markup.text(column.title()).close();
        }
        markup.close().close().line().open("tbody").line();
        table.rows().forEach(row -> row(row, right));
        markup.close().line();
        if (!table.totals().isEmpty()) {
            // A second body and not a foot: browsers repeat a foot on every printed page, as if each were the total.
            markup.open("tbody").attr("class", "total").line();
            row(layout.totals(table), right);
            markup.close().line();
        }
        markup.close();
        if (!print) {
            markup.close();
        }
        markup.line();
    }

    private void row(List<Value> row, boolean[] right) {
        markup.open("tr");
        for (int i = 0; i < row.size(); i++) {
            Value value = row.get(i);
            if (i == 0) {
                markup.open("th").attr("scope", "row");
            } else {
                markup.open("td");
            }
            if (isFigure(value)) {
                markup.attr("class", "figure");
            } else if (value instanceof Value.Absent) {
                markup.attr("class", right[i] ? "absent figures" : "absent");
            } else if (ReportLayout.hasLongWord(value)) {
                markup.attr("class", "long");
            }
            value(value);
            markup.close();
        }
        markup.close().line();
    }

    private void checks(List<Block.Check> checks) {
        if (checks.isEmpty()) {
            return;
        }
        markup.open("table").attr("class", "checks").line();
        markup.element("caption", Wording.CHECKS.in(english)).line();
        markup.open("thead").open("tr");
        for (Wording head : List.of(Wording.CHECK, Wording.EXPECTED, Wording.FOUND, Wording.RESULT)) {
            markup.open("th").attr("scope", "col");
            if (head == Wording.EXPECTED || head == Wording.FOUND) {
                markup.attr("class", "figure");
            }
            markup.text(head.in(english)).close();
        }
        markup.close().close().line().open("tbody").line();
        for (Block.Check check : checks) {
            markup.open("tr")
                    .open("th")
                    .attr("scope", "row")
                    .text(check.title())
                    .close();
            for (Value value : List.of(check.expected(), check.found())) {
                markup.open("td").attr("class", "figure");
                value(value);
                markup.close();
            }
            markup.open("td").attr("class", check.holds() ? "holds" : "differs");
            markup.text((check.holds() ? Wording.HOLDS : Wording.DIFFERS).in(english));
            markup.close().close().line();
        }
        markup.close().close().line();
        checks.clear();
    }

    /** Who looks at the screen is not told of lines that are for a pen. */
    private void lines(int count) {
        markup.open("div").attr("class", "lines").attr("aria-hidden", "true").line();
        for (int i = 0; i < count; i++) {
            markup.open("div").attr("class", "line").text("\u00a0").close().line();
        }
        markup.close().line();
    }

    private void value(Value value) {
        if (value instanceof Value.Absent absent) {
            markup.element("em", absent.reason());
        } else if (value instanceof Value.Link link && !print) {
            markup.open("a").attr("href", link.address().toString());
            markup.text(figures.text(link)).close();
        } else {
            markup.text(figures.text(value));
        }
    }

    private static boolean isFigure(Value value) {
        return TableShape.isFigure(value);
    }
}
