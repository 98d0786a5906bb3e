package org.essaim.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays the catalogue out. */
final class CatalogueReport {
    private CatalogueReport() {}

    static Report of(List<Experience> found, Locale asked) {
        boolean english = asked.getLanguage().equals("en");
        Locale locale = english ? Locale.UK : Locale.FRANCE;
        List<List<Value>> rows = found.stream().map(each -> row(each, locale)).toList();
        String title = english ? "Catalogue of experiences" : "Catalogue des expériences";
        Block.Table table = new Block.Table(
                "experiences",
                english ? "Who tried what, and where it is told" : "Qui a essayé quoi, et où c’est raconté",
                List.of(
                        Column.of("title", english ? "Experience" : "Expérience"),
                        Column.of("kind", english ? "Kind" : "Nature"),
                        Column.of("id", english ? "Identifier" : "Identifiant"),
                        Column.of("theme", english ? "Theme" : "Thème"),
                        Column.of("approaches", english ? "Approaches" : "Approches"),
                        Column.of("territory", english ? "Territory" : "Territoire"),
                        Column.of("structure", "Structure"),
                        Column.of("difficulties", english ? "Difficulties met" : "Difficultés rencontrées"),
                        Column.of("day", "Date")),
                rows,
                List.of());
        return new Report(
                "experiences",
                title,
                english ? found.size() + " found" : found.size() + (found.size() < 2 ? " trouvée" : " trouvées"),
                locale,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("experiences", title, false, List.of(table))));
    }

    private static List<Value> row(Experience each, Locale locale) {
        Topics topics = each.topics();
        Topics.Size size = topics.size();
        List<Value> row = new ArrayList<>();
        row.add(Value.of(each.title()));
        row.add(Value.of(each.kind().title(locale)));
        row.add(Value.of(each.id()));
        row.add(Value.of(topics.theme()));
        row.add(Value.of(String.join(", ", topics.approaches())));
        row.add(Value.of(topics.territory()));
        row.add(Value.of(String.join(
                ", ",
                Stream.concat(each.structures().stream(), size == null ? Stream.of() : Stream.of(size.title(locale)))
                        .toList())));
        row.add(Value.of(String.join(", ", topics.difficulties())));
        row.add(each.day() == null ? Value.of("") : new Value.Day(each.day()));
        return row;
    }
}
