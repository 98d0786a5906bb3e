package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide names every rule in the words of its test, so that neither can change alone. */
final class ReadmeTest {
    private static final Path ADAPTERS = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\| \\[?`([a-z/-]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern CONTRACT = Pattern.compile("(?:extends|implements) \\w+Contract\\b");

    @ParameterizedTest
    @ValueSource(
            classes = {
                StoreContract.class,
                CubeReaderContract.class,
                CodecContract.class,
                TimeSourceContract.class,
                FollowedSourceContract.class,
                ExporterContract.class,
                DatasetExporterContract.class
            })
    void theTableOfRulesIsTheContract(Class<?> contract) throws IOException {
        SortedMap<String, String> rules = Contracts.rules(contract);
        List<String> table = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| " + rules.firstKey().substring(0, 4)))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1] + " " + cells[2])
                .toList();
        assertThat(table).containsExactlyElementsOf(rules.values());
    }

    /** The table of adapters names every test that runs a contract, and no test that is not there. */
    @Test
    void theTableOfAdaptersNamesTheContractsThatAreRun() throws IOException {
        Map<Path, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(ADAPTERS.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                rows.put(ADAPTERS.resolve(row.group(1)), line);
            }
        }
        for (Map.Entry<Path, String> row : rows.entrySet()) {
            Set<String> tests = new TreeSet<>();
            Set<String> contracts = new TreeSet<>();
            for (Path file : tests(row.getKey())) {
                String test = file.getFileName().toString().replace(".java", "");
                tests.add(test);
                Matcher contract = CONTRACT.matcher(Files.readString(file));
                if (contract.find()) {
                    contracts.add(test);
                }
            }
            Set<String> named = new TreeSet<>();
            TEST.matcher(row.getValue()).results().forEach(test -> named.add(test.group(1)));
            assertThat(named)
                    .as("the tests that adapters/README.md names beside [%s]", row.getKey())
                    .containsAll(contracts);
            assertThat(tests)
                    .as("the tests of [%s], of which adapters/README.md names some", row.getKey())
                    .containsAll(named);
        }
        assertThat(rows.keySet()).as("the adapters of the table").containsExactlyInAnyOrderElementsOf(adapters());
    }

    private static List<Path> tests(Path adapter) throws IOException {
        Path tests = adapter.resolve(Path.of("src", "test", "java"));
        if (!Files.exists(tests)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
    }

    private static List<Path> adapters() throws IOException {
        List<Path> poms;
        try (Stream<Path> files = Files.walk(ADAPTERS, 3)) {
            poms = files.filter(file -> file.endsWith("pom.xml")).toList();
        }
        List<Path> adapters = new ArrayList<>();
        for (Path pom : poms) {
            // One that holds others together is no adapter.
            if (!Files.readString(pom).contains("<module>")) {
                adapters.add(pom.getParent());
            }
        }
        return adapters;
    }
}
