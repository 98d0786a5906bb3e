package org.essaim.time;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of some structures and months, to be taken along (<i>extrait du journal</i>): entry by entry, as sealed or as closing now would count
 * them, and the corrections booked with them. What is told of a month adds up to what it books.
 *
 * <p>Exact and under pseudonym: it is for whoever may see these structures, and is logged. One month of one structure is in memory at a time. As
 * thread-safe as its store.
 */
public final class JournalExtract {
    private static final Logger LOG = LoggerFactory.getLogger(JournalExtract.class);
    private static final DateTimeFormatter OFFSET_MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final Store store;
    private final List<String> structures;
    private final YearMonth first;
    private final YearMonth last;

    JournalExtract(Store store, List<String> structures, YearMonth first, YearMonth last) {
        this.store = store;
        this.structures = List.copyOf(structures);
        this.first = first;
        this.last = last;
    }

    /** Hears lines. */
    @FunctionalInterface
    public interface Hearer {
        /**
         * Takes a line.
         *
         * @throws IOException if it cannot be written
         */
        void hear(JournalLine line) throws IOException;
    }

    /**
     * Tells every line: by structure, booking month, then worker and time, corrections at the end of the month that books them.
     *
     * @throws IOException what the hearer threw
     */
    public void tell(Hearer hearer) throws IOException {
        for (String structure : structures) {
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                BookedMonth booked = BookedMonth.of(store, structure, month);
                ZoneId zone = booked.settings().zone();
                for (Entry entry : booked.entries()) {
                    hearer.hear(JournalLine.of(booked, entry, zone));
                }
                for (Map.Entry<Cell, Long> correction : booked.corrections().entrySet()) {
                    hearer.hear(JournalLine.of(booked, correction.getKey(), correction.getValue()));
                }
                LOG.info(
                        "journal of structure ({}), month ({}): ({}) lines taken along",
                        structure,
                        month,
                        booked.entries().size() + booked.corrections().size());
            }
        }
    }

    /** The lines as a table for other programs, with titles and words in French or English. */
    public Dataset dataset(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return Dataset.of(
                "journal",
                english ? "Journal of working time" : "Journal des temps",
                locale,
                fields(english),
                sink -> tell(line -> sink.take(row(line, locale))));
    }

    private static List<Field> fields(boolean english) {
        return List.of(
                new Field("structure", "Structure", Kind.TEXT),
                new Field("booked_month", english ? "Booked in" : "Mois de rattachement", Kind.MONTH),
                new Field("seal", english ? "Seal" : "Scellé n°", Kind.WHOLE),
                new Field("correction", "Correction", Kind.TRUTH),
                new Field("worker", english ? "Worker (pseudonym)" : "Intervenant (pseudonyme)", Kind.TEXT),
                new Field("team", english ? "Team" : "Équipe", Kind.TEXT),
                new Field("function", english ? "Function" : "Fonction", Kind.TEXT),
                new Field("date", "Date", Kind.DAY),
                new Field("start", english ? "Start" : "Début", Kind.CLOCK),
                new Field("end", english ? "End" : "Fin", Kind.CLOCK),
                new Field("starts_at", english ? "Starts at" : "Début exact", Kind.TEXT),
                new Field("ends_at", english ? "Ends at" : "Fin exacte", Kind.TEXT),
                new Field("seconds", english ? "Seconds" : "Secondes", Kind.WHOLE),
                new Field("hours", english ? "Hours" : "Heures", Kind.HOURS),
                new Field("category", english ? "Category code" : "Code de catégorie", Kind.TEXT),
                new Field("category_title", english ? "Category" : "Catégorie", Kind.TEXT),
                new Field("scheme", english ? "Scheme" : "Dispositif", Kind.TEXT),
                new Field("fragile_public", english ? "Fragile public" : "Public fragile", Kind.TRUTH),
                new Field("label", english ? "Label" : "Libellé", Kind.TEXT),
                new Field("service", "Service", Kind.TEXT),
                new Field("source", "Source", Kind.TEXT),
                new Field("source_key", english ? "Identifier in the source" : "Identifiant dans la source", Kind.TEXT),
                new Field("rule", english ? "Rule" : "Règle", Kind.TEXT));
    }

    private static List<Datum> row(JournalLine line, Locale locale) {
        List<Datum> row = new ArrayList<>(23);
        row.add(Datum.of(line.structure()));
        row.add(Datum.of(line.booked()));
        row.add(line.seal() == 0 ? Datum.nothing() : Datum.of(line.seal()));
        row.add(Datum.of(line.isCorrection()));
        row.add(Datum.of(line.worker().value()));
        row.add(text(line.team()));
        row.add(Datum.of(line.function().name()));
        row.add(Datum.of(line.date()));
        Interval at = line.at();
        if (at == null || !line.timed()) {
            // Nobody knows when in the day it was: the stretch that stands for it is no time to tell.
            row.addAll(List.of(Datum.nothing(), Datum.nothing(), Datum.nothing(), Datum.nothing()));
        } else {
            row.add(Datum.of(at.localStart().toLocalTime()));
            row.add(Datum.of(at.localEnd().toLocalTime()));
            row.add(Datum.of(moment(at.localStart(), at.startOffset())));
            row.add(Datum.of(moment(at.localEnd(), at.endOffset())));
        }
        row.add(Datum.of(line.seconds()));
        row.add(Datum.hours(line.seconds()));
        row.add(Datum.of(line.category().name()));
        row.add(Datum.of(line.category().title(locale)));
        @Nullable Scheme scheme = line.scheme();
        row.add(scheme == null ? Datum.nothing() : Datum.of(scheme.name()));
        row.add(Datum.of(line.fragile()));
        row.add(text(line.label()));
        row.add(text(line.service()));
        row.add(text(line.source()));
        row.add(text(line.key()));
        row.add(text(line.rule()));
        return row;
    }

    private static Datum text(String text) {
        return text.isEmpty() ? Datum.nothing() : Datum.of(text);
    }

    private static String moment(LocalDateTime local, int offset) {
        return OFFSET_MOMENT.format(local.atOffset(ZoneOffset.ofTotalSeconds(offset)));
    }
}
