package org.essaim.example.ods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.tck.SampleReport;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract cannot know of spreadsheets. */
final class OdsSpreadsheetTest {
    @TempDir
    Path folder;

    private Path written(Report report) throws IOException {
        Path file = folder.resolve("sample.ods");
        try (OutputStream out = Files.newOutputStream(file)) {
            new OdsExporter().write(report, out);
        }
        return file;
    }

    @Test
    void aProgramKnowsTheFileByItsFirstBytes() throws IOException {
        byte[] file = Files.readAllBytes(written(SampleReport.of(Locale.FRANCE, 3)));
        assertThat(new String(file, 30, 54, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    }

    @Test
    void aFigureIsAFigureAndNotItsText() throws IOException {
        Report report = new Report(
                "small",
                "Relevé",
                "mars 2026",
                Locale.FRANCE,
                Audience.RECIPIENT,
                false,
                null,
                List.of(new Section(
                        "hours",
                        "Heures",
                        false,
                        List.of(new Block.Facts(List.of(
                                new Fact("a", "Réunions", Value.hours(5_400)),
                                new Fact("b", "Montant", Value.of(Money.parse("EUR 1234.50"))),
                                new Fact("c", "Part", new Value.Share(1, 8)),
                                new Fact("d", "Début", new Value.Day(LocalDate.of(2026, 3, 1)))))))));
        try (ZipFile zip = new ZipFile(written(report).toFile())) {
            String content =
                    new String(zip.getInputStream(zip.getEntry("content.xml")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(content)
                    .contains("o:value=\"1.5\"><x:p>1,50")
                    .contains("o:value=\"1234.50\"><x:p>1")
                    .contains("o:value=\"0.125\"><x:p>12,5")
                    .contains("o:date-value=\"2026-03-01\"><x:p>1er");
        }
    }

    @Test
    void theWholeAdapterIsShorterThanWhatItPromises() throws IOException {
        long lines = 0;
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.endsWith("package-info.java"))
                    .toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        assertThat(lines).isLessThan(150);
    }
}
