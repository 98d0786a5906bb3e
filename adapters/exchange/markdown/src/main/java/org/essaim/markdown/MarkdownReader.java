package org.essaim.markdown;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Outline;
import org.essaim.spi.OutlineReader;

/**
 * Reads Markdown (<i>lecture d’un texte balisé</i>), CommonMark with the tables of GFM, in UTF-8, of at most 1 MB,
 * {@value Passages#MOST_LINES} lines without a blank one between them, and {@value Passages#MOST_CELLS} cells in tables.
 *
 * <p>Titles, paragraphs, lists, tables and quotations (read as notices) are taken over, and of the rest the words, with a finding where
 * something of it is lost: pictures, HTML, code, lists within lists. A list in which every entry begins with a name in bold and a colon
 * is facts, and so is a paragraph that begins like that; a paragraph in bold or italics right above a table is its caption; lines of
 * dots are room to write. Blanks and line ends within a text are one blank. Thread-safe.
 */
public final class MarkdownReader implements OutlineReader {
    private static final int LARGEST = 1 << 20;
    private static final char BOM = '\uFEFF';

    /** For {@link java.util.ServiceLoader}. */
    public MarkdownReader() {}

    @Override
    public List<String> extensions() {
        return List.of("md", "markdown");
    }

    @Override
    public Optional<Outline> read(byte[] bytes, String file, Consumer<? super Finding> findings) {
        if (bytes.length > LARGEST) {
            findings.accept(Finding.of(Code.FILE_TOO_LARGE)
                    .file(file)
                    .value(file)
                    .with("limit", (LARGEST >> 20) + " MB")
                    .build());
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.accept(Finding.of(Code.UNREADABLE_ENCODING)
                    .file(file)
                    .with("expected", "UTF-8")
                    .build());
            return Optional.empty();
        }
        String source = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        Optional<Finding.Builder> exaggerated = Passages.exaggerated(source);
        if (exaggerated.isPresent()) {
            findings.accept(exaggerated.get().file(file).build());
            return Optional.empty();
        }
        return Optional.of(new OutlineReading(source, file, findings).outline());
    }
}
