package org.essaim.tck;

import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** Core's own store passes the contract; its run is here because core cannot depend on the TCK. */
final class InMemoryStoreTest extends StoreContract {
    @Override
    protected Store newStore() {
        return new InMemoryStore();
    }

    @Override
    protected Store reopen(Store store) {
        return cannot("the store in memory forgets everything when it is closed, on purpose.");
    }
}
