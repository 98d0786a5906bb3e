package org.essaim.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.SealedTime;

/** Core's own way to add up, for stores that cannot: it reads every cell. */
final class PlainCubeTest extends CubeReaderContract {
    /** A store that is not asked to add up. */
    @Override
    protected Store newStore() {
        InMemoryStore store = new InMemoryStore();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
