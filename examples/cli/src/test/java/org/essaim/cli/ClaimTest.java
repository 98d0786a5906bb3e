package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
    @TempDir
    private Path folder;

    private Shell claimed() {
        Shell shell = Shell.issued(folder);
        shell.stored("claim", "submit", "DIALOGUE", "--period", "2025-03", "--date", "2025-04-15");
        return shell;
    }

    private static long cents(Tree.Fields claim, String key) {
        Tree.Fields balance = (Tree.Fields) claim.get("balance").orElseThrow();
        return ((Tree.Numeric) balance.get(key).orElseThrow()).value().longValueExact();
    }

    @Test
    void aClaimGoesFromSubmissionToRecovery() {
        Shell shell = Shell.issued(folder);
        Shell.Answer submitted =
                shell.stored("claim", "submit", "DIALOGUE", "--period", "2025-03", "--date", "2025-04-15");
        assertThat(submitted.exit()).as(submitted.err()).isEqualTo(Exit.FINE);
        assertThat(submitted.out())
                .contains("Demande C001", "DIALOGUE", "mars\u00a02025", "En instruction", "154,70\u00a0€");

        Shell.Answer settled = shell.stored(
                "claim",
                "settle",
                "C001",
                "--date",
                "2025-05-12",
                "--cut",
                "20,70 missing_document S001:TEAM_MEETING:2025-03 feuille absente",
                "--reference",
                "courrier 7");
        assertThat(settled.exit()).as(settled.err()).isEqualTo(Exit.FINE);
        assertThat(settled.out())
                .containsPattern("Rejeté +20,70\u00a0€")
                .containsPattern("Reste à verser +134,00\u00a0€");

        assertThat(shell.stored("claim", "pay", "C001", "--amount", "150", "--date", "2025-06-01")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        Shell.Answer paid = shell.stored(
                "claim", "pay", "C001", "--amount", "150", "--date", "2025-06-01", "--overpayment", "--lang", "en");
        assertThat(paid.out()).containsPattern("To be recovered +€16.00");

        Shell.Answer back =
                shell.stored("claim", "recover", "C001", "--amount", "16.00", "--date", "2025-07-01", "--json");
        assertThat(Shell.text(back.json(), "state")).isEqualTo("BALANCED");
        assertThat(cents(back.json(), "recoveredCents")).isEqualTo(1_600);
        assertThat(back.each("steps"))
                .extracting(step -> Shell.text(step, "kind"))
                .containsExactly("SUBMITTED", "SETTLED", "OVERPAID", "RECOVERED");
    }

    @Test
    void listSaysWhereEachClaimStandsAndWritesEveryFormat() {
        Shell shell = claimed();
        Shell.Answer list = shell.stored(
                "claim",
                "list",
                "DIALOGUE",
                "-o",
                shell.path("suivi.xlsx"),
                "-o",
                shell.path("suivi.pdf"),
                "-o",
                shell.path("suivi.html"));
        assertThat(list.exit()).as(list.err()).isEqualTo(Exit.FINE);
        assertThat(list.out())
                .containsPattern("C001 +DIALOGUE +mars\u00a02025, v1 +En instruction +154,70\u00a0€")
                .contains("Total");
        for (String file : List.of("suivi.xlsx", "suivi.pdf", "suivi.html")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        assertThat(shell.read("suivi.html")).contains("Suivi des demandes de versement", "154,70");
    }

    @Test
    void theJsonOfAListIsOneObjectWithSums() {
        Shell shell = claimed();
        Shell.Answer list = shell.stored("claim", "list", "--json", "-o", shell.path("suivi.html"));
        assertThat(cents(list.json(), "claimedCents")).isEqualTo(15_470);
        assertThat(list.each("claims")).singleElement().satisfies(claim -> {
            assertThat(Shell.text(claim, "claim")).isEqualTo("C001");
            assertThat(Shell.text(claim, "period")).isEqualTo("2025-03..2025-03");
            assertThat(Shell.text(claim, "digest")).hasSize(64);
        });
        assertThat(Files.exists(folder.resolve("suivi.html"))).isTrue();
    }

    @Test
    void anEmptyListIsSaid() {
        assertThat(Shell.founded(folder).stored("claim", "list").out()).contains("Aucune demande");
    }

    @Test
    void aSupersededStatementAndOpenMonthsAreSaid() {
        Shell shell = Shell.closed(folder);
        shell.imports(shell.export("april.csv", "2025/03/", "2025/04/"), "--complete", "2025-04");
        shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03..2025-04");
        assertThat(shell.stored("claim", "submit", "DIALOGUE", "--period", "2025-03..2025-04")
                        .out())
                .contains("Mois non clos, absents de ce relevé", "S001:2025-04");
        shell.stored("close", "S001", "2025-04");
        shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03..2025-04");
        assertThat(shell.stored("claim", "list").out()).contains("plus récente", "C001");
        assertThat(shell.stored("claim", "submit", "DIALOGUE", "--period", "2025-03..2025-04", "--json")
                        .number("version"))
                .isEqualTo(2);
    }

    @Test
    void wrongUseIsSaidAndChangesNothing() {
        Shell shell = claimed();
        String before = shell.stored("claim", "list", "--json").out();
        for (String call : List.of(
                "claim submit DIALOGUE",
                "claim submit DIALOGUE --period 2025-01",
                "claim submit DIALOGUE --period 2025-03 --amount 0",
                "claim submit DIALOGUE --period 2025-03 --amount 1",
                "claim submit NOBODY --period 2025-03",
                "claim settle C009",
                "claim settle C001 --cut 9999.00,LATE",
                "claim settle C001 --cut 9999.00 --json",
                "claim settle C001 --accepted 1.234",
                "claim settle C001 --accepted 154.69",
                "claim pay C001 --amount 0",
                "claim pay C001 --amount -5",
                "claim pay C001 --amount 1e3",
                "claim recover C001",
                "claim recover C001 --amount 1",
                "claim list NOBODY",
                "claim list -o suivi.gif",
                "claim")) {
            Shell.Answer answer = shell.stored(call.split(" ", -1));
            assertThat(answer.exit()).as(call).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.out()).as(call).isEmpty();
            assertThat(answer.err()).as(call).isNotBlank();
        }
        assertThat(shell.stored("claim", "list", "--json").out()).isEqualTo(before);
    }

    @Test
    void aCutThatIsNotOneIsNotTaken() {
        Shell shell = claimed();
        for (String cut : List.of("10,00", "dix LATE", "10,00 TOMORROW", "10,00 OTHER", "0 LATE", "200,00 LATE")) {
            Shell.Answer answer = shell.stored("claim", "settle", "C001", "--cut", cut);
            assertThat(answer.exit()).as("%s %s", cut, answer.out()).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("Peut-être");
        }
        assertThat(shell.stored("claim", "settle", "C001", "--cut", "10,00 OTHER arrondi du financeur")
                        .exit())
                .isEqualTo(Exit.FINE);
    }
}
