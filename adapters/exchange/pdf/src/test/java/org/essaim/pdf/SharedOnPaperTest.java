package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.essaim.pack.Packs;
import org.essaim.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The leaflet and the action sheet of the shipped packs, as they lie on a table. */
class SharedOnPaperTest {
    static Stream<Report> shared() {
        return Stream.of(Locale.FRANCE, Locale.UK)
                .flatMap(locale -> Stream.of(
                        leaflet(locale), Packs.standard().sheets().get(0).report(locale)));
    }

    private static Report leaflet(Locale locale) {
        return Packs.standard().leaflet("imano").orElseThrow().report(locale);
    }

    private static byte[] printed(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfExporter().write(report, out);
        return out.toByteArray();
    }

    /** The words of each page. */
    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("shared")
    void passesTheValidator(Report report) throws Exception {
        byte[] pdf = printed(report);
        assertThat(Standards.failures(pdf, "ua1")).isEmpty();
        assertThat(Standards.failures(pdf, "2a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shared")
    void everyPageHasWordsAndItsNumber(Report report) throws IOException {
        List<String> pages = pages(printed(report));
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .as("page %d", i + 1)
                    .contains("page\u00a0" + (i + 1) + "\u00a0/\u00a0" + pages.size())
                    .hasSizeGreaterThan(300);
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void noLetterRunsOverTheMargin(Report report) throws IOException {
        List<String> over = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(printed(report))) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> letters) {
                    PDRectangle page = getCurrentPage().getMediaBox();
                    letters.stream()
                            .filter(letter -> letter.getX() < 0 || letter.getX() + letter.getWidth() > page.getWidth())
                            .findFirst()
                            .ifPresent(letter -> over.add(text));
                }
            }.getText(document);
        }
        assertThat(over).isEmpty();
    }

    @Test
    void theQuestionsAreAPageToTearOff() throws IOException {
        List<String> pages = pages(printed(leaflet(Locale.FRANCE)));
        List<Integer> asked = IntStream.range(0, pages.size())
                .filter(page -> pages.get(page).contains("?"))
                .boxed()
                .toList();
        assertThat(asked).containsExactly(pages.size() - 1);
        assertThat(pages.get(pages.size() - 1))
                .doesNotContain("Une approche plurielle")
                .contains("Les questions à se poser", "Dans 5 ans", "Dans 1 an", "Quels atouts");
    }
}
