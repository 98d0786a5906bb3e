package org.essaim.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.formula.Outcome;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.essaim.indicator.Question;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.MappingChange;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.threeten.extra.LocalDateRange;

/**
 * Asks for what 40 indicators need, two measures each, of a federation of 800 structures and of each of them: 30 workers with seven
 * categories of time, twelve sealed months, some two million cells.
 *
 * <p>Target: under a second, warm, which is when somebody asked before; the first warm-up reads everything.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class MeasuresBenchmark {
    private static final Year YEAR = Year.of(2025);
    private static final int WORKERS = 30;
    private static final int MEASURES = 80;
    private static final List<Category> LABELS = List.of(
            Category.TEAM_MEETING,
            Category.TEAM_PLANNING,
            Category.MENTORING,
            Category.PRACTICE_ANALYSIS,
            Category.TRAINING,
            Category.ADMINISTRATION);

    /** {@code year}: the year as one period; {@code months}: each month by itself. */
    @Param({"year", "months"})
    public String periods = "year";

    /** How many structures. */
    @Param("800")
    public int structures = 800;

    private Essaim essaim = Essaim.builder().build();
    private final List<org.essaim.organisation.Scope> scopes = new ArrayList<>();

    /** Takes a year in and seals it; always the same. */
    @Setup(Level.Trial)
    public void seal() {
        essaim = Essaim.builder()
                .pseudonyms(Pseudonymiser.ofHexKey("ab".repeat(32)))
                .build();
        essaim.found(new Federation("benchmark", "Fédération fictive", true));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("benchmark", TimeBasis.PLANNED)
                                .build()));
        MappingChange mapping = essaim.time().mapping();
        LABELS.forEach(each -> mapping.map(each.name(), each));
        mapping.save();
        scopes.add(org.essaim.organisation.Scope.federation());
        for (int i = 0; i < structures; i++) {
            String structure = String.format(Locale.ROOT, "S%03d", i);
            scopes.add(new org.essaim.organisation.Scope(Set.of(structure)));
            essaim.time()
                    .save(new Structure(
                            structure,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            ZoneId.of("Europe/Paris"),
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
            essaim.time()
                    .load(
                            new YearOfCells(),
                            structure,
                            Window.complete(YEAR.atMonth(Month.JANUARY), YEAR.atMonth(Month.DECEMBER)));
            for (Month month : Month.values()) {
                essaim.time().close(List.of(structure), YEAR.atMonth(month));
            }
        }
    }

    /** Each worker has one visit and one event of each label a month. */
    private static final class YearOfCells implements TimeSource {
        @Override
        public String profile() {
            return "benchmark";
        }

        @Override
        public String name() {
            return "year.csv";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (int worker = 0; worker < WORKERS; worker++) {
                WorkerId who = context.pseudonyms().pseudonym(context.structure() + "-" + worker);
                for (Month month : Month.values()) {
                    for (int day = 0; day <= LABELS.size(); day++) {
                        LocalDateTime start = YEAR.atMonth(month).atDay(day + 1).atTime(9, worker);
                        ZonedDateTime from = start.atZone(context.zone());
                        ZonedDateTime to = start.plusMinutes(60 + worker).atZone(context.zone());
                        Fact fact = Fact.builder(
                                        context.structure(), profile(), day == 0 ? FactKind.VISIT : FactKind.INTERNAL)
                                .worker(who)
                                .label(day == 0 ? "" : LABELS.get(day - 1).name())
                                .planned(new Interval(
                                        from.toEpochSecond(),
                                        from.getOffset().getTotalSeconds(),
                                        to.toEpochSecond(),
                                        to.getOffset().getTotalSeconds()))
                                .build();
                        sink.fact(++row, fact);
                    }
                }
            }
            return new Reading(Digest.of("benchmark", context.structure().getBytes(StandardCharsets.UTF_8)), row - 1);
        }
    }

    /** Asks for everything; answers how much of it was told, so that nobody measures an empty federation. */
    @Benchmark
    public long ask() {
        MeasureSource source = essaim.time().measures();
        List<MeasureSource.Measure> measures = source.measures();
        List<LocalDateRange> asked = new ArrayList<>();
        if (periods.equals("year")) {
            asked.add(LocalDateRange.of(LocalDate.of(YEAR.getValue(), 1, 1), LocalDate.of(YEAR.getValue() + 1, 1, 1)));
        } else {
            for (Month month : Month.values()) {
                LocalDate first = YEAR.atMonth(month).atDay(1);
                asked.add(LocalDateRange.of(first, first.plusMonths(1)));
            }
        }
        long told = 0;
        for (int i = 0; i < MEASURES; i++) {
            for (LocalDateRange period : asked) {
                told += source.values(measures.get(i % measures.size()).id(), scopes, period).stream()
                        .filter(MeasureSource.Measured.class::isInstance)
                        .count();
            }
        }
        if (told != (long) MEASURES * asked.size() * scopes.size()) {
            throw new IllegalStateException("Only " + told + " values were told.");
        }
        return told;
    }

    /** Works 40 indicators out for each structure, over the year or over each month and the year; answers how many values are known. */
    @Benchmark
    public long indicators() {
        List<String> names = essaim.time().measures().measures().stream()
                .map(MeasureSource.Measure::id)
                .toList();
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < MEASURES / 2; i++) {
            definitions.add(Definition.builder("share-" + i, 1, names.get(i % names.size()))
                    .over("time")
                    .times(100)
                    .build());
        }
        Question question = Question.of(definitions.stream().map(Definition::id).toList())
                .over(Period.of(PeriodKind.YEAR, LocalDate.of(YEAR.getValue(), 1, 1)))
                .by(Dimension.STRUCTURE)
                .every(periods.equals("year") ? null : PeriodKind.MONTH);
        Answer answer = essaim.indicators().answer(question, definitions.toArray(Definition[]::new));
        long known = answer.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.values().stream())
                .filter(value -> value.outcome() instanceof Outcome.Known)
                .count();
        long asked = (long) MEASURES / 2 * structures * (periods.equals("year") ? 1 : Month.values().length + 1);
        if (known != asked) {
            throw new IllegalStateException("Only " + known + " of " + asked + " values are known.");
        }
        return known;
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Trial)
    public void close() {
        essaim.close();
    }
}
