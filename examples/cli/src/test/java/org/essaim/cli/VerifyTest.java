package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path folder;

    /** The seal that "close" printed. */
    static String seal(String printed) {
        Matcher matcher = Pattern.compile("S001:2025-03=[0-9a-f]{64}").matcher(printed);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String verdict(Shell.Answer answer) {
        return Shell.text(answer.json(), "verdict");
    }

    @Test
    void aStatementAloneIsConsistentAndNeedsNoStore() {
        Shell shell = Shell.issued(folder);
        Shell.Answer answer = shell.run("verify", shell.path("statement.json"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.json().fields().keySet()).containsExactly("verdict", "findings");
        assertThat(verdict(answer)).isEqualTo("CONSISTENT");
        assertThat(shell.run("verify", shell.path("statement.json")).out())
                .contains("statement.json\u00a0: COHÉRENT", "ancre");
    }

    @Test
    void aChangedDigitIsRefused() {
        Shell shell = Shell.issued(folder);
        String text = shell.read("statement.json");
        assertThat(text).contains("\"cents\": 15470");
        shell.write("forged.json", text.replace("\"cents\": 15470", "\"cents\": 15480"));
        Shell.Answer answer = shell.run("verify", shell.path("forged.json"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(verdict(answer)).isEqualTo("REFUSED");
        assertThat(answer.codes()).contains("ESM-4001", "ESM-4002");
        assertThat(shell.run("verify", shell.path("forged.json")).out()).contains("REFUSÉ", "Erreur ESM-4001");
    }

    @Test
    void aSealHeldFromBeforeAnchorsTheStatement() {
        Shell shell = Shell.issued(folder);
        String seal = seal(shell.stored("close", "S001", "2025-03").out());
        String digest = seal.substring(seal.indexOf('=') + 1);
        for (String anchor : new String[] {seal, digest, digest.toUpperCase(Locale.ROOT)}) {
            Shell.Answer answer = shell.run("verify", shell.path("statement.json"), "--anchor", anchor, "--json");
            assertThat(verdict(answer)).isEqualTo("ANCHORED");
        }
    }

    @Test
    void anchorsAreReadFromAFile() {
        Shell shell = Shell.issued(folder);
        String seal = seal(shell.stored("close", "S001", "2025-03").out());
        shell.write("anchors.txt", "# reçu le 4 avril\n\n  " + seal + "  12  19,75 h\n");
        assertThat(verdict(shell.run(
                        "verify", shell.path("statement.json"), "--anchor", shell.path("anchors.txt"), "--json")))
                .isEqualTo("ANCHORED");
    }

    @Test
    void anAnchorThatTheStatementDoesNotRestOnIsRefused() {
        Shell shell = Shell.issued(folder);
        Shell.Answer answer = shell.run(
                "verify", shell.path("statement.json"), "--anchor", "S001:2025-03=" + "0".repeat(64), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).containsExactly("ESM-4006");
    }

    @Test
    void anAnchorThatIsNoneIsWrongUse() {
        Shell shell = Shell.issued(folder);
        shell.write("anchors.txt", "S001 2025-03\n");
        for (String anchor : new String[] {"abc", shell.path("anchors.txt"), shell.path("missing.txt")}) {
            Shell.Answer answer = shell.run("verify", shell.path("statement.json"), "--anchor", anchor, "--json");
            assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.out()).isEmpty();
        }
    }

    @Test
    void whatIsNoStatementIsRefused() {
        Shell shell = Shell.in(folder);
        shell.write("other.json", "{\"content\": 1}");
        shell.write("text.json", "hello");
        for (String name : new String[] {"other.json", "text.json"}) {
            Shell.Answer answer = shell.run("verify", shell.path(name), "--json");
            assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(verdict(answer)).isEqualTo("REFUSED");
            assertThat(answer.codes()).isNotEmpty();
        }
    }

    @Test
    void aStatementThatIsNotThereIsWrongUse() {
        Shell.Answer answer =
                Shell.in(folder).run("verify", folder.resolve("missing.json").toString(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
    }
}
