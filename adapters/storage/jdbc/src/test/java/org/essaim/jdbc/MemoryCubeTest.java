package org.essaim.jdbc;

import java.util.UUID;
import org.essaim.spi.Store;
import org.essaim.tck.CubeReaderContract;
import org.h2.jdbcx.JdbcDataSource;

/** The contract of cubes over H2, which adds up itself. */
final class MemoryCubeTest extends CubeReaderContract {
    private final JdbcDataSource host = new JdbcDataSource();

    @Override
    protected Store newStore() {
        host.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return JdbcStore.on(host);
    }

    @Override
    protected Store reopen(Store store) {
        store.close();
        return JdbcStore.on(host);
    }
}
