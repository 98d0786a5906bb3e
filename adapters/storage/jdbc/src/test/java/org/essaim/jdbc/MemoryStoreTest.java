package org.essaim.jdbc;

import java.util.UUID;
import org.essaim.spi.Store;
import org.essaim.tck.Faults;
import org.essaim.tck.StoreContract;
import org.h2.jdbcx.JdbcDataSource;

/** The contract over a host's DataSource that makes a new connection for each call. */
final class MemoryStoreTest extends StoreContract {
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

    @Override
    protected Store failing(Store store, Faults faults) {
        store.close();
        return JdbcStore.on(FailingDatabase.of(host, faults));
    }
}
