package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.essaim.time.Category;
import org.essaim.time.SealedTime;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The views as a BI tool reads them: another user, who may see nothing else, and who knows JDBC and no Essaim. */
final class ViewsTest {
    private static final Map<String, List<String>> COLUMNS = new TreeMap<>();

    static {
        COLUMNS.put(
                "essaim_month",
                List.of(
                        "structure VARCHAR",
                        "booking_month DATE",
                        "deliveries BIGINT",
                        "last_delivery_at TIMESTAMP",
                        "sealed BOOLEAN",
                        "seal INTEGER",
                        "sealed_at TIMESTAMP",
                        "facts BIGINT",
                        "entries BIGINT",
                        "erased BOOLEAN"));
        COLUMNS.put(
                "essaim_recorded_time",
                List.of(
                        "structure VARCHAR",
                        "booking_month DATE",
                        "work_month DATE",
                        "category VARCHAR",
                        "family VARCHAR",
                        "scheme VARCHAR",
                        "workers BIGINT",
                        "seconds BIGINT",
                        "hours NUMERIC",
                        "erased BOOLEAN"));
    }

    @ParameterizedTest
    @EnumSource
    void namesAndTypesStay(Database database) throws Exception {
        DataSource host = database.fresh();
        JdbcStore.on(host).close();
        try (Connection connection = analyst(database, host).getConnection()) {
            for (Map.Entry<String, List<String>> view : COLUMNS.entrySet()) {
                List<String> found = new ArrayList<>();
                try (ResultSet columns = connection.createStatement().executeQuery("select * from " + view.getKey())) {
                    for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                        found.add(columns.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT) + " "
                                + type(columns.getMetaData().getColumnType(i)));
                    }
                }
                assertThat(found).as(view.getKey()).isEqualTo(view.getValue());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsAreThoseOfTheSealedMonths(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            DataSource analyst = analyst(database, host);
            SealedTime sealed = Life.over(store).time().sealed();
            List<String> expected = new ArrayList<>();
            sealed.sums(Life.STRUCTURES, Life.FIRST, Life.LAST)
                    .forEach(sum -> expected.add(String.join(
                            "|",
                            sum.structure(),
                            sum.booking().atDay(1).toString(),
                            sum.month().atDay(1).toString(),
                            sum.category().name(),
                            sum.category().family().name(),
                            sum.scheme() == null ? "" : sum.scheme().name(),
                            Long.toString(sum.workers()),
                            Long.toString(sum.seconds()))));
            assertThat(Database.rows(
                            analyst,
                            "select structure, booking_month, work_month, category, family, scheme, workers, seconds"
                                    + " from essaim_recorded_time"))
                    .containsExactlyInAnyOrderElementsOf(expected);
            // Six workers, 23 working days of January, four visits of 100 minutes.
            assertThat(Database.rows(
                            analyst,
                            "select sum(seconds), sum(hours) from essaim_recorded_time where structure = 'S001'"
                                    + " and work_month = '2025-01-01' and category = 'DIRECT_CARE'"))
                    .containsExactly(6 * 23 * 4 * 6000 + "|" + "920.00");
            // What everybody asks: coordination in hours, structure by structure.
            assertThat(Database.rows(
                            analyst,
                            "select structure, cast(sum(seconds) / 3600 as integer) from essaim_recorded_time"
                                    + " where family = 'COORDINATION' and extract(year from work_month) = 2025"
                                    + " group by structure order by structure"))
                    .isEqualTo(coordination(sealed));
        }
    }

    private static List<String> coordination(SealedTime sealed) {
        List<String> expected = new ArrayList<>();
        for (String structure : Life.STRUCTURES) {
            long seconds = sealed.sums(List.of(structure), Life.FIRST, Life.LAST).stream()
                    .filter(sum -> sum.category().family() == Category.Family.COORDINATION)
                    .mapToLong(sum -> sum.seconds())
                    .sum();
            expected.add(structure + "|" + seconds / 3600);
        }
        return expected;
    }

    @ParameterizedTest
    @EnumSource
    void everyMonthSaysWhereItStands(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            String months = "select booking_month, deliveries, case when sealed then 1 else 0 end, coalesce(seal, 0),"
                    + " coalesce(facts, 0) from essaim_month where structure = 'S002' order by booking_month";
            assertThat(Database.rows(analyst(database, host), months))
                    .containsExactly(
                            "2025-01-01|1|1|1|" + facts(store, 1),
                            "2025-02-01|1|1|1|" + facts(store, 2),
                            "2025-03-01|1|1|1|" + facts(store, 3),
                            "2025-04-01|1|0|0|0");
        }
    }

    private static long facts(JdbcStore store, int month) {
        return Life.over(store)
                .time()
                .sealed()
                .seal("S002", java.time.YearMonth.of(2025, month))
                .orElseThrow()
                .facts();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsInThem(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            TreeSet<String> pseudonyms = new TreeSet<>(Database.rows(host, "select distinct worker from essaim_cell"));
            assertThat(pseudonyms).hasSize(6);
            DataSource analyst = analyst(database, host);
            for (String view : COLUMNS.keySet()) {
                assertThat(String.join("\n", Database.rows(analyst, "select * from " + view)))
                        .isNotEmpty()
                        .doesNotContain(pseudonyms)
                        .doesNotContain("Source"); // a team of two may be one person on holiday
            }
            for (String table : List.of("essaim_cell", "essaim_document", "essaim_segment")) {
                assertThatThrownBy(() -> Database.rows(analyst, "select * from " + table))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    /** Connections of a user who may see the views, and nothing but the views. */
    private static DataSource analyst(Database database, DataSource host) throws SQLException {
        if (database == Database.H2) {
            Database.execute(host, "create user analyst password 'bi'");
            for (String view : COLUMNS.keySet()) {
                Database.execute(host, "grant select on " + view + " to analyst");
            }
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(((JdbcDataSource) host).getURL().replace(";DB_CLOSE_DELAY=-1", ""));
            source.setUser("analyst");
            source.setPassword("bi");
            return source;
        }
        String schema = Database.rows(host, "select current_schema()").get(0);
        Database.execute(
                host,
                "create role \"a" + schema + "\" login",
                "grant usage on schema " + schema + " to \"a" + schema + "\"");
        for (String view : COLUMNS.keySet()) {
            Database.execute(host, "grant select on " + view + " to \"a" + schema + "\"");
        }
        return Server.at(Postgres.url(schema).replace("user=postgres", "user=a" + schema), null, null);
    }

    private static String type(int type) {
        return switch (java.sql.JDBCType.valueOf(type)) {
            case VARCHAR -> "VARCHAR";
            case DATE -> "DATE";
            case BIGINT -> "BIGINT";
            case INTEGER -> "INTEGER";
            // PostgreSQL's driver calls its timestamp with time zone a timestamp.
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP";
            // And its boolean a bit.
            case BOOLEAN, BIT -> "BOOLEAN";
            case NUMERIC, DECIMAL -> "NUMERIC";
            default -> "other type " + type;
        };
    }
}
