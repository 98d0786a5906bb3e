package org.essaim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.ical.SessionCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme calendar}: the sessions of a programme for a calendar. */
@Command(name = "calendar")
final class ProgrammeCalendarCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.ics",
            descriptionKey = "programme.calendar.output",
            required = true)
    private Path output = Path.of("");

    ProgrammeCalendarCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".ics")) {
            throw program.texts().refusal("programme.calendar.format", output.getFileName());
        }
        try (Essaim essaim = store.open(program)) {
            SessionCalendar calendar = SessionCalendar.of(essaim, programme, program.locale());
            try (OutputStream out = Files.newOutputStream(output)) {
                calendar.write(out);
            }
            program.say("file.written", output.toString());
            return Exit.FINE;
        }
    }
}
