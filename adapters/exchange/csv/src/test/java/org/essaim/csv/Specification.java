package org.essaim.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/** One example that a coordinator can read: a file's text, and the facts and findings it must give. */
record Specification(
        String id,
        String shows,
        String preset,
        String mapping,
        String encoding,
        boolean bom,
        LineEnd lineEnd,
        String zone,
        String structure,
        String text,
        List<String> facts,
        List<String> findings) {

    enum LineEnd {
        LF("\n"),
        CRLF("\r\n"),
        CR("\r");

        final String characters;

        LineEnd(String characters) {
            this.characters = characters;
        }
    }

    static final DocumentCodec YAML = ServiceLoader.load(DocumentCodec.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(codec -> codec.extensions().contains("yaml"))
            .findFirst()
            .orElseThrow();

    /** The specifications of one file, with the mappings that stand above them. */
    record Sheet(String file, SourceTree document, List<Specification> specifications) {
        CsvMapping mapping(Specification specification) {
            if (!specification.preset().isEmpty()) {
                return CsvPresets.find(specification.preset()).orElseThrow();
            }
            return mapping(specification.mapping());
        }

        CsvMapping mapping(String name) {
            Tree mappings = ((Tree.Fields) document.tree()).get("mappings").orElseThrow();
            Tree mapping = ((Tree.Fields) mappings).get(name).orElseThrow();
            List<Finding> findings = new ArrayList<>();
            return CsvMapping.read(new SourceTree(mapping, file, Map.of()), findings::add)
                    .orElseThrow(() -> new AssertionError(file + ", mapping " + name + ": " + findings));
        }
    }

    static Sheet sheet(String file) {
        List<Finding> findings = new ArrayList<>();
        SourceTree document =
                YAML.decode(resource("/specs/csv/" + file), file, findings::add).orElseThrow();
        FieldReader reader = FieldReader.of(document, Optional.empty(), findings::add);
        List<Specification> specifications = reader.each("specs", Specification::read);
        if (!findings.isEmpty()) {
            throw new AssertionError(findings.toString());
        }
        return new Sheet(file, document, specifications);
    }

    /** The bytes of the file. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (bom) {
            bytes.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(text.replace("\n", lineEnd.characters).getBytes(Charset.forName(encoding)));
        return bytes.toByteArray();
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    private static Optional<Specification> read(FieldReader spec) {
        return spec.build(
                Specification.class,
                spec.text("id"),
                spec.text("shows"),
                spec.text("preset", ""),
                spec.text("mapping", ""),
                spec.text("encoding", "UTF-8"),
                spec.truth("bom", false),
                spec.optionalOneOf("lineEnd", LineEnd.class).orElse(LineEnd.LF),
                spec.text("zone", "Europe/Paris"),
                spec.text("structure", "S001"),
                spec.text("text"),
                spec.texts("facts"),
                spec.texts("findings"));
    }

    private static byte[] resource(String path) {
        try (InputStream in = Specification.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
