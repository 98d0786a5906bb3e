package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.joda.money.Money;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.snakeyaml.engine.v2.api.Load;
import org.threeten.extra.LocalDateRange;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A host that runs on another Jackson keeps it. */
class HostsOfJacksonTest {

    private record Line(@JsonProperty("Structure") String structure, long seconds) {}

    @Test
    void jackson2AndJackson3ReadOneDocumentInOneProcess() throws IOException {
        byte[] bytes = new JsonCodec()
                .encode(Tree.fields()
                        .put("Structure", "S042")
                        .put("seconds", 3600)
                        .build());

        Line two = new ObjectMapper().readValue(bytes, Line.class);
        Line three = JsonMapper.builder().build().readValue(bytes, Line.class);
        JsonNode written = new ObjectMapper().readTree(bytes);

        assertThat(two).isEqualTo(new Line("S042", 3600)).isEqualTo(three);
        List<Finding> findings = new ArrayList<>();
        assertThat(new JsonCodec().decode(new ObjectMapper().writeValueAsBytes(written), "f", findings::add))
                .hasValueSatisfying(read -> assertThat(read.tree())
                        .isEqualTo(Tree.fields()
                                .put("Structure", "S042")
                                .put("seconds", 3600)
                                .build()));
        assertThat(findings).isEmpty();
    }

    @Test
    void jackson2IsNotOurs() {
        assertThat(new ObjectMapper().version().getMajorVersion()).isEqualTo(2);
        assertThat(new JsonFactory().version().getMajorVersion()).isEqualTo(3);
    }

    // The one jar that both Jacksons share is their annotations. A host may pin them to any version, or have none.
    @Test
    void theCodecsNeedNeitherAnnotationsNorDatabind() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (Class<?> needed : List.of(
                DocumentCodec.class,
                JsonCodec.class,
                JsonFactory.class,
                YAMLFactory.class,
                Load.class,
                Logger.class,
                Money.class,
                LocalDateRange.class,
                NullMarked.class)) {
            jars.add(needed.getProtectionDomain().getCodeSource().getLocation());
        }
        try (URLClassLoader alone =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (String codec : List.of("org.essaim.jackson.JsonCodec", "org.essaim.jackson.YamlCodec")) {
                Object made = alone.loadClass(codec).getConstructor().newInstance();
                Object read = made.getClass()
                        .getMethod("decode", byte[].class, String.class, Consumer.class)
                        .invoke(made, "{\"a\": [1, \"x\", null]}".getBytes(StandardCharsets.UTF_8), "f", (Consumer<
                                        Object>)
                                finding -> {
                                    throw new AssertionError(finding);
                                });
                assertThat(read.toString()).contains("Text[value=x]");
            }
        }
    }
}
