package org.essaim.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The same work in each of the formats that are read, always the same: half an hour and more, of so many carers, in March. */
final class ReaderFiles {
    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CALENDAR = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCKED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 28;
    private static final int CARERS = 60;
    private static final List<String> LABELS =
            List.of("Réunion d'équipe", "Analyse de pratiques", "Formation", "Coordination médicale");
    private static final String HEADER =
            "Type;Heure interne;Service;Début planifié;Début horodaté;Type d'horodatage;Motif;Fin planifiée;Fin horodatée;"
                    + "Type d'horodatage;Motif;Durée;Répétition;Déplacement véhiculé avec bénéficiaire;Mode de transport spécifique;"
                    + "Équipe;Id Auxiliaire;Auxiliaire - Titre;Auxiliaire - Prénom;Auxiliaire - Nom;A affecter;Id Bénéficiaire;"
                    + "Bénéficiaire - Titre;Bénéficiaire - Nom;Divers;Facturé;Annulé;Statut de l'annulation;Raison de l'annulation";

    private ReaderFiles() {}

    /** The piece of work of this number. */
    record Work(int number) {
        boolean isVisit() {
            return number % 10 > 0;
        }

        String worker() {
            return "60d35" + (1_000 + number % CARERS) + "f2c8a1b0019e4";
        }

        LocalDateTime start() {
            return FIRST.plusDays(number / CARERS % DAYS).atTime(6 + number % 12, number * 5 % 60);
        }

        LocalDateTime end() {
            return start().plusMinutes(30 + number % 7 * 15L);
        }

        long seconds() {
            return (30 + number % 7 * 15L) * 60;
        }

        String label() {
            return LABELS.get(number / 10 % LABELS.size());
        }
    }

    /** What the work lasts in all. */
    static long seconds(int count) {
        long seconds = 0;
        for (int i = 0; i < count; i++) {
            seconds += new Work(i).seconds();
        }
        return seconds;
    }

    private static List<String> cells(Work work) {
        boolean visit = work.isVisit();
        String start = PLANNED.format(work.start());
        String end = PLANNED.format(work.end());
        return List.of(
                visit ? "Intervention" : "Heure interne",
                visit ? "" : work.label(),
                visit ? "Aide à l'autonomie" : "",
                start,
                visit ? start : "",
                visit ? "QR code" : "",
                "",
                end,
                visit ? end : "",
                visit ? "QR code" : "",
                "",
                "1,50",
                visit ? "Tous les jours du lundi au vendredi" : "",
                "",
                "",
                "Équipe Vallée " + work.number() % 4,
                work.worker(),
                "Mme",
                "Prénom",
                "INVENTÉ" + work.number() % CARERS,
                "Non",
                visit ? "5f3a" + (10_000 + work.number() % 900) + "c0ffee01" : "",
                visit ? "M." : "",
                visit ? "PERSONNE INVENTÉE" : "",
                work.number() % 20 == 3 ? "\"Clés à l'accueil; sonner deux fois\"" : "",
                "Oui",
                "Non",
                "",
                "");
    }

