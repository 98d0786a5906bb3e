package org.essaim.spi;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to neutral tree and back (<i>codec de documents</i>), strictly.
 *
 * <p>Stability: stable; new methods come only as {@code default}.
 *
 * <p>Found by {@link java.util.ServiceLoader}. Thread-safe. Decoding refuses duplicate keys, fractions that are not exact
 * decimals (NaN, infinity), trailing content and exaggerated depth or size; it never resolves anything outside the bytes. The
 * contract to pass is {@code CodecContract} in {@code essaim-tck}; {@link org.essaim.document.DocumentReading} does most of it.
 */
public interface DocumentCodec {

    /** The file extensions it reads and writes, lower case without the dot, the preferred one first in iteration order. */
    Set<String> extensions();

    /**
     * Reads a document.
     *
     * @param file the name to put into findings
     * @return the tree with the line of each path, or nothing if a finding says why not
     */
    Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings);

    /**
     * Writes a document, readable by a person, UTF-8, lines ending in LF, fields in the tree's order.
     *
     * @throws org.essaim.finding.EssaimException if it would not be read back: too deep, or a text that holds half a character
     */
    byte[] encode(Tree tree);

    /** The codecs beside Essaim, by extension; of two for one the first that is found. */
    static SortedMap<String, DocumentCodec> installed() {
        return installed(DocumentCodec.class.getClassLoader());
    }

    /** The codecs that this class loader sees, by extension; of two for one the first that is found. */
    static SortedMap<String, DocumentCodec> installed(@Nullable ClassLoader loader) {
        SortedMap<String, DocumentCodec> codecs = new TreeMap<>();
        for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, loader)) {
            codec.extensions().forEach(extension -> codecs.putIfAbsent(extension, codec));
        }
        return codecs;
    }
}
