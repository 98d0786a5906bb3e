package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.finding.Finding;
import org.essaim.sheet.ActionSheet;
import org.essaim.sheet.SheetFile;
import org.essaim.spi.DocumentCodec;

/** Files in which people write what they share: sheets, testimonies, lessons, letters. */
final class SharedFile {
    private SharedFile() {}

    /** True if this names a file. */
    static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The sheet in a file; nothing if findings say why not. */
    static Optional<ActionSheet> sheet(Path file, String id, Program program, Consumer<Finding> findings)
            throws IOException {
        require(file, SheetFile.extensions(), program);
        return SheetFile.of(name(file), Files.readAllBytes(file)).sheet(id.isEmpty() ? stem(file) : id, findings);
    }

    /** True if a sheet is written there as a text that people read. */
    static boolean isText(Path file) {
        return SheetFile.of(name(file), new byte[0]).isText();
    }

    /** What is written in a file of our own form; nothing if findings say why not. */
    static Optional<FieldReader> fields(Path file, Program program, Consumer<Finding> findings) throws IOException {
        SortedMap<String, DocumentCodec> codecs = DocumentCodec.installed();
        ColumnOptions.requireFiles(List.of(file), program);
        require(file, codecs.keySet(), program);
        byte[] content = Files.readAllBytes(file);
        return Optional.ofNullable(codecs.get(extension(file)))
                .flatMap(codec -> codec.decode(content, name(file), findings))
                .map(source -> FieldReader.of(source, Optional.empty(), findings));
    }

    private static void require(Path file, Set<String> known, Program program) {
        if (!known.contains(extension(file))) {
            throw program.texts().refusal("shared.format", extension(file), String.join(", ", known));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String extension(Path file) {
        return name(file).substring(name(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** What a sheet is called that does not say: as its file, in letters and digits. */
    private static String stem(Path file) {
        String stem = name(file).replaceFirst("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        String trimmed = stem.replaceFirst("^[._-]+", "");
        return trimmed.isEmpty() ? "fiche" : trimmed.substring(0, Math.min(100, trimmed.length()));
    }
}
