package org.essaim.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.OutlineReader;

/**
 * A file with an action sheet (<i>fichier de fiche action</i>): in our own form, or as a text that was written title by title, such as Markdown.
 *
 * <p>Immutable and thread-safe.
 */
public final class SheetFile {
    private final String name;
    private final String extension;
    private final byte[] content;

    private SheetFile(String name, byte[] content) {
        this.name = name;
        this.extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        this.content = content;
    }

    /**
     * A file.
     *
     * @param name what findings call it; its extension says what it may be
     * @throws EssaimException if nothing here reads files of that extension
     */
    public static SheetFile of(String name, byte[] content) {
        SheetFile file = new SheetFile(name, content.clone());
        if (!extensions().contains(file.extension)) {
            throw new EssaimException("Nothing here reads an action sheet from a file of extension [" + file.extension
                    + "].\nMaybe one of " + extensions() + ".");
        }
        return file;
    }

    /** The extensions of files that can be read here, without a dot. */
    public static SortedSet<String> extensions() {
        SortedSet<String> all = new TreeSet<>(DocumentCodec.installed().keySet());
        outlines().forEach(reader -> all.addAll(reader.extensions()));
        return all;
    }

    /**
     * The sheet in it, of several the last; nothing if findings say why not.
     *
     * @param id what a sheet is called that a text holds, since people who write it do not say
     */
    public Optional<ActionSheet> sheet(String id, Consumer<Finding> findings) {
        for (OutlineReader reader : outlines()) {
            if (reader.extensions().contains(extension)) {
                return outlined(reader, id, findings);
            }
        }
        return Optional.ofNullable(DocumentCodec.installed().get(extension))
                .flatMap(codec -> codec.decode(content, name, findings))
                .map(source -> FieldReader.of(source, Optional.empty(), findings))
                .flatMap(SheetFile::read);
    }

    /** True if it is a text that people read, which has no room for what a sheet is found by, nor for whose it is. */
    public boolean isText() {
        return outlines().stream().anyMatch(reader -> reader.extensions().contains(extension));
    }

    private Optional<ActionSheet> outlined(OutlineReader reader, String id, Consumer<Finding> findings) {
        List<Finding> found = new ArrayList<>();
        Optional<ActionSheet> sheet = reader.read(content, name, found::add)
                .map(outline -> new OutlinedSheet(name, found::add).source(outline, id))
                .flatMap(source -> ActionSheet.read(FieldReader.of(source, Optional.empty(), found::add)));
        found.forEach(findings);
        return found.stream().anyMatch(Finding::isError) ? Optional.empty() : sheet;
    }

    private static Optional<ActionSheet> read(FieldReader reader) {
        if (!reader.has("sheets")) {
            return ActionSheet.read(reader);
        }
        // A file of a pack; of several the last one.
        List<ActionSheet> all = new ArrayList<>(reader.each("sheets", ActionSheet::read));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static List<OutlineReader> outlines() {
        return ServiceLoader.load(OutlineReader.class, SheetFile.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
