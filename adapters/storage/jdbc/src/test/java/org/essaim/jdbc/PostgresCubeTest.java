package org.essaim.jdbc;

import org.essaim.spi.Store;
import org.essaim.tck.CubeReaderContract;

/** The contract of cubes over PostgreSQL, which adds up itself. */
final class PostgresCubeTest extends CubeReaderContract {
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
}
