package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hours of a month, from the rows of a planning export to the figure that a pay slip needs. */
class HoursTest {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final String FRAGILE = "Aide à la personne APA";
    private static final String OTHER = "Ménage confort";
    // 6.67 h and 11.67 h as the published example has them, in seconds.
    private static final int MEETING = 24_012;

    @TempDir
    private Path folder;

    /** A store whose pack knows a service for a public that is not fragile, and a label of a meeting. */
    private Shell office() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        try (Stream<Path> files = Files.list(Shell.pack())) {
            for (Path file : files.toList()) {
                String text = Files.readString(file)
                        .replace(
                                "services:\n",
                                "services:\n  - {service: " + OTHER
                                        + ", scheme: PRIVATE, fragile: false, from: 2025-01-01}\n");
                Files.writeString(pack.resolve(file.getFileName().toString()), text);
            }
        }
        Shell shell = Shell.in(folder);
        assertThat(shell.stored("init", "--pack", pack.toString()).exit()).isEqualTo(Exit.FINE);
        return shell;
    }

    private static String visit(String service, LocalDateTime start, int hours) {
        return "Intervention;;" + service + ";" + times(start, hours * 3600) + ";B-1;M.;SECRET;Imaginé;;Non;Non;;\r\n";
    }

    private static String meeting(LocalDateTime start, int seconds) {
        return "Heure interne;Réunion d'équipe;;" + times(start, seconds) + ";;;;;;Non;Non;;\r\n";
    }

    private static String times(LocalDateTime start, int seconds) {
        return MOMENT.format(start) + ";;;;" + MOMENT.format(start.plusSeconds(seconds))
                + ";;;;;Jamais;;;Source;A-02;Mme;Inventée;PERSONNE;Non";
    }

    private static Path export(Shell shell, YearMonth month, String rows) {
        String head = Shell.exportText().lines().findFirst().orElseThrow();
        return shell.write(month + ".csv", head + "\r\n" + rows);
    }

    private static Tree.Fields carer(Shell shell, YearMonth month, String rows) {
        assertThat(shell.imports(export(shell, month, rows), "--complete", month.toString())
                        .exit())
                .isEqualTo(Exit.FINE);
        assertThat(shell.stored("close", "S001", month.toString()).exit()).isEqualTo(Exit.FINE);
        Shell.Answer answer = shell.stored("hours", "S001", month.toString(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.json().get("seal")).isPresent();
        List<Tree.Fields> carers = answer.each("carers");
        assertThat(carers).hasSize(1);
        return carers.get(0);
    }

    private static long number(Tree.Fields fields, String key) {
        return ((Tree.Numeric) fields.get(key).orElseThrow()).value().longValueExact();
    }

    private static BigDecimal decimal(Tree.Fields carer, String key, long unit) {
        Tree.Fields fraction = (Tree.Fields) carer.get(key).orElseThrow();
        return BigDecimal.valueOf(number(fraction, "numerator"))
                .divide(
                        BigDecimal.valueOf(number(fraction, "denominator")).multiply(BigDecimal.valueOf(unit)),
                        9,
                        RoundingMode.HALF_UP);
    }

    // F = 120 h, 20 h for others, P = 11.67 h of meeting and travel: N = 130.0028… h, N/H = 0.857142857 (BOSS 2023).
    @Test
    void theEmployersExampleComesOutOfTheRowsOfAnExport() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int day = 1; day <= 15; day++) {
            LocalDate date = LocalDate.of(2025, 3, day);
            // Twenty minutes between the first two are travel: 15 × 20 min = 5 h.
            rows.append(visit(FRAGILE, date.atTime(7, 0), 2));
            rows.append(visit(FRAGILE, date.atTime(9, 20), 2));
            rows.append(visit(FRAGILE, date.atTime(14, 0), 4));
        }
        for (int day = 16; day <= 20; day++) {
            rows.append(visit(OTHER, LocalDate.of(2025, 3, day).atTime(8, 0), 4));
        }
        rows.append(meeting(LocalDate.of(2025, 3, 21).atTime(9, 0), MEETING));
        Tree.Fields carer = carer(office(), YearMonth.of(2025, 3), rows.toString());

        assertThat(number(carer, "fragile")).isEqualTo(120 * 3600);
        assertThat(number(carer, "direct")).isEqualTo(140 * 3600);
        assertThat(number(carer, "peripheral")).isEqualTo(5 * 3600 + MEETING);
        assertThat(decimal(carer, "eligible", 3600)).isEqualByComparingTo("130.002857143");
        assertThat(decimal(carer, "share", 1)).isEqualByComparingTo("0.857142857");
    }

    // The same worker in a month of leave: 95 h, 15 h, 6.67 h, and 95/110 of the pay.
    @Test
    void theExampleOfAMonthWithLeaveComesOutToo() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int day = 1; day <= 22; day++) {
            rows.append(visit(
                    day <= 19 ? FRAGILE : OTHER, LocalDate.of(2025, 4, day).atTime(8, 0), 5));
        }
        rows.append(meeting(LocalDate.of(2025, 4, 23).atTime(9, 0), MEETING));
        Tree.Fields carer = carer(office(), YearMonth.of(2025, 4), rows.toString());

        assertThat(number(carer, "worked")).isEqualTo(110 * 3600 + MEETING);
        assertThat(decimal(carer, "share", 1)).isEqualByComparingTo("0.863636364");
    }

    @Test
    void aMonthOfMeetingsOnlyHasNoFigureAtAll() throws IOException {
        Shell shell = office();
        Tree.Fields carer = carer(
                shell, YearMonth.of(2025, 5), meeting(LocalDate.of(2025, 5, 6).atTime(9, 0), MEETING));
        assertThat(carer.get("eligible")).isEmpty();
        assertThat(carer.get("share")).isEmpty();
        assertThat(shell.stored("hours", "S001", "2025-05").out()).contains("aucune intervention", "6,67\u00a0h");
    }

    @Test
    void everyRatioPrintsItsNumeratorAndItsDenominator() {
        Shell shell = Shell.imported(folder);
        String out = shell.stored("hours", "S001", "2025-03").out();
        assertThat(out)
                .contains("provisoire")
                .contains("Intervention / temps travaillé\u00a0: 10,50\u00a0h / 19,00\u00a0h = 55,3\u00a0%")
                .contains("Coordination / temps travaillé\u00a0: 6,50\u00a0h / 19,00\u00a0h = 34,2\u00a0%")
                .contains("Événements sans intervenant, dans aucun autre chiffre\u00a0: 1,00\u00a0h")
                // The facilitator is never exempt, and stands apart.
                .containsPattern("Hors prorata(.*\\R)+.*Animateur d’équipe");
        assertThat(shell.stored("hours", "S001", "2025-03", "--lang", "en").out())
                .contains("Direct care / time worked: 10.50\u00a0h / 19.00\u00a0h = 55.3%");
    }

    @Test
    void aServiceThatNoTableKnowsIsShownAsSuch() throws IOException {
        Shell shell = Shell.founded(folder);
        shell.imports(
                export(shell, YearMonth.of(2025, 3), visit("Garde de nuit", LocalDateTime.of(2025, 3, 3, 8, 0), 3)));
        assertThat(shell.stored("hours", "S001", "2025-03").out())
                .contains("Prestation qu’aucune table ne connaît\u00a0: «\u00a0Garde de nuit\u00a0», 3,00\u00a0h");
        assertThat(shell.stored("hours", "S001", "2025-03", "--json").each("unknownServices"))
                .singleElement()
                .satisfies(service -> assertThat(number(service, "seconds")).isEqualTo(10_800));
    }

    @Test
    void writesEveryFormatAndMarksWhatIsInvented() {
        Shell shell = Shell.closed(folder);
        Shell.Answer answer = shell.stored(
                "hours",
                "S001",
                "2025-03",
                "-o",
                shell.path("heures.html"),
                "-o",
                shell.path("heures.xlsx"),
                "-o",
                shell.path("heures.pdf"));
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(shell.read("heures.html"))
                .contains("Heures du mois", "Prorata par intervenant", "scellé n°\u00a01", "Données fictives")
                .doesNotContain("A-02", "PERSONNE");
        assertThat(folder.resolve("heures.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("heures.pdf")).isNotEmptyFile();
        assertThat(shell.stored("hours", "S001", "2025-03", "-o", shell.path("heures.doc"))
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void asKnownBeforeTheStoreWasFoundedThereIsNothing() {
        Shell shell = Shell.imported(folder);
        Shell.Answer answer = shell.stored("hours", "S001", "2025-03", "--as-known-on", "2025-04-01");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("S001");
    }
}
