package org.essaim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The planning program of the examples, followed as it is used. */
class SqlFollowingTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private SqlTimeSource.Connections host = Databases.H2.fresh();
    private final Office office = new Office();

    SqlTimeSource.Connections database() {
        return Databases.H2.fresh();
    }

    @BeforeEach
    void aProgramInUse() throws IOException {
        host = database();
        String schema = Files.readString(Path.of("../../../examples/host-planning/src/main/resources/schema.sql"));
        for (String statement : schema.replaceAll("(?m)^--.*$", "").split(";", -1)) {
            if (!statement.isBlank()) {
                Databases.execute(host, statement);
            }
        }
        Databases.execute(
                host,
                "insert into team (code, name) values ('NORD', 'Nord'), ('SUD', 'Sud')",
                "insert into person (staff_number, first_name, last_name, team_id, weekly_hours, updated_at) values"
                        + " ('M1', 'Zénaïde', 'Quatrelivres', 1, 30, '2026-01-01 00:00:00+00'),"
                        + " ('M2', 'Théodule', 'Vingtrinier', 2, 30, '2026-01-01 00:00:00+00')");
        for (int day = 2; day <= 6; day++) {
            shift(1, "2026-03-0" + day + " 09:00", "2026-03-0" + day + " 10:00", "2026-02-10 08:00:00+00");
        }
        // The newest: what is followed begins with it, again and again.
        shift(2, "2026-03-02 09:00", "2026-03-02 11:00", "2026-03-01 08:00:00+00");
    }

    private void shift(int person, String from, String to, String changed) {
        Databases.execute(
                host,
                "insert into shift (kind, label, person_id, client, note, starts_at, ends_at, status, created_at,"
                        + " updated_at) values ('MEETING', 'Réunion', " + person
                        + ", 'Mme Quatrelivres', 'chez Vingtrinier', '" + from + "', '" + to + "', 'DONE', '" + changed
                        + "', '" + changed + "')");
    }

    private static String yaml() {
        try (var in = SqlFollowingTest.class.getResourceAsStream("planning-equipe.yaml")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String byTeam() {
        return yaml().replace(
                        "  team: {column: team}",
                        "  team: {column: team}\n  structure: {column: team, values: {NORD: S001, SUD: S002}}");
    }

    private String follow(String mapping, String structure) {
        return outcomes(load(mapping, structure));
    }

    private ImportReport load(String mapping, String structure) {
        return office.essaim.time().load(SqlTimeSource.following(host, Databases.mapping(mapping)), structure);
    }

    private static String outcomes(ImportReport report) {
        return "new " + report.added() + ", unchanged " + report.unchanged() + ", amended " + report.amended()
                + ", withdrawn " + report.withdrawn() + ", proposed " + report.proposed() + ", rejected "
                + report.rejected();
    }

    private void change(String what, int id, String when) {
        Databases.execute(host, "update shift set " + what + ", updated_at = '" + when + "' where id = " + id);
    }

    @Test
    void onlyWhatChangedIsReadAgain() {
        assertThat(follow(yaml(), "S001"))
                .isEqualTo("new 6, unchanged 0, amended 0, withdrawn 0, proposed 0, rejected 0");
        change("ends_at = '2026-03-03 10:30'", 2, "2026-03-10 08:00:00+00");
        assertThat(follow(yaml(), "S001"))
                .as("two of six rows")
                .isEqualTo("new 0, unchanged 1, amended 1, withdrawn 0, proposed 0, rejected 0");
        change("deleted_at = '2026-03-11 08:00:00+00'", 3, "2026-03-11 08:00:00+00");
        assertThat(follow(yaml(), "S001"))
                .isEqualTo("new 0, unchanged 1, amended 0, withdrawn 1, proposed 0, rejected 0");
        long sequence = office.essaim.store().sequence();
        assertThat(load(yaml(), "S001").receipt()).isEmpty();
        assertThat(office.essaim.store().sequence())
                .as("nothing new, nothing stored")
                .isEqualTo(sequence);
    }

    @Test
    void aShiftThatMovedFarAwayIsNowhereElse() {
        follow(yaml(), "S001");
        change("starts_at = '2026-07-02 09:00', ends_at = '2026-07-02 10:00'", 1, "2026-03-10 08:00:00+00");
        assertThat(follow(yaml(), "S001"))
                .isEqualTo("new 1, unchanged 1, amended 0, withdrawn 1, proposed 0, rejected 0");
        assertThat(office.events("S001", MARCH)).isEqualTo(5);
        assertThat(office.events("S001", YearMonth.of(2026, 7))).isEqualTo(1);
    }

    @Test
    void aShiftThatMovedToAnotherStructureOrWorkerLeavesTheFormerOne() {
        follow(byTeam(), "S001");
        follow(byTeam(), "S002");
        assertThat(office.events("S001", MARCH)).isEqualTo(5);
        assertThat(office.events("S002", MARCH)).isEqualTo(1);
        change("person_id = 2", 1, "2026-03-10 08:00:00+00");
        assertThat(follow(byTeam(), "S002"))
                .isEqualTo("new 1, unchanged 1, amended 0, withdrawn 0, proposed 0, rejected 0");
        assertThat(follow(byTeam(), "S001"))
                .isEqualTo("new 0, unchanged 4, amended 0, withdrawn 1, proposed 0, rejected 0");
        // And a person who changes teams takes all of it along.
        Databases.execute(
                host, "update person set team_id = 2, updated_at = '2026-03-12 08:00:00+00' where staff_number = 'M1'");
        follow(byTeam(), "S001");
        follow(byTeam(), "S002");
        assertThat(office.events("S001", MARCH)).isZero();
        assertThat(office.events("S002", MARCH)).isEqualTo(6);
    }

    @Test
    void whatWasCommittedLateIsSeenWithinTheMargin() {
        follow(yaml(), "S001");
        change("label = 'Réunion du lundi'", 1, "2026-03-10 10:00:00+00");
        follow(yaml(), "S001");
        // Begun before, committed after: its moment is older than one that was seen.
        change("label = 'Réunion du mardi'", 2, "2026-03-10 08:30:00+00");
        // And one of the very same moment.
        change("label = 'Réunion du mercredi'", 3, "2026-03-10 10:00:00+00");
        assertThat(follow(yaml(), "S001"))
                .isEqualTo("new 0, unchanged 1, amended 2, withdrawn 0, proposed 0, rejected 0");
    }

    @Test
    void aRowWithoutAWatermarkIsReadEachTime() {
        Databases.execute(host, "alter table shift alter column updated_at drop not null");
        String bare = yaml().replace("greatest(s.updated_at, p.updated_at)", "s.updated_at");
        follow(bare, "S001");
        Databases.execute(host, "update shift set label = 'Réunion du lundi', updated_at = null where id = 1");
        assertThat(follow(bare, "S001"))
                .isEqualTo("new 0, unchanged 1, amended 1, withdrawn 0, proposed 0, rejected 0");
    }

    @Test
    void aClockThatIsWrongHidesNothing() {
        SqlTimeSource source = SqlTimeSource.following(
                host, Databases.mapping(yaml()), Clock.fixed(Instant.parse("2026-03-09T08:00:00Z"), ZoneOffset.UTC));
        change("label = 'Réunion'", 1, "2099-01-01 00:00:00+00");
        office.essaim.time().load(source, "S001");
        change("label = 'Réunion du mardi'", 2, "2026-03-10 08:00:00+00");
        assertThat(outcomes(office.essaim.time().load(source, "S001")))
                .isEqualTo("new 0, unchanged 1, amended 1, withdrawn 0, proposed 0, rejected 0");
    }

    @Test
    void aRowThatIsRefusedIsReadUntilItIsMended() {
        Databases.execute(host, "alter table shift add column odd varchar(10)", "update shift set odd = 'MEETING'");
        String odd = yaml().replace("s.id, s.kind", "s.id, s.odd as kind");
        change("odd = 'AUTRE'", 1, "2026-03-01 08:00:00+00");
        assertThat(follow(odd, "S001")).isEqualTo("new 5, unchanged 0, amended 0, withdrawn 0, proposed 0, rejected 1");
        ImportReport again = load(odd, "S001");
        assertThat(outcomes(again)).isEqualTo("new 0, unchanged 5, amended 0, withdrawn 0, proposed 0, rejected 1");
        assertThat(again.findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::code, Finding::path, Finding::file)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Code.UNKNOWN_CODE, "id[1]", "planning.yaml"));
        Databases.execute(host, "update shift set odd = 'MEETING' where id = 1");
        assertThat(follow(odd, "S001")).isEqualTo("new 1, unchanged 5, amended 0, withdrawn 0, proposed 0, rejected 0");
    }

    @Test
    void anotherMappingReadsEverythingAnew() {
        follow(yaml(), "S001");
        assertThat(follow(yaml().replace("label: {column: label}", "label: {column: kind}"), "S001"))
                .isEqualTo("new 0, unchanged 0, amended 6, withdrawn 0, proposed 0, rejected 0");
    }

    @Test
    void aCompleteWindowSeesWhatWasRemovedForGood() {
        follow(yaml(), "S001");
        Databases.execute(host, "delete from shift where id = 4");
        assertThat(follow(yaml(), "S001"))
                .as("nobody can follow what is not there")
                .isEqualTo("new 0, unchanged 6, amended 0, withdrawn 0, proposed 0, rejected 0".replace("6", "1"));
        Window march = Window.complete(MARCH);
        TimeSource source = SqlTimeSource.of(host, Databases.mapping(yaml())).within(march);
        assertThat(outcomes(office.essaim.time().load(source, "S001", march)))
                .isEqualTo("new 0, unchanged 5, amended 0, withdrawn 1, proposed 0, rejected 0");
    }

    @Test
    void aWindowTellsItsDaysAndNoOthers() {
        Window two = Window.complete(MARCH.atDay(3), MARCH.atDay(4));
        TimeSource source = SqlTimeSource.of(host, Databases.mapping(yaml())).within(two);
        ImportReport report = office.essaim.time().load(source, "S001", two);
        assertThat(outcomes(report)).isEqualTo("new 2, unchanged 0, amended 0, withdrawn 0, proposed 0, rejected 0");
        assertThat(report.findings()).noneMatch(Finding::isError);
    }

    @Test
    void aSealedMonthGetsProposals() {
        follow(yaml(), "S001");
        office.essaim.time().close(List.of("S001"), MARCH);
        change("starts_at = '2026-04-02 09:00', ends_at = '2026-04-02 10:00'", 1, "2026-04-10 08:00:00+00");
        change("deleted_at = '2026-04-10 08:00:00+00'", 2, "2026-04-10 08:00:00+00");
        assertThat(follow(yaml(), "S001"))
                .isEqualTo("new 1, unchanged 1, amended 0, withdrawn 0, proposed 2, rejected 0");
        assertThat(follow(yaml(), "S001"))
                .as("what waits is nothing new")
                .endsWith("withdrawn 0, proposed 0, rejected 0");
        office.essaim
                .time()
                .proposals("S001")
                .forEach(proposal -> office.essaim.time().accept(proposal.id(), "vu"));
        assertThat(office.events("S001", APRIL)).isEqualTo(1);
    }

    @Test
    void whoeverDiesAtTheCommitGoesOnWhereItStood() {
        for (boolean taken : new boolean[] {false, true}) {
            Dying store = new Dying(new InMemoryStore());
            Office fragile = new Office(store);
            TimeSource source = SqlTimeSource.following(host, Databases.mapping(yaml()));
            fragile.essaim.time().load(source, "S001");
            change("label = 'Autre " + taken + "'", 2, taken ? "2026-03-20 08:00:00+00" : "2026-03-15 08:00:00+00");
            store.dieAtNextCommit(taken);
            assertThat(catchThrowable(() -> fragile.essaim.time().load(source, "S001")))
                    .isInstanceOf(Dying.Died.class);
            ImportReport again = fragile.essaim.time().load(source, "S001");
            assertThat(outcomes(again))
                    .isEqualTo(
                            taken
                                    ? "new 0, unchanged 1, amended 0, withdrawn 0, proposed 0, rejected 0"
                                    : "new 0, unchanged 1, amended 1, withdrawn 0, proposed 0, rejected 0");
            assertThat(fragile.events("S001", MARCH)).isEqualTo(6);
        }
    }

    @Test
    void theMarkStandsBesideTheFactsAndNamesNobody() {
        follow(yaml(), "S001");
        String mark = office.essaim
                .store()
                .document(new DocumentKey("mark:S001", "planning-equipe"))
                .orElseThrow()
                .content()
                .toString();
        assertThat(mark).contains("2026-03-01T08:00:00Z").doesNotContain("Quatrelivres");
    }

    @Test
    void aTeamThatNobodyListedIsSaid() {
        String one = yaml().replace(
                        "  team: {column: team}",
                        "  team: {column: team}\n  structure: {column: team, values: {NORD: S001}}");
        follow(one, "S001");
        shift(2, "2026-03-05 09:00", "2026-03-05 10:00", "2026-03-10 08:00:00+00");
        ImportReport report = load(one, "S001");
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.UNKNOWN_CODE);
        assertThat(report.findings().get(0).value()).isEqualTo("SUD");
        assertThat(report.findings().get(0).message(Locale.FRENCH)).contains("SUD");
    }

    @Test
    void whoTellsChangesCoversNoWindow() {
        follow(yaml(), "S001");
        TimeSource source = SqlTimeSource.following(host, Databases.mapping(yaml()));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> office.essaim.time().load(source, "S001", Window.complete(MARCH)))
                .withMessageContaining("window");
        assertThat(office.events("S001", MARCH)).isEqualTo(6);
    }

    @Test
    void withoutAWatermarkNobodyFollows() {
        SqlMapping mapping = Databases.mapping(yaml().replace("  watermark: {column: changed_at}\n", ""));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> SqlTimeSource.following(host, mapping))
                .withMessageContaining("watermark");
    }

    /** The same over PostgreSQL. */
    static final class PostgresTest extends SqlFollowingTest {
        @Override
        SqlTimeSource.Connections database() {
            return Databases.POSTGRES.fresh();
        }
    }
}
