package org.essaim.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.WeakHashMap;
import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.tck.CubeReaderContract;
import org.junit.jupiter.api.AfterAll;

/** What Spark adds up of an export is what the store would. */
final class SparkCubeTest extends CubeReaderContract {
    private static final Map<Store, Path> FOLDERS = new WeakHashMap<>();

    @Override
    protected Store newStore() {
        return new InMemoryStore();
    }

    @Override
    protected CubeReader cube(Store store) throws IOException {
        Path folder = FOLDERS.get(store);
        if (folder == null) {
            folder = Files.createTempDirectory("essaim-spark");
            FOLDERS.put(store, folder);
        }
        SealedParquet.in(folder.toString()).export(store);
        return SparkCubeReader.over(Sessions.local(), folder.toString());
    }

    @Override
    protected Store reopen(Store store) {
        return cannot("the store in memory forgets everything when it is closed, on purpose.");
    }

    @AfterAll
    static void tidy() throws IOException {
        for (Path folder : FOLDERS.values()) {
            Folders.delete(folder);
        }
    }
}
