package org.essaim.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.essaim.spi.PackSource;

/**
 * The packs that Essaim itself ships (<i>paquets livrés</i>): {@code imano}, {@code una} and {@code indicateurs}.
 *
 * <p>Thread-safe. The first two are written from the two founding documents, and each fact names the document and the line; the third is a catalogue of
 * indicators, each with the source of its formula.
 */
public final class ShippedPacks implements PackSource {
    // A class path cannot be listed, so the files are.
    private static final String INDEX = "shipped/index.txt";

    /** For {@link java.util.ServiceLoader}. */
    public ShippedPacks() {}

    @Override
    public List<String> ids() {
        return index().stream()
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    @Override
    public List<PackFile> files(String id) {
        return index().stream()
                .filter(path -> path.startsWith(id + "/"))
                .map(path -> new PackFile(path.substring(id.length() + 1), bytes("shipped/" + path)))
                .toList();
    }

    private static List<String> index() {
        return new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ShippedPacks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The shipped packs lack [" + resource + "].");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
