package org.essaim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.junit.jupiter.api.Test;

/** What a mapping can do to a host's database, and what the database can tell of people. */
class SqlSafetyTest {
    private static final TimeSource.Context CONTEXT =
            new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), Pseudonymiser.ofHexKey("7c".repeat(32)));

    private final List<Fact> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private void read(TimeSource source) {
        source.read(CONTEXT, new TimeSource.Sink() {
            @Override
            public void fact(long row, Fact fact) {
                facts.add(fact);
            }

            @Override
            public void reject(long row, Finding finding) {
                findings.add(finding);
            }

            @Override
            public void note(Finding finding) {
                findings.add(finding);
            }
        });
    }

    private String said() {
        StringBuilder said = new StringBuilder();
        for (Finding finding : findings) {
            said.append(finding);
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                said.append(finding.message(locale)).append(finding.remedy(locale));
            }
        }
        return said.toString();
    }

    private static SqlTimeSource.Connections host(Databases kind) {
        SqlTimeSource.Connections host = kind.fresh();
        Databases.execute(
                host,
                "create table shift (id integer primary key, staff_number varchar(20), client varchar(60), label varchar(200),"
                        + " starts_at timestamp, ends_at timestamp)",
                "insert into shift values (1, 'M1', 'Mme Quatrelivres', 'Réunion', '2026-03-02 09:00', '2026-03-02 10:00')",
                "insert into shift values (2, 'M2', 'Mme Quatrelivres', 'Réunion', '2026-03-03 09:00', '2026-03-03 10:00')");
        return host;
    }

    private static String mapping(String from) {
        return """
                profile: essai
                %s
                columns:
                  kind: {always: INTERNAL}
                  key: {column: id}
                  worker: {column: staff_number}
                  label: {column: label}
                  plannedStart: {column: starts_at}
                  plannedEnd: {column: ends_at}
                """.formatted(from);
    }

    private static long count(SqlTimeSource.Connections host, String table) throws SQLException {
        try (Connection connection = host.open();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select count(*) from " + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Test
    void onPostgresAFunctionThatWritesIsRefusedByTheDatabase() throws SQLException {
        SqlTimeSource.Connections host = host(Databases.POSTGRES);
        Databases.execute(
                host,
                "create table touched (id integer)",
                "create function touch(value varchar) returns varchar language plpgsql as"
                        + " 'begin insert into touched values (1); return value; end'");
        read(SqlTimeSource.of(
                host,
                Databases.mapping(mapping(
                        "query: select id, staff_number, touch(label) as label, starts_at, ends_at from shift"))));
        assertThat(facts).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(said()).contains("25006");
        assertThat(count(host, "touched")).isZero();
    }

    @Test
    void onPostgresNeitherADriverNorAQueryTurnsThatOff() throws SQLException {
        SqlTimeSource.Connections host = host(Databases.POSTGRES);
        Databases.execute(
                host,
                "create table touched (id integer)",
                "create function touch(value varchar) returns varchar language plpgsql as"
                        + " 'begin perform set_config(''transaction_read_only'', ''off'', true);"
                        + " insert into touched values (1); return value; end'");
        SqlTimeSource.Connections careless = () -> {
            Connection connection = host.open();
            String url = connection.getMetaData().getURL();
            connection.close();
            return DriverManager.getConnection(url + "&readOnlyMode=ignore");
        };
        read(SqlTimeSource.of(
                careless,
                Databases.mapping(mapping(
                        "query: select id, staff_number, touch(label) as label, starts_at, ends_at from shift"))));
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(count(host, "touched")).isZero();
    }

    @Test
    void onH2AFunctionThatWritesIsFoundOutAndUndone() throws SQLException {
        SqlTimeSource.Connections host = host(Databases.H2);
        Databases.execute(
                host, "create table touched (id integer)", "create alias touch for \"org.essaim.sql.Touching.touch\"");
        read(SqlTimeSource.of(
                host,
                Databases.mapping(mapping(
                        "query: select id, staff_number, touch(label) as label, starts_at, ends_at from shift"))));
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(said()).contains("the query writes");
        assertThat(count(host, "touched")).isZero();
    }

    @Test
    void onPostgresAnAccountThatMayReadNothingElseIsEnough() throws SQLException {
        SqlTimeSource.Connections host = host(Databases.POSTGRES);
        String schema;
        String url;
        try (Connection connection = host.open()) {
            schema = connection.getSchema();
            url = connection.getMetaData().getURL();
        }
        String role = Databases.name("r");
        Databases.execute(
                host,
                "create role " + role + " login password 'planning'",
                "grant usage on schema " + schema + " to " + role,
                "grant select (id, staff_number, label, starts_at, ends_at) on shift to " + role);
        SqlTimeSource.Connections narrow =
                () -> DriverManager.getConnection(url.replaceAll("user=[^&]*", "user=" + role), role, "planning");
        for (String from :
                List.of("table: shift", "query: select id, staff_number, label, starts_at, ends_at from shift")) {
            facts.clear();
            read(SqlTimeSource.of(narrow, Databases.mapping(mapping(from))));
            assertThat(said()).isEmpty();
            assertThat(facts).hasSize(2);
        }
        read(SqlTimeSource.of(
                narrow,
                Databases.mapping(
                        mapping("table: shift").replace("label: {column: label}", "label: {column: client}"))));
        assertThat(findings).extracting(Finding::isError).contains(true);
    }

    @Test
    void aQueryMayNameItsParts() {
        for (Databases kind : Databases.values()) {
            facts.clear();
            read(SqlTimeSource.of(
                    host(kind),
                    Databases.mapping(mapping(
                            "query: with s as (select * from shift where id = 2) select * from s order by id"))));
            assertThat(said()).as(kind.name()).isEmpty();
            assertThat(facts).hasSize(1);
        }
    }

    @Test
    void onPostgresWhatIsNotMappedIsNotEvenWorkedOut() {
        SqlTimeSource.Connections host = host(Databases.POSTGRES);
        // Whoever asks for the client of this view is told of a division by zero.
        Databases.execute(
                host,
                "create view planning as select id, staff_number, label, starts_at, ends_at, 1 / (id - id) as client from shift");
        for (String from : List.of("table: planning", "query: select * from planning")) {
            facts.clear();
            read(SqlTimeSource.of(host, Databases.mapping(mapping(from))));
            assertThat(said()).as(from).isEmpty();
            assertThat(facts).hasSize(2);
        }
    }

    @Test
    void whatIsNotMappedIsNeverAskedFor() {
        for (Databases kind : Databases.values()) {
            SqlTimeSource.Connections host = host(kind);
            List<String> sent = new ArrayList<>();
            SqlTimeSource.Connections heard = () -> listening(host.open(), sent);
            read(SqlTimeSource.of(heard, Databases.mapping(mapping("query: select * from shift"))));
            assertThat(sent).hasSizeGreaterThanOrEqualTo(2);
            assertThat(sent)
                    .allSatisfy(sql -> assertThat(sql.substring(0, sql.indexOf(" from ")))
                            .startsWith("select \"")
                            .doesNotContainIgnoringCase("client")
                            .doesNotContain("*"));
        }
    }

    @Test
    void whatTheDatabaseSaysOfAValueStaysInside() {
        for (Databases kind : Databases.values()) {
            findings.clear();
            read(SqlTimeSource.of(
                    host(kind),
                    Databases.mapping(
                            mapping("query: select id, staff_number, cast(client as integer) as label, starts_at,"
                                    + " ends_at from shift"))));
            assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
            assertThat(said()).contains("SQL 22").doesNotContain("Quatrelivres");
        }
    }

    @Test
    void namesOfColumnsAreNoStatements() {
        for (Databases kind : Databases.values()) {
            findings.clear();
            SqlTimeSource.Connections host = host(kind);
            read(SqlTimeSource.of(
                    host,
                    Databases.mapping(mapping("table: shift")
                            .replace("{column: label}", "{column: 'label\" from shift; drop table shift; --'}"))));
            assertThat(findings).extracting(Finding::code).containsExactly(Code.MISSING_COLUMN);
            facts.clear();
            read(SqlTimeSource.of(host, Databases.mapping(mapping("table: shift"))));
            assertThat(facts).hasSize(2);
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        for (Databases kind : Databases.values()) {
            findings.clear();
            read(SqlTimeSource.of(
                    host(kind),
                    Databases.mapping(mapping("table: shift").replace("{column: label}", "{column: motif}"))));
            assertThat(findings)
                    .extracting(Finding::code, Finding::column)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(Code.MISSING_COLUMN, "motif"));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsAFinding() {
        read(SqlTimeSource.of(
                () -> DriverManager.getConnection("jdbc:h2:tcp://localhost:1/none;PASSWORD=geheim"),
                Databases.mapping(mapping("table: shift"))));
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
        assertThat(said()).doesNotContain("geheim");
    }

    @Test
    void somebodyElsesTransactionIsLeftAlone() throws SQLException {
        SqlTimeSource.Connections host = host(Databases.H2);
        try (Connection shared = host.open()) {
            shared.setAutoCommit(false);
            try (Statement statement = shared.createStatement()) {
                statement.execute("insert into shift (id) values (3)");
            }
            Connection kept = unclosed(shared);
            read(SqlTimeSource.of(() -> kept, Databases.mapping(mapping("table: shift"))));
            assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
            shared.commit();
        }
        assertThat(count(host, "shift")).isEqualTo(3);
    }

    private static Connection unclosed(Connection connection) {
        return watched(connection, true, new ArrayList<>());
    }

    private static Connection listening(Connection connection, List<String> sent) {
        return watched(connection, false, sent);
    }

    private static Connection watched(Connection connection, boolean kept, List<String> sent) {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                SqlSafetyTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (kept && method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("prepareStatement")) {
                        sent.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whatOthersChangeMeanwhileIsForTheNextReading() {
        for (Databases kind : Databases.values()) {
            SqlTimeSource.Connections host = host(kind);
            for (int id = 3; id <= 3_000; id += 3) {
                Databases.execute(
                        host,
                        "insert into shift select " + id
                                + " + id, staff_number, client, label, starts_at, ends_at from shift"
                                + " where id <= 2");
            }
            List<String> labels = new ArrayList<>();
            SqlTimeSource.of(host, Databases.mapping(mapping("query: select * from shift")))
                    .read(CONTEXT, new TimeSource.Sink() {
                        @Override
                        public void fact(long row, Fact fact) {
                            if (labels.isEmpty()) {
                                Databases.execute(
                                        host,
                                        "update shift set label = 'Autre'",
                                        "delete from shift where id > 1000",
                                        "insert into shift select 9000 + id, staff_number, client, label, starts_at, ends_at from"
                                                + " shift");
                            }
                            labels.add(fact.label());
                        }

                        @Override
                        public void reject(long row, Finding finding) {
                            findings.add(finding);
                        }

                        @Override
                        public void note(Finding finding) {
                            findings.add(finding);
                        }
                    });
            assertThat(findings).isEmpty();
            assertThat(labels).as(kind.name()).hasSize(2_002).containsOnly("Réunion");
        }
    }

    @Test
    void theConnectionGoesBackAsItCame() throws SQLException {
        for (Databases kind : Databases.values()) {
            SqlTimeSource.Connections host = host(kind);
            try (Connection pooled = host.open()) {
                Connection kept = unclosed(pooled);
                int isolation = pooled.getTransactionIsolation();
                read(SqlTimeSource.of(() -> kept, Databases.mapping(mapping("table: shift"))));
                assertThat(pooled.getTransactionIsolation()).isEqualTo(isolation);
                assertThat(pooled.getAutoCommit()).isTrue();
                assertThat(pooled.isReadOnly()).isFalse();
                try (Statement statement = pooled.createStatement()) {
                    statement.execute("insert into shift (id) values (4)");
                }
            }
            assertThat(count(host, "shift")).isEqualTo(3);
        }
    }
}
