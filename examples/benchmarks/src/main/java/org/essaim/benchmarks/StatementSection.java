package org.essaim.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.essaim.funding.FundingStatement;
import org.essaim.time.Category;
import org.essaim.time.Entry;

/** A federation’s statement beside the query that somebody would write for it. */
final class StatementSection implements Section {
    private static final String AGREEMENT = "DIALOGUE";
    private static final String FEW = "5";
    private static final String MANY = "20";
    private static final int HEAP_OF_MANY = 4_000;

    @Override
    public String name() {
        return "statement";
    }

    @Override
    public List<String> parts(Scale scale) {
        return scale.of(List.of("2"), List.of(FEW), List.of(FEW, MANY));
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return part.equals(MANY) ? HEAP_OF_MANY : 2_000;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## A funding statement, beside the query that somebody would write

                Structures of 112 workers are imported, closed month by month, and their year’s statement drafted: an agreement pays 80 % of 24.20 € an hour for two
                kinds of meetings, up to a ceiling that three fifths of the hours reach. DuckDB has the same entries in memory, and one query: recorded, counted, funded and unfunded
                seconds and the amount, rounded half up in integers. Both come to the same seconds and the same cents. The query answers these five
                numbers; the draft says them of each structure, month and category too, with reasons, the terms, and the seals that it rests on.

                | entries | Essaim’s draft (ms) | DuckDB’s query (ms) | Essaim’s speed in that of the query | spread |
                |---|---|---|---|---|
                """;
    }

    /**
     * What both say.
     *
     * @param recorded seconds
     * @param counted seconds
     * @param funded seconds
     * @param unfunded seconds
     * @param cents the amount
     */
    private record Figures(long recorded, long counted, long funded, long unfunded, long cents) {
        static Figures of(FundingStatement statement) {
            return new Figures(
                    statement.recordedSeconds(),
                    statement.claimedSeconds(),
                    statement.fundedSeconds(),
                    statement.unfundedSeconds(),
                    statement.amount().getAmountMinorLong());
        }
    }

    private static String query(long ceiling) {
        return """
                with recorded as (
                  select sum(seconds) as recorded,
                    sum(seconds) filter (where category in ('TEAM_MEETING', 'PRACTICE_ANALYSIS')) as eligible
                  from entry
                  where work_month between 1 and 12
                    and category in ('TEAM_MEETING', 'PRACTICE_ANALYSIS', 'TEAM_PLANNING')
                ), counted as (
                  select recorded, least(eligible, %1$d) as counted from recorded
                ), funded as (
                  select recorded, counted, (2 * counted * %2$d + 100) // 200 as funded from counted
                )
                select recorded, counted, funded, recorded - funded as unfunded,
                  (2 * counted * %2$d * %3$d + 360000) // 720000 as cents
                from funded
                """.formatted(ceiling, SealedFederation.PERCENT, SealedFederation.CENTS_AN_HOUR);
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        if (part.equals(MANY) && !Machine.bears(HEAP_OF_MANY)) {
            told.note("Left out: %s structures, which take a heap of %d MB and as much beside it.", MANY, HEAP_OF_MANY);
            return;
        }
        try (SealedFederation federation = new SealedFederation(Integer.parseInt(part), scale.of(20, 112, 112));
                Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            long entries = copy(federation, duckdb);
            long ceiling = 3 * ask(duckdb, query(Integer.MAX_VALUE * 1_000L)).counted() / 5;
            federation.agree(AGREEMENT, ceiling);
            String query = query(ceiling);
            Figures ours = draft(federation);
            Figures theirs = ask(duckdb, query);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException("The statement says " + ours + ", and the query " + theirs + ".");
            }
            Turns.Times times = Turns.onTheWall()
                    .way("ours", () -> draft(federation).cents())
                    .way("theirs", () -> ask(duckdb, query).cents())
                    .take(scale.of(0, 3, 5), scale.of(1, 5, 11));
            Turns.Ratio ratio = times.ratio("ours", "theirs");
            told.row(
                    String.format(Locale.ROOT, "%,d of %s structures", entries, part),
                    times.millis("ours"),
                    times.millis("theirs"),
                    ratio.toString(),
                    ratio.spread());
            told.versions(DuckDBConnection.class);
        }
    }

    private static Figures draft(SealedFederation federation) {
        return Figures.of(
                federation.essaim.funding().draft(AGREEMENT, SealedFederation.JANUARY, SealedFederation.DECEMBER));
    }

    private static Figures ask(Connection duckdb, String query) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Figures(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    private static long copy(SealedFederation federation, Connection duckdb) throws SQLException {
        long entries = 0;
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            // Kept as one byte each, and read by name.
            statement.execute("create type category as enum ("
                    + Arrays.stream(Category.values())
                            .map(each -> "'" + each + "'")
                            .collect(Collectors.joining(", "))
                    + ")");
            statement.execute("create table entry (structure smallint not null, work_month tinyint not null,"
                    + " category category not null, work_day tinyint not null, seconds integer not null)");
        }
        try (DuckDBAppender appender = duckdb.unwrap(DuckDBConnection.class).createAppender("entry")) {
            for (int i = 0; i < federation.structures.size(); i++) {
                for (Month month : Month.values()) {
                    for (Entry entry : federation
                            .essaim
                            .time()
                            .entries(federation.structures.get(i), SealedFederation.YEAR.atMonth(month))) {
                        appender.beginRow()
                                .append((short) i)
                                .append((byte) month.getValue())
                                .append(entry.category().name())
                                .append((byte) entry.date().getDayOfMonth())
                                .append((int) entry.seconds())
                                .endRow();
                        entries++;
                    }
                }
            }
        }
        return entries;
    }
}
