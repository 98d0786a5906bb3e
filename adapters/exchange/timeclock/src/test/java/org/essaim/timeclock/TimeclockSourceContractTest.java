package org.essaim.timeclock;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;

/** The contract over texts in which a team clocks in and out. */
class TimeclockSourceContractTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "contract"));
        Path file = Files.createTempFile(folder, "equipe", ".timeclock");
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Event event : events) {
                String account = event.worker() + ":" + event.label();
                out.write("i " + MOMENT.format(event.start()) + " " + account + "  " + event.workerName() + "\n");
                out.write("o " + MOMENT.format(event.end()) + " " + account + "  " + event.beneficiaryName() + "\n");
            }
        }
        return TimeclockSource.of(file);
    }
}
