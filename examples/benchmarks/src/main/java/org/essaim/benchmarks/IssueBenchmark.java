package org.essaim.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.essaim.Essaim;
import org.essaim.funding.Basis;
import org.essaim.funding.EmployerCost;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Share;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Function;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;
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

/**
 * Issues a year of sealed months from a pool of two agreements, then drafts the statement of what was issued.
 *
 * <p>A structure has 45 workers, which is what 10,000 facts a month come from: 83 structures stand for 10 million facts a year,
 * 800 for a federation. Targets: issuing 10 million facts in under 2 seconds, the federation's statement in under 5.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class IssueBenchmark {
    private static final Year YEAR = Year.of(2025);
    private static final int WORKERS = 45;

    /** How many structures. */
    @Param({"83", "800"})
    public int structures;

    /** Where they are kept: in memory, or in the file of an H2. */
    @Param({"memory", "h2"})
    public String store = "memory";

    /** Whether it is known what an hour costs the employer: then each hour is valued twice. */
    @Param({"true"})
    public boolean cost;

    private @Nullable Path folder;
    private @Nullable Essaim opened;
    private int issues;
    private String issued = "";

    /** Seals the year of every structure. */
    @Setup(Level.Trial)
    public void seal() throws IOException {
        Essaim essaim = Essaim.builder()
                .store(store.equals("h2") ? JdbcStore.inFolder(inTemp()) : new InMemoryStore())
                .pseudonyms(Pseudonymiser.ofHexKey("ab".repeat(32)))
                .build();
        opened = essaim;
        essaim.found(new Federation("benchmark", "Fédération fictive", true));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("benchmark", TimeBasis.PLANNED)
                                .source("made up for the benchmark")
                                .build()));
        ServiceMapping services = ServiceMapping.empty();
        for (String service : YearOfWork.SERVICES) {
            services = services.with(
                    service,
                    LocalDate.MIN,
                    new ServiceClass(
                            switch (service) {
                                case "APA" -> Scheme.APA;
                                case "PCH" -> Scheme.PCH;
                                default -> Scheme.PENSION_FUND;
                            },
                            true));
        }
        essaim.time().save(services);
        if (cost) {
            EmployerCost costs = EmployerCost.unknown();
            for (Function function : Function.values()) {
                costs = costs.with("", function, LocalDate.MIN, new BigDecimal("22.47"));
            }
            essaim.funding().save(costs);
        }
        List<Category> categories =
                List.of(Category.TEAM_MEETING, Category.TEAM_PLANNING, Category.PRACTICE_ANALYSIS, Category.MENTORING);
        for (Category category : categories) {
            essaim.time().mapping().map(category.name(), category).save();
        }
        for (int i = 1; i <= structures; i++) {
            String id = String.format(Locale.ROOT, "S%03d", i);
            essaim.time()
                    .save(new Structure(
                            id,
                            "Structure fictive " + i,
                            null,
                            null,
                            null,
                            ZoneId.of("Europe/Paris"),
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
            essaim.time()
                    .load(
                            new YearOfWork(
                                    YEAR,
                                    WORKERS,
                                    categories.stream().map(Category::name).toList()),
                            id,
                            Window.complete(YEAR.atMonth(1), YEAR.atMonth(12)));
            for (int month = 1; month <= 12; month++) {
                essaim.time().close(List.of(id), YEAR.atMonth(month));
            }
        }
        issue();
    }

    private Path inTemp() throws IOException {
        Path made = Files.createTempDirectory("essaim-issue");
        folder = made;
        return made;
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        essaim().close();
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Essaim essaim() {
        if (opened == null) {
            throw new IllegalStateException("Not opened.");
        }
        return opened;
    }

    /** Issues everything once more, to a pool of its own. */
    @Benchmark
    public FundingStatement issue() {
        String pool = "pool-" + issues++;
        List<String> ids = new ArrayList<>();
        for (int priority = 1; priority <= 2; priority++) {
            FundingAgreement agreement = FundingAgreement.builder(pool + "-" + priority)
                    .of("Convention fictive", "Financeur fictif")
                    .pool(pool, priority)
                    .term(YEAR.atDay(1), YEAR.atMonth(12).atEndOfMonth())
                    .categories(
                            priority == 1
                                    ? Set.of(Category.TEAM_MEETING, Category.PRACTICE_ANALYSIS)
                                    : Set.of(Category.TEAM_MEETING, Category.TEAM_PLANNING))
                    .basis(Basis.ACTUAL_TIME)
                    .rates(ByDate.always(new BigDecimal("24.20")))
                    .share(Share.percent(80))
                    .ceilingCents(priority == 1 ? structures * 100_000L : null)
                    .source("made up for the benchmark")
                    .build();
            essaim().funding().save(agreement);
            ids.add(agreement.id());
        }
        issued = ids.get(0);
        return essaim().funding().issue(issued, YEAR.atMonth(1), YEAR.atMonth(12));
    }

    /** The statement of a year that was issued. */
    @Benchmark
    public FundingStatement statement() {
        return essaim().funding().draft(issued, YearMonth.of(2025, 1), YearMonth.of(2025, 12));
    }
}
