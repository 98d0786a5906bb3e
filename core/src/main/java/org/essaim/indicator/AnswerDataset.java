package org.essaim.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;

/** Values of indicators as data: what is secret or unknown has no figure, and says why. */
final class AnswerDataset {
    private AnswerDataset() {}

    static Dataset of(List<IndicatorTable> tables, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<Field> fields = List.of(
                new Field("indicator", english ? "Indicator" : "Indicateur", Kind.TEXT),
                new Field("version", "Version", Kind.WHOLE),
                new Field("title", english ? "Title" : "Intitulé", Kind.TEXT),
                new Field("unit", english ? "Unit" : "Unité", Kind.TEXT),
                new Field("programme", "Programme", Kind.TEXT),
                new Field("dimensions", english ? "Broken down by" : "Ventilation", Kind.TEXT),
                new Field("group_code", english ? "Group code" : "Code du groupe", Kind.TEXT),
                new Field("group_title", english ? "Group" : "Groupe", Kind.TEXT),
                new Field("period", english ? "Period" : "Période", Kind.TEXT),
                new Field("first_day", english ? "First day" : "Premier jour", Kind.DAY),
                new Field("last_day", english ? "Last day" : "Dernier jour", Kind.DAY),
                new Field("value", english ? "Value" : "Valeur", Kind.DECIMAL),
                new Field("absent", english ? "Absent because (code)" : "Code du motif d’absence", Kind.TEXT),
                new Field("absent_title", english ? "Absent because" : "Motif d’absence", Kind.TEXT),
                new Field(
                        "structures_told", english ? "Structures that told" : "Structures qui ont répondu", Kind.WHOLE),
                new Field("structures_asked", english ? "Structures asked" : "Structures interrogées", Kind.WHOLE),
                new Field("audience", english ? "Audience" : "Diffusion", Kind.TEXT));
        return Dataset.of(
                "indicators", english ? "Values of indicators" : "Valeurs des indicateurs", locale, fields, sink -> {
                    for (IndicatorTable table : tables) {
                        for (IndicatorTable.Row row : table.rows()) {
                            for (IndicatorValue value : row.values()) {
                                sink.take(row(table, row, value, locale));
                            }
                        }
                    }
                });
    }

    private static List<Datum> row(
            IndicatorTable table, IndicatorTable.Row group, IndicatorValue value, Locale locale) {
        Definition definition = value.indicator().definition();
        List<Datum> row = new ArrayList<>();
        row.add(Datum.of(definition.id()));
        row.add(Datum.of(definition.version()));
        row.add(Datum.of(definition.title().in(locale)));
        row.add(text(definition.unit().in(locale)));
        row.add(text(table.programme()));
        row.add(text(String.join(" / ", table.by().stream().map(Enum::name).toList())));
        row.add(text(String.join(" / ", group.codes())));
        row.add(text(String.join(" / ", group.titles())));
        row.add(Datum.of(value.period().toString()));
        row.add(Datum.of(value.period().first()));
        row.add(Datum.of(value.period().last()));
        row.add(value.rounded().<Datum>map(Datum.Decimal::new).orElseGet(Datum::nothing));
        if (value.outcome() instanceof Outcome.Unknown unknown) {
            Why why = unknown.why();
            row.add(Datum.of(why.name()));
            row.add(Datum.of(why.title(locale)));
        } else {
            row.add(Datum.nothing());
            row.add(Datum.nothing());
        }
        row.add(Datum.of(value.coverage().told()));
        row.add(Datum.of(value.coverage().asked()));
        row.add(Datum.of(table.audience().name()));
        return row;
    }

    private static Datum text(String text) {
        return text.isEmpty() ? Datum.nothing() : Datum.of(text);
    }
}
