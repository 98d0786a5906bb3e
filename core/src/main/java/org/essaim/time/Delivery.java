package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a source told, month by month in bytes: a delivery of a million rows stays small until it is compared
 * with what is known.
 */
final class Delivery implements TimeSource.Sink {
    private final String file;
    private final String receipt;
    private final TimeSettings settings;
    private final @Nullable Window window;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedSet<Long> rejected = new TreeSet<>();
    private final SortedMap<YearMonth, ByteWriter> months = new TreeMap<>();
    private final SortedMap<YearMonth, Long> facts = new TreeMap<>();
    private final SortedMap<YearMonth, SortedMap<String, Long>> unmapped = new TreeMap<>();
    private final Map<WorkerId, List<Told>> told = new HashMap<>();
    private final Map<String, Keyed> keys = new HashMap<>();
    private final Set<String> conflicting = new HashSet<>();
    private final boolean identified;
    private long seconds;

    private record Told(long start, long end, long row) {}

    private record Keyed(Fact fact, long row) {}

    Delivery(TimeSource source, String receipt, TimeSettings settings, @Nullable Window window) {
        this.file = source.name();
        this.identified = source.identified();
        this.receipt = receipt;
        this.settings = settings;
        this.window = window;
    }

    @Override
    public void fact(long row, Fact fact) {
        LocalDate day = fact.reference().startDate();
        if (window != null && !window.days().contains(day)) {
            reject(
                    row,
                    Finding.of(Code.OUTSIDE_WINDOW)
                            .file(file)
                            .row(row)
                            .value(day.toString())
                            .with("date", day)
                            .with("window", window)
                            .build());
            return;
        }
        if (identified && fact.key() != null && !firstOfItsKey(row, fact)) {
            return;
        }
        YearMonth month = YearMonth.from(day);
        Posting.writeAdded(months.computeIfAbsent(month, none -> Posting.segment(receipt)), FactForm.bytes(fact), row);
        facts.merge(month, 1L, Long::sum);
        WorkingTimeRules rules = settings.rulesOn(day);
        boolean counts = fact.kind() != FactKind.ABSENCE
                && fact.kind() != FactKind.UNAVAILABILITY
                && (fact.cancellation() == Cancellation.NONE
                        || fact.cancellation().paid());
        if (counts) {
            Interval interval = rules.basis().of(fact);
            seconds += interval.seconds();
            if (fact.worker() != null) {
                told.computeIfAbsent(fact.worker(), none -> new ArrayList<>())
                        .add(new Told(interval.start(), interval.end(), row));
            }
            if (fact.kind() == FactKind.INTERNAL
                    && settings.mapping().at(fact.label(), day).isEmpty()) {
                unmapped.computeIfAbsent(month, none -> new TreeMap<>())
                        .merge(fact.label(), interval.seconds(), Long::sum);
            }
        }
    }

    // The same key with the same content is one event told twice; with another content nobody knows which one is right.
    private boolean firstOfItsKey(long row, Fact fact) {
        String key = java.util.Objects.requireNonNull(fact.key());
        Keyed known = keys.putIfAbsent(key, new Keyed(fact, row));
        if (known == null) {
            return true;
        }
        if (!known.fact().equals(fact)) {
            conflicting.add(key);
            for (long refused : new long[] {known.row(), row}) {
                if (!rejected.contains(refused)) {
                    reject(
                            refused,
                            Finding.of(Code.CONFLICTING_DUPLICATE)
                                    .file(file)
                                    .row(refused)
                                    .value(key)
                                    .build());
                }
            }
        }
        return false;
    }

    @Override
    public void reject(long row, Finding finding) {
        rejected.add(row);
        findings.add(finding);
    }

    @Override
    public void note(Finding finding) {
        findings.add(finding);
    }

    /** Looks at the delivery as a whole, once everything was read. */
    void finish() {
        unmapped.forEach((month, labels) ->
                labels.forEach((label, waiting) -> findings.add(Finding.of(Code.UNMAPPED_LABEL)
                        .file(file)
                        .value(label)
                        .with("hours", hours(waiting))
                        .with("month", month)
                        .build())));
        List<Finding> overlaps = new ArrayList<>();
        told.values().forEach(own -> {
            own.sort(java.util.Comparator.comparingLong(Told::start)
                    .thenComparingLong(Told::end)
                    .thenComparingLong(Told::row));
            long until = Long.MIN_VALUE;
            for (Told each : own) {
                if (each.start() < until && each.end() > each.start()) {
                    long shared = Math.min(until, each.end()) - each.start();
                    LocalDate day = java.time.Instant.ofEpochSecond(each.start())
                            .atZone(settings.zone())
                            .toLocalDate();
                    overlaps.add(Finding.of(Code.TIME_OVERLAP)
                            .file(file)
                            .row(each.row())
                            .with("seconds", shared)
                            .with("date", day)
                            .build());
                }
                until = Math.max(until, each.end());
            }
        });
        overlaps.sort(java.util.Comparator.comparing(Finding::row));
        findings.addAll(overlaps);
        told.clear();
    }

    /** Hours with two decimals, for messages. */
    static String hours(long seconds) {
        return java.math.BigDecimal.valueOf(seconds)
                .divide(java.math.BigDecimal.valueOf(3600), 2, java.math.RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }

    /** The months that the delivery speaks of: those of its facts and, for a complete window, all of the window. */
    SortedSet<YearMonth> months() {
        SortedSet<YearMonth> all = new TreeSet<>(months.keySet());
        if (window != null) {
            YearMonth last = YearMonth.from(window.days().getEndInclusive());
            for (YearMonth month = YearMonth.from(window.days().getStart());
                    !month.isAfter(last);
                    month = month.plusMonths(1)) {
                all.add(month);
            }
        }
        return all;
    }

    /** How many facts were told for a month, conflicting ones included. */
    long count(YearMonth month) {
        return facts.getOrDefault(month, 0L);
    }

    /** True if what was told for a month can be appended as it is to a month that holds nothing. */
    boolean isClean() {
        return conflicting.isEmpty();
    }

    /** The month's facts as a journal segment. */
    byte[] segment(YearMonth month) {
        return java.util.Objects.requireNonNull(months.get(month)).deflated();
    }

    /** The month's facts. */
    List<Posting> postings(YearMonth month) {
        ByteWriter written = months.get(month);
        if (written == null) {
            return List.of();
        }
        List<Posting> postings = new ArrayList<>(Posting.net(List.of(new org.essaim.spi.Segment(
                settings.structure().id(), month, org.essaim.spi.SegmentKind.FACTS, 0, written.deflated()))));
        postings.removeIf(posting -> posting.fact().key() != null
                && conflicting.contains(posting.fact().key()));
        return postings;
    }

    String receipt() {
        return receipt;
    }

    long seconds() {
        return seconds;
    }

    @Nullable
    Window window() {
        return window;
    }

    List<Finding> findings() {
        return findings;
    }

    SortedSet<Long> rejected() {
        return rejected;
    }
}
