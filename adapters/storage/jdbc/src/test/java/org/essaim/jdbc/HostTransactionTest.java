package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store inside a transaction that a host has running: one unit with whatever else the host does in it. */
final class HostTransactionTest {
    private static final DocumentKey KEY = new DocumentKey("agreement", "cd-59");

    @ParameterizedTest
    @EnumSource
    void standsAndFallsWithTheHostsOwnWork(Database database) throws Exception {
        DataSource source = database.fresh();
        Database.execute(source, "create table employee (id int)");
        Host host = new Host(source);
        try (JdbcStore store = JdbcStore.on(source);
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Store within = store.within(host.watched(connection));
            Database.execute(connection, "insert into employee values (1)");
            within.commit(put(0));
            within.commit(put(1));
            assertThat(within.history(KEY)).as("seen within").hasSize(2);
            assertThat(within.segments("S042", YearMonth.of(2026, 3), SegmentKind.FACTS))
                    .hasSize(2);
            assertThat(within.sequence()).isEqualTo(2);
            connection.rollback();
            assertThat(store.sequence()).as("after the host rolled back").isZero();
            assertThat(store.history(KEY)).isEmpty();

            Database.execute(connection, "insert into employee values (2)");
            within.commit(put(0));
            connection.commit();
            assertThat(store.history(KEY)).as("after the host committed").hasSize(1);
            assertThat(Database.rows(source, "select id from employee")).containsExactly("2");
            assertThat(host.overstepped()).isEmpty();

            within.close();
            assertThat(connection.isClosed()).isFalse();
            assertThatThrownBy(() -> within.document(KEY)).hasMessageContaining("closed");
            assertThat(store.document(KEY)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCommitLeavesTheTransactionAsItWas(Database database) throws Exception {
        DataSource source = database.fresh();
        Database.execute(source, "create table employee (id int)");
        try (JdbcStore store = JdbcStore.on(source);
                Connection connection = source.getConnection()) {
            Database.execute(source, "alter table essaim_segment add check (structure <> 'REFUSED')");
            store.commit(put(0));
            connection.setAutoCommit(false);
            Database.execute(connection, "insert into employee values (1)");
            Store within = store.within(connection);
            assertThatThrownBy(() -> within.commit(put(0))).isInstanceOf(LostUpdateException.class);
            // In PostgreSQL, what the database itself refuses spoils the whole transaction.
            assertThatThrownBy(() -> within.commit(new Commit(
                            "agent",
                            Instant.EPOCH,
                            List.of(new Commit.Put(KEY, 1, Tree.of("x"))),
                            List.of(new Commit.Append(
                                    "REFUSED", YearMonth.of(2026, 3), SegmentKind.FACTS, new byte[9])))))
                    .isInstanceOf(StoreException.class);
            within.commit(put(1));
            connection.commit();
            assertThat(store.history(KEY)).hasSize(2);
            assertThat(store.sequence()).isEqualTo(2);
            assertThat(Database.rows(source, "select id from employee")).containsExactly("1");
            JdbcStore.on(source).close(); // whole
        }
    }

    @ParameterizedTest
    @EnumSource
    void othersWaitAndThenSeeIt(Database database) throws Exception {
        DataSource source = database.fresh();
        try (JdbcStore store = JdbcStore.on(source);
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            store.within(connection).commit(put(0));
            assertThat(store.document(KEY)).as("not before the host commits").isEmpty();
            CompletableFuture<Throwable> other = CompletableFuture.supplyAsync(
                    () -> org.assertj.core.api.Assertions.catchThrowable(() -> store.commit(put(0))));
            connection.commit();
            assertThat(other.join()).isInstanceOf(LostUpdateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionWithoutATransactionIsRefused(Database database) throws Exception {
        DataSource source = database.fresh();
        try (JdbcStore store = JdbcStore.on(source);
                Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> store.within(connection))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The connection has no transaction")
                    .hasMessageContaining("\nMaybe call setAutoCommit(false)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatSaysATransactionRunsWhereNoneDoesIsRefused(Database database) throws Exception {
        DataSource source = database.fresh();
        JdbcStore.on(source).close();
        try (JdbcStore store =
                JdbcStore.builder().dataSource(source).joining(() -> true).open()) {
            assertThatThrownBy(() -> store.commit(put(0))).hasMessageContaining("The connection has no transaction");
            assertThatThrownBy(() -> store.document(KEY)).hasMessageContaining("The connection has no transaction");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatJoinsNowAndThenHasBoth(Database database) throws Exception {
        Host host = new Host(database.fresh());
        try (JdbcStore store = JdbcStore.builder()
                .dataSource(host)
                .joining(host::isInTransaction)
                .open()) {
            store.commit(put(0));
            assertThatThrownBy(() -> host.transaction(() -> {
                        store.commit(put(1));
                        store.commit(put(2));
                        Connection bound = host.getConnection();
                        bound.rollback();
                        throw new IllegalStateException("the host fails");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.history(KEY)).hasSize(1);
            host.transaction(() -> store.commit(put(1)));
            assertThat(store.history(KEY)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWholeImportAndItsClosingAreOneUnit(Database database) throws Exception {
        DataSource source = database.fresh();
        try (JdbcStore store = JdbcStore.on(source);
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Life.live(store.within(connection));
            String lived = Life.state(store.within(connection));
            connection.rollback();
            assertThat(store.sequence()).isZero();
            assertThat(Database.number(source, "select count(*) from essaim_cell"))
                    .isZero();
            Life.live(store.within(connection));
            connection.commit();
            assertThat(Life.state(store)).isEqualTo(lived);
            Essaim again = Life.over(store);
            assertThat(again.time().sealed().sealedMonths("S001")).hasSize(3);
        }
    }

    private static Commit put(long expectedVersion) {
        return new Commit(
                "agent",
                Instant.EPOCH,
                List.of(new Commit.Put(KEY, expectedVersion, Tree.of("text"))),
                List.of(new Commit.Append("S042", YearMonth.of(2026, 3), SegmentKind.FACTS, new byte[] {1, 2})));
    }
}
