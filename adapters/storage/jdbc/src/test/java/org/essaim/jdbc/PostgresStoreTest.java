package org.essaim.jdbc;

import org.essaim.spi.Store;
import org.essaim.tck.Faults;
import org.essaim.tck.StoreContract;

/** The contract over PostgreSQL, opened by URL, in a schema of its own. */
final class PostgresStoreTest extends StoreContract {
    private static final String SCHEMA = Postgres.schema();

    @Override
    protected Store newStore() throws Exception {
        opened().close();
        Postgres.empty(SCHEMA);
        return opened();
    }

    @Override
    protected Store reopen(Store store) {
        store.close();
        return opened();
    }

    private Store opened() {
        return JdbcStore.builder().url(Postgres.url()).schema(SCHEMA).open();
    }

    @Override
    protected Store failing(Store store, Faults faults) {
        store.close();
        return JdbcStore.on(FailingDatabase.of(Server.at(Postgres.url(SCHEMA), null, null), faults));
    }
}
