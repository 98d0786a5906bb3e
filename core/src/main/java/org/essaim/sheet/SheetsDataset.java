package org.essaim.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;

/** Action sheets as data: a row each, a column for each part of the form. */
final class SheetsDataset {
    private SheetsDataset() {}

    static Dataset of(List<ActionSheet> sheets, Locale locale) {
        SheetWords words = SheetWords.in(locale);
        boolean english = words.english();
        List<Field> fields = new ArrayList<>(List.of(
                new Field("sheet", english ? "Identifier" : "Identifiant", Kind.TEXT),
                new Field("collection", english ? "Collection" : "Recueil", Kind.TEXT),
                new Field("initiative", words.initiative(), Kind.TEXT),
                new Field("theme", words.theme(), Kind.TEXT),
                new Field("title", words.title(), Kind.TEXT),
                new Field("territory", words.territory(), Kind.TEXT),
                new Field("sectors", words.sectors(), Kind.TEXT),
                new Field("organisation", words.organisation(), Kind.TEXT),
                new Field("programme", "Programme", Kind.TEXT),
                new Field("structures", "Structures", Kind.TEXT)));
        for (SheetPart part : SheetPart.values()) {
            fields.add(new Field(part.key(), part.title(locale), Kind.TEXT));
        }
        fields.add(new Field("source", "Source", Kind.TEXT));
        return Dataset.of("sheets", english ? "Action sheets" : "Fiches actions", locale, fields, sink -> {
            for (ActionSheet sheet : sheets) {
                sink.take(row(sheet, locale));
            }
        });
    }

    private static List<Datum> row(ActionSheet sheet, Locale locale) {
        SheetReport told = new SheetReport(sheet, java.util.Map.of(), locale);
        List<Datum> row = new ArrayList<>();
        row.add(Datum.of(sheet.id()));
        row.add(text(sheet.collection()));
        row.add(text(sheet.initiative()));
        row.add(text(sheet.topics().theme()));
        row.add(text(sheet.title()));
        row.add(text(sheet.topics().territory()));
        row.add(text(String.join(" / ", sheet.sectors())));
        row.add(text(sheet.organisation()));
        row.add(text(sheet.programme()));
        row.add(text(String.join(" / ", sheet.structures())));
        for (SheetPart part : SheetPart.values()) {
            row.add(text(told.quoting(sheet.parts().getOrDefault(part, ""))));
        }
        row.add(text(sheet.source()));
        return row;
    }

    private static Datum text(String text) {
        return text.isEmpty() ? Datum.nothing() : Datum.of(text);
    }
}
