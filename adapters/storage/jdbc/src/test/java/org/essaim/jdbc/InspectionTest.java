package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that is not whole, or not ours, is refused with what was found and what to do; nothing is repaired. */
final class InspectionTest {

    static Stream<Arguments> damages() {
        return Stream.of(Database.values())
                .flatMap(database -> Stream.of(
                        damage(
                                database,
                                "versions of documents were stored",
                                "are there; commit [12] brought [2] and has [1]",
                                "delete from essaim_document where kind = 'receipt' and id = 'S002:1'"),
                        damage(
                                database,
                                "versions of documents were stored",
                                "\nMaybe rows were deleted",
                                "insert into essaim_document values ('stranger', 'x', 1, 3, '{}', null)"),
                        damage(
                                database,
                                "parts of journal segments were stored",
                                "are there; commit [",
                                "delete from essaim_segment where structure = 'S002' and booking_month = 202504"),
                        damage(
                                database,
                                "parts of journal segments were stored",
                                "H2 lost them because its URL lacks WRITE_DELAY=0;REUSE_SPACE=FALSE",
                                "delete from essaim_segment where sequence = (select max(sequence) from essaim_segment)"),
                        damage(database, "has lost its only row", "restore", "delete from essaim_head"),
                        damage(
                                database,
                                "commits were counted up to [",
                                "], there are [",
                                "update essaim_head set sequence = sequence - 1"),
                        damage(
                                database,
                                "commits were counted up to [",
                                "], there are [",
                                "update essaim_head set sequence = sequence + 1"),
                        damage(
                                database,
                                "commits were counted up to [",
                                "], there are [",
                                "insert into essaim_commit values (0, current_timestamp, 'stranger', 0, 0)"),
                        damage(
                                database,
                                "has no table [essaim_cell] as Essaim made it",
                                "somebody dropped or replaced it",
                                "drop table essaim_cell cascade"),
                        damage(
                                database,
                                "has no table [essaim_sealed] as Essaim made it, with the columns [structure, ",
                                "restore the database from a backup",
                                "drop table essaim_sealed cascade",
                                "create table essaim_sealed (id int)"),
                        damage(
                                database,
                                "that Essaim did not make: their history [essaim_schema_history] is missing",
                                "\nMaybe give Essaim a schema or a prefix of its own, or restore the missing table",
                                "drop table \"essaim_schema_history\"")));
    }

    private static Arguments damage(Database database, String found, String advice, String... statements) {
        return Arguments.of(database, found, advice, List.of(statements));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNotWholeIsRefused(Database database, String found, String advice, List<String> statements)
            throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
        }
        JdbcStore.on(host).close(); // whole so far
        Database.execute(host, statements.toArray(String[]::new));
        String head = statements.toString().contains("head") ? "" : head(host);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> JdbcStore.on(host))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(found)
                    .hasMessageContaining(advice)
                    .hasMessageContaining("\nMaybe");
        }
        assertThat(statements.toString().contains("head") ? "" : head(host)).isEqualTo(head);
    }

    private static String head(DataSource host) throws Exception {
        return Database.rows(host, "select * from essaim_head").toString();
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatWasAlteredIsRefusedWhereItIsRead(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            DocumentKey agreement = new DocumentKey("agreement", "DIALOGUE");
            assertThat(store.document(agreement)).isPresent();
            Database.execute(
                    host,
                    "update essaim_document set content = replace(content, '23.80', '32.80') where kind = 'agreement'");
            assertThatThrownBy(() -> store.document(agreement))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Version [1] of document [agreement:DIALOGUE] is not what was stored")
                    .hasMessageContaining("\nMaybe somebody changed the table [essaim_document] by hand");
            assertThatThrownBy(() -> Life.over(store).funding().draft("DIALOGUE", Life.FIRST, Life.FIRST))
                    .isInstanceOf(StoreException.class);
            assertThat(store.document(new DocumentKey("structure", "S001")))
                    .as("the others are as they were")
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatWasCutIsRefusedWhereItIsRead(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore store = JdbcStore.on(host)) {
            Life.live(store);
            Database.execute(
                    host,
                    "update essaim_segment set bytes = substring(bytes from 1 for 100) where structure = 'S001'"
                            + " and booking_month = 202501 and kind = 'CELLS'");
            assertThatThrownBy(() -> store.segments("S001", Life.FIRST, SegmentKind.CELLS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The journal's CELLS of [S001 2025-01], commit [")
                    .hasMessageContaining("is not what was stored");
            assertThat(store.segments("S001", Life.FIRST, SegmentKind.FACTS)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSegmentThatLacksAPartIsRefusedWhereItIsRead(Database database) throws Exception {
        for (int part = 0; part < 3; part++) {
            DataSource host = database.fresh();
            try (JdbcStore store = JdbcStore.on(host)) {
                YearMonth march = YearMonth.of(2026, 3);
                store.commit(new Commit(
                        "agent",
                        Instant.EPOCH,
                        List.of(),
                        List.of(new Commit.Append("S042", march, SegmentKind.FACTS, new byte[3_500_000]))));
                Database.execute(host, "delete from essaim_segment where part = " + part);
                assertThatThrownBy(() -> store.segments("S042", march, SegmentKind.FACTS))
                        .as("part %s", part)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("FACTS of [S042 2026-03] lacks a part: [" + part + "] of commit [1]");
            }
        }
    }

    @Test
    void aDatabaseThatCannotKeepEveryTextIsRefused() throws Exception {
        String name = "latin" + UUID.randomUUID().toString().substring(0, 8);
        Postgres.execute("create database " + name + " encoding 'LATIN1' template template0 locale 'C'");
        assertThatThrownBy(() -> JdbcStore.open(Postgres.url().replace("/postgres?", "/" + name + "?")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("keeps texts in [LATIN1], where not every letter has a place.\nMaybe");
    }

    @Test
    void aDatabaseOfAnotherMakeIsRefused() {
        DataSource host = proxy(
                DataSource.class,
                "getConnection",
                proxy(
                        Connection.class,
                        "getMetaData",
                        proxy(DatabaseMetaData.class, "getDatabaseProductName", "SomeDB")));
        assertThatThrownBy(() -> JdbcStore.on(host))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is one of [SomeDB], on which this store was never tried.\nMaybe");
    }

    private static <T> T proxy(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> called.getName().equals(method) ? answer : null));
    }
}
