package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code essaim import} makes of a calendar. */
class CalendarImportTest {
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:reunion-1
            DTSTART;TZID=Europe/Paris:20250303T090000
            DTEND;TZID=Europe/Paris:20250303T103000
            RRULE:FREQ=WEEKLY;COUNT=%s
            SUMMARY:Réunion d'équipe
            ATTENDEE;CN=PERSONNE:mailto:personne@exemple.invalid
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    Path folder;

    @Test
    void aCalendarIsImportedAndRecognisedWhenItComesAgain() {
        Shell shell = Shell.founded(folder);
        Path first = shell.write("agenda.ics", CALENDAR.formatted(3));
        Shell.Answer answer = load(shell, first, "--worker", "A-02", "--days", "2025-03", "--json");
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        assertThat(answer.number("new")).isEqualTo(3);
        assertThat(answer.number("seconds")).isEqualTo(3 * 5400);
        Path later = shell.write("agenda-2.ics", CALENDAR.formatted(4));
        Shell.Answer again = load(shell, later, "--worker", "A-02", "--days", "2025-03", "--json");
        assertThat(again.number("new")).isEqualTo(1);
        assertThat(again.number("unchanged")).isEqualTo(3);
        assertThat(again.out() + again.err()).doesNotContain("PERSONNE", "A-02");
    }

    @ParameterizedTest
    @CsvSource({
        "--worker A-02, --worker",
        "--days 2025-03, --worker",
        "--worker A-02 --days 2025-03 --complete 2025-03, --complete",
        "--worker A-02 --days 2025-03 --rejects r.ics, --rejects"
    })
    void whatACalendarNeedsIsSaidBeforeAnythingIsRead(String options, String named) {
        Shell shell = Shell.founded(folder);
        Path file = shell.write("agenda.ics", CALENDAR.formatted(3));
        Shell.Answer answer = load(shell, file, options.split(" ", -1));
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains(named, "Peut-être");
    }

    @Test
    void optionsOfCalendarsGoWithNothingElse() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.imports(shell.export(), "--worker", "A-02");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("--worker", "--preset agenda");
    }

    private static Shell.Answer load(Shell shell, Path file, String... more) {
        return shell.stored(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "import", file.toString(), "--preset", "agenda", "--structure", "S001"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }
}
