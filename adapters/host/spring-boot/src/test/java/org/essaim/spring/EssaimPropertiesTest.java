package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.document.Tree;
import org.essaim.jackson.JsonCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;

/** What a host may say in its configuration, what is refused, and what an editor knows of it. */
final class EssaimPropertiesTest {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @ParameterizedTest
    @CsvSource({
        "essaim.store.schema, 1st, store.schema",
        "essaim.store.schema, a;b, store.schema",
        "essaim.store.prefix, '', store.prefix",
        "essaim.store.prefix, abcdefghijklmnopqrstuvwxyzabcdef, store.prefix",
        "essaim.security.reader, '', security.reader",
        "essaim.security.coordinator, '', security.coordinator",
        "essaim.security.closer, '', security.closer",
        "essaim.health.refused-share, 1.01, health.refusedShare",
        "essaim.health.refused-share, -0.1, health.refusedShare",
        "essaim.health.import-age, 0s, health.forward",
        "essaim.health.window, -1d, health.forward",
        "essaim.health.refresh, -1s, health.forward"
    })
    void whatMakesNoSenseIsRefusedByName(String name, String value, String field) {
        Hosts.open().withPropertyValues(name + "=" + value).run(host -> {
            assertThat(host).hasFailed();
            assertThat(host.getStartupFailure())
                    .hasCauseInstanceOf(ConfigurationPropertiesBindException.class)
                    .rootCause()
                    .hasMessageContaining("on field '" + field + "'");
        });
    }

    @Test
    void whatIsNoDurationIsRefused() {
        Hosts.open()
                .withPropertyValues("essaim.health.window=soon")
                .run(host ->
                        assertThat(host).getFailure().hasCauseInstanceOf(ConfigurationPropertiesBindException.class));
    }

    @Test
    void theKeyIsNoProperty() {
        Hosts.keyless(Map.of())
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .withPropertyValues("essaim.key=" + Hosts.KEY, "essaim.pseudonym-key.value=" + Hosts.KEY)
                .run(host -> assertThat(host).getFailure().rootCause().hasMessageContaining("no pseudonym key"));
        assertThat(new TreeSet<>(described().keySet()))
                .allSatisfy(name -> assertThat(name).doesNotEndWith("key").doesNotEndWith("secret"));
    }

    @Test
    void everyPropertyIsDescribedAndHasTheDefaultThatTheReadmeSays() throws IOException {
        Map<String, Tree.Fields> described = described();
        assertThat(described.keySet())
                .containsExactlyInAnyOrder(
                        "essaim.enabled",
                        "essaim.store.schema",
                        "essaim.store.prefix",
                        "essaim.store.existing",
                        "essaim.pseudonym-key.file",
                        "essaim.pseudonym-key.former-file",
                        "essaim.security.reader",
                        "essaim.security.coordinator",
                        "essaim.security.closer",
                        "essaim.security.federation",
                        "essaim.security.structures",
                        "essaim.security.structure-prefix",
                        "essaim.health.import-age",
                        "essaim.health.refused-share",
                        "essaim.health.window",
                        "essaim.health.refresh",
                        "management.health.essaim.enabled");
        described.forEach((name, property) -> {
            assertThat(text(property, "description")).as(name).endsWith(".");
            assertThat(text(property, "type")).as(name).startsWith("java.");
        });
        Map<String, String> told = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `((?:essaim|management)\\.[^`]+)` \\|[^|]*\\| (?:`([^`]*)`)?[^|]*\\|$")
                .matcher(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8));
        while (row.find()) {
            told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        Map<String, String> defaults = new TreeMap<>();
        described.forEach((name, property) -> defaults.put(name, defaultOf(property)));
        defaults.put("management.health.essaim.enabled", "true");
        assertThat(told).isEqualTo(defaults);
    }

    @Test
    void hintsAreOfPropertiesThatThereAre() {
        Tree.Items hints = (Tree.Items) metadata().get("hints").orElseThrow();
        List<String> names = new ArrayList<>();
        hints.items().forEach(hint -> names.add(text((Tree.Fields) hint, "name").replace(".keys", "")));
        assertThat(described().keySet()).containsAll(names);
        assertThat(names).contains("essaim.pseudonym-key.file", "essaim.security.closer", "essaim.security.structures");
    }

    private static Map<String, Tree.Fields> described() {
        Map<String, Tree.Fields> properties = new TreeMap<>();
        for (Tree item : ((Tree.Items) metadata().get("properties").orElseThrow()).items()) {
            properties.put(text((Tree.Fields) item, "name"), (Tree.Fields) item);
        }
        return properties;
    }

    private static Tree.Fields metadata() {
        // Spring Boot's modules have files of the same name.
        try (InputStream in = Files.newInputStream(Path.of("target", "classes", METADATA))) {
            return (Tree.Fields) new JsonCodec()
                    .decode(in.readAllBytes(), METADATA, finding -> {})
                    .orElseThrow()
                    .tree();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String defaultOf(Tree.Fields property) {
        Tree value = property.get("defaultValue").orElse(Tree.of(""));
        if (value instanceof Tree.Items items) {
            return shown(items.items().get(0));
        }
        return shown(value);
    }

    private static String shown(Tree value) {
        if (value instanceof Tree.Truth truth) {
            return Boolean.toString(truth.value());
        }
        return value instanceof Tree.Numeric number ? number.value().toPlainString() : ((Tree.Text) value).value();
    }

    private static String text(Tree.Fields fields, String name) {
        return fields.get(name).map(EssaimPropertiesTest::shown).orElse("");
    }
}
