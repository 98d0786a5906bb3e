package org.essaim.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource.Sink;

/** What is wrong or doubtful in one event. */
final class RowFindings {
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern TECHNICAL = Pattern.compile("[A-Za-z0-9=;,:.+_ /()'-]*\\d[A-Za-z0-9=;,:.+_ /()'-]*");

    private static final Pattern ZONE = Pattern.compile("[A-Za-z_+-]+(/[A-Za-z0-9_+-]+)+|[A-Za-z. ]+ Time|[(]?(UTC|GMT)[^A-Za-z]*");

    private final String file;
    private final long row;
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();

    RowFindings(String file, long row) {
        this.file = file;
        this.row = row;
    }

    Finding.Builder start(Code code) {
        return Finding.of(code).file(file).row(row);
    }

    void add(Finding.Builder finding) {
        Finding built = finding.build();
        (built.isError() ? refusals : doubts).add(built);
    }

    boolean refused() {
        return !refusals.isEmpty();
    }

    /** Hands on every problem of a refused event, or the doubts about one that is kept. */
    void tell(Sink sink) {
        if (refused()) {
            refusals.forEach(finding -> sink.reject(row, finding));
        } else {
            doubts.forEach(sink::note);
        }
    }

    /** Dates, numbers and rules as a finding repeats them: what has no digit is none of them, and may be a name that slipped. */
    static String shown(String written) {
        if (!TECHNICAL.matcher(written).matches()) {
            return "…";
        }
        return written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The name of a zone as a finding repeats it, if it looks like one. */
    static String shownZone(String name) {
        return ZONE.matcher(name).matches() && name.length() <= LONGEST_SHOWN ? name : "…";
    }
}
