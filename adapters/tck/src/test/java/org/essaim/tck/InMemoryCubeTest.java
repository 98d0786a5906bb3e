package org.essaim.tck;

import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** The contract of cubes over the store in memory, which adds up in columns. */
final class InMemoryCubeTest extends CubeReaderContract {
    @Override
    protected Store newStore() {
        return new InMemoryStore();
    }

    @Override
    protected Store reopen(Store store) {
        return cannot("the store in memory forgets everything when it is closed, on purpose.");
    }
}
