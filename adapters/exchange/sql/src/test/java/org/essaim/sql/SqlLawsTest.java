package org.essaim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;

/** A program that is used by several people at once, and followed meanwhile. */
class SqlLawsTest {
    private static final int MONTHS = 4;
    private static final int MARGIN_MINUTES = 30;
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /**
     * Something that is done.
     *
     * @param what 0 to 5: a shift is put as given; 6: it is marked as deleted; 7 and 8: one of the structures is followed
     * @param late by how many minutes its moment lies behind the clock, because the transaction took so long
     */
    private record Deed(int what, int id, int structure, int day, int hour, int minutes, int late) {}

    private static String mapping() {
        return """
                profile: essai
                table: shift
                columns:
                  kind: {always: INTERNAL}
                  key: {column: id}
                  worker: {column: staff_number}
                  plannedStart: {column: starts_at}
                  plannedEnd: {column: ends_at}
                  structure: {column: team, values: {T0: S001, T1: S002}}
                  deleted: {column: gone}
                  watermark: {column: changed_at, margin: PT%dM}
                """.formatted(MARGIN_MINUTES);
    }

    @Property(tries = 60)
    void whoeverFollowsKnowsInTheEndWhatACompleteReadingTells(@ForAll("deeds") List<Deed> deeds) throws SQLException {
        SqlTimeSource.Connections host = Databases.H2.fresh();
        Databases.execute(
                host,
                "create table shift (id integer primary key, team varchar(2), staff_number varchar(9), starts_at timestamp,"
                        + " ends_at timestamp, gone boolean, changed_at timestamp with time zone)");
        SqlMapping mapping = Databases.mapping(mapping());
        Office following = new Office();
        int clock = 0;
        for (Deed deed : deeds) {
            // Two things may happen in the same moment.
            clock += deed.minutes() % 3 * 10;
            if (deed.what() > 6) {
                follow(following, host, mapping, Office.STRUCTURES.get(deed.what() - 7));
            } else {
                put(host, deed, BEGINNING.plusMinutes(clock - deed.late()));
            }
        }
        for (String structure : Office.STRUCTURES) {
            follow(following, host, mapping, structure);
        }
        Office whole = new Office();
        Window all = Window.complete(Office.JANUARY, Office.JANUARY.plusMonths(MONTHS - 1));
        for (String structure : Office.STRUCTURES) {
            ImportReport report =
                    whole.essaim.time().load(SqlTimeSource.of(host, mapping).within(all), structure, all);
            assertThat(report.hasErrors()).isFalse();
        }
        for (String structure : Office.STRUCTURES) {
            for (int month = 0; month < MONTHS; month++) {
                assertThat(following.essaim.time().entries(structure, Office.JANUARY.plusMonths(month)))
                        .isEqualTo(whole.essaim.time().entries(structure, Office.JANUARY.plusMonths(month)));
            }
        }
        assertThat(following.sealed(MONTHS)).isEqualTo(whole.sealed(MONTHS));
    }

    private static void follow(Office office, SqlTimeSource.Connections host, SqlMapping mapping, String structure) {
        ImportReport report = office.essaim.time().load(SqlTimeSource.following(host, mapping), structure);
        assertThat(report.hasErrors()).isFalse();
    }

    private static void put(SqlTimeSource.Connections host, Deed deed, OffsetDateTime changed) throws SQLException {
        LocalDateTime start = Office.JANUARY.atDay(1).plusDays(deed.day()).atTime(deed.hour(), 0);
        try (Connection connection = host.open();
                PreparedStatement statement =
                        connection.prepareStatement("merge into shift key (id) values (?, ?, ?, ?, ?, ?, ?)")) {
            statement.setInt(1, deed.id());
            statement.setString(2, "T" + deed.structure());
            statement.setString(3, "M" + deed.id() % 2);
            statement.setObject(4, start);
            statement.setObject(5, start.plusMinutes(deed.minutes()));
            statement.setBoolean(6, deed.what() == 6);
            statement.setObject(7, changed);
            statement.executeUpdate();
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 30, 31, 58, 59, 119),
                                Arbitraries.integers().between(0, 119)),
                        Arbitraries.integers().between(6, 23),
                        Arbitraries.integers().between(1, 180),
                        Arbitraries.integers().between(0, MARGIN_MINUTES))
                .as(Deed::new)
                .list()
                .ofMaxSize(25);
    }
}
