package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private static final long NO_ROW = -1;
    private final String file;
    private final String profile;
    private final String receipt;
    private final TimeSettings settings;
    private final @Nullable Window window;
    private final DeliveryFindings findings;
    private final SortedSet<Long> rejected = new TreeSet<>();
    private final SortedMap<YearMonth, Month> months = new TreeMap<>();
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final ByteWriter bytes = ByteWriter.ofMany();
    private final SortedMap<YearMonth, SortedMap<String, Long>> unmapped = new TreeMap<>();
    private final Map<WorkerId, List<OverlapGroup.Claim<Row>>> told = new HashMap<>();
    private final Map<String, Keyed> keys = new HashMap<>();
    private final Set<String> conflicting = new HashSet<>();
    private final SortedMap<String, Long> gone = new TreeMap<>();
    private final boolean identified;
    private final Predicate<Fact> erased;
    private final SortedMap<YearMonth, Long> erasedRows = new TreeMap<>();
    private long seconds;
    private long retold;
    private long retoldSeconds;

    private static final Comparator<OverlapGroup.Claim<Row>> IN_TIME = Comparator.comparingLong(
                    (OverlapGroup.Claim<Row> claim) -> claim.start())
            .thenComparingLong(OverlapGroup.Claim::end)
            .thenComparingLong(claim -> claim.event().number());
    // What other sources told stands, unless the delivering one comes first.
    private static final Comparator<OverlapGroup.Claim<Row>> IN_PRECEDENCE = Comparator.comparingInt(
                    (OverlapGroup.Claim<Row> claim) -> claim.event().rank())
            .thenComparing(claim -> claim.event().number() != NO_ROW);

    /** The facts that were told for one month. */
    private static final class Month {
        private final ByteWriter segment;
        private long facts;

        private Month(String receipt) {
            this.segment = Posting.segment(receipt);
        }
    }

    /** What holds of every fact of one day, looked up once. */
    private record Day(
            YearMonth month, boolean outside, @Nullable WorkingTimeRules rules) {}

    /** The row of an event, or none if another source told it; what rank its source has, and what it is. */
    private record Row(long number, int rank, String what) {}

    /** A row whose key another row tells otherwise. */
    private record Conflict(long row, String key) {}

    /** The first row of a key, and the rows that tell it again. */
    private record Keyed(Fact fact, long row, List<Long> again) {}

    /**
     * A delivery that is about to be read.
     *
     * @param erased what was erased before: it is counted and left out
     */
    Delivery(
            TimeSource source, String receipt, TimeSettings settings, @Nullable Window window, Predicate<Fact> erased) {
        this.erased = erased;
        this.file = source.name();
        this.findings = new DeliveryFindings(file);
        this.identified = source.identified();
        this.profile = source.profile();
        this.receipt = receipt;
        this.settings = settings;
        this.window = window;
    }

    @Override
    public void fact(long row, Fact fact) {
        LocalDate day = fact.reference().startDate();
        if (erased.test(fact)) {
            erasedRows.merge(YearMonth.from(day), 1L, Long::sum);
            return;
        }
        Day all = days.computeIfAbsent(day, this::day);
        if (all.outside()) {
            reject(
                    row,
                    Finding.of(Code.OUTSIDE_WINDOW)
                            .file(file)
                            .row(row)
                            .value(day.toString())
                            .with("date", day)
                            .with("window", Objects.requireNonNull(window))
                            .build());
            return;
        }
        WorkingTimeRules rules = all.rules();
        if (rules == null) {
            reject(
                    row,
                    Finding.of(Code.NO_RULES)
                            .file(file)
                            .row(row)
                            .value(day.toString())
                            .with("date", day)
                            .with("structure", settings.structure().id())
                            .build());
            return;
        }
        if (identified && fact.key() != null && !firstOfItsKey(row, fact)) {
            return;
        }
        Month month = months.computeIfAbsent(all.month(), none -> new Month(receipt));
        bytes.clear();
        FactForm.write(bytes, fact);
        Posting.writeAdded(month.segment, bytes, row);
        month.facts++;
        tally(row, fact, rules, 1);
    }

    private Day day(LocalDate date) {
        return new Day(
                YearMonth.from(date),
                window != null && !window.days().contains(date),
                settings.rulesAt(date).orElse(null));
    }

    /** Takes what a row tells into the sums, or out of them again. */
    private void tally(long row, Fact fact, WorkingTimeRules rules, int sign) {
        if (!isWork(fact, settings.mapping())) {
            return;
        }
        Interval interval = rules.basis().of(fact);
        seconds += sign * interval.seconds();
        if (fact.worker() != null && !fact.dayTotal()) {
            List<OverlapGroup.Claim<Row>> own = told.computeIfAbsent(fact.worker(), none -> new ArrayList<>());
            OverlapGroup.Claim<Row> each =
                    new OverlapGroup.Claim<>(interval.start(), interval.end(), row(row, fact, rules));
            if (sign > 0) {
                own.add(each);
            } else {
                own.remove(each);
            }
        }
        if (fact.kind() != FactKind.INTERNAL) {
            return;
        }
        LocalDate day = fact.reference().startDate();
        if (settings.mapping().at(fact.label(), day).isEmpty()) {
            unmapped.computeIfAbsent(YearMonth.from(day), none -> new TreeMap<>())
                    .merge(fact.label(), sign * interval.seconds(), Long::sum);
        }
    }

    private Row row(long number, Fact fact, WorkingTimeRules rules) {
        Category category = fact.kind() == FactKind.VISIT
                ? Category.DIRECT_CARE
                : settings.mapping()
                        .at(fact.label(), fact.reference().startDate())
                        .orElse(Category.UNMAPPED);
        return new Row(number, rules.rank(fact.source()), Retold.Told.what(fact, category));
    }

    /** True if a fact tells of work: no absence, no break, nothing that was cancelled and not paid. */
    private static boolean isWork(Fact fact, CategoryMapping mapping) {
        if (fact.kind() == FactKind.ABSENCE || fact.kind() == FactKind.UNAVAILABILITY) {
            return false;
        }
        if (fact.cancellation() != Cancellation.NONE) {
            return fact.cancellation().paid();
        }
        return fact.kind() != FactKind.INTERNAL
                || mapping.at(fact.label(), fact.reference().startDate()).orElse(null) != Category.BREAK;
    }

    // The same key with the same content is one event told twice; with another content nobody knows which one is right.
    private boolean firstOfItsKey(long row, Fact fact) {
        String key = Objects.requireNonNull(fact.key());
        Keyed known = keys.putIfAbsent(key, new Keyed(fact, row, new ArrayList<>()));
        if (known == null) {
            return true;
        }
        known.again().add(row);
        if (!known.fact().equals(fact) && conflicting.add(key)) {
            tally(
                    known.row(),
                    known.fact(),
                    settings.rulesOn(known.fact().reference().startDate()),
                    -1);
        }
        return false;
    }

    @Override
    public void gone(long row, String key) {
        gone.putIfAbsent(key, row);
    }

    private void rejectConflicts() {
        List<Conflict> conflicts = new ArrayList<>();
        // Here and not here: nobody knows which is right.
        gone.forEach((key, row) -> {
            Keyed known = keys.get(key);
            if (known != null) {
                known.again().add(row);
                if (conflicting.add(key)) {
                    tally(
                            known.row(),
                            known.fact(),
                            settings.rulesOn(known.fact().reference().startDate()),
                            -1);
                }
            }
        });
        for (String key : conflicting) {
            Keyed known = Objects.requireNonNull(keys.get(key));
            List<Long> rows = new ArrayList<>(known.again());
            rows.add(known.row());
            rows.forEach(row -> conflicts.add(new Conflict(row, key)));
        }
        conflicts.sort(Comparator.comparingLong(Conflict::row));
        for (Conflict each : conflicts) {
            rejected.add(each.row());
            findings.add(
                    Code.CONFLICTING_DUPLICATE,
                    () -> Finding.of(Code.CONFLICTING_DUPLICATE)
                            .file(file)
                            .row(each.row())
                            .value(each.key())
                            .build());
        }
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

    /**
     * Looks at the delivery as a whole, once everything was read.
     *
     * @param others facts of other sources that are known of the time it speaks of
     */
    void finish(List<Posting> others) {
        rejectConflicts();
        // How many, never which: a row's number would lead back to the person.
        erasedRows.forEach((month, count) -> findings.add(Finding.of(Code.ERASED_DATA)
                .file(file)
                .with("count", count)
                .with("month", month)
                .build()));
        unmapped.forEach((month, labels) -> labels.forEach((label, waiting) -> {
            if (waiting > 0) {
                findings.add(Finding.of(Code.UNMAPPED_LABEL)
                        .file(file)
                        .value(label)
                        .with("hours", hours(waiting))
                        .with("month", month)
                        .build());
            }
        }));
        Map<WorkerId, List<OverlapGroup.Claim<Row>>> elsewhere = elsewhere(others);
        List<OverlapGroup.Share<Row>> overlaps = new ArrayList<>();
        told.forEach((worker, own) -> {
            own.sort(IN_TIME);
            List<OverlapGroup.Claim<Row>> claims = new ArrayList<>(elsewhere.getOrDefault(worker, List.of()));
            claims.addAll(claims.isEmpty() ? contested(own) : own);
            for (OverlapGroup<Row> group : OverlapGroup.of(toldOnce(claims))) {
                for (OverlapGroup.Share<Row> share : group.shares()) {
                    if (share.overlapped() > 0 && share.claim().event().number() != NO_ROW) {
                        overlaps.add(share);
                    }
                }
            }
        });
        overlaps.sort(Comparator.comparingLong(share -> share.claim().event().number()));
        if (retold > 0) {
            findings.add(Finding.of(Code.TOLD_TWICE)
                    .file(file)
                    .with("source", profile)
                    .with("count", retold)
                    .with("hours", hours(retoldSeconds))
                    .build());
        }
        overlaps.forEach(share -> findings.add(Code.TIME_OVERLAP, () -> overlap(share)));
        told.clear();
    }

    /** Those that share seconds with another, in order of time: mostly few, and all others have theirs for themselves. */
    private static List<OverlapGroup.Claim<Row>> contested(List<OverlapGroup.Claim<Row>> inTime) {
        List<OverlapGroup.Claim<Row>> contested = new ArrayList<>();
        long until = Long.MIN_VALUE;
        int first = 0;
        for (int i = 0; i <= inTime.size(); i++) {
            boolean ends = i == inTime.size();
            if (ends || inTime.get(i).start() >= until) {
                if (i - first > 1) {
                    contested.addAll(inTime.subList(first, i));
                }
                first = i;
            }
            until = ends ? until : Math.max(until, inTime.get(i).end());
        }
        return contested;
    }

    /** What counts of one worker's events, in precedence. */
    private List<OverlapGroup.Claim<Row>> toldOnce(List<OverlapGroup.Claim<Row>> claims) {
        BitSet twice = Retold.among(claims.stream()
                .map(claim -> new Retold.Told(
                        claim.start(),
                        claim.end(),
                        LocalDate.EPOCH,
                        claim.event().rank(),
                        claim.event().what(),
                        false))
                .toList());
        List<OverlapGroup.Claim<Row>> once = new ArrayList<>(claims.size());
        for (int i = 0; i < claims.size(); i++) {
            OverlapGroup.Claim<Row> claim = claims.get(i);
            if (!twice.get(i)) {
                once.add(claim);
            } else if (claim.event().number() != NO_ROW) {
                retold++;
                retoldSeconds += claim.seconds();
            }
        }
        once.sort(IN_PRECEDENCE);
        return once;
    }

    private Finding overlap(OverlapGroup.Share<Row> share) {
        LocalDate day = java.time.Instant.ofEpochSecond(share.claim().start())
                .atZone(settings.zone())
                .toLocalDate();
        return Finding.of(Code.TIME_OVERLAP)
                .file(file)
                .row(share.claim().event().number())
                .with("seconds", share.overlapped())
                .with("date", day)
                .build();
    }

    private Map<WorkerId, List<OverlapGroup.Claim<Row>>> elsewhere(List<Posting> others) {
        Map<WorkerId, List<OverlapGroup.Claim<Row>>> elsewhere = new HashMap<>();
        for (Posting posting : others) {
            Fact fact = posting.fact();
            WorkerId worker = fact.worker();
            if (worker != null && !fact.dayTotal() && told.containsKey(worker) && isWork(fact, settings.mapping())) {
                WorkingTimeRules rules = settings.rulesOn(fact.reference().startDate());
                Interval interval = rules.basis().of(fact);
                elsewhere
                        .computeIfAbsent(worker, none -> new ArrayList<>())
                        .add(new OverlapGroup.Claim<>(interval.start(), interval.end(), row(NO_ROW, fact, rules)));
            }
        }
        return elsewhere;
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
        Month written = months.get(month);
        return written == null ? 0 : written.facts;
    }

    /** True if what was told for a month can be appended as it is to a month that holds nothing. */
    boolean isClean() {
        return conflicting.isEmpty();
    }

    /** The month's facts as a journal segment. */
    byte[] segment(YearMonth month) {
        return Objects.requireNonNull(months.get(month)).segment.deflated();
    }

    /** The month's facts. */
    List<Posting> postings(YearMonth month) {
        Month written = months.get(month);
        if (written == null) {
            return List.of();
        }
        List<Posting> postings = new ArrayList<>(Posting.net(List.of(new org.essaim.spi.Segment(
                settings.structure().id(), month, org.essaim.spi.SegmentKind.FACTS, 0, written.segment.deflated()))));
        postings.removeIf(posting -> posting.fact().key() != null
                && conflicting.contains(posting.fact().key()));
        return postings;
    }

    /** The keys that were told for other months than this one. */
    Set<String> keysBeside(YearMonth month) {
        Set<String> beside = new HashSet<>();
        keys.forEach((key, keyed) -> {
            if (!conflicting.contains(key)
                    && !YearMonth.from(keyed.fact().reference().startDate()).equals(month)) {
                beside.add(key);
            }
        });
        gone.keySet().stream().filter(key -> !conflicting.contains(key)).forEach(beside::add);
        return beside;
    }

    /** The keys of which it says where they are, or that they are gone. */
    Set<String> keys() {
        Set<String> all = new HashSet<>(keys.keySet());
        all.addAll(gone.keySet());
        all.removeAll(conflicting);
        return all;
    }

    /** True if what this delivery says settles what became of a fact: told anew under its key, or within the window. */
    boolean speaksOf(Fact fact, boolean withdraws) {
        boolean keyed = fact.key() != null
                && (keys.containsKey(fact.key()) || gone.containsKey(fact.key()))
                && !conflicting.contains(fact.key());
        return keyed
                || (withdraws
                        && window != null
                        && window.days().contains(fact.reference().startDate()));
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
        return findings.told();
    }

    boolean hasErrors() {
        return findings.hasErrors();
    }

    SortedSet<Long> rejected() {
        return rejected;
    }
}
