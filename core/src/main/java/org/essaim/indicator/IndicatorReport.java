package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays tables of indicators out: a section for each, with its formula, its values, a chart of them, and what each rests on. */
final class IndicatorReport {
    private static final int FIGURE_DECIMALS = 2;
    private static final int MOST_PANELS = 60;
    private final Locale locale;
    private final boolean english;

    /** In French or English. */
    IndicatorReport(Locale locale) {
        this.locale = locale;
        this.english = locale.getLanguage().equals("en");
    }

    static Report of(List<IndicatorTable> tables, Locale locale) {
        return new IndicatorReport(locale).report(tables);
    }

    private Report report(List<IndicatorTable> tables) {
        List<Section> sections = new ArrayList<>();
        for (IndicatorTable table : tables) {
            Definition definition = table.indicator().definition();
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Facts(method(table)));
            if (table.audience() == Audience.PUBLISHED) {
                blocks.add(new Block.Paragraph(
                        english
                                ? ProtectedCell.SECRET_MARK + " secret: it would tell of few people. It is not 0."
                                : ProtectedCell.SECRET_MARK + " secret\u00a0: le chiffre parlerait de trop peu de"
                                        + " personnes. Ce n’est pas 0."));
            }
            blocks.addAll(shown(table, definition.id()));
            String title = definition.title().in(locale);
            sections.add(new Section(definition.id(), title, false, blocks));
            sections.add(new Section(
                    definition.id() + "-detail",
                    title + (english ? ", what each value rests on" : ", ce sur quoi repose chaque valeur"),
                    true,
                    List.of(detail(table))));
        }
        boolean published = tables.stream().anyMatch(each -> each.audience() == Audience.PUBLISHED);
        return new Report(
                "indicators",
                english ? "Indicators" : "Indicateurs",
                tables.isEmpty() ? "" : whole(tables.get(0)).title(locale),
                english ? Locale.UK : Locale.FRANCE,
                published ? Audience.PUBLISHED : Audience.RECIPIENT,
                false,
                null,
                sections);
    }

    private static Period whole(IndicatorTable table) {
        return table.periods().get(table.periods().size() - 1);
    }

    private List<Fact> method(IndicatorTable table) {
        Definition definition = table.indicator().definition();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "formula", english ? "Formula" : "Formule", Value.of(Explaining.formula(table.indicator(), locale))));
        facts.add(new Fact(
                "definition",
                english ? "Definition" : "Définition",
                Value.of(definition.id() + ", version " + definition.version())));
        how(definition).ifPresent(how -> facts.add(new Fact("how", english ? "Worked out" : "Calcul", Value.of(how))));
        facts.add(new Fact(
                "missing",
                english ? "What is missing" : "Manques",
                Value.of(definition.missing().title(locale))));
        if (!table.programme().isEmpty()) {
            facts.add(new Fact("programme", "Programme", Value.of(table.programme())));
        }
        Target target = definition.target();
        if (target != null) {
            facts.add(
                    new Fact("target", english ? "Target" : "Cible", decimal(definition, Rational.of(target.value()))));
        }
        if (!definition.source().isEmpty()) {
            facts.add(new Fact("source", "Source", Value.of(definition.source())));
        }
        facts.add(
                new Fact("state", english ? "State of the data" : "État des données", Value.of("n° " + table.state())));
        if (!table.releases().isEmpty()) {
            List<String> numbers = new ArrayList<>();
            new TreeMap<>(table.releases()).forEach((measure, number) -> numbers.add(measure + " n° " + number));
            facts.add(new Fact("releases", english ? "Releases" : "Diffusions", Value.of(String.join(", ", numbers))));
        }
        return facts;
    }

    private Optional<String> how(Definition definition) {
        List<String> how = new ArrayList<>();
        Aggregation structures = definition.overStructures();
        PeriodKind by = definition.by();
        Aggregation overTime = definition.overTime();
        DayCount annualised = definition.annualised();
        if (structures != null) {
            how.add((english ? "structure by structure, then " : "structure par structure, puis ")
                    + structures.title(locale));
        }
        if (by != null && overTime != null) {
            how.add((english ? "by " : "par ")
                    + by.title(locale)
                    + (english ? ", then " : ", puis ")
                    + overTime.title(locale));
        }
        if (annualised != null) {
            how.add((english ? "brought to a year " : "ramené à l’année ") + annualised.title(locale));
        }
        return how.isEmpty() ? Optional.empty() : Optional.of(String.join(english ? "; " : "\u202f; ", how));
    }

    private List<Block> shown(IndicatorTable table, String id) {
        List<Period> periods = table.periods();
        if (table.rows().isEmpty()) {
            return List.of(
                    new Block.Notice(english ? "No structure is concerned." : "Aucune structure n’est concernée."));
        }
        if (periods.size() == 1) {
            return List.of(once(table, id));
        }
        if (periods.size() == 3 && table.rows().size() <= MOST_PANELS) {
            return List.of(new Block.Chart(
                    Block.ChartKind.DUMBBELL,
                    title(table, english ? "before and after" : "avant et après"),
                    twice(table, id)));
        }
        Block.Table laid = often(table, id);
        return table.rows().size() <= MOST_PANELS
                ? List.of(new Block.Chart(
                        Block.ChartKind.SMALL_MULTIPLES, title(table, english ? "over time" : "dans le temps"), laid))
                : List.of(laid);
    }

    private String title(IndicatorTable table, String how) {
        return table.indicator().definition().title().in(locale) + ", " + how;
    }

    private List<Column> heads(IndicatorTable table) {
        List<Column> columns = new ArrayList<>();
        if (table.by().isEmpty()) {
            columns.add(Column.of("group", Dimension.STRUCTURE.title(locale)));
        }
        table.by()
                .forEach(each ->
                        columns.add(Column.of("by." + each.name().toLowerCase(Locale.ROOT), each.title(locale))));
        return columns;
    }

    private List<Value> head(IndicatorTable table, IndicatorTable.Row row) {
        List<Value> head = new ArrayList<>();
        if (table.by().isEmpty()) {
            head.add(Value.of(Groups.title(Dimension.FEDERATION, "", "", locale)));
        }
        for (int i = 0; i < table.by().size(); i++) {
            head.add(Value.of(Groups.title(
                    table.by().get(i), row.codes().get(i), row.titles().get(i), locale)));
        }
        return head;
    }

    /** A row’s head in one cell, as charts need it. */
    Value joined(IndicatorTable table, IndicatorTable.Row row) {
        List<String> words = new ArrayList<>();
        head(table, row).forEach(each -> words.add(((Value.Text) each).text()));
        return Value.of(String.join(" · ", words));
    }

    private Column joined(IndicatorTable table) {
        List<String> words = new ArrayList<>();
        heads(table).forEach(each -> words.add(each.title()));
        return Column.of("group", String.join(" · ", words));
    }

    private Block.Table once(IndicatorTable table, String id) {
        List<Column> columns = heads(table);
        columns.add(Column.of("value", english ? "Value" : "Valeur"));
        boolean parts = table.rows().stream()
                .flatMap(each -> each.values().stream())
                .anyMatch(each -> each.numerator().isPresent());
        boolean below = parts && table.indicator().denominator().isPresent();
        if (below) {
            columns.add(Column.of("numerator", english ? "Above the line" : "Numérateur"));
            columns.add(Column.of("denominator", english ? "Below the line" : "Dénominateur"));
        }
        columns.add(Column.of("coverage", english ? "Who reported" : "Couverture"));
        boolean aimed = table.indicator().definition().target() != null;
        if (aimed) {
            columns.add(Column.of("standing", english ? "Target" : "Cible"));
        }
        List<List<Value>> rows = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            IndicatorValue value = row.values().get(0);
            List<Value> cells = head(table, row);
            cells.add(value(value));
            if (below) {
                cells.add(figure(value.numerator(), value));
                cells.add(figure(value.denominator(), value));
            }
            cells.add(Value.of(value.coverage().text(locale)));
            if (aimed) {
                cells.add(standing(value));
            }
            rows.add(cells);
        }
        return new Block.Table(id + "-values", caption(table), columns, rows, List.of());
    }

    private String caption(IndicatorTable table) {
        return table.indicator().definition().title().in(locale) + ", "
                + whole(table).title(locale);
    }

    Value standing(IndicatorValue value) {
        return value.standing().map(each -> Value.of(each.title(locale))).orElseGet(() -> value(value));
    }

    /** Two tables of one indicator by one thing, each of one period. */
    Block.Table twice(IndicatorTable before, IndicatorTable after) {
        Map<List<String>, IndicatorTable.Row> rows = new LinkedHashMap<>();
        Map<List<String>, IndicatorValue> former = new HashMap<>();
        after.rows().forEach(each -> rows.put(each.codes(), each));
        before.rows().forEach(each -> {
            rows.putIfAbsent(each.codes(), each);
            former.put(each.codes(), each.values().get(0));
        });
        Set<List<String>> now =
                after.rows().stream().map(IndicatorTable.Row::codes).collect(Collectors.toSet());
        List<List<Value>> laid = new ArrayList<>();
        rows.forEach((codes, row) -> laid.add(twice(
                joined(after, row),
                Optional.ofNullable(former.get(codes)),
                now.contains(codes) ? Optional.of(row.values().get(0)) : Optional.empty())));
        return twice(
                after,
                whole(before),
                whole(after),
                after.indicator().definition().id() + "-before-after",
                laid);
    }

    private Block.Table twice(IndicatorTable table, String id) {
        List<List<Value>> laid = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            laid.add(twice(
                    joined(table, row),
                    Optional.of(row.values().get(0)),
                    Optional.of(row.values().get(1))));
        }
        return twice(table, table.periods().get(0), table.periods().get(1), id + "-values", laid);
    }

    private Block.Table twice(IndicatorTable table, Period before, Period after, String id, List<List<Value>> rows) {
        List<Column> columns = List.of(
                joined(table),
                Column.of("before", before.title(locale)),
                Column.of("after", after.title(locale)),
                Column.of("n.before", english ? "n before" : "n avant"),
                Column.of("n.after", english ? "n after" : "n après"),
                Column.of("missing.before", english ? "missing before" : "manquants avant"),
                Column.of("missing.after", english ? "missing after" : "manquants après"));
        return new Block.Table(id, table.indicator().definition().title().in(locale), columns, rows, List.of());
    }

    private List<Value> twice(Value name, Optional<IndicatorValue> before, Optional<IndicatorValue> after) {
        List<Value> cells = new ArrayList<>(List.of(name));
        for (Optional<IndicatorValue> each : List.of(before, after)) {
            cells.add(each.map(this::value).orElseGet(() -> absent(Why.NO_DATA)));
        }
        for (Optional<IndicatorValue> each : List.of(before, after)) {
            cells.add(Value.count(each.map(value -> value.coverage().told()).orElse(0)));
        }
        for (Optional<IndicatorValue> each : List.of(before, after)) {
            cells.add(Value.count(each.map(
                            value -> value.coverage().asked() - value.coverage().told())
                    .orElse(0)));
        }
        return cells;
    }

    /** Every period in a column, the whole last. */
    Block.Table often(IndicatorTable table, String id) {
        List<Column> columns = new ArrayList<>(List.of(joined(table)));
        for (int i = 0; i < table.periods().size(); i++) {
            Period period = table.periods().get(i);
            boolean total = i == table.periods().size() - 1;
            columns.add(Column.of((total ? "total." : "period.") + period, period.title(locale)));
        }
        List<List<Value>> rows = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            List<Value> cells = new ArrayList<>(List.of(joined(table, row)));
            row.values().forEach(each -> cells.add(value(each)));
            rows.add(cells);
        }
        return new Block.Table(id + "-values", caption(table), columns, rows, List.of());
    }

    private Block.Table detail(IndicatorTable table) {
        List<Column> columns = heads(table);
        columns.add(Column.of("period", english ? "Period" : "Période"));
        columns.add(Column.of("value", english ? "Value" : "Valeur"));
        columns.add(Column.of("numerator", english ? "Above the line" : "Numérateur"));
        columns.add(Column.of("denominator", english ? "Below the line" : "Dénominateur"));
        columns.add(Column.of("told", english ? "Structures that told" : "Structures qui ont répondu"));
        columns.add(Column.of("asked", english ? "Structures asked" : "Structures interrogées"));
        columns.add(Column.of("silent", english ? "Without an answer" : "Sans réponse"));
        List<List<Value>> rows = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            for (IndicatorValue value : row.values()) {
                List<Value> cells = head(table, row);
                cells.add(Value.of(value.period().toString()));
                cells.add(value(value));
                cells.add(figure(value.numerator(), value));
                cells.add(figure(value.denominator(), value));
                cells.add(Value.count(value.coverage().told()));
                cells.add(Value.count(value.coverage().asked()));
                cells.add(Value.of(String.join(", ", value.coverage().silent())));
                rows.add(cells);
            }
        }
        return new Block.Table(
                table.indicator().definition().id() + "-detail", caption(table), columns, rows, List.of());
    }

    Value value(IndicatorValue value) {
        return value.outcome() instanceof Outcome.Known known
                ? decimal(value.indicator().definition(), known.value())
                : absent(((Outcome.Unknown) value.outcome()).why());
    }

    Value decimal(Definition definition, Rational exact) {
        return new Value.Decimal(
                IndicatorValue.rounded(exact, definition.decimals()),
                definition.decimals(),
                definition.unit().in(locale));
    }

    private Value figure(Optional<Outcome> outcome, IndicatorValue value) {
        if (outcome.isEmpty()) {
            return Value.of(value.indicator().denominator().isEmpty() ? "" : "–");
        }
        if (outcome.get() instanceof Outcome.Known known) {
            BigDecimal rounded = IndicatorValue.rounded(known.value(), FIGURE_DECIMALS);
            int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
            return new Value.Decimal(rounded, decimals, "");
        }
        return absent(((Outcome.Unknown) outcome.get()).why());
    }

    private Value absent(Why why) {
        return new Value.Absent(why == Why.SUPPRESSED ? ProtectedCell.SECRET_MARK : why.title(locale));
    }
}
