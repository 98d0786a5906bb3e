package org.essaim;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.funding.FundingStatement;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.report.Report;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.Exporter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a statement or a report into files (<i>export</i>), each in the format of its extension.
 *
 * <p>Formats are the exporters and codecs on the class path. A file appears whole or not at all.
 */
public final class Export {
    private final java.util.function.Function<Locale, Report> report;
    private final Tree.@Nullable Fields document;
    private Locale locale = Locale.FRENCH;

    private Export(java.util.function.Function<Locale, Report> report, Tree.@Nullable Fields document) {
        this.report = report;
        this.document = document;
    }

    static Export of(FundingStatement statement) {
        return new Export(statement::report, statement.toTree());
    }

    static Export of(java.util.function.Function<Locale, Report> report) {
        return new Export(report, null);
    }

    /** The language of the files: French unless said otherwise. */
    public Export in(Locale language) {
        this.locale = language;
        return this;
    }

    /**
     * Writes the files.
     *
     * @throws EssaimException if no adapter on the class path writes a format
     * @throws UncheckedIOException if a file cannot be written
     */
    public void to(Path... files) {
        Work.on(Operation.EXPORT, () -> {
            for (int i = 0; i < files.length; i++) {
                Work.at(Stage.WRITING, String.valueOf(files[i].getFileName()), i, files.length);
                to(files[i]);
            }
            return files.length;
        });
    }

    private void to(Path file) {
        String extension = extension(file);
        if (document != null && extension.equals("json")) {
            byte[] bytes = codec(extension).encode(document);
            write(file, out -> out.write(bytes));
        } else {
            Exporter exporter = exporter(extension);
            Report laidOut = report.apply(locale);
            write(file, out -> exporter.write(laidOut, out));
        }
    }

    /** Writes into a file. */
    interface Writing {
        void into(OutputStream out) throws IOException;
    }

    /** Writes a file that appears whole or not at all. */
    static void write(Path file, Writing writing) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path beside = file.resolveSibling("." + file.getFileName() + ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                    writing.into(out);
                }
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("File [" + file.getFileName() + "] cannot be written.", e);
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static DocumentCodec codec(String extension) {
        for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, Export.class.getClassLoader())) {
            if (codec.extensions().contains(extension)) {
                return codec;
            }
        }
        throw new EssaimException(
                "No adapter on the class path writes [" + extension + "].\nMaybe add essaim-jackson.");
    }

    private static Exporter exporter(String extension) {
        Map<String, Exporter> found = new TreeMap<>();
        for (Exporter exporter : ServiceLoader.load(Exporter.class, Export.class.getClassLoader())) {
            found.putIfAbsent(exporter.extension(), exporter);
        }
        Exporter exporter = found.get(extension);
        if (exporter == null) {
            throw new EssaimException(
                    "No adapter on the class path writes [" + extension + "].\nMaybe one of " + found.keySet()
                            + ", or add the adapter: essaim-xlsx, essaim-formats (html), essaim-pdf, essaim-docx, essaim-markdown (md).");
        }
        return exporter;
    }
}
