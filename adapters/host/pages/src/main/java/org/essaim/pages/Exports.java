package org.essaim.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.Essaim;
import org.essaim.Export;
import org.essaim.document.Tree;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.Exporter;

/** Files that the exporters and codecs beside core can write. */
final class Exports {
    private static final String JSON = "json";

    private Exports() {}

    /** The formats of what is laid out for people. */
    static SortedSet<String> reports() {
        SortedSet<String> formats = new TreeSet<>();
        ServiceLoader.load(Exporter.class, Essaim.class.getClassLoader())
                .forEach(exporter -> formats.add(exporter.extension()));
        return formats;
    }

    /** The same, and JSON for what has a document. */
    static SortedSet<String> documents() {
        SortedSet<String> formats = reports();
        if (codec().isPresent()) {
            formats.add(JSON);
        }
        return formats;
    }

    private static Optional<DocumentCodec> codec() {
        for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, Essaim.class.getClassLoader())) {
            if (codec.extensions().contains(JSON)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The format that was asked for, if it is one of these. */
    static String format(Visit visit, SortedSet<String> known) {
        String format = visit.required("format");
        if (!known.contains(format)) {
            throw Refusal.incomplete(visit.language(), "format");
        }
        return format;
    }

    static Part.Field choice(Visit visit, SortedSet<String> formats) {
        return Part.Field.choice(
                "format",
                visit.say("Format", "Format"),
                "",
                formats.stream()
                        .map(format -> new Part.Option(format, format.toUpperCase(Locale.ROOT)))
                        .toList());
    }

    /** Links to the same file in each format; the address ends with the format. */
    static Part.Links links(Visit visit, SortedSet<String> formats, String page, String... parameters) {
        List<Part.Link> links = formats.stream()
                .map(format -> {
                    String[] more = java.util.Arrays.copyOf(parameters, parameters.length + 2);
                    more[parameters.length] = "format";
                    more[parameters.length + 1] = format;
                    return new Part.Link(
                            visit.say("Télécharger en ", "Download as ") + format.toUpperCase(Locale.ROOT),
                            visit.address(page, more));
                })
                .toList();
        return new Part.Links(links);
    }

    /** The file, whole before the first byte of it is sent: what fails is a page that says so. */
    static Answer.Download file(Visit visit, Export export, String name, String format) throws IOException {
        Path folder = Files.createTempDirectory("essaim");
        Path file = folder.resolve("essaim." + format);
        byte[] bytes;
        try {
            export.in(visit.language().locale()).to(file);
            bytes = Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        return new Answer.Download(name + "." + format, Downloads.type(format), out -> out.write(bytes));
    }

    /** A document as JSON. */
    static Answer.Download json(Visit visit, Tree document, String name) {
        byte[] bytes = codec().orElseThrow(() -> Refusal.incomplete(visit.language(), "format"))
                .encode(document);
        return new Answer.Download(name + "." + JSON, Downloads.type(JSON), out -> out.write(bytes));
    }
}
