package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.essaim.organisation.Pseudonymiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    @TempDir
    private Path folder;

    @Test
    void foundsTheStoreAndMakesAKeyThatOnlyItsOwnerReads() throws IOException {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.stored("init", "--pack", Shell.pack().toString());
        Path key = folder.resolve("data/essaim.key");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Fédération fictive des Trois Rivières", key.toString(), "lieu sûr");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Pseudonymiser.ofKeyFile(key).fingerprint()).hasSize(16);
    }

    @Test
    void neverPrintsTheKey() throws IOException {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.stored("init", "--pack", Shell.pack().toString());
        String key = Files.readString(folder.resolve("data/essaim.key")).strip();
        assertThat(answer.out() + answer.err()).doesNotContain(key);
    }

    @Test
    void foundingAgainKeepsTheKey() throws IOException {
        Shell shell = Shell.founded(folder);
        String before = Files.readString(folder.resolve("data/essaim.key"));
        Shell.Answer answer = shell.stored("init", "--pack", Shell.pack().toString());
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).doesNotContain("lieu sûr");
        assertThat(Files.readString(folder.resolve("data/essaim.key"))).isEqualTo(before);
    }

    @Test
    void refusesToGiveAFoundedStoreASecondKey() throws IOException {
        Shell shell = Shell.founded(folder);
        Files.delete(folder.resolve("data/essaim.key"));
        Shell.Answer answer = shell.stored("init", "--pack", Shell.pack().toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err().lines()).hasSize(2);
        assertThat(answer.err()).contains("Peut-être la clé a-t-elle été déplacée");
        assertThat(folder.resolve("data/essaim.key")).doesNotExist();
    }

    @Test
    void refusesAnotherKeyOnAFoundedStore() {
        Shell shell = Shell.founded(folder).with(StoreOptions.KEY_VARIABLE, Pseudonymiser.newHexKey());
        Shell.Answer answer = shell.stored("init", "--pack", Shell.pack().toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("sous une autre clé");
    }

    @Test
    void takesTheKeyOfTheEnvironmentAndMakesNone() {
        Shell shell = Shell.in(folder).with(StoreOptions.KEY_VARIABLE, Pseudonymiser.newHexKey());
        assertThat(shell.stored("init", "--pack", Shell.pack().toString()).exit())
                .isEqualTo(Exit.FINE);
        assertThat(folder.resolve("data/essaim.key")).doesNotExist();
        assertThat(shell.imports(shell.export()).exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void theNamedKeyFileComesBeforeTheEnvironment() {
        Shell shell = Shell.in(folder);
        String named = shell.write("named.key", Pseudonymiser.newHexKey()).toString();
        shell.stored("init", "--pack", Shell.pack().toString(), "--key-file", named);
        shell.with(StoreOptions.KEY_VARIABLE, Pseudonymiser.newHexKey());
        assertThat(shell.imports(shell.export(), "--key-file", named).exit()).isEqualTo(Exit.FINE);
        assertThat(shell.imports(shell.export()).exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void aPackWithErrorsLeavesNoStoreBehind() {
        Shell shell = Shell.in(folder);
        shell.write("pack.yaml", "id: broken\ntitle: Broken\nversion: \"1\"\nunknown: 1\n");
        Shell.Answer answer = shell.stored("init", "--pack", folder.toString());
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("Erreur ESM-2001");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPackWithoutAFederationCannotFoundAStore() {
        Shell shell = Shell.in(folder);
        shell.write("pack.yaml", "id: bare\ntitle: Bare\nversion: \"1\"\n");
        Shell.Answer answer = shell.stored("init", "--pack", folder.toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("ne nomme pas de fédération");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPackThatIsNotThereIsWrongUse() {
        Shell.Answer answer = Shell.in(folder).stored("init", "--pack", "no-such-pack");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("[no-such-pack]", "imano");
    }

    @Test
    void aStoreWithAUrlNeedsAKeyFromOutside() {
        Shell shell = Shell.in(folder);
        String url = "jdbc:h2:" + folder.resolve("base");
        String pack = Shell.pack().toString();
        Shell.Answer without = shell.run("init", "--pack", pack, "--store", url);
        assertThat(without.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(without.err()).contains("ESSAIM_KEY");
        shell.with(StoreOptions.KEY_VARIABLE, Pseudonymiser.newHexKey());
        assertThat(shell.run("init", "--pack", pack, "--store", url).exit()).isEqualTo(Exit.FINE);
        assertThat(shell.run("structure", "list", "--store", url).out()).contains("S001");
    }

    @Test
    void readingAStoreThatIsNotThereMakesNone() {
        Shell shell = Shell.in(folder);
        assertThat(shell.stored("labels").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(folder.resolve("data")).doesNotExist();
        String url = "jdbc:h2:" + folder.resolve("base");
        assertThat(shell.run("labels", "--store", url).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(folder.resolve("base.mv.db")).doesNotExist();
    }
}
