package org.essaim.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import net.jqwik.api.lifecycle.AfterProperty;
import org.essaim.spi.Store;
import org.essaim.tck.Faults;
import org.essaim.tck.StoreContract;
import org.junit.jupiter.api.AfterEach;

/** The contract over the file that an embedded program uses. */
final class FileStoreTest extends StoreContract {
    private final Path folder = Path.of("target", "stores", UUID.randomUUID().toString());
    private int stores;

    @Override
    protected Store newStore() {
        stores++;
        return JdbcStore.inFolder(current());
    }

    @Override
    protected Store reopen(Store store) {
        store.close();
        return JdbcStore.inFolder(current());
    }

    @Override
    protected Store failing(Store store, Faults faults) {
        return cannot(
                "this store opens its database itself, whose connections cannot be wrapped; MemoryStoreTest does.");
    }

    private Path current() {
        return folder.resolve("store-" + stores);
    }

    @AfterEach
    @AfterProperty
    void removeFiles() throws IOException {
        Folders.remove(folder);
    }
}
