package org.essaim.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who implements a port knows what is promised, and the promise is kept. */
class PortsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "essaim", "spi");
    private static final Pattern STABILITY = Pattern.compile(
            "\n \\* <p>Stability: (stable|experimental); new methods come only as \\{@code default}\\.\n");

    /** What an implementation must write. A method more here breaks every implementation there is: make it a default one. */
    private static final Map<String, List<String>> ABSTRACT_METHODS = Map.ofEntries(
            Map.entry("CubeReader", List.of("sums")),
            Map.entry("DatasetExporter", List.of("extension", "format", "write")),
            Map.entry("DocumentCodec", List.of("decode", "encode", "extensions")),
            Map.entry("Exporter", List.of("extension", "write")),
            Map.entry("MeasureSource", List.of("measures", "values")),
            Map.entry("OutlineReader", List.of("extensions", "read")),
            Map.entry("PackSource", List.of("files", "ids")),
            Map.entry("QuestionnaireFormat", List.of("extensions", "name", "read", "write")),
            Map.entry("Statistics", List.of("mean", "paired", "pairedShares", "share", "shares", "unpaired")),
            Map.entry(
                    "Store",
                    List.of("close", "commit", "document", "documents", "history", "months", "segments", "sequence")),
            Map.entry("TimeSource", List.of("identified", "name", "profile", "read")));

    private static final Map<String, String> STABILITIES = Map.ofEntries(
            Map.entry("CubeReader", "experimental"),
            Map.entry("DatasetExporter", "experimental"),
            Map.entry("DocumentCodec", "stable"),
            Map.entry("Exporter", "stable"),
            Map.entry("MeasureSource", "experimental"),
            Map.entry("OutlineReader", "experimental"),
            Map.entry("PackSource", "experimental"),
            Map.entry("QuestionnaireFormat", "experimental"),
            Map.entry("Statistics", "experimental"),
            Map.entry("Store", "stable"),
            Map.entry("TimeSource", "experimental"));

    @Test
    void everyPortStatesItsStabilityInTheSameWords() throws IOException {
        Map<String, String> stated = new TreeMap<>();
        for (Class<?> port : ports()) {
            String source = Files.readString(SOURCES.resolve(port.getSimpleName() + ".java"));
            Matcher stability = STABILITY.matcher(source.substring(0, source.indexOf("public interface")));
            stated.put(port.getSimpleName(), stability.find() ? stability.group(1) : "states nothing");
        }
        assertThat(stated)
                .as("what is stable may not become experimental again")
                .isEqualTo(STABILITIES);
    }

    @Test
    void theTableOfPortsSaysTheSame() throws IOException {
        Map<String, String> table = new TreeMap<>();
        Pattern row = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| (\\w+) \\|");
        for (String line : Files.readAllLines(Path.of("..", "adapters", "README.md"))) {
            Matcher port = row.matcher(line);
            if (port.matches()) {
                table.put(port.group(1), port.group(2));
            }
        }
        assertThat(table).isEqualTo(STABILITIES);
    }

    @Test
    void newMethodsComeOnlyAsDefault() throws IOException {
        Map<String, List<String>> methods = new TreeMap<>();
        for (Class<?> port : ports()) {
            methods.put(
                    port.getSimpleName(),
                    Arrays.stream(port.getDeclaredMethods())
                            .filter(method -> Modifier.isAbstract(method.getModifiers()))
                            .map(Method::getName)
                            .sorted()
                            .toList());
        }
        assertThat(methods).isEqualTo(ABSTRACT_METHODS);
    }

    @Test
    void eachIsReadInFiveMinutesAndNamedWhereThePackageIsExplained() throws IOException {
        String explained = Files.readString(SOURCES.resolve("package-info.java"));
        for (Class<?> port : ports()) {
            assertThat(Files.readAllLines(SOURCES.resolve(port.getSimpleName() + ".java")))
                    .as("lines of %s", port.getSimpleName())
                    .hasSizeLessThan(150);
            assertThat(explained).contains("{@link " + port.getName() + "}");
        }
    }

    /** The public interfaces of the package that anybody may implement. */
    private static List<Class<?>> ports() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .<Class<?>>map(name -> type(name.substring(0, name.length() - ".java".length())))
                    .filter(type -> type.isInterface() && !type.isSealed())
                    .toList();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("org.essaim.spi." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
