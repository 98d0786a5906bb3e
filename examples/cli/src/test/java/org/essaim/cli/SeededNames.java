package org.essaim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Files of every form with names and addresses wherever a program may put them, and where somebody may have put them by mistake: in dates, in
 * headers, in lines that cannot be read. A column whose values a mapping lists is the one place where a value that is not listed is repeated, so
 * that it can be added: no program puts names there.
 */
final class SeededNames {
    // Invented, without accents so that they are found in whatever encoding, and unlike anything else that is said.
    private static final String FIRST = "Zenaidette";
    private static final String LAST = "Quatrelivres";
    private static final String STREET = "impasse du Vingtrinier";
    private static final String HEALTH = "goutte saturnine";
    static final String[] ALL = {FIRST, LAST, "Vingtrinier", "goutte saturnine", "0699887766"};

    private static final List<String> HEADER = List.of(
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
            "Bénéficiaire - Nom",
            "Divers",
            "A affecter",
            "Annulé",
            "Statut de l'annulation");

    private SeededNames() {}

    /** What to type for each of them. */
    record Files(List<List<String>> commands) {}

    static Files write(Path folder) throws IOException {
        text(folder, "noms.csv", table(";"));
        text(folder, "renverse.csv", FIRST + ";" + LAST + ";" + STREET + "\n" + HEALTH + ";x;y\n");
        text(folder, "ouvert.csv", table(";") + "\"Intervention;" + LAST);
        text(folder, "noms.ics", calendar());
        text(folder, "noms.xml", message());
        text(folder, "coupe.xml", message().substring(0, message().length() - 120));
        text(folder, "noms.timeclock", """
                i 2026-03-02 09:00 A1:Réunion  %s %s
                o 2026-03-02 10:00  %s
                %s %s est en retard
                i %s 09:00 A1:Réunion
                o
                """.formatted(FIRST, LAST, HEALTH, FIRST, LAST, LAST));
        workbook(folder.resolve("noms.xlsx"));
        return new Files(List.of(
                imported("noms.csv", "compani"),
                imported("renverse.csv", "compani"),
                imported("ouvert.csv", "compani"),
                imported("noms.xlsx", "compani"),
                imported("noms.xml", "esppadom"),
                imported("coupe.xml", "esppadom"),
                imported("noms.timeclock", "timeclock"),
                calendarImport(),
                List.of("time", "noms.csv", "--preset", "compani"),
                List.of("time", "noms.xml", "--preset", "esppadom", "--json"),
                List.of("import", "noms.csv", "--preset", "kimai", "--structure", "S001"),
                List.of("sniff", "noms.csv"),
                List.of("sniff", "noms.csv", "--json")));
    }

    private static List<String> imported(String file, String preset) {
        return List.of("import", file, "--preset", preset, "--structure", "S001");
    }

    private static List<String> calendarImport() {
        return List.of(
                "import",
                "noms.ics",
                "--preset",
                "agenda",
                "--structure",
                "S001",
                "--worker",
                "17",
                "--days",
                "2026-03");
    }

    private static void text(Path folder, String name, String content) throws IOException {
        java.nio.file.Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows() {
        return List.of(
                row("Intervention", "2026/03/02 09:00:00", "Non", "Non"),
                row("Heure interne", "2026/03/02 11:00:00", "Non", "Non"),
                row("Intervention", FIRST + " le matin", "Non", "Non"),
                row("Autre chose", "2026/03/02 12:00:00", "Non", "Non"));
    }

    private static List<String> row(String kind, String from, String unassigned, String cancelled) {
        return List.of(
                kind,
                "Réunion d'équipe",
                "APA",
                from,
                "2026/03/02 18:30:00",
                "",
                "",
                "Nord",
                "17",
                FIRST + " " + LAST,
                LAST + " " + FIRST,
                HEALTH + ", " + STREET + ", 0699887766",
                unassigned,
                cancelled,
                LAST);
    }

    private static String table(String separator) {
        StringBuilder text = new StringBuilder(String.join(separator, HEADER)).append('\n');
        rows().forEach(row -> text.append("\"")
                .append(String.join("\"" + separator + "\"", row))
                .append("\"\n"));
        return text.toString();
    }

    private static void workbook(Path file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = java.nio.file.Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet(LAST);
            fill(sheet.createRow(0), HEADER);
            for (List<String> row : rows()) {
                fill(sheet.createRow(sheet.getLastRowNum() + 1), row);
            }
            book.write(out);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private static String calendar() {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                X-WR-CALNAME:%1$s %2$s
                BEGIN:VEVENT
                UID:reunion-1
                DTSTART;TZID=Europe/Paris:20260303T090000
                DTEND;TZID=Europe/Paris:20260303T103000
                SUMMARY:Réunion d'équipe
                DESCRIPTION:%4$s
                LOCATION:%3$s
                ORGANIZER;CN=%2$s:mailto:%1$s.%2$s@exemple.invalid
                ATTENDEE;CN="%1$s %2$s":mailto:%2$s@exemple.invalid
                END:VEVENT
                BEGIN:VEVENT
                UID:reunion-2
                DTSTART;TZID=Nulle/Part:20260304T090000
                DTEND:%2$s
                RRULE:FREQ=%1$s
                SUMMARY:Réunion d'équipe
                END:VEVENT
                %1$s %2$s sans deux-points
                END:VCALENDAR
                """.formatted(FIRST, LAST, STREET, HEALTH);
    }

    private static String message() {
        return "<delivery versionID=\"1.4\">" + advice("V-1", "", "2026-03-02T09:00:00")
                + advice("V-2", LAST + " " + FIRST, "2026-03-02T11:00:00") + advice("V-3", "", LAST) + "</delivery>";
    }

    private static String advice(String key, String code, String from) {
        return "<CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID>" + key + "</ID></CIDDHExchangedDocument>"
                + "<ShipToCITradeParty><ID>" + LAST + "</ID><Name>" + FIRST + " " + LAST + "</Name><LineOne>" + STREET
                + "</LineOne></ShipToCITradeParty><ShipFromCITradeParty><DefinedCITradeContact><ID>17</ID><PersonName>"
                + FIRST + "</PersonName><TypeCode>INT</TypeCode></DefinedCITradeContact></ShipFromCITradeParty>"
                + "<ActualDespatchCISupplyChainEvent><TypeCode>" + code + "</TypeCode><OccurrenceCISpecifiedPeriod>"
                + "<StartDateTime>" + from + "</StartDateTime><EndDateTime>2026-03-02T18:00:00</EndDateTime>"
                + "</OccurrenceCISpecifiedPeriod></ActualDespatchCISupplyChainEvent><Comment>" + HEALTH
                + "</Comment></CrossIndustryDespatchAdvice>";
    }
}
