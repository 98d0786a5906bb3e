package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new PdfExporter();
    }

    @Override
    public String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ua1", "2a"})
    void passesTheValidatorInBothLanguages(String flavour) throws Exception {
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            assertThat(Standards.failures(printed(SampleReport.of(locale, 5)), flavour))
                    .as("failures against %s in %s", flavour, locale)
                    .isEmpty();
        }
    }

    @Test
    void failsTheValidatorWithoutATitle() throws Exception {
        // Shows that the validator looks: what the test above accepts can be refused.
        Report untitled = new Report(
                "x",
                "",
                "",
                Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("s", "S", false, List.of())));
        assertThat(Standards.failures(printed(untitled), "ua1")).isNotEmpty();
    }

    @Test
    void saysItsLanguageTitleAndProducerAndNoDate() throws IOException {
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            Report report = SampleReport.of(locale, 5);
            try (PDDocument document = Loader.loadPDF(printed(report))) {
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(locale.getLanguage());
                assertThat(document.getDocumentInformation().getTitle()).startsWith(report.title());
                assertThat(document.getDocumentInformation().getProducer()).isEqualTo("Essaim");
                assertThat(document.getDocumentInformation().getCreationDate()).isNull();
                String xmp =
                        new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
                assertThat(xmp).contains(report.title()).doesNotContain("Date>");
            }
        }
    }

    @Test
    void printsOnEveryPageItsNumberAndThatDataAreFictitious() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(SampleReport.of(Locale.FRANCE, 5)))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page))
                        .as("page %d", page)
                        .contains("Données fictives")
                        .contains("page\u00a0" + page + "\u00a0/\u00a0" + pages);
            }
        }
    }

    @Test
    void keepsWideTablesOnPagesHeldSideways() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(SampleReport.of(Locale.FRANCE, 5)))) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                boolean wide = text(document, page).contains("Heures et montants par structure");
                var box = document.getPage(page - 1).getMediaBox();
                assertThat(box.getWidth() > box.getHeight())
                        .as("page %d held sideways", page)
                        .isEqualTo(wide);
            }
        }
    }

    @Test
    void carriesItsColourProfileByteForByte() throws IOException {
        // Otherwise prints of the same report differ from one release of Java to the next.
        try (PDDocument document = Loader.loadPDF(printed(SampleReport.of(Locale.FRANCE, 5)));
                InputStream in = document.getDocumentCatalog()
                        .getOutputIntents()
                        .get(0)
                        .getDestOutputIntent()
                        .createInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo(SrgbProfile.bytes());
        }
    }

    @Test
    void leavesBulkSectionsOut() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(SampleReport.of(Locale.FRANCE, 300)))) {
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("HYPERLINK");
        }
    }

    @Test
    void printsAnEmptyReport() throws IOException {
        Report empty = new Report("x", "Vide", "", Locale.FRANCE, Audience.PUBLISHED, false, null, List.of());
        try (PDDocument document = Loader.loadPDF(printed(empty))) {
            assertThat(text(document, 1)).contains("Vide").doesNotContain("fictives");
        }
    }

    @Test
    void breaksAWordThatNoPageCouldHold() throws Exception {
        String word = "x".repeat(400);
        Report report = new Report(
                "x",
                "Mot long",
                "",
                Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("s", "S", false, List.of(new Block.Paragraph(word)))));
        try (PDDocument document = Loader.loadPDF(printed(report))) {
            assertThat(text(document, 1).replaceAll("\\s", "")).contains(word);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static byte[] printed(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfExporter().write(report, out);
        return out.toByteArray();
    }
}
