package org.essaim.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.essaim.spi.PackSource;
import org.essaim.spi.PackSource.PackFile;
import org.junit.jupiter.api.Test;

class ShippedPacksIndexTest {
    private static final Path SHIPPED = Path.of("src/main/resources/org/essaim/pack/shipped");
    private final PackSource packs = new ShippedPacks();

    @Test
    void everyFileOfAShippedPackIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> SHIPPED.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("index.txt"))
                    .sorted()
                    .toList();
            List<String> listed = packs.ids().stream()
                    .flatMap(id -> packs.files(id).stream().map(PackFile::path).map(path -> id + "/" + path))
                    .sorted()
                    .toList();
            assertThat(listed).isEqualTo(there).isNotEmpty();
        }
    }

    @Test
    void coreItselfShipsThem() {
        assertThat(ServiceLoader.load(PackSource.class).stream().map(ServiceLoader.Provider::type))
                .containsExactly(ShippedPacks.class);
        assertThat(packs.ids()).containsExactly("imano", "indicateurs", "una");
        assertThat(packs.files("none")).isEmpty();
    }
}
