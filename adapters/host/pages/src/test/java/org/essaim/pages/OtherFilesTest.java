package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.organisation.Duty;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no CSV, sent by page: visits, calendars, clockings, what other programs export as workbooks. */
class OtherFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private static HtmlPage choose(House.Browser browser, String choice, Path file) throws IOException {
        HtmlPage page = browser.open("/imports");
        page.<HtmlSelect>getFirstByXPath("//select[@name='preset']").setSelectedAttribute(choice, true);
        page.<HtmlFileInput>getFirstByXPath("//input[@name='file']").setFiles(file.toFile());
        return page;
    }

    private static HtmlPage preview(HtmlPage page) throws IOException {
        return page.<HtmlButton>getFirstByXPath("//button[@value='preview']").click();
    }

    private static void type(HtmlPage page, String field, String value) {
        page.<HtmlInput>getFirstByXPath("//input[@name='" + field + "']").setValue(value);
    }

    private static String count(HtmlPage page, String title) {
        return page.<DomElement>getFirstByXPath("//dl/div[dt = '" + title + "']/dd")
                .getTextContent()
                .strip();
    }

    @Test
    void visitsInTheExchangeFormatAreImportedAndARefusedOneComesBackAsNothing() throws Exception {
        Path file = Files.writeString(
                folder.resolve("visites.xml"),
                "<delivery versionID=\"1.4\">" + visit("V-1", "10:00") + visit("V-2", "08:00") + "</delivery>");
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage preview = preview(choose(browser, "esppadom", file));
            assertThat(count(preview, "Lignes refusées")).isEqualTo("1");
            assertThat(preview.asNormalizedText())
                    .contains("Rien n’est encore importé")
                    .doesNotContain("Quatrelivres", "Télécharger les lignes refusées");
            String parcel = preview.<DomElement>getFirstByXPath("//input[@name='parcel']")
                    .getAttribute("value");
            assertThat(browser.get("/imports/rejects?parcel=" + parcel).getStatusCode())
                    .isEqualTo(404);
            HtmlPage done = preview.<HtmlButton>getFirstByXPath("//button[@value='import']")
                    .click();
            assertThat(count(done, "Nouveaux")).isEqualTo("1");
        }
    }

    private static String visit(String key, String end) {
        return "<CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID>" + key + "</ID></CIDDHExchangedDocument>"
                + "<ShipToCITradeParty><Name>Quatrelivres</Name></ShipToCITradeParty><ActualDespatchCISupplyChainEvent>"
                + "<OccurrenceCISpecifiedPeriod><StartDateTime>2025-01-09T09:00:00</StartDateTime><EndDateTime>2025-01-09T"
                + end
                + ":00</EndDateTime></OccurrenceCISpecifiedPeriod></ActualDespatchCISupplyChainEvent></CrossIndustryDespatchAdvice>";
    }

    @Test
    void aCalendarSaysWhoseItIsAndWhichDaysAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("agenda.ics"), """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:reunion-1
                DTSTART;TZID=Europe/Paris:20250106T140000
                DTEND;TZID=Europe/Paris:20250106T160000
                RRULE:FREQ=WEEKLY
                SUMMARY:Réunion d’équipe
                ATTENDEE;CN=Quatrelivres:mailto:personne@exemple.invalid
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage without = preview(choose(browser, "agenda", file));
            assertThat(without.getWebResponse().getStatusCode()).isEqualTo(400);
            HtmlPage page = choose(browser, "agenda", file);
            type(page, "worker", "W-1");
            type(page, "first", "2025-01-01");
            type(page, "last", "2025-01-31");
            HtmlPage preview = preview(page);
            assertThat(preview.asNormalizedText()).contains("8,00 h").doesNotContain("Quatrelivres");
            HtmlPage done = preview.<HtmlButton>getFirstByXPath("//button[@value='import']")
                    .click();
            assertThat(count(done, "Nouveaux")).isEqualTo("4");
        }
    }

    @Test
    void aTextOfClockingsIsImported() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pointage.timeclock"),
                "i 2025-01-09 14:00:00 W-1:Réunion d’équipe\no 2025-01-09 15:30:00\n");
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            assertThat(preview(choose(browser, "timeclock", file)).asNormalizedText())
                    .contains("1,50 h");
        }
    }

    @Test
    void aWorkbookOfAnotherProgramIsReadByTheColumnsOfItsText() throws Exception {
        Path file = folder.resolve("export.xlsx");
        List<List<String>> rows = List.of(
                List.of(
                        "Type",
                        "Heure interne",
                        "Service",
                        "Début planifié",
                        "Fin planifiée",
                        "Début horodaté",
                        "Fin horodatée",
                        "Équipe",
                        "Id Auxiliaire",
                        "Auxiliaire - Nom",
                        "A affecter",
                        "Annulé",
                        "Statut de l'annulation"),
                List.of(
                        "Heure interne",
                        "Réunion d’équipe",
                        "",
                        "2025/01/09 14:00:00",
                        "2025/01/09 16:00:00",
                        "",
                        "",
                        "Nord",
                        "W-1",
                        "Quatrelivres",
                        "Non",
                        "Non",
                        ""),
                List.of(
                        "Fête",
                        "",
                        "",
                        "2025/01/09 14:00:00",
                        "2025/01/09 16:00:00",
                        "",
                        "",
                        "Nord",
                        "W-1",
                        "Quatrelivres",
                        "Non",
                        "Non",
                        ""));
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet("Export");
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    row.createCell(j).setCellValue(rows.get(i).get(j));
                }
            }
            book.write(out);
        }
        try (House house = new House().founded();
                House.Browser browser = house.browser(Duty.COORDINATOR)) {
            HtmlPage preview = preview(choose(browser, "compani", file));
            assertThat(count(preview, "Lignes refusées")).isEqualTo("1");
            assertThat(preview.asNormalizedText()).contains("2,00 h", "Télécharger les lignes refusées");
            HtmlPage own = preview(choose(browser, "own", file));
            assertThat(own.getWebResponse().getStatusCode()).isEqualTo(400);
        }
    }
}
