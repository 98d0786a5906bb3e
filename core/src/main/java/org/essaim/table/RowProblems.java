package org.essaim.table;

import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource.Sink;

/** What is wrong or doubtful in the row at hand. */
final class RowProblems {
    private static final int LONGEST_SHOWN = 80;

    private final String file;
    private final Slots bound;
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();
    private long row;

    RowProblems(String file, Slots bound) {
        this.file = file;
        this.bound = bound;
    }

    void begin(long number) {
        row = number;
        refusals.clear();
        doubts.clear();
    }

    boolean refused() {
        return !refusals.isEmpty();
    }

    Finding.Builder start(Code code) {
        return Finding.of(code).file(file).row(row);
    }

    Finding.Builder start(Code code, int slot) {
        return start(code).column(bound.name(slot));
    }

    void add(Code code, int slot) {
        add(start(code, slot));
    }

    void add(Finding.Builder finding) {
        Finding built = finding.build();
        List<Finding> alike = built.isError() ? refusals : doubts;
        // A day on which both the start and the end stand is wrong once.
        if (!alike.contains(built)) {
            alike.add(built);
        }
    }

    /** Hands on every problem of a refused row, or the doubts about one that is kept. */
    void tell(Sink sink) {
        if (refused()) {
            refusals.forEach(finding -> sink.reject(row, finding));
        } else {
            doubts.forEach(sink::note);
        }
    }

    /** A code or label as a finding repeats it: cut where it is longer than anyone reads. */
    static String shown(String cell) {
        return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
    }

    /** A date or number as a finding repeats it; without a single digit it is neither, and may be a name that slipped. */
    static String shownIfNumeric(String cell) {
        return cell.chars().anyMatch(Character::isDigit) ? shown(cell) : "…";
    }
}
