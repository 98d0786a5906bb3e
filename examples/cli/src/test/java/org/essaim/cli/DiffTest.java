package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
    @TempDir
    private Path folder;

    private Shell resealed() {
        Shell shell = Shell.closed(folder);
        shell.stored("reopen", "S001", "2025-03", "--reason", "oubli");
        shell.imports(shell.export("later.csv", "2025/03/06 12:00:00", "2025/03/06 11:00:00"), "--complete", "2025-03");
        shell.stored("labels", "map", "Divers interne", "ADMINISTRATION");
        shell.stored("close", "S001", "2025-03");
        return shell;
    }

    @Test
    void explainsTwoSealsFactByFact() {
        Shell.Answer answer = resealed().stored("diff", "S001", "2025-03", "--from", "seal:1", "--to", "seal:2");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .containsPattern("modifié +2025-03-06 +[0-9a-f]{8} +GAPP +2,00\u00a0h Analyse de pratiques"
                        + " +1,00\u00a0h Analyse de pratiques +horaires planifiés\u00a0: 2025-03-06 10:00–12:00 →")
                .containsPattern("autre catégorie +2025-03-07 +[0-9a-f]{8} +Divers interne")
                .contains("catégorie\u00a0: Libellé sans catégorie → Administratif")
                .containsPattern("Analyse de pratiques +2,00\u00a0h +1,00\u00a0h +−1,00\u00a0h")
                .doesNotContain("A-02", "PERSONNE");
    }

    @Test
    void theJsonAddsUp() {
        Shell.Answer answer = resealed().stored("diff", "S001", "2025-03", "--from", "seal:1", "--to", "now", "--json");
        List<Tree.Fields> differences = answer.each("differences");
        assertThat(differences)
                .extracting(difference -> Shell.text(difference, "kind"))
                .containsExactly("AMENDED", "RELABELLED");
        long explained = differences.stream()
                .mapToLong(difference -> sum(difference, "after") - sum(difference, "before"))
                .sum();
        assertThat(explained)
                .isEqualTo(sum(answer.json(), "after") - sum(answer.json(), "before"))
                .isEqualTo(-3600);
    }

    private static long sum(Tree.Fields fields, String key) {
        return ((Tree.Fields) fields.get(key).orElseThrow())
                .fields().values().stream()
                        .mapToLong(value -> ((Tree.Numeric) value).value().longValueExact())
                        .sum();
    }

    @Test
    void saysWhenNothingIsDifferent() {
        Shell shell = Shell.closed(folder);
        assertThat(shell.stored("diff", "S001", "2025-03", "--from", "seal:1").out())
                .contains("de seal:1 à now", "Aucune différence");
        assertThat(shell.stored("diff", "S001", "2025-03", "--from", "seal:1", "--lang", "en")
                        .out())
                .contains("No difference");
    }

    @Test
    void refusesWhatIsNoMomentAndSealsThatAreNot() {
        Shell shell = Shell.closed(folder);
        assertThat(shell.stored("diff", "S001", "2025-03", "--from", "hier").exit())
                .isEqualTo(Exit.WRONG_USE);
        Shell.Answer answer = shell.stored("diff", "S001", "2025-03", "--from", "seal:1", "--to", "seal:2");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("[2]", "[1]");
        assertThat(shell.stored("diff", "S001", "2025-03").exit()).isEqualTo(Exit.WRONG_USE);
    }
}
