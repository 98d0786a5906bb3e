package org.essaim.tck;

import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.SealedTime;

/** Core's own way to add up, for stores that cannot: it reads every cell. */
final class InMemoryCubeTest extends CubeReaderContract {
    @Override
    protected Store newStore() {
        return new InMemoryStore();
    }

    @Override
    protected CubeReader cube(Store store) {
        return new SealedTime(store)::sums;
    }

    @Override
    protected Store reopen(Store store) {
        return cannot("the store in memory forgets everything when it is closed, on purpose.");
    }
}
