package org.essaim.timeclock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Sink;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;

/** Pairs the lines of a text: what began with what ended it. */
final class Sessions {
    private static final Pattern LINE = Pattern.compile("([A-Za-z])\\s+(\\S.*)");
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?([+-]\\d{2}:?\\d{2})?(?:(\\s+)(.*))?");
    private static final long LONGEST_SECONDS = 36L * 3_600;
    private static final int MOST_OPEN = 10_000;

    private final String file;
    private final String onlyWorker;
    private final Context context;
    private final Sink sink;
    private final Deque<Began> open = new ArrayDeque<>();
    private long rows;
    private boolean begun;

    /** Somebody who is at work. */
    private record Began(long row, String account, String worker, String label, At at) {
        /** Never who, or what for. */
        @Override
        public String toString() {
            return "Began[" + row + "]";
        }
    }

    /** A moment, and what the local clocks were ahead of UTC. */
    private record At(String written, long second, int offset) {}

    Sessions(String file, String onlyWorker, Context context, Sink sink) {
        this.file = file;
        this.onlyWorker = onlyWorker;
        this.context = context;
        this.sink = sink;
    }

    /** How many rows ended something, or were refused: a time has two rows, and counts once. */
    long rows() {
        return rows;
    }

    /** True if nobody began anything. */
    boolean isEmpty() {
        return !begun;
    }

    void line(long row, String text, boolean tooLong) {
        if (text.isBlank() || ";#*".indexOf(text.charAt(0)) >= 0) {
            return;
        }
        Matcher line = LINE.matcher(text.stripTrailing());
        if (tooLong || !line.matches()) {
            reject(row, Finding.of(Code.CLOCK_LINE_UNKNOWN));
            return;
        }
        switch (line.group(1)) {
            case "i", "I" -> begin(row, line.group(2));
            case "o", "O" -> end(row, line.group(2));
            // Hours that were wanted or are budgeted, as the oldest of these programs write them, are no work.
            case "b", "h" -> {}
            default -> reject(row, Finding.of(Code.CLOCK_LINE_UNKNOWN));
        }
    }

    private void reject(long row, Finding.Builder finding) {
        rows++;
        sink.reject(row, finding.file(file).row(row).build());
    }

    private void begin(long row, String rest) {
        Matcher moment = MOMENT.matcher(rest);
        Optional<At> at = at(row, moment);
        if (at.isEmpty()) {
            return;
        }
        String account = account(moment);
        int colon = account.indexOf(':');
        String worker = onlyWorker.isEmpty() ? (colon < 0 ? account : account.substring(0, colon)).strip() : onlyWorker;
        String label = !onlyWorker.isEmpty()
                ? account
                : colon < 0 ? "" : account.substring(colon + 1).strip();
        if (worker.isEmpty()) {
            reject(row, Finding.of(Code.MISSING_VALUE).column("worker"));
        } else if (open.size() >= MOST_OPEN) {
            reject(row, Finding.of(Code.CLOCKED_IN_TOO_OFTEN));
        } else {
            begun = true;
            open.push(new Began(row, account, worker, label, at.get()));
        }
    }

    private void end(long row, String rest) {
        Matcher moment = MOMENT.matcher(rest);
        Optional<At> at = at(row, moment);
        if (at.isEmpty()) {
            return;
        }
        Optional<Began> began = began(account(moment));
        if (began.isEmpty()) {
            reject(row, Finding.of(Code.CLOCKED_OUT_WITHOUT_IN));
            return;
        }
        tell(row, began.get(), at.get());
    }

    private Optional<Began> began(String account) {
        if (account.isEmpty()) {
            return Optional.ofNullable(open.poll());
        }
        for (Iterator<Began> each = open.iterator(); each.hasNext(); ) {
            Began began = each.next();
            if (began.account().equals(account)) {
                each.remove();
                return Optional.of(began);
            }
        }
        return Optional.empty();
    }

