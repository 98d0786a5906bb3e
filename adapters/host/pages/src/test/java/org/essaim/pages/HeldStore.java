package org.essaim.pages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** A store that somebody can hold in the middle of work, for as long as they look. */
final class HeldStore {
    private final AtomicReference<String> wanted = new AtomicReference<>("");
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean failing;
    final Store store;

    HeldStore() {
        Store inside = new InMemoryStore();
        store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (wanted.compareAndSet(method.getName(), "")) {
                        if (!held.await(1, TimeUnit.MINUTES)) {
                            throw new AssertionError("Nobody let go.");
                        }
                        if (failing) {
                            throw new StoreException("The store was switched off.");
                        }
                    }
                    try {
                        return method.invoke(inside, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Whoever calls this method next waits. */
    void hold(String method) {
        held = new CountDownLatch(1);
        wanted.set(method);
    }

    void letGo() {
        held.countDown();
    }

    void fail() {
        failing = true;
        letGo();
    }
}
