package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide names every rule in the words of its test, so that neither can change alone. */
final class ReadmeTest {

    @ParameterizedTest
    @ValueSource(
            classes = {StoreContract.class, CubeReaderContract.class, TimeSourceContract.class, ExporterContract.class})
    void theTableOfRulesIsTheContract(Class<?> contract) throws IOException {
        SortedMap<String, String> rules = Contracts.rules(contract);
        List<String> table = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| " + rules.firstKey().substring(0, 4)))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1] + " " + cells[2])
                .toList();
        assertThat(table).containsExactlyElementsOf(rules.values());
    }
}
