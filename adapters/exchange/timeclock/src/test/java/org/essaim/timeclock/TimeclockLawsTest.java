package org.essaim.timeclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read, and what anybody types is at worst a finding. */
class TimeclockLawsTest {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    record Session(String worker, LocalDateTime start, int minutes) {}

    private static Path write(String text) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "texts"));
        return Files.writeString(Files.createTempFile(folder, "t", ".timeclock"), text);
    }

    @Provide
    Arbitrary<List<Session>> sessions() {
        return Combinators.combine(
                        Arbitraries.of("A1", "A2", "A3"),
                        Arbitraries.integers()
                                .between(0, 300 * 24 * 60)
                                .map(minute ->
                                        LocalDateTime.of(2026, 1, 5, 4, 0).plusMinutes(minute)),
                        Arbitraries.integers().between(1, 600))
                .as(Session::new)
                .filter(session ->
                        session.start().getHour() > 3 && session.start().getHour() < 13)
                .list()
                .ofMaxSize(8);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("sessions") List<Session> sessions) throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        int row = 0;
        for (Session session : sessions) {
            LocalDateTime end = session.start().plusMinutes(session.minutes());
            text.append("i ")
                    .append(WRITTEN.format(session.start()))
                    .append(' ')
                    .append(session.worker());
            text.append(":Réunion\no ").append(WRITTEN.format(end)).append("  remarque\n");
            row += 2;
            expected.add(row + ": " + session.worker() + " Réunion "
                    + session.start().atZone(PARIS).toOffsetDateTime() + "/"
                    + end.atZone(PARIS).toOffsetDateTime());
        }
        Path file = write(text.toString());
        assertThat(Told.by(TimeclockSource.of(file)).facts).isEqualTo(expected);
        Files.delete(file);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> pieces = Arbitraries.of(
                "i ",
                "o ",
                "O ",
                "h ",
                "2026-03-02",
                "2026/3/2",
                " 14:00",
                " 24:61",
                "+01:00",
                " A1:x",
                "  DURAND",
                "\t",
                "\n",
                "\r\n",
                "\r",
                ";",
                "é",
                "\u0000",
                "99999-99-99",
                " ");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list).replaceAll("[\\ud800-\\udfff]", "?"));
    }

    @Property
    void whateverIsTypedIsReadOrRefused(@ForAll("typed") String text) throws IOException {
        Path file = write(text);
        Told told = Told.by(TimeclockSource.of(file));
        assertThat(told.everything()).doesNotContain("DURAND");
        assertThat(told.facts.size() + told.findings.size()).isPositive();
        Files.delete(file);
    }
}
