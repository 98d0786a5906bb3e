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

    /** Nothing can fail within a commit in memory; before it and after it, whoever works may be gone. */
    @Override
    protected Store failing(Store store, Faults faults) {
        return new BrokenStores.FailsAround(store, faults);
    }
}
