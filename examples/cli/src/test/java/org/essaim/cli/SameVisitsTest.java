package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.Essaim;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvTimeSource;
import org.essaim.document.SourceTree;
import org.essaim.esppadom.EsppadomTimeSource;
import org.essaim.ical.IcalOptions;
import org.essaim.ical.IcalTimeSource;
import org.essaim.jackson.YamlCodec;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.TimeSource;
import org.essaim.time.FactKind;
import org.essaim.time.ImportReport;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.essaim.xlsx.ExportBook;

/** The same visits through each form of file, each into a store of its own: the same entries and the same figures. */
class SameVisitsTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final String MAPPING = """
            profile: visites
            encodings: [UTF-8]
            separator: ";"
            zone: Europe/Paris
            patterns: ["dd/MM/yyyy HH:mm"]
            columns:
              kind: {always: VISIT}
              worker: {header: Intervenant}
              service: {header: Prestation}
              plannedStart: {header: Début}
              plannedEnd: {header: Fin}
            """;

    /** A visit: who, from when to when, for what. */
    record Visit(String worker, LocalDateTime from, LocalDateTime to, String service) {}

    @Provide
    Arbitrary<List<Visit>> visits() {
        return Combinators.combine(
                        Arbitraries.of("17", "A-02", "00042"),
                        // The clocks are put forward on the 29th; a time that was skipped is not a visit.
                        Arbitraries.integers().between(1, 31),
                        Arbitraries.integers().between(4 * 12, 23 * 12),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of("Aide à l'autonomie", "APA-SEM", "Courses ; ménage, \"linge\""))
                .as((worker, day, start, length, service) -> {
                    LocalDateTime from = MONTH.atDay(day).atStartOfDay().plusMinutes(5L * start);
                    return new Visit(worker, from, from.plusMinutes(5L * length), service);
                })
                .filter(visit -> PARIS.getRules().getValidOffsets(visit.to).size() == 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                // A program that says nothing of identifiers cannot tell two equal visits apart.
                .map(list -> list.stream().distinct().toList());
    }

    @Property(tries = 40)
    void everyFormTellsTheSameEntriesAndFigures(@ForAll("visits") List<Visit> visits) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "same-visits"));
        Path own = Files.createTempDirectory(folder, "visits");
        try {
            Map<String, String> counted = new TreeMap<>();
            counted.put("csv", counted(List.of(csv(own, visits))));
            counted.put("xlsx", counted(List.of(xlsx(own, visits))));
            counted.put("ical", counted(calendars(own, visits)));
            counted.put("esppadom", counted(List.of(message(own, visits))));
            assertThat(counted.values().stream().distinct().toList())
                    .as(counted.toString())
                    .hasSize(1);
            assertThat(counted.get("csv")).contains("DIRECT_CARE");
        } finally {
            try (var files = Files.list(own)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(own);
        }
    }

    private static String counted(List<TimeSource> sources) {
        try (Essaim essaim =
                Essaim.builder().pseudonyms(Pseudonymiser.ofHexKey(KEY)).build()) {
            essaim.time()
                    .save(new Structure(
                            "S001", "S001", null, null, null, PARIS, ByDate.always(CollectiveAgreement.IDCC_2941)));
            essaim.time()
                    .save(
                            CollectiveAgreement.IDCC_2941,
                            ByDate.always(WorkingTimeRules.builder("visites", TimeBasis.RETAINED)
                                    .travel(1800)
                                    .build()));
            // So that a service that is read otherwise is another entry.
            LocalDate always = LocalDate.of(2020, 1, 1);
            essaim.time()
                    .save(ServiceMapping.empty()
                            .with("APA-SEM", always, new ServiceClass(Scheme.APA, true))
                            .with("Courses ; ménage, \"linge\"", always, new ServiceClass(Scheme.PCH, false)));
            for (TimeSource source : sources) {
                ImportReport report = essaim.time().load(source, "S001");
                assertThat(report.rejected()).as(report.findings().toString()).isZero();
            }
            String entries = essaim.time().entries("S001", MONTH).stream()
                    .map(entry -> entry.worker() + " " + entry.date() + " " + entry.start() + " " + entry.end() + " "
                            + entry.category() + " " + entry.scheme())
                    .sorted()
                    .collect(Collectors.joining("\n"));
            essaim.time().close(List.of("S001"), MONTH);
            String figures = essaim.time()
                    .sealed()
                    .cells("S001", MONTH, new java.util.TreeSet<>())
                    .toString();
            return entries + "\n" + figures;
        }
    }

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    private static TimeSource csv(Path folder, List<Visit> visits) throws IOException {
        StringBuilder text = new StringBuilder("Intervenant;Début;Fin;Prestation\r\n");
        for (Visit visit : visits) {
            text.append(visit.worker)
                    .append(';')
                    .append(TYPED.format(visit.from))
                    .append(';')
                    .append(TYPED.format(visit.to))
                    .append(";\"")
                    .append(visit.service.replace("\"", "\"\""))
                    .append("\"\r\n");
        }
        Path file = Files.writeString(folder.resolve("visites.csv"), text, StandardCharsets.UTF_8);
        return CsvTimeSource.of(file, CsvMapping.read(document(), finding -> {}).orElseThrow());
    }

    private static SourceTree document() {
        return new YamlCodec()
                .decode(MAPPING.getBytes(StandardCharsets.UTF_8), "visites.yaml", finding -> {})
                .orElseThrow();
    }

    // Times as a spreadsheet holds them, and identifiers as texts.
    private static TimeSource xlsx(Path folder, List<Visit> visits) throws IOException {
        Path file = folder.resolve("visites.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle moment = book.createCellStyle();
            moment.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            XSSFSheet sheet = book.createSheet("Visites");
            Row header = sheet.createRow(0);
            List<String> names = List.of("Intervenant", "Début", "Fin", "Prestation");
            for (int i = 0; i < names.size(); i++) {
                header.createCell(i).setCellValue(names.get(i));
            }
            for (Visit visit : visits) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                row.createCell(0).setCellValue(visit.worker);
                for (int i = 1; i <= 2; i++) {
                    row.createCell(i).setCellValue(i == 1 ? visit.from : visit.to);
                    row.getCell(i).setCellStyle(moment);
                }
                row.createCell(3).setCellValue(visit.service);
            }
            book.write(out);
        }
        return ExportBook.of(file, document(), finding -> {}).orElseThrow();
    }

    private static final DateTimeFormatter ICAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    /** A calendar is of one worker. */
    private static List<TimeSource> calendars(Path folder, List<Visit> visits) {
        Map<String, List<Visit>> own =
                visits.stream().collect(Collectors.groupingBy(Visit::worker, TreeMap::new, Collectors.toList()));
        List<TimeSource> sources = new ArrayList<>();
        own.forEach((worker, theirs) -> {
            StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
            for (int i = 0; i < theirs.size(); i++) {
                Visit visit = theirs.get(i);
                text.append("BEGIN:VEVENT\r\nUID:")
                        .append(worker)
                        .append('-')
                        .append(i)
                        .append("\r\nDTSTART;TZID=Europe/Paris:")
                        .append(ICAL.format(visit.from))
                        .append("\r\nDTEND;TZID=Europe/Paris:")
                        .append(ICAL.format(visit.to))
                        .append("\r\nSUMMARY:Chez quelqu'un\r\nCATEGORIES:")
                        .append(visit.service.replace(";", "\\;").replace(",", "\\,"))
                        .append("\r\nEND:VEVENT\r\n");
            }
            Path file = folder.resolve("agenda-" + worker + ".ics");
            try {
                Files.writeString(file, text.append("END:VCALENDAR\r\n"), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sources.add(IcalTimeSource.of(
                    file,
                    IcalOptions.between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 30))
                            .worker(worker)
                            .kind(FactKind.VISIT)
                            .serviceIn("CATEGORIES")
                            .build()));
        });
        return sources;
    }

    private static TimeSource message(Path folder, List<Visit> visits) throws IOException {
        StringBuilder text = new StringBuilder("<delivery versionID=\"1.4\">");
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            text.append("<CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID>V-")
                    .append(i)
                    .append("</ID></CIDDHExchangedDocument><ShipFromCITradeParty><DefinedCITradeContact><ID>")
                    .append(visit.worker)
                    .append("</ID><TypeCode>INT</TypeCode></DefinedCITradeContact></ShipFromCITradeParty>")
                    .append("<ActualDespatchCISupplyChainEvent><OccurrenceCISpecifiedPeriod><StartDateTime>")
                    .append(visit.from)
                    .append(":00</StartDateTime><EndDateTime>")
                    .append(visit.to)
                    .append(":00</EndDateTime></OccurrenceCISpecifiedPeriod></ActualDespatchCISupplyChainEvent>")
                    .append("<SpecifiedCITradeProduct><ID>")
                    .append(visit.service)
                    .append("</ID></SpecifiedCITradeProduct></CrossIndustryDespatchAdvice>");
        }
        Path file =
                Files.writeString(folder.resolve("visites.xml"), text.append("</delivery>"), StandardCharsets.UTF_8);
        return EsppadomTimeSource.of(file);
    }
}
