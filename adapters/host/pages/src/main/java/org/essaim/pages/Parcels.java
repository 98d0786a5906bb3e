package org.essaim.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Files that were sent, between the look at them and the import: in a private folder, for their sender alone, for an hour, and
 * never more than a few. Thread-safe.
 */
final class Parcels implements AutoCloseable {
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Parcel> parcels = new LinkedHashMap<>();

    /** One file that was sent. */
    static final class Parcel {
        private final String id;
        private final String sender;
        private final Path file;
        private final Instant at = Instant.now();
        final String structure;
        private @Nullable FileColumns columns;
        private @Nullable Tree document;
        final @Nullable Window window;
        private boolean taken;
        private boolean imported;
        private SortedSet<Long> rejected = Collections.emptySortedSet();

        private Parcel(String id, String sender, Path file, String structure, @Nullable Window window) {
            this.id = id;
            this.sender = sender;
            this.file = file;
            this.structure = structure;
            this.window = window;
        }

        String id() {
            return id;
        }

        Path file() {
            return file;
        }

        synchronized void read(FileColumns by, @Nullable Tree described) {
            columns = by;
            document = described;
        }

        /** How it is read, once somebody said so. */
        synchronized Optional<FileColumns> columns() {
            return Optional.ofNullable(columns);
        }

        /** The same as a document, if it was said in a form. */
        synchronized Optional<Tree> document() {
            return Optional.ofNullable(document);
        }

        synchronized void rejects(SortedSet<Long> rows) {
            rejected = new TreeSet<>(rows);
        }

        synchronized SortedSet<Long> rejected() {
            return rejected;
        }

        /** True for the first who asks: who sends a form twice imports once. */
        synchronized boolean take() {
            boolean first = !taken;
            taken = true;
            return first;
        }

        synchronized void giveBack() {
            taken = false;
        }

        synchronized void arrive() {
            imported = true;
        }

        /** True once the import is done, and not only begun. */
        synchronized boolean isImported() {
            return imported;
        }

        private void delete() {
            try {
                Files.deleteIfExists(file);
                Path folder = file.getParent();
                if (folder != null) {
                    Files.deleteIfExists(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A file that was sent cannot be deleted.", e);
            }
        }
    }

    synchronized Parcel keep(String sender, String name, InputStream content, String structure, @Nullable Window window)
            throws IOException {
        Instant old = Instant.now().minus(KEPT);
        parcels.values().removeIf(parcel -> {
            boolean gone = parcel.at.isBefore(old);
            if (gone) {
                parcel.delete();
            }
            return gone;
        });
        while (parcels.size() >= MOST) {
            Iterator<Parcel> oldest = parcels.values().iterator();
            oldest.next().delete();
            oldest.remove();
        }
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String id = HexFormat.of().formatHex(secret);
        // Temporary folders are their owner's alone. The name is the sender's, as far as it is letters and digits.
        Path file = Files.createTempDirectory("essaim").resolve(Downloads.safe(name));
        Files.copy(content, file);
        Parcel parcel = new Parcel(id, sender, file, structure, window);
        parcels.put(id, parcel);
        return parcel;
    }

    /** The parcel of this identifier, for who sent it. */
    synchronized Optional<Parcel> find(String id, String sender) {
        return Optional.ofNullable(parcels.get(id)).filter(parcel -> parcel.sender.equals(sender));
    }

    @Override
    public synchronized void close() {
        parcels.values().forEach(Parcel::delete);
        parcels.clear();
    }
}
