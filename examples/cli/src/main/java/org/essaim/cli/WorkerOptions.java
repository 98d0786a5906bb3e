package org.essaim.cli;

import java.nio.file.Path;
import org.essaim.ical.IcalOptions;
import org.essaim.ical.IcalTimeSource;
import org.essaim.spi.TimeSource;
import org.essaim.timeclock.TimeclockSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose file it is, and which of its days are read: calendars say neither, and the text of one worker does not say whose it is. */
final class WorkerOptions {
    @Option(names = "--worker", paramLabel = "W")
    private @Nullable String worker;

    @Option(names = "--days", paramLabel = "A..B")
    private @Nullable Days days;

    /**
     * Refuses what does not go with files of that form.
     *
     * @param partly the option by which only part of a file would count, or null
     */
    void require(FileForm form, @Nullable String partly, Program program) {
        boolean whose = worker != null && !worker.isBlank();
        switch (form) {
            case CALENDAR -> {
                if (!whose || days == null) {
                    throw program.texts().refusal("calendar.options");
                }
                refuse(partly, "calendar.without", program);
            }
            case CLOCK -> {
                refuse(worker != null && !whose ? "--worker" : null, "worker.blank", program);
                refuse(days == null ? null : "--days", "calendar.only", program);
                // What one worker's text leaves out says nothing of the others'.
                refuse(whose || "--rejects".equals(partly) ? partly : null, "clock.without", program);
            }
            case DELIVERY, COLUMNS, TEMPLATE -> {
                refuse(worker != null ? "--worker" : days != null ? "--days" : null, "calendar.only", program);
                // Part of a message is no message: it is mended where it comes from.
                refuse(
                        form == FileForm.DELIVERY && "--rejects".equals(partly) ? partly : null,
                        "import.message",
                        program);
            }
        }
    }

    private static void refuse(@Nullable String option, String why, Program program) {
        if (option != null) {
            throw program.texts().refusal(why, option);
        }
    }

    TimeSource calendar(Path file) {
        Days read = java.util.Objects.requireNonNull(days, "required of calendars");
        return IcalTimeSource.of(
                file,
                IcalOptions.between(read.first(), read.last())
                        .worker(java.util.Objects.requireNonNull(worker, "required of calendars"))
                        .build());
    }

    TimeSource clock(Path file) {
        return worker == null ? TimeclockSource.of(file) : TimeclockSource.of(file, worker);
    }
}
