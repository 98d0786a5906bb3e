package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    @TempDir
    private Path folder = Path.of("");

    private static void type(Path file, int number, String worker, double until) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = new XSSFWorkbook(in)) {
            Row row = workbook.getSheet("Temps").getRow(number);
            row.createCell(1).setCellValue(worker);
            row.createCell(2).setCellValue("GAPP");
            row.createCell(4).setCellValue("10/03/2025");
            row.createCell(5).setCellValue("14:00");
            row.createCell(6).setCellValue(until / 24);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    @Test
    void aTemplateIsWrittenFilledInImportedAndCorrected() throws IOException {
        Shell shell = Shell.founded(folder);
        Path file = folder.resolve("saisie.xlsx");
        assertThat(shell.stored("template", "S001", "-o", file.toString()).exit())
                .isEqualTo(Exit.FINE);
        type(file, 1, "W-1", 16);
        type(file, 2, "", 15);
        Path rejects = folder.resolve("refus.xlsx");
        Shell.Answer answer = imported(shell, file, "--rejects", rejects.toString());
        assertThat(answer.number("new")).isEqualTo(1);
        assertThat(answer.number("seconds")).isEqualTo(7200);
        assertThat(answer.number("rejected")).isEqualTo(1);
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        type(rejects, 1, "W-2", 15);
        assertThat(imported(shell, rejects).number("new")).isEqualTo(1);
        type(file, 1, "W-1", 17);
        type(file, 2, "W-2", 15);
        Shell.Answer corrected = imported(shell, file);
        assertThat(corrected.number("amended")).isEqualTo(1);
        assertThat(corrected.number("unchanged")).isEqualTo(1);
        assertThat(imported(shell, file).number("unchanged")).isEqualTo(2);
    }

    private static Shell.Answer imported(Shell shell, Path file, String... more) {
        String[] command = {"import", file.toString(), "--preset", "saisie", "--structure", "S001", "--json"};
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return shell.stored(all);
    }

    @Test
    void anotherExtensionIsWrongUse() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.stored(
                "template", "S001", "-o", folder.resolve("saisie.ods").toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(folder.resolve("saisie.ods")).doesNotExist();
    }
}