    private void tell(long row, Began began, At ended) {
        long seconds = ended.second() - began.at().second();
        if (seconds < 0) {
            reject(
                    row,
                    Finding.of(Code.END_BEFORE_START)
                            .value(ended.written())
                            .with("start", began.at().written()));
            return;
        }
        if (seconds > LONGEST_SECONDS) {
            reject(
                    row,
                    Finding.of(Code.IMPLAUSIBLE_DURATION)
                            .with("hours", Long.toString(seconds / 3_600))
                            .with("limit", Long.toString(LONGEST_SECONDS / 3_600)));
            return;
        }
        if (seconds == 0) {
            sink.note(Finding.of(Code.EMPTY_INTERVAL).file(file).row(row).build());
        }
        rows++;
        WorkerId who = context.pseudonyms().pseudonym(began.worker());
        sink.fact(
                row,
                Fact.builder(context.structure(), TimeclockSource.PROFILE, FactKind.INTERNAL)
                        .worker(who)
                        .label(began.label())
                        .clocked(new Interval(began.at().second(), began.at().offset(), ended.second(), ended.offset()))
                        .build());
    }

    /** Tells of everybody who never clocked out: only the end of the text shows it, when rows below were told already. */
    void end() {
        for (Iterator<Began> each = open.descendingIterator(); each.hasNext(); ) {
            sink.note(Finding.of(Code.CLOCKED_IN_WITHOUT_OUT)
                    .file(file)
                    .row(each.next().row())
                    .build());
        }
        open.clear();
    }

    // A remark stands behind two spaces, whether or not an account stands before them.
    private static String account(Matcher moment) {
        String rest = moment.group(9);
        if (rest == null || moment.group(8).length() > 1) {
            return "";
        }
        int remark = rest.indexOf("  ");
        return (remark < 0 ? rest : rest.substring(0, remark)).strip();
    }

    private Optional<At> at(long row, Matcher moment) {
        if (!moment.matches()) {
            reject(row, unreadable("…"));
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDate.of(number(moment, 1), number(moment, 2), number(moment, 3))
                    .atTime(LocalTime.of(
                            number(moment, 4), number(moment, 5), moment.group(6) == null ? 0 : number(moment, 6)));
            if (moment.group(7) != null) {
                long second = local.toEpochSecond(ZoneOffset.of(moment.group(7)));
                int shown = context.zone()
                        .getRules()
                        .getOffset(java.time.Instant.ofEpochSecond(second))
                        .getTotalSeconds();
                return Optional.of(new At(written(moment), second, shown));
            }
            return resolved(row, local);
        } catch (DateTimeException e) {
            reject(row, unreadable(written(moment)));
            return Optional.empty();
        }
    }

    private static String written(Matcher moment) {
        return moment.group()
                .substring(0, Math.max(moment.end(5), Math.max(moment.end(6), moment.end(7))) - moment.start());
    }

    private static Finding.Builder unreadable(String written) {
        return Finding.of(Code.UNPARSABLE_DATE).value(written).with("expected", "2026-03-02 14:00");
    }

    private Optional<At> resolved(long row, LocalDateTime local) {
        List<ZoneOffset> offsets = context.zone().getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            reject(
                    row,
                    Finding.of(Code.LOCAL_TIME_MISSING)
                            .value(local.toString())
                            .with("zone", context.zone().getId()));
            return Optional.empty();
        }
        if (offsets.size() > 1) {
            // The earlier of two equal local times is the one before the clocks go back.
            sink.note(Finding.of(Code.LOCAL_TIME_TWICE)
                    .file(file)
                    .row(row)
                    .value(local.toString())
                    .with("zone", context.zone().getId())
                    .build());
        }
        return Optional.of(new At(
                local.toString(),
                local.toEpochSecond(offsets.get(0)),
                offsets.get(0).getTotalSeconds()));
    }

    private static int number(Matcher moment, int group) {
        return Integer.parseInt(moment.group(group));
    }
}
