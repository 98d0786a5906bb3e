package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program has all that PostgreSQL needs: driver, scripts, and what Flyway knows of it. */
class PostgresIT {
    @TempDir
    private Path folder;

    @Test
    void foundsAStoreAndFindsItAgain() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            assertThat(essaim("init", "--pack", Shell.pack().toString(), "--store", url))
                    .contains(url);
            assertThat(essaim("structure", "list", "--store", url)).contains("S001");
        }
    }

    private String essaim(String... args) throws Exception {
        String jar = Objects.requireNonNull(System.getProperty("essaim.jar"), "Failsafe names the jar.");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar));
        command.addAll(List.of(args));
        Path out = folder.resolve("stdout");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put(StoreOptions.KEY_VARIABLE, "ab".repeat(32));
        builder.environment().put(StoreOptions.USER_VARIABLE, "postgres");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8))
                .isEqualTo(Exit.FINE);
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
