package org.essaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.document.Tree;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Business rules that a coordinator can read: one a file, whose name begins with the number of its rule. */
public final class Specs {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Specs() {}

    /** The rules of a folder below {@code specs}, in the order of their numbers. */
    public static <R> List<R> of(String folder, Class<R> type, Function<R, String> number) {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(Specs.class.getResource("/specs/" + folder))
                .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> {
                        R rule = YAML.readValue(file.toFile(), type);
                        assertThat(file.getFileName().toString()).startsWith(number.apply(rule) + "-");
                        return rule;
                    })
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a rule holds in the form of Essaim's own files. */
    public static Tree tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            Tree.Builder fields = Tree.fields();
            map.forEach((key, of) -> fields.put(String.valueOf(key), tree(of)));
            return fields.build();
        } else if (value instanceof List<?> list) {
            return Tree.of(list.stream().map(Specs::tree).toList());
        } else if (value instanceof Boolean truth) {
            return Tree.of(truth);
        } else if (value instanceof Number number) {
            return new Tree.Numeric(new BigDecimal(number.toString()));
        }
        return Tree.of(String.valueOf(value));
    }
}
