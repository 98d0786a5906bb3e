package org.essaim.sharing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays out what a network shared and how much of it was read. */
final class ResourceReport {
    private final ResourceBook book;
    private final String programme;
    private final Locale locale;

    ResourceReport(ResourceBook book, String programme, Locale locale) {
        this.book = book;
        this.programme = programme;
        this.locale = locale.getLanguage().equals("en") ? Locale.UK : Locale.FRANCE;
    }

    Report report() {
        List<List<Value>> rows = book.resources().stream()
                .filter(each -> programme.isEmpty() || each.programme().equals(programme))
                .map(this::row)
                .toList();
        String title = text("Ressources mises à disposition", "Resources at the structures’ disposal");
        Block.Table table = new Block.Table(
                "resources",
                text("Ce qui a été partagé, et lu", "What was shared, and read"),
                List.of(
                        Column.of("title", text("Ressource", "Resource")),
                        Column.of("kind", text("Nature", "Kind")),
                        Column.of("published", text("Publiée le", "Published on")),
                        Column.of("addressed", text("Adressée à", "Addressed to")),
                        Column.of("addressees", text("Destinataires", "Addressees")),
                        Column.of("views", text("Consultations", "Views")),
                        Column.of("readers", text("Lecteurs", "Readers")),
                        Column.of("until", text("Jusqu’à fin", "Up to the end of")),
                        Column.of("rate", text("Taux de lecture", "Reading rate"))),
                rows,
                List.of());
        return new Report(
                "resources",
                title,
                programme,
                locale,
                Audience.RECIPIENT,
                false,
                null,
                List.of(new Section(
                        "resources",
                        title,
                        false,
                        List.of(
                                new Block.Paragraph(text(
                                        "Le taux de lecture est le nombre de personnes différentes qui ont ouvert la ressource,"
                                                + " rapporté au nombre de personnes à qui elle est adressée.",
                                        "The reading rate is how many different people opened the resource, over how many"
                                                + " people it is addressed to.")),
                                table))));
    }

    private List<Value> row(Resource resource) {
        List<Value> row = new ArrayList<>();
        row.add(Value.of(resource.title()));
        row.add(Value.of(resource.kind().title(locale)));
        row.add(new Value.Day(resource.published()));
        row.add(resource.addressed().isEmpty() ? unsaid() : Value.of(resource.addressed()));
        Integer addressees = resource.addressees();
        row.add(addressees == null ? unsaid() : Value.count(addressees));
        SortedMap<YearMonth, SortedMap<String, Reading>> months = book.readings(resource.id());
        long views = 0;
        Optional<Reading> last = Optional.empty();
        for (YearMonth month : months.keySet()) {
            Optional<Reading> told = book.reading(resource.id(), month, "");
            views += told.map(Reading::views).orElse(0);
            last = told.isPresent() ? told : last;
        }
        row.add(last.isEmpty() ? unsaid() : Value.count(views));
        row.add(last.<Value>map(each -> Value.count(each.readers())).orElse(unsaid()));
        row.add(last.<Value>map(each -> new Value.Month(each.month())).orElse(unsaid()));
        row.add(
                last.isEmpty() || addressees == null
                        ? unsaid()
                        : new Value.Share(last.get().readers(), addressees));
        return row;
    }

    private Value unsaid() {
        return new Value.Absent(text("non renseigné", "not told"));
    }

    private String text(String french, String english) {
        return locale.equals(Locale.UK) ? english : french;
    }
}
