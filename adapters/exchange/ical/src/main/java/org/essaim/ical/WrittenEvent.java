package org.essaim.ical;

import java.util.ArrayList;
import java.util.List;

/**
 * One event as it stands in the file: the properties that are read, and nothing of the others. Descriptions, places and the
 * addresses of whoever is invited are passed over where they are met.
 */
final class WrittenEvent {
    /** What may be wrong with the lines of an event. */
    enum Fault {
        /** A line is no property, or cannot be decoded. */
        LINE,
        /** It does not end, or something in it does not. */
        UNFINISHED,
        /** It is larger than any event that somebody planned. */
        TOO_LARGE
    }

    /**
     * Something wrong.
     *
     * @param line the line of the file
     */
    record Problem(Fault fault, long line) {}

    /** The octets of what is read of one event. */
    static final int MOST_OCTETS = 1 << 18;

    private static final int MOST_PROBLEMS = 20;

    private final long row;
    private final CalendarHeader header;
    private final List<ContentLine> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long octets;

    WrittenEvent(long row, CalendarHeader header) {
        this.row = row;
        this.header = header;
    }

    void add(ContentLine line, int length) {
        octets += length;
        if (octets <= MOST_OCTETS) {
            lines.add(line);
        } else {
            problem(Fault.TOO_LARGE, row);
        }
    }

    void problem(Fault fault, long line) {
        Problem problem = new Problem(fault, line);
        if (problems.size() < MOST_PROBLEMS && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** The line on which it begins. */
    long row() {
        return row;
    }

    CalendarHeader header() {
        return header;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Each property of this name, in the order of the file. */
    List<ContentLine> all(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).toList();
    }
}