    /** A year of so many workers: four visits a day on five days out of seven, and a meeting a week. Answers how many rows there are. */
    static long year(Path file, Year year, int workers) throws IOException {
        long rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write('\ufeff' + HEADER + "\r\n");
            for (LocalDate day = year.atDay(1); day.getYear() == year.getValue(); day = day.plusDays(1)) {
                for (int worker = 0; worker < workers; worker++) {
                    if ((day.getDayOfYear() + worker) % 7 < 5) {
                        for (int visit = 0; visit < 4; visit++) {
                            rows += row(
                                    out,
                                    new Work(1 + visit + 10 * worker),
                                    day.atTime(8 + 2 * visit, worker % 30),
                                    100,
                                    worker);
                        }
                        if (day.getDayOfYear() % 7 == 4) {
                            rows += row(out, new Work(10 * worker), day.atTime(16, 30), 90, worker);
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static int row(BufferedWriter out, Work like, LocalDateTime start, int minutes, int worker)
            throws IOException {
        List<String> cells = new ArrayList<>(cells(like));
        String from = PLANNED.format(start);
        String to = PLANNED.format(start.plusMinutes(minutes));
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.equals(PLANNED.format(like.start()))) {
                cells.set(i, from);
            } else if (cell.equals(PLANNED.format(like.end()))) {
                cells.set(i, to);
            } else if (cell.equals(like.worker())) {
                cells.set(i, "60d35" + (1_000 + worker) + "f2c8a1b0019e4");
            }
        }
        out.write(String.join(";", cells));
        out.write("\r\n");
        return 1;
    }

    static void csv(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write('\ufeff' + HEADER + "\r\n");
            for (int i = 0; i < count; i++) {
                out.write(String.join(";", cells(new Work(i))));
                out.write("\r\n");
            }
        }
    }

    static void workbook(Path file, int count) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, false, true);
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle moments = book.createCellStyle();
            moments.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            Sheet sheet = book.createSheet("Export");
            row(sheet.createRow(0), List.of(HEADER.split(";")));
            for (int i = 0; i < count; i++) {
                Work work = new Work(i);
                Row row = sheet.createRow(i + 1);
                row(row, cells(work));
                moment(row.createCell(3), work.start(), moments);
                moment(row.createCell(7), work.end(), moments);
            }
            book.write(out);
        }
    }

    private static void row(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.createCell(i).setCellValue(cells.get(i));
            }
        }
    }

    private static void moment(Cell cell, LocalDateTime moment, CellStyle style) {
        cell.setCellValue(moment);
        cell.setCellStyle(style);
    }

    static void calendar(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Essai//Mesure//FR\r\nX-WR-TIMEZONE:Europe/Paris\r\n");
            for (int i = 0; i < count; i++) {
                Work work = new Work(i);
                out.write("BEGIN:VEVENT\r\nUID:" + i + "-mesure@agenda.invalid\r\nDTSTAMP:20260301T080000Z\r\n"
                        + "CREATED:20260201T080000Z\r\nLAST-MODIFIED:20260202T090000Z\r\nSEQUENCE:1\r\n"
                        + "DTSTART;TZID=Europe/Paris:" + CALENDAR.format(work.start())
                        + "\r\nDTEND;TZID=Europe/Paris:" + CALENDAR.format(work.end())
                        + "\r\nSUMMARY:" + work.label()
                        + "\r\nLOCATION:Salle des réunions\\, premier étage\r\n"
                        + "DESCRIPTION:Ordre du jour : tournées de la semaine\\, remplacements\\, situati\r\n"
                        + " ons à revoir ensemble\\, retours des familles.\r\n"
                        + "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n");
            }
            out.write("END:VCALENDAR\r\n");
        }
    }

    static void delivery(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ns:delivery versionID=\"1.4\""
                    + " xmlns:ns=\"urn:un:unece:uncefact:data:standard:CrossIndustryDespatchAdvice:2\""
                    + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:8\""
                    + " xmlns:pie=\"urn:un:unece:uncefact:data:standard:PersonInformationEntity:1\""
                    + " xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:8\">\n");
            for (int i = 0; i < count; i++) {
                out.write(advice(new Work(i)));
            }
            out.write("</ns:delivery>\n");
        }
    }

    private static String advice(Work work) {
        String start = ISO.format(work.start());
        String end = ISO.format(work.end());
        return """
                  <ns:CrossIndustryDespatchAdvice>
                    <ns:CIDDHExchangedDocumentContext>
                      <ram:SpecifiedTransactionID>I20260401%d</ram:SpecifiedTransactionID>
                    </ns:CIDDHExchangedDocumentContext>
                    <ns:CIDDHExchangedDocument>
                      <ram:ID>V-%d</ram:ID>
                      <ram:IssueDateTime>2026-04-01T08:15:00</ram:IssueDateTime>
                    </ns:CIDDHExchangedDocument>
                    <ns:CIDDHSupplyChainTradeTransaction>
                      <ram:ApplicableCIDDHSupplyChainTradeDelivery>
                        <ram:ShipToCITradeParty>
                          <pie:ID schemeID="token" schemeAgencyName="token">B-%d</pie:ID>
                          <pie:Name>PERSONNE Inventée</pie:Name>
                          <pie:BirthDate>1931-05-06T00:00:00</pie:BirthDate>
                          <pie:PostalCITradeAddress>
                            <pie:LineOne>1 rue Inventée</pie:LineOne>
                            <pie:PostcodeCode>99999</pie:PostcodeCode>
                            <pie:CityName>Nulle-Part</pie:CityName>
                          </pie:PostalCITradeAddress>
                        </ram:ShipToCITradeParty>
                        <ram:ShipFromCITradeParty>
                          <pie:ID schemeID="token" schemeAgencyName="token">SAAD-1</pie:ID>
                          <pie:DefinedCITradeContact>
                            <pie:ID schemeID="token" schemeAgencyName="token">%s</pie:ID>
                            <pie:PersonName>INTERVENANTE Inventée</pie:PersonName>
                            <pie:TypeCode listAgencyName="EDESS" listID="ESPPADOM_CONTACT_PRESTATAIRE">INT</pie:TypeCode>
                          </pie:DefinedCITradeContact>
                        </ram:ShipFromCITradeParty>
                        <ram:ActualDespatchCISupplyChainEvent>
                          <ram:OccurrenceCISpecifiedPeriod>
                            <qdt:StartDateTime>%s</qdt:StartDateTime>
                            <qdt:EndDateTime>%s</qdt:EndDateTime>
                          </ram:OccurrenceCISpecifiedPeriod>
                        </ram:ActualDespatchCISupplyChainEvent>
                        <ram:AdditionalReferencedCIReferencedDocument>
                          <ram:EffectiveCISpecifiedPeriod>
                            <qdt:StartDateTime><qdt:CertifiedDateTime>%s</qdt:CertifiedDateTime></qdt:StartDateTime>
                            <qdt:EndDateTime><qdt:CertifiedDateTime>%s</qdt:CertifiedDateTime></qdt:EndDateTime>
                          </ram:EffectiveCISpecifiedPeriod>
                        </ram:AdditionalReferencedCIReferencedDocument>
                      </ram:ApplicableCIDDHSupplyChainTradeDelivery>
                      <ram:IncludedCIDDLSupplyChainTradeLineItem>
                        <ram:SpecifiedCITradeProduct>
                          <qdt:ID listID="LISTE_LOCALE" listAgencyName="CD99">APA-SEM</qdt:ID>
                          <qdt:Name>Aide aux gestes de la vie</qdt:Name>
                        </ram:SpecifiedCITradeProduct>
                      </ram:IncludedCIDDLSupplyChainTradeLineItem>
                    </ns:CIDDHSupplyChainTradeTransaction>
                  </ns:CrossIndustryDespatchAdvice>
                """.formatted(work.number(), work.number(), work.number() % 900, work.worker(), start, end, start, end);
    }

    static void clockings(Path file, int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Work work = new Work(i);
            text.append("i ").append(CLOCKED.format(work.start())).append(' ').append(work.worker());
            text.append(':').append(work.label()).append("  remarque\no ");
            text.append(CLOCKED.format(work.end())).append('\n');
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
