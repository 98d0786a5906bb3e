package org.essaim.ical;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract over calendars of a program that writes each worker's number beside the names of whoever is invited. */
class IcalTimeSourceContractTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final IcalOptions OPTIONS = IcalOptions.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
            .workerIn("X-MATRICULE")
            .build();

    @TempDir
    @Nullable
    Path folder;

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        Path file = empty();
        try (Writer out = Files.newBufferedWriter(file)) {
            line(out, "BEGIN:VCALENDAR");
            line(out, "VERSION:2.0");
            for (Event event : events) {
                line(out, "BEGIN:VEVENT");
                line(out, "UID:" + event.id());
                line(out, "DTSTART;TZID=Europe/Paris:" + MOMENT.format(event.start()));
                line(out, "DTEND;TZID=Europe/Paris:" + MOMENT.format(event.end()));
                line(out, "X-MATRICULE:" + event.worker());
                line(out, "ORGANIZER;CN=" + event.workerName() + ":mailto:a@exemple.invalid");
                line(out, "DESCRIPTION:chez " + event.beneficiaryName());
                line(
                        out,
                        "SUMMARY:"
                                + event.label()
                                        .replace("\\", "\\\\")
                                        .replace(",", "\\,")
                                        .replace(";", "\\;"));
                line(out, "END:VEVENT");
            }
            line(out, "END:VCALENDAR");
        }
        return IcalTimeSource.of(file, OPTIONS);
    }

    private static void line(Writer out, String line) throws IOException {
        out.write(line);
        out.write("\r\n");
    }

    // jqwik fills in no folder of Jupiter's.
    private Path empty() throws IOException {
        Path there = folder == null ? Files.createDirectories(Path.of("target", "contract")) : folder;
        return Files.createTempFile(there, "agenda", ".ics");
    }
}
