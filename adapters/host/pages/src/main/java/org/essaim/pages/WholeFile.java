package org.essaim.pages;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.essaim.esppadom.EsppadomTimeSource;
import org.essaim.ical.IcalOptions;
import org.essaim.ical.IcalTimeSource;
import org.essaim.spi.TimeSource;
import org.essaim.timeclock.TimeclockSource;

/**
 * A file without columns that a mapping could name: visits in the sector's exchange format, the calendar of one worker, a text in which a team
 * clocks in and out. Each is there if the host has its adapter.
 */
record WholeFile(Function<Path, TimeSource> reading, String extension) implements FileColumns {
    static final String VISITS = "esppadom";
    static final String CALENDAR = "agenda";
    static final String CLOCKINGS = "timeclock";

    /** What can be chosen. */
    static List<Part.Option> options(Visit visit) {
        List<Part.Option> options = new ArrayList<>();
        if (isKnown("org.essaim.esppadom.EsppadomTimeSource")) {
            options.add(new Part.Option(
                    VISITS,
                    visit.say("interventions télédéclarées (ESPPADOM)", "visits in the exchange format ESPPADOM")));
        }
        if (isKnown("org.essaim.ical.IcalTimeSource")) {
            options.add(new Part.Option(
                    CALENDAR, visit.say("agenda d’un intervenant (iCalendar)", "calendar of one worker (iCalendar)")));
        }
        if (isKnown("org.essaim.timeclock.TimeclockSource")) {
            options.add(new Part.Option(
                    CLOCKINGS,
                    visit.say("texte où une équipe pointe (timeclock)", "text in which a team clocks in (timeclock)")));
        }
        return options;
    }

    private static boolean isKnown(String adapter) {
        try {
            Class.forName(adapter, false, WholeFile.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** How a file of that choice is read; nothing if it has columns. */
    static Optional<FileColumns> of(Visit visit, String choice) {
        if (options(visit).stream().noneMatch(option -> option.value().equals(choice))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (choice) {
                    case VISITS -> new WholeFile(EsppadomTimeSource::of, "xml");
                    case CALENDAR -> calendar(visit);
                    default -> new WholeFile(TimeclockSource::of, "timeclock");
                });
    }

    // A calendar says neither whose it is nor where it ends.
    private static WholeFile calendar(Visit visit) {
        String worker = visit.required("worker");
        LocalDate first = visit.day("first").orElseThrow(() -> Refusal.incomplete(visit.language(), "first"));
        LocalDate last = visit.day("last").orElseThrow(() -> Refusal.incomplete(visit.language(), "last"));
        if (last.isBefore(first)) {
            throw Refusal.incomplete(visit.language(), "last");
        }
        IcalOptions options = IcalOptions.between(first, last).worker(worker).build();
        return new WholeFile(file -> IcalTimeSource.of(file, options), "ics");
    }

    @Override
    public TimeSource source(Path file) {
        return reading.apply(file);
    }

    @Override
    public void copyRows(Path file, SortedSet<Long> rows, OutputStream out) {
        throw new UnsupportedOperationException("Part of such a file is no such file.");
    }

    @Override
    public boolean hasRows() {
        return false;
    }
}
