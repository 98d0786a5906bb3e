package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Entry;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.JournalExtract;
import org.essaim.time.TimeBasis;
import org.essaim.time.Timekeeping;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;

/** What other programs import is what we would read of them. */
class TimesheetCsvTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate CLOCKS_CHANGE = LocalDate.of(2026, 3, 29);
    private static final String STRUCTURE = "S001";

    /** Someone who keeps time in a fresh store. */
    private static Timekeeping desk() {
        Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey("0f".repeat(32));
        Timekeeping time = new Timekeeping(
                new InMemoryStore(),
                () -> new Actor("tests", Perimeter.all()),
                () -> pseudonyms,
                Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC));
        time.save(new Structure(
                STRUCTURE, "Structure fictive", null, null, null, PARIS, ByDate.always(CollectiveAgreement.IDCC_2941)));
        time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.always(WorkingTimeRules.builder("everyday", TimeBasis.PLANNED)
                        .cancelledPaid(true)
                        .source("made up for tests")
                        .build()));
        time.mapping()
                .map("Réunion", Category.TEAM_MEETING)
                .map("Tutorat", Category.MENTORING)
                .save();
        return time;
    }

    private static Fact fact(int worker, String label, LocalDate day, int from, int length) {
        long start = day.atTime(LocalTime.ofSecondOfDay(from)).atZone(PARIS).toEpochSecond();
        int offset = day.atTime(12, 0).atZone(PARIS).getOffset().getTotalSeconds();
        return Fact.builder(STRUCTURE, "planning", FactKind.INTERNAL)
                .worker(new WorkerId(String.format(Locale.ROOT, "%032x", worker)))
                .team("Équipe Nord")
                .label(label)
                .planned(new Interval(start, offset, start + length, offset))
                .build();
    }

    /** Facts that do not reach over midnight or a change of clocks, whose local times exist twice in a file without a zone. */
    @Provide
    Arbitrary<List<Fact>> facts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("Réunion", "Tutorat", "Point ; \"rapide\", à trois", "Inconnu"),
                        Arbitraries.integers()
                                .between(1, 31)
                                .map(MARCH::atDay)
                                .filter(day -> !day.equals(CLOCKS_CHANGE)),
                        Arbitraries.integers().between(0, 80_000),
                        Arbitraries.integers().between(1, 6_000))
                .as(TimesheetCsvTest::fact)
                .list()
                .ofMaxSize(15);
    }

    private record Written(String text, List<Finding> findings) {}

    private static Written written(JournalExtract journal, CsvExport.Target target) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Finding> findings = CsvExport.timesheet(journal, target, Locale.FRANCE, out);
        return new Written(out.toString(StandardCharsets.UTF_8), findings);
    }

    private static JournalExtract march(Timekeeping time) {
        return time.journal(List.of(STRUCTURE), MARCH, MARCH);
    }

    private static List<Entry> again(String csv, String preset) throws IOException {
        Timekeeping time = desk();
        Path file = Files.createTempFile("timesheet", ".csv");
        try {
            Files.writeString(file, csv);
            CsvTimeSource source =
                    CsvTimeSource.of(file, CsvPresets.find(preset).orElseThrow());
            assertThat(time.load(source, STRUCTURE, Window.complete(MARCH)).findings())
                    .filteredOn(Finding::isError)
                    .isEmpty();
        } finally {
            Files.delete(file);
        }
        return time.entries(STRUCTURE, MARCH);
    }

    // The same people under other pseudonyms: theirs were made of ours.
    private static List<String> renamed(List<Entry> entries, boolean timed) {
        Map<WorkerId, List<String>> byWorker = new HashMap<>();
        for (Entry entry : entries) {
            byWorker.computeIfAbsent(entry.worker(), worker -> new ArrayList<>())
                    .add(entry.date() + " " + (timed ? entry.start() + " " : "") + entry.seconds() + " " + entry.team()
                            + " " + entry.category());
        }
        return byWorker.values().stream()
                .map(lines -> String.join("\n", lines.stream().sorted().toList()))
                .sorted()
                .toList();
    }

    @Property(tries = 60)
    void whatKimaiImportsIsReadBackAsTheSameEntries(@ForAll("facts") List<Fact> facts) throws IOException {
        Timekeeping time = desk();
        time.load(Telling.of(facts), STRUCTURE, Window.complete(MARCH));
        List<Entry> entries = time.entries(STRUCTURE, MARCH);
        Written kimai = written(march(time), CsvExport.Target.KIMAI);
        assertThat(kimai.findings()).isEmpty();
        assertThat(renamed(again(kimai.text(), "kimai"), true)).isEqualTo(renamed(entries, true));
    }

    @Property(tries = 60)
    void whatOdooImportsIsReadBackAsTheSameHours(@ForAll("facts") List<Fact> facts) throws IOException {
        Timekeeping time = desk();
        time.load(Telling.of(facts), STRUCTURE, Window.complete(MARCH));
        Written odoo = written(march(time), CsvExport.Target.ODOO);
        assertThat(odoo.findings()).isEmpty();
        // It knows no times of day; a decimal of an hour is exact to the second, within the 18 s that two decimals
        // would leave.
        assertThat(renamed(again(odoo.text(), "odoo"), false))
                .isEqualTo(renamed(time.entries(STRUCTURE, MARCH), false));
        List<List<String>> rows = DatasetCsvReading.cells(odoo.text(), ',');
        assertThat(rows.stream().map(row -> row.get(0))).doesNotHaveDuplicates();
    }

    private static List<List<String>> cells(Fact fact, CsvExport.Target target) throws IOException {
        Timekeeping time = desk();
        time.load(Telling.of(List.of(fact)), STRUCTURE, Window.complete(MARCH));
        return DatasetCsvReading.cells(written(march(time), target).text(), ',');
    }

    @Example
    void theHeaderOfKimaiIsTheOneOfItsImport() throws IOException {
        String worker = "0".repeat(31) + "1";
        List<List<String>> cells = cells(fact(1, "=Réunion", MARCH.atDay(2), 9 * 3600, 5400), CsvExport.Target.KIMAI);
        assertThat(String.join(",", cells.get(0)))
                .isEqualTo("Date,From,To,Duration,Rate,User,Email,Customer,Project,Activity,Description,Exported,Tags");
        assertThat(cells.get(1))
                .containsExactly(
                        "2026-03-02",
                        "09:00:00",
                        "10:30:00",
                        "5400",
                        "",
                        worker,
                        worker + "@essaim.invalid",
                        "S001",
                        "Équipe Nord",
                        "'=Réunion",
                        "",
                        "0",
                        "UNMAPPED");
    }

    @Example
    void theHeaderOfOdooIsMadeOfItsFields() throws IOException {
        List<List<String>> cells = cells(fact(1, "Réunion", MARCH.atDay(2), 9 * 3600, 1200), CsvExport.Target.ODOO);
        assertThat(String.join(",", cells.get(0)))
                .isEqualTo("id,date,employee_id/id,project_id,task_id,name,unit_amount");
        assertThat(cells.get(1).get(0)).matches("essaim\\.line_[0-9a-f]{32}");
        assertThat(cells.get(1).subList(1, 7))
                .containsExactly(
                        "2026-03-02",
                        "essaim.worker_" + "0".repeat(31) + "1",
                        "Équipe Nord",
                        "Réunion",
                        "Réunion d’équipe",
                        "0.333333");
    }

    @Example
    void aDayWithoutTimesBeginsAtMidnightInKimaiAndThatIsSaid() throws IOException {
        Timekeeping time = desk();
        Fact day = Fact.builder(STRUCTURE, "planning", FactKind.INTERNAL)
                .worker(new WorkerId("0".repeat(31) + "1"))
                .label("Réunion")
                .duration(MARCH.atDay(2), 3600, PARIS)
                .build();
        time.load(Telling.of(List.of(day)), STRUCTURE, Window.complete(MARCH));
        Written kimai = written(march(time), CsvExport.Target.KIMAI);
        assertThat(kimai.text()).contains("2026-03-02,00:00:00,01:00:00,3600,");
        assertThat(kimai.findings()).extracting(Finding::code).containsExactly(Code.EXPORTED_FROM_MIDNIGHT);
        assertThat(written(march(time), CsvExport.Target.ODOO).findings()).isEmpty();
    }

    @Example
    void aCorrectionIsLeftOutAndThatIsSaid() throws IOException {
        Timekeeping time = desk();
        time.load(
                Telling.of(List.of(fact(1, "Réunion", MARCH.atDay(2), 9 * 3600, 3600))),
                STRUCTURE,
                Window.complete(MARCH));
        time.close(List.of(STRUCTURE), MARCH);
        time.load(
                Telling.of(List.of(fact(1, "Réunion", MARCH.atDay(2), 9 * 3600, 1800))),
                STRUCTURE,
                Window.complete(MARCH));
        time.proposals(STRUCTURE).forEach(each -> time.accept(each.id(), "vu avec la responsable"));
        Written kimai = written(time.journal(List.of(STRUCTURE), MARCH, MARCH.plusMonths(6)), CsvExport.Target.KIMAI);
        assertThat(kimai.text().lines()).hasSize(2);
        assertThat(kimai.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CORRECTIONS_NOT_EXPORTED);
            assertThat(finding.message(Locale.FRENCH)).contains("-1800", "Kimai");
        });
    }

    /** A planning that tells these facts. */
    private record Telling(List<Fact> facts) implements TimeSource {
        static Telling of(List<Fact> facts) {
            return new Telling(facts);
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (Fact fact : facts) {
                sink.fact(++row, fact);
            }
            return new Reading(Digest.of("test", new byte[] {1}), facts.size());
        }
    }
}
