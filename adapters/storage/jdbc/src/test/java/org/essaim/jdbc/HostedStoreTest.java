package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import javax.sql.DataSource;
import org.essaim.spi.Store;
import org.essaim.tck.Faults;
import org.essaim.tck.StoreContract;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

/** The contract where every call is made within a transaction of the host, which commits whatever was refused. */
abstract class HostedStoreTest extends StoreContract {
    private Host host = new Host(new org.h2.jdbcx.JdbcDataSource());

    /** A database that holds no store, or an empty one. */
    abstract DataSource empty() throws Exception;

    @Override
    protected Store newStore() throws Exception {
        host = new Host(empty());
        return hosted(opened());
    }

    @Override
    protected Store reopen(Store store) {
        store.close();
        return hosted(opened());
    }

    @Override
    protected Store failing(Store store, Faults faults) {
        return cannot("the transaction is the host’s, and so is what becomes of it when the database fails.");
    }

    private Store opened() {
        return JdbcStore.builder()
                .dataSource(host)
                .joining(host::isInTransaction)
                .open();
    }

    private Store hosted(Store store) {
        Host there = host;
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> there.transaction(() -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof Exception cause ? cause : e;
                    }
                }));
    }

    @AfterEach
    void theTransactionIsLeftToTheHost() {
        assertThat(host.overstepped()).isEmpty();
    }

    /** In H2. */
    static final class H2Test extends HostedStoreTest {
        @Override
        DataSource empty() {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000", "host", "");
        }
    }

    /** In PostgreSQL, through connections that hide the driver's own: no COPY. */
    static final class PostgresTest extends HostedStoreTest {
        private static final String SCHEMA = Postgres.schema();

        @Override
        DataSource empty() throws Exception {
            Postgres.execute("create schema if not exists " + SCHEMA);
            DataSource connections = Server.at(Postgres.url(SCHEMA), null, null);
            JdbcStore.on(connections).close();
            Postgres.empty(SCHEMA);
            return connections;
        }
    }
}
