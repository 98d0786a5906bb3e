package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.junit.jupiter.api.Test;

/** A journal that is taken along tells each second that its months book, once. */
class JournalExtractTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private final Desk desk = new Desk();

    private static List<JournalLine> lines(JournalExtract journal) throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        journal.tell(lines::add);
        return lines;
    }

    private JournalExtract journal() {
        return desk.time.journal(List.of(Desk.STRUCTURE), JANUARY, FEBRUARY);
    }

    @Test
    void anEntryIsTakenAlongWithItsTimesAndWhatItCameFrom() throws IOException {
        desk.load(
                JANUARY,
                Desk.keyed("K7", Desk.internal(Desk.ANYBODY, "Réunion", "2026-01-05T09:00", "2026-01-05T10:15")));
        Dataset dataset = journal().dataset(Locale.FRANCE);
        List<List<Datum>> rows = new ArrayList<>();
        dataset.tell(rows::add);
        SortedMap<String, Datum> row = new TreeMap<>();
        for (int i = 0; i < dataset.fields().size(); i++) {
            row.put(dataset.fields().get(i).name(), rows.get(0).get(i));
        }
        assertThat(rows).hasSize(1);
        assertThat(row)
                .containsEntry("structure", Datum.of("S001"))
                .containsEntry("seal", Datum.nothing())
                .containsEntry("correction", Datum.of(false))
                .containsEntry("worker", Datum.of(Desk.ANYBODY.value()))
                .containsEntry("date", Datum.of(LocalDate.of(2026, 1, 5)))
                .containsEntry("starts_at", Datum.of("2026-01-05T09:00:00+01:00"))
                .containsEntry("seconds", Datum.of(4500))
                .containsEntry("hours", Datum.hours(4500))
                .containsEntry("category", Datum.of("TEAM_MEETING"))
                .containsEntry("category_title", Datum.of("Réunion d’équipe"))
                .containsEntry("label", Datum.of("Réunion"))
                .containsEntry("source_key", Datum.of("K7"));
    }

    @Test
    void whatIsOfADayOnlyHasNoTimes() throws IOException {
        desk.load(
                JANUARY,
                Fact.builder(Desk.STRUCTURE, "planning", FactKind.INTERNAL)
                        .worker(Desk.ANYBODY)
                        .label("Réunion")
                        .duration(LocalDate.of(2026, 1, 5), 3600, Desk.PARIS)
                        .build());
        Dataset dataset = journal().dataset(Locale.UK);
        List<List<Datum>> rows = new ArrayList<>();
        dataset.tell(rows::add);
        for (int i = 0; i < dataset.fields().size(); i++) {
            if (List.of("start", "end", "starts_at", "ends_at")
                    .contains(dataset.fields().get(i).name())) {
                assertThat(rows.get(0).get(i)).isEqualTo(Datum.nothing());
            }
        }
    }

    @Test
    void aCorrectionStandsInTheMonthThatBooksIt() throws IOException {
        Fact meeting = Desk.keyed("A", Desk.internal(Desk.ANYBODY, "Réunion", "2026-01-05T09:00", "2026-01-05T10:00"));
        Fact shorter = Desk.keyed("A", Desk.internal(Desk.ANYBODY, "Réunion", "2026-01-05T09:00", "2026-01-05T09:30"));
        desk.loadIdentified(JANUARY, meeting);
        desk.close(JANUARY);
        desk.loadIdentified(JANUARY, shorter);
        desk.acceptAll();
        List<JournalLine> lines = lines(desk.time.journal(List.of(Desk.STRUCTURE), JANUARY, YearMonth.of(2026, 12)));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).isCorrection()).isFalse();
        assertThat(lines.get(0).seal()).isEqualTo(1);
        assertThat(lines.get(1).isCorrection()).isTrue();
        assertThat(lines.get(1).seconds()).isEqualTo(-1800);
        assertThat(lines.get(1).date()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(lines.get(1).booked().isAfter(JANUARY)).isTrue();
    }

    @Property(tries = 60)
    void theLinesOfAMonthAddUpToWhatItBooks(@ForAll("facts") List<Fact> facts, @ForAll boolean sealed)
            throws IOException {
        desk.load(JANUARY, facts);
        if (sealed) {
            desk.close(JANUARY);
        }
        SortedMap<String, Long> told = new TreeMap<>();
        for (JournalLine line : lines(desk.time.journal(List.of(Desk.STRUCTURE), JANUARY, JANUARY))) {
            told.merge(line.worker().value() + line.category() + line.scheme(), line.seconds(), Long::sum);
        }
        SortedMap<String, Long> booked = new TreeMap<>();
        desk.time
                .known(Desk.STRUCTURE)
                .cells(JANUARY)
                .forEach((cell, seconds) ->
                        booked.merge(cell.worker().value() + cell.category() + cell.scheme(), seconds, Long::sum));
        assertThat(told).isEqualTo(booked);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return Facts.of(JANUARY).list().ofMaxSize(12);
    }

    @Test
    void nobodyTakesAlongWhatIsNotTheirsToSee() {
        Timekeeping elsewhere = new Timekeeping(
                desk.store,
                () -> new Actor("voisin", Perimeter.of(java.util.Set.of("S002"))),
                () -> desk.pseudonyms,
                Clock.systemUTC());
        assertThatThrownBy(() -> elsewhere.journal(List.of(Desk.STRUCTURE), JANUARY, FEBRUARY))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("voisin");
    }
}
