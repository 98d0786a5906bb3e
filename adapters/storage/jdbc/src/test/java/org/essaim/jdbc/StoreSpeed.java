package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.funding.FundingStatement;
import org.essaim.organisation.WorkerId;
import org.essaim.pack.Packs;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.Window;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long a store takes; run by {@code scripts/store-speed.sh}, never in a build. It prints every run, because other programs
 * share the machine, and the median.
 *
 * <p>PostgreSQL runs beside it as it comes, except that it waits for the disk as a server of a federation does.
 */
final class StoreSpeed {
    private static final int RUNS = Integer.getInteger("essaim.runs", 5);
    // A structure's year is some 120,000 facts and 210,000 entries, travel among them; these make a hundred million.
    private static final int STRUCTURES = Integer.getInteger("essaim.structures", 480);
    private static final int WORKERS = 112;
    private static final Year YEAR = Year.of(2025);
    private static final YearMonth JANUARY = YEAR.atMonth(Month.JANUARY);
    private static final YearMonth DECEMBER = YEAR.atMonth(Month.DECEMBER);

    private final Path folder = Path.of("target", "speed", UUID.randomUUID().toString());
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void stopAndRemove() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        Folders.remove(folder);
    }

    private DataSource fresh(Database database) throws IOException {
        Files.createDirectories(folder);
        Path place = folder.resolve(UUID.randomUUID().toString()).toAbsolutePath();
        if (database == Database.H2) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(Embedded.url(place.toString()), "sa", "");
            opened.add(pool::dispose);
            return pool;
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(place)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
        opened.add(server);
        return Server.at(server.getJdbcUrl("postgres", "postgres"), null, null);
    }

    /** A million facts of eight structures, each a year: read from a source, made into segments, stored. */
    @ParameterizedTest
    @EnumSource
    void appendAMillionFacts(Database database) throws Exception {
        long[] whole = new long[RUNS];
        long[] stored = new long[RUNS];
        long facts = 0;
        for (int run = 0; run < RUNS; run++) {
            try (JdbcStore store = JdbcStore.on(fresh(database))) {
                AtomicLong committing = new AtomicLong();
                Essaim essaim = founded(timed(store, committing), 9);
                long began = System.nanoTime();
                committing.set(0);
                facts = 0;
                for (int i = 1; i <= 9 && facts < 1_000_000; i++) {
                    facts += essaim.time()
                            .load(new Planning(WORKERS), structure(i), Window.complete(JANUARY, DECEMBER))
                            .added();
                }
                whole[run] = millis(began);
                stored[run] = committing.get() / 1_000_000;
            }
            stopAndRemove();
            opened.clear();
        }
        assertThat(facts).isGreaterThanOrEqualTo(1_000_000);
        tell(database + ", append " + facts + " facts, from source to commit", whole);
        tell(database + ", of that in commits of the store", stored);
    }

    @ParameterizedTest
    @EnumSource
    void statementAtAHundredMillionEntries(Database database) throws Exception {
        DataSource host = fresh(database);
        long entries = 0;
        try (JdbcStore store = JdbcStore.on(host)) {
            Essaim essaim = founded(store, STRUCTURES);
            essaim.time().load(new Planning(WORKERS), structure(1), Window.complete(JANUARY, DECEMBER));
            for (Month month : Month.values()) {
                entries += essaim.time()
                        .close(List.of(structure(1)), YEAR.atMonth(month))
                        .get(0)
                        .seal()
                        .entries();
            }
        }
        long began = System.nanoTime();
        copy(host);
        System.out.println(database + ": one structure's year of " + entries + " entries under " + STRUCTURES
                + " names, "
                + entries * STRUCTURES + " entries, "
                + Database.number(
                        host, "select cast(sum(octet_length(bytes)) / 1000000 as integer) from essaim_segment")
                + " MB of segments, "
                + Database.number(host, "select count(*) from essaim_cell") + " cells; copied in " + millis(began)
                + " ms");
        if (database == Database.POSTGRESQL) {
            Database.execute(host, "vacuum analyze");
        }
        long[] opening = new long[RUNS];
        long[] first = new long[RUNS];
        long[] again = new long[RUNS];
        long[] sums = new long[RUNS];
        long[] cells = new long[Math.min(RUNS, 2)];
        for (int run = 0; run < RUNS; run++) {
            began = System.nanoTime();
            try (JdbcStore store = JdbcStore.on(host)) {
                opening[run] = millis(began);
                Essaim essaim = Life.over(store);
                first[run] = draft(essaim);
                again[run] = draft(essaim);
                List<String> all = IntStream.rangeClosed(1, STRUCTURES)
                        .mapToObj(StoreSpeed::structure)
                        .toList();
                began = System.nanoTime();
                int found = essaim.time().sealed().sums(all, JANUARY, DECEMBER).size();
                sums[run] = millis(began);
                assertThat(found).isGreaterThan(STRUCTURES * 12);
            }
        }
        tell(database + ", open the store, receipts held against rows", opening);
        tell(database + ", statement of one structure's year, first of a store just opened", first);
        tell(database + ", statement of one structure's year, again", again);
        tell(database + ", sums of " + STRUCTURES + " structures' year by the database", sums);
        try (JdbcStore store = JdbcStore.on(host)) {
            // What it would take without: each month's cells read and added up here. All copies hold the cells of the
            // first.
            for (int run = 0; run < cells.length; run++) {
                began = System.nanoTime();
                for (int i = 0; i < STRUCTURES; i++) {
                    Life.over(plain(store)).time().sealed().sums(List.of(structure(1)), JANUARY, DECEMBER);
                }
                cells[run] = millis(began);
            }
        }
        tell(database + ", the same by reading as many cells", cells);
        issue(database, host);
    }

    private static long draft(Essaim essaim) {
        long began = System.nanoTime();
        FundingStatement statement = essaim.funding().draft("DIALOGUE", JANUARY, DECEMBER);
        assertThat(statement.findings().stream().noneMatch(finding -> finding.isError()))
                .isTrue();
        return millis(began);
    }

    private static void issue(Database database, DataSource host) throws Exception {
        try (JdbcStore store = JdbcStore.on(host)) {
            Essaim essaim = Life.over(store);
            long began = System.nanoTime();
            essaim.funding().issue("DIALOGUE", JANUARY, DECEMBER);
            tell(database + ", issue it, once", new long[] {millis(began)});
            long[] again = new long[RUNS];
            for (int run = 0; run < RUNS; run++) {
                began = System.nanoTime();
                essaim.funding().issue("DIALOGUE", JANUARY, DECEMBER);
                again[run] = millis(began);
            }
            tell(database + ", issue it again, unchanged", again);
        }
    }

    // The bytes of the others' cells still say S001: nobody decodes them here.
    private static void copy(DataSource host) throws Exception {
        try (Connection connection = host.getConnection()) {
            for (int i = 2; i <= STRUCTURES; i++) {
                String name = structure(i);
                Database.execute(
                        connection,
                        "insert into essaim_segment select '" + name
                                + "', kind, booking_month, sequence, ordinal, part, bytes, checksum"
                                + " from essaim_segment where structure = 'S0001'",
                        "insert into essaim_document select kind, replace(id, 'S0001', '" + name
                                + "'), version, sequence, replace(content, 'S0001', '" + name
                                + "'), null from essaim_document where kind in ('seal', 'journal', 'receipt') and id like 'S0001%'",
                        "insert into essaim_sealed select '" + name
                                + "', booking_month, sequence, seal, facts, entries, digest, erased"
                                + " from essaim_sealed where structure = 'S0001'",
                        "insert into essaim_cell select '" + name
                                + "', booking_month, work_month, work_from, category, family, team, worker, worker_function,"
                                + " scheme, seconds from essaim_cell where structure = 'S0001'",
                        "insert into essaim_sum select '" + name
                                + "', booking_month, work_month, category, family, scheme, workers, seconds"
                                + " from essaim_sum where structure = 'S0001'");
            }
            Database.execute(
                    connection,
                    "update essaim_head set documents = (select count(*) from essaim_document),"
                            + " segments = (select count(*) from essaim_segment)");
        }
    }

    private static String structure(int number) {
        return String.format(Locale.ROOT, "S%04d", number);
    }

    private Essaim founded(Store store, int structures) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "id: speed\ntitle: Fédération fictive\nversion: \"1\"\nfictitious: true\n",
                StandardCharsets.UTF_8);
        String named = IntStream.rangeClosed(1, structures)
                .mapToObj(i -> "  - {id: " + structure(i) + ", name: Structure fictive " + i
                        + ", zone: Europe/Paris, agreements: [{from: 2025-01-01, agreement: IDCC_2941}]}\n")
                .collect(Collectors.joining());
        String life = Files.readString(Path.of("src/test/resources/life/federation.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                pack.resolve("federation.yaml"),
                life.replaceFirst("(?s)structures:\n.*?staff:\n.*?labels:", "structures:\n" + named + "labels:")
                        .replace("    share:", "    scope: [S0001]\n    share:"),
                StandardCharsets.UTF_8);
        Essaim essaim = Life.over(store);
        essaim.load(Packs.standard().load(pack).require());
        return essaim;
    }

    /** The store, with a clock on its commits. */
    private static Store timed(JdbcStore store, AtomicLong nanos) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("commit")) {
                            nanos.addAndGet(System.nanoTime() - began);
                        }
                    }
                });
    }

    private static Store plain(JdbcStore store) {
        return timed(store, new AtomicLong());
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static void tell(String what, long[] millis) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.println(what + ": " + sorted[sorted.length / 2] + " ms, median of " + Arrays.toString(millis));
    }

    /** A year of one structure: four visits a day on five days of seven, and a meeting a week. */
    private record Planning(int workers) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (int worker = 0; worker < workers; worker++) {
                WorkerId who = context.pseudonyms().pseudonym(context.structure() + worker);
                for (LocalDate day = YEAR.atDay(1); day.getYear() == YEAR.getValue(); day = day.plusDays(1)) {
                    if ((day.getDayOfYear() + worker) % 7 < 5) {
                        for (int visit = 0; visit < 4; visit++) {
                            LocalDateTime start = day.atTime(8 + 2 * visit, worker % 30);
                            sink.fact(++row, fact(context, who, FactKind.VISIT, start, 100));
                        }
                        if (day.getDayOfYear() % 7 == 4) {
                            sink.fact(++row, fact(context, who, FactKind.INTERNAL, day.atTime(16, 30), 90));
                        }
                    }
                }
            }
            return new Reading(Digest.of("speed", context.structure().getBytes(StandardCharsets.UTF_8)), row - 1);
        }

        private Fact fact(Context context, WorkerId who, FactKind kind, LocalDateTime from, long minutes) {
            ZonedDateTime start = from.atZone(context.zone());
            ZonedDateTime end = start.plusMinutes(minutes);
            Fact.Builder fact = Fact.builder(context.structure(), profile(), kind)
                    .worker(who)
                    .planned(new Interval(
                            start.toEpochSecond(),
                            start.getOffset().getTotalSeconds(),
                            end.toEpochSecond(),
                            end.getOffset().getTotalSeconds()));
            return kind == FactKind.VISIT
                    ? fact.service("Aide à la personne APA").build()
                    : fact.label("Réunion d’équipe").build();
        }
    }
}
