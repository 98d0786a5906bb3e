package org.essaim.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.finding.Finding;
import org.essaim.report.Outline;

/**
 * Reads a text that people write, such as Markdown, title by title (<i>lecture d’un texte</i>).
 *
 * <p>Found by {@code ServiceLoader}; thread-safe. What an {@link Exporter} of the same format wrote is read back with the same titles, paragraphs, bullets, facts and tables.
 * What of a file is not understood is a finding with its line, never silence. Whatever the bytes are, reading ends in bounded time and memory and throws nothing.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 */
public interface OutlineReader {

    /** The endings of its files, lower case without the dot. */
    List<String> extensions();

    /**
     * Reads a text.
     *
     * @param bytes the whole file
     * @param file what findings call it
     * @param findings takes what was not understood
     * @return the text, or nothing if an error speaks against it
     */
    Optional<Outline> read(byte[] bytes, String file, Consumer<? super Finding> findings);
}
