package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide names every rule in the words of its test, so that neither can change alone. */
final class ReadmeTest {

    @ParameterizedTest
    @ValueSource(classes = {StoreContract.class, ExporterContract.class})
    void theTableOfRulesIsTheContract(Class<?> contract) throws IOException {
        List<String> rules = new ArrayList<>();
        for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(DisplayName.class)) {
                    rules.add(method.getAnnotation(DisplayName.class).value());
                } else if (method.isAnnotationPresent(Label.class)) {
                    rules.add(method.getAnnotation(Label.class).value());
                }
            }
        }
        List<String> table = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| " + rules.get(0).substring(0, 4)))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1] + " " + cells[2])
                .toList();
        assertThat(table).containsExactlyElementsOf(rules.stream().sorted().toList());
    }
}
