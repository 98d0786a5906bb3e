package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

class FindingListTest {

    private static List<String> printed(List<Finding> findings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FindingList(findings, Texts.in(Language.fr)).printTo(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Finding shortRow(long row) {
        return Finding.of(Code.SHORT_ROW)
                .file("a.csv")
                .row(row)
                .with("found", 2)
                .with("expected", 3)
                .build();
    }

    @Test
    void showsTheFirstThreePlacesOfACodeAndCountsTheRest() {
        List<Finding> findings = new ArrayList<>();
        for (int row = 2; row <= 12_346; row++) {
            findings.add(shortRow(row));
        }
        List<String> lines = printed(findings);
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo("Erreur ESM-1003 (12\u202f345)");
        assertThat(lines.get(1)).startsWith("  a.csv, ligne 2\u00a0: La ligne a 2 champs");
        assertThat(lines.get(4)).isEqualTo("  … et encore 12\u202f342");
        assertThat(lines.get(5)).startsWith("  → ");
    }

    @Test
    void errorsComeFirst() {
        Finding empty = Finding.of(Code.EMPTY_FILE).file("b.csv").build();
        Finding info = Finding.of(Code.CEILING_REACHED).build();
        assertThat(printed(List.of(info, empty, shortRow(2))).stream().filter(line -> !line.startsWith(" ")))
                .containsExactly("Erreur ESM-1003 (1)", "À vérifier ESM-1009 (1)", "Pour information ESM-3004 (1)");
    }

    @Test
    void aRowIsWrittenAsAnEditorCountsIt() {
        assertThat(printed(List.of(shortRow(12_345))).get(1)).contains("ligne 12345");
    }

    @Test
    void sayingNothingTakesNoLine() {
        assertThat(printed(List.of())).isEmpty();
    }
}
