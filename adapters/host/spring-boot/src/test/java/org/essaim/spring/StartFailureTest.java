package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Why a host with Essaim does not start, as Spring Boot prints it. */
final class StartFailureTest {
    @TempDir
    Path folder;

    @Test
    void withoutAKey() {
        says(
                Hosts.keyless(Map.of()),
                "Essaim cannot start. There is no pseudonym key.",
                "Maybe name its file in essaim.pseudonym-key.file, or set ESSAIM_KEY in the environment");
        says(Hosts.keyless(Map.of("ESSAIM_KEY", " ")), "There is no pseudonym key", "Maybe");
    }

    @Test
    void withAKeyThatIsNone() {
        FailureAnalysis analysis = says(
                Hosts.keyless(Map.of("ESSAIM_KEY", "correct horse battery staple")), "is not hexadecimal", "Maybe");
        assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("horse");
        says(Hosts.keyless(Map.of("ESSAIM_KEY", "beef")), "has 2 bytes, at least 32 are needed", "Maybe");
    }

    @Test
    void withoutTheKeyFileThatWasNamed() {
        says(
                Hosts.host().withPropertyValues("essaim.pseudonym-key.file=" + folder.resolve("no.key")),
                "The key file [no.key] cannot be read.",
                "Maybe the path is wrong, or the right to read it.");
    }

    @Test
    void overASchemaOfANewerRelease() {
        DataSource database = HostsDatabases.fresh();
        JdbcStore.on(database).close();
        new JdbcTemplate(database)
                .update("insert into \"essaim_schema_history\" select 99, '99', 'later', 'SQL', 'V99__later.sql', 0,"
                        + " 'x', current_timestamp, 1, true");
        says(
                on(database),
                "has schema version [99], this release of Essaim knows [",
                "Maybe a newer release has opened it");
    }

    @Test
    void overAStoreWhoseDocumentsANewerReleaseWrote() {
        DataSource database = HostsDatabases.fresh();
        on(database)
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .run(host -> host.getBean(Essaim.class).found(new Federation("f", "Fédération fictive", true)));
        JdbcStore store = JdbcStore.on(database);
        Document founding =
                store.document(new DocumentKey("federation", "federation")).orElseThrow();
        Map<String, Tree> fields = new LinkedHashMap<>(((Tree.Fields) founding.content()).fields());
        fields.put("form", Tree.of("essaim/store/99"));
        store.commit(new Commit(
                "later",
                Instant.EPOCH,
                List.of(new Commit.Put(founding.key(), founding.version(), new Tree.Fields(fields))),
                List.of()));
        says(on(database), "[essaim/store/99]", "Maybe a newer Essaim wrote it");
    }

    @Test
    void withoutTheRightToMakeTables() {
        String url = Hosts.url();
        DataSource owner = new DriverManagerDataSource(url, "sa", "");
        new JdbcTemplate(owner).execute("create user weak password 'weak'");
        says(
                on(new DriverManagerDataSource(url.substring(0, url.indexOf(';')), "weak", "weak")),
                "could not be prepared",
                "Maybe the user may not create tables");
    }

    @Test
    void withoutTheRightToReadThem() {
        String url = Hosts.url();
        DataSource owner = new DriverManagerDataSource(url, "sa", "");
        JdbcStore.on(owner).close();
        new JdbcTemplate(owner).execute("create user weak password 'weak'");
        says(
                on(new DriverManagerDataSource(url.substring(0, url.indexOf(';')), "weak", "weak")),
                "Essaim cannot start.",
                "Maybe");
    }

    @Test
    void overADatabaseThatIsGone() {
        says(
                on(new DriverManagerDataSource("jdbc:h2:" + folder.resolve("gone") + ";IFEXISTS=TRUE", "sa", "")),
                "there is no such database",
                "Maybe the URL has a slip");
    }

    @Test
    void theKeyComesFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("essaim.key"), Hosts.KEY + "\n");
        Hosts.keyless(Map.of("ESSAIM_KEY", "ab".repeat(32)))
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .withPropertyValues("essaim.pseudonym-key.file=" + file)
                .run(host -> assertThat(host.getBean(Pseudonymiser.class).fingerprint())
                        .as("the file wins over the environment")
                        .isEqualTo(Pseudonymiser.ofHexKey(Hosts.KEY).fingerprint()));
    }

    @Test
    void aKeyThatIsBeingReplacedComesWithTheFormerOne() throws IOException {
        String newer = "ab".repeat(32);
        Path former = Files.writeString(folder.resolve("former.key"), Hosts.KEY);
        DataSource database = HostsDatabases.fresh();
        on(database)
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .run(host -> host.getBean(Essaim.class).found(new Federation("f", "Fédération fictive", true)));
        Hosts.keyless(Map.of("ESSAIM_KEY", newer))
                .withBean(DataSource.class, () -> database)
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .withPropertyValues("essaim.pseudonym-key.former-file=" + former)
                .run(host -> host.getBean(Essaim.class).replaceKey());
        Hosts.keyless(Map.of("ESSAIM_KEY", newer, "ESSAIM_FORMER_KEY", Hosts.KEY))
                .withBean(DataSource.class, () -> database)
                .withBean(CurrentActor.class, () -> Hosts.EVERYBODY)
                .run(host -> host.getBean(Essaim.class).retireFormerKey(0));
    }

    private static ApplicationContextRunner on(DataSource database) {
        return Hosts.host().withBean(DataSource.class, () -> database);
    }

    private static FailureAnalysis says(ApplicationContextRunner host, String description, String action) {
        FailureAnalysis[] found = new FailureAnalysis[1];
        host.run(failed -> {
            assertThat(failed).hasFailed();
            found[0] = new EssaimFailureAnalyzer().analyze(Objects.requireNonNull(failed.getStartupFailure()));
            assertThat(found[0]).isNotNull();
            assertThat(found[0].getDescription()).contains(description);
            assertThat(found[0].getAction()).contains(action).contains("essaim.enabled=false");
        });
        return found[0];
    }

    @Test
    void springBootFindsTheAnalyzer() throws IOException {
        assertThat(Files.readString(Path.of("target", "classes", "META-INF", "spring.factories")))
                .contains("org.springframework.boot.diagnostics.FailureAnalyzer")
                .contains(EssaimFailureAnalyzer.class.getName());
    }
}
