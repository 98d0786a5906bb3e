package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.organisation.Duty;
import org.essaim.time.Seal;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time that is typed into a spreadsheet: the template down, the workbook up, again and corrected. */
class EntryTemplateTest {
    @TempDir
    private Path folder = Path.of("");

    private Path template(House.Browser browser) throws IOException {
        HtmlPage page = browser.open("/imports");
        WebResponse file = page.<HtmlButton>getFirstByXPath("//form[contains(@action, 'template')]//button")
                .click()
                .getWebResponse();
        assertThat(file.getResponseHeaderValue("Content-Disposition"))
                .isEqualTo("attachment; filename=\"saisie-S001.xlsx\"");
        Path saved = folder.resolve("saisie.xlsx");
        try (InputStream in = file.getContentAsStream()) {
            Files.write(saved, in.readAllBytes());
        }
        return saved;
    }

    /** Types a row: label, start and end in hours of 9 January 2025; a label that begins with = is a formula. */
    private static void type(Path file, int number, String label, double from, double to) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = new XSSFWorkbook(in)) {
            Row row = workbook.getSheet("Temps").getRow(number);
            row.createCell(1).setCellValue("W-1");
            if (label.startsWith("=")) {
                row.createCell(2).setCellFormula(label.substring(1));
            } else {
                row.createCell(2).setCellValue(label);
            }
            row.createCell(4).setCellValue(45_666);
            row.createCell(5).setCellValue(from / 24);
            row.createCell(6).setCellValue(to / 24);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    private static HtmlPage send(HtmlPage page, Path file) throws IOException {
        page.<HtmlFileInput>getFirstByXPath("//input[@name='file']").setFiles(file.toFile());
        return page.<HtmlButton>getFirstByXPath("//button[@value='preview']").click();
    }

    private static HtmlPage load(HtmlPage preview) throws IOException {
        return preview.<HtmlButton>getFirstByXPath("//button[@value='import']").click();
    }

    private static String count(HtmlPage page, String title) {
        return page.<DomElement>getFirstByXPath("//dl/div[dt = '" + title + "']/dd")
                .getTextContent()
                .strip();
    }

    @Test
    void whatIsTypedIsImportedOnceAndACorrectionAmendsIt() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            Path file = template(browser);
            type(file, 1, "Réunion d’équipe", 14, 16);
            type(file, 2, "GAPP", 9, 10);
            HtmlPage preview = send(browser.open("/imports"), file);
            assertThat(preview.asNormalizedText()).contains("Rien n’est encore importé", "3,00 h");
            assertThat(count(load(preview), "Nouveaux")).isEqualTo("2");
            HtmlPage again = load(send(browser.open("/imports"), file));
            assertThat(count(again, "Nouveaux")).isEqualTo("0");
            assertThat(count(again, "Inchangés")).isEqualTo("2");
            type(file, 1, "Réunion d’équipe", 14, 17);
            HtmlPage corrected = load(send(browser.open("/imports"), file));
            assertThat(count(corrected, "Modifiés")).isEqualTo("1");
            assertThat(count(corrected, "Inchangés")).isEqualTo("1");
            house.essaim.time().close(java.util.List.of("S001"), House.JANUARY);
            assertThat(
                            house
                                    .essaim
                                    .time()
                                    .sealed()
                                    .seal("S001", House.JANUARY)
                                    .orElseThrow()
                                    .categories()
                                    .values()
                                    .stream()
                                    .mapToLong(Seal.CategorySeal::seconds)
                                    .sum())
                    .isEqualTo(4 * 3600L);
        }
    }

    @Test
    void aRowWithAFormulaComesBackInAWorkbook() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            Path file = template(browser);
            type(file, 1, "Réunion d’équipe", 14, 16);
            type(file, 2, "=HYPERLINK(\"http://example.org\",\"GAPP\")", 9, 10);
            HtmlPage preview = send(browser.open("/imports"), file);
            assertThat(preview.asNormalizedText()).contains("formule", "ligne 3", "Que faire");
            String parcel = preview.<DomElement>getFirstByXPath("//input[@name='parcel']")
                    .getAttribute("value");
            WebResponse rows = browser.get("/imports/rejects?parcel=" + parcel);
            assertThat(rows.getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"refus-S001.xlsx\"");
            try (InputStream in = rows.getContentAsStream();
                    Workbook workbook = new XSSFWorkbook(in)) {
                assertThat(workbook.getSheet("Temps").getRow(1).getCell(2).getStringCellValue())
                        .startsWith("=HYPERLINK");
                assertThat(workbook.getSheet("Temps").getRow(2)).isNull();
            }
        }
    }

    @Test
    void whatIsNoTemplateIsSaidAndNobodyElseGetsOne() throws Exception {
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR);
                House.Browser reader = house.browser(Duty.READER);
                House.Browser other = house.browser(Duty.COORDINATOR, "S002")) {
            Path text = Files.writeString(folder.resolve("faux.xlsx"), House.csv());
            HtmlPage preview = send(browser.open("/imports"), text);
            assertThat(preview.getWebResponse().getStatusCode()).isEqualTo(200);
            assertThat(preview.asNormalizedText()).contains("pas un classeur", "Que faire");
            assertThat(reader.get("/imports/template?structure=S001").getStatusCode())
                    .isEqualTo(403);
            assertThat(other.get("/imports/template?structure=S001").getStatusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/imports/template?structure=../S001").getStatusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/imports/template").getStatusCode()).isEqualTo(400);
            assertThat(browser.post("/imports/template", Map.of("structure", "S001"))
                            .getStatusCode())
                    .isEqualTo(400);
            assertThat(house.essaim.time().receipts()).isEmpty();
        }
    }
}
