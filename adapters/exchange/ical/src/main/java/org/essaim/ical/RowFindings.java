package org.essaim.ical;

import biweekly.util.Frequency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource.Sink;

/** What is wrong or doubtful in one event. */
final class RowFindings {
    private static final int LONGEST_SHOWN = 80;
    // Nobody reads more of them about one event.
    private static final int MOST = 50;
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
    private static final Set<String> WORDS = words();
    private static final Pattern ZONE =
            Pattern.compile("[A-Za-z_+-]+(/[A-Za-z0-9_+-]+)+|[A-Za-z. ]+ Time|[(]?(UTC|GMT)[^A-Za-z]*");

    private final String file;
    private final long row;
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();

    private static Set<String> words() {
        Set<String> words = new HashSet<>(RecurrenceText.PARTS);
        words.addAll(RecurrenceText.DAYS.keySet());
        for (Frequency frequency : Frequency.values()) {
            words.add(frequency.name());
        }
        words.addAll(List.of("T", "Z", "P", "W", "D", "H", "M", "S", "PT"));
        return words;
    }

    RowFindings(String file, long row) {
        this.file = file;
        this.row = row;
    }

    Finding.Builder start(Code code) {
        return Finding.of(code).file(file).row(row);
    }

    void add(Finding.Builder finding) {
        Finding built = finding.build();
        List<Finding> alike = built.isError() ? refusals : doubts;
        if (alike.size() < MOST) {
            alike.add(built);
        }
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

    /** Dates, durations and rules as a finding repeats them: a word that is none of theirs may be a name that slipped. */
    static String shown(String written) {
        String shown = WORD.matcher(
                        written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…")
                .replaceAll(word -> WORDS.contains(word.group().toUpperCase(Locale.ROOT)) ? word.group() : "…");
        return shown.isEmpty() ? "…" : shown;
    }

    /** The name of a zone as a finding repeats it, if it looks like one. */
    static String shownZone(String name) {
        return ZONE.matcher(name).matches() && name.length() <= LONGEST_SHOWN ? name : "…";
    }
}
