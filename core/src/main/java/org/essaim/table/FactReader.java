package org.essaim.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Sink;
import org.essaim.table.MomentReader.Moment;
import org.essaim.table.MomentReader.Outcome;
import org.essaim.time.AbsenceNature;
import org.essaim.time.Cancellation;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Makes a fact of each row of one file; holds what rows repeat, so not thread-safe. */
public final class FactReader {
    private final Layout layout;
    private final Context context;
    private final Sink sink;
    private final RowProblems problems;
    private final int fewest;
    private final int columns;
    private final ZoneId zone;
    private final ZoneDays days;
    private final LengthReader lengths;
    private final DayReader dates;
    private final Moment start = new Moment();
    private final Moment end = new Moment();

    private final int key;
    private final int worker;
    private final int team;
    private final int label;
    private final int service;
    private final int structure;
    private final int adjustment;
    private final int date;
    private final int duration;
    private final int trip;
    private final Stretch planned;
    private final Stretch clocked;
    private final Stretch retained;
    private final CodeColumn<FactKind> kinds;
    private final @Nullable CodeColumn<Boolean> cancelled;
    private final @Nullable CodeColumn<Cancellation> cancellations;
    private final @Nullable CodeColumn<Boolean> unassigned;
    private final @Nullable CodeColumn<AbsenceNature> natures;
    private final SliceCache<WorkerId> workers;
    private final SliceCache<String> texts = new SliceCache<>(text -> text);

    /** One pair of times. */
    private record Stretch(
            @Nullable MomentColumn starts, @Nullable MomentColumn ends, boolean mayBeIncomplete) {}

    /**
     * A reader of one table.
     *
     * @param file the name to put into findings
     * @param bound where the columns stand
     * @param columns how many cells a row must have
     */
    public FactReader(String file, Layout layout, Slots bound, int columns, Context context, Sink sink) {
        this(file, layout, bound, columns, columns, context, sink);
    }

    /**
     * A reader of one table whose rows may end early: what is missing at their end is empty.
     *
     * @param fewest how many cells a row must have
     * @param columns how many it may have
     */
    public FactReader(String file, Layout layout, Slots bound, int fewest, int columns, Context context, Sink sink) {
        this.layout = layout;
        this.context = context;
        this.sink = sink;
        this.fewest = fewest;
        this.columns = columns;
        this.problems = new RowProblems(file, bound);
        this.zone = layout.zone() == null ? context.zone() : layout.zone();
        this.days = new ZoneDays(zone);
        this.lengths = new LengthReader(new DecimalReader(layout.locale()));
        this.dates = new DayReader(layout.datePatterns(), layout.locale());
        this.workers = new SliceCache<>(context.pseudonyms()::pseudonym);

        Layout.Columns mapped = layout.columns();
        this.worker = bound.slot(mapped.worker());
        this.key = bound.slot(mapped.key());
        this.team = bound.slot(mapped.team());
        this.label = bound.slot(mapped.label());
        this.service = bound.slot(mapped.service());
        this.structure = bound.slot(mapped.structure());
        this.adjustment = bound.slot(mapped.adjustment());
        this.duration = mapped.duration() == null
                ? Slots.UNMAPPED
                : bound.slot(mapped.duration().place());
        this.date = bound.slot(mapped.date());
        this.trip = mapped.trip() == null
                ? Slots.UNMAPPED
                : bound.slot(mapped.trip().place());
        this.planned = stretch(bound, mapped.planned(), false);
        this.clocked = stretch(bound, mapped.clocked(), true);
        this.retained = stretch(bound, mapped.retained(), false);
        this.kinds = codes(bound, mapped.kind(), FactKind::valueOf);
        this.cancelled = mapped.cancelled() == null ? null : codes(bound, mapped.cancelled(), Boolean::valueOf);
        this.cancellations =
                mapped.cancellation() == null ? null : codes(bound, mapped.cancellation(), Cancellation::valueOf);
        this.unassigned = mapped.unassigned() == null ? null : codes(bound, mapped.unassigned(), Boolean::valueOf);
        this.natures = mapped.nature() == null ? null : codes(bound, mapped.nature(), AbsenceNature::valueOf);
    }

    private <T> CodeColumn<T> codes(Slots bound, Layout.Coded column, java.util.function.Function<String, T> meaning) {
        int slot = bound.slot(column.place());
        return new CodeColumn<>(column, slot, slot != worker, meaning);
    }

    private Stretch stretch(Slots bound, Layout.Stretch pair, boolean mayBeIncomplete) {
        return new Stretch(moments(bound, pair.start()), moments(bound, pair.end()), mayBeIncomplete);
    }

    private @Nullable MomentColumn moments(Slots bound, Layout.@Nullable Timed column) {
        if (column == null) {
            return null;
        }
        int slot = bound.slot(column.place());
        Layout.Place day = column.day();
        return day == null
                ? new MomentColumn.Whole(slot, new MomentReader(column.patterns(), layout.locale(), days))
                : new MomentColumn.Split(
                        slot,
                        bound.slot(day),
                        new ClockReader(column.patterns(), layout.locale()),
                        dates,
                        days,
                        column.overnight());
    }

    /** Reads a row and hands its fact, or the reason against it, to the sink. */
    public void read(TableRow row) {
        problems.begin(row.number());
        Fact fact = fact(row);
        problems.tell(sink);
        if (fact != null && !problems.refused()) {
            sink.fact(row.number(), fact);
        }
    }

    private @Nullable Fact fact(TableRow row) {
        if (row.fields() < fewest || row.fields() > columns) {
            // Which cell is the wrong one nobody knows, so none of them is looked at.
            problems.add(problems.start(row.fields() < fewest ? Code.SHORT_ROW : Code.LONG_ROW)
                    .with("found", row.fields())
                    .with("expected", columns));
            return null;
        }
        if (structure != Slots.UNMAPPED && !isOfThisStructure(row)) {
            return null;
        }
        FactKind kind = kinds.read(row, problems);
        boolean worked = kind == FactKind.VISIT || kind == FactKind.INTERNAL;
        String eventKey = key == Slots.UNMAPPED ? null : required(row, key);
        WorkerId who = worker(row);
        Cancellation cancellation = cancellation(row);
        AbsenceNature nature = kind == FactKind.ABSENCE && natures != null ? natures.read(row, problems) : null;
        Long way = trip == Slots.UNMAPPED || row.isEmpty(trip)
                ? null
                : length(row, trip, layout.columns().trip());
        if (date != Slots.UNMAPPED) {
            Fact.Builder total = kind == null ? null : dayTotal(row, kind, worked);
            if (kind == null || total == null || problems.refused()) {
                return null;
            }
            return told(row, total, kind)
                    .key(eventKey)
                    .worker(who)
                    .cancellation(cancellation)
                    .trip(way)
                    .nature(nature)
                    .build();
        }
        Interval plan = interval(row, planned, worked);
        Interval clock = interval(row, clocked, worked);
        Interval keep = interval(row, retained, worked);
        if (plan == null && clock == null && keep == null && !problems.refused()) {
            problems.add(Code.MISSING_VALUE, firstStart(row));
        }
        if (kind == null || problems.refused()) {
            return null;
        }
        return told(row, Fact.builder(context.structure(), layout.profile(), kind), kind)
                .key(eventKey)
                .worker(who)
                .planned(plan)
                .clocked(clock)
                .retained(keep)
                .cancellation(cancellation)
                .trip(way)
                .nature(nature)
                .build();
    }

    private Fact.Builder told(TableRow row, Fact.Builder fact, FactKind kind) {
        return fact.team(text(row, team))
                // An absence's motive often stands in the column of labels, and is nobody's business.
                .label(kind == FactKind.INTERNAL ? text(row, label) : "")
                .service(kind == FactKind.VISIT ? text(row, service) : "")
                .adjustment(text(row, adjustment));
    }

    private Fact.@Nullable Builder dayTotal(TableRow row, FactKind kind, boolean worked) {
        String cell = required(row, date);
        Layout.Lasting column = layout.columns().duration();
        if (required(row, duration) == null || cell == null || column == null) {
            return null;
        }
        Optional<LocalDate> day = dates.read(cell);
        if (day.isEmpty()) {
            unparsable(row, date, dates.patterns());
        }
        Long seconds = length(row, duration, column);
        if (day.isEmpty() || seconds == null || (worked && !isPlausible(row, duration, seconds))) {
            return null;
        }
        if (seconds == 0) {
            problems.add(problems.start(Code.EMPTY_INTERVAL, duration).value(row.string(duration)));
        }
        return Fact.builder(context.structure(), layout.profile(), kind).duration(day.get(), seconds, zone);
    }

    /** A length of time of 0 or more. */
    private @Nullable Long length(TableRow row, int slot, Layout.@Nullable Lasting column) {
        String cell = row.string(slot);
        Optional<LengthReader.Length> length = column == null ? Optional.empty() : lengths.read(cell, column.unit());
        if (length.isEmpty() || length.get().seconds() < 0) {
            problems.add(problems.start(Code.UNPARSABLE_NUMBER, slot).value(RowProblems.shownIfNumeric(cell)));
            return null;
        }
        noteRounding(slot, cell, length.get());
        return length.get().seconds();
    }

    private void noteRounding(int slot, String cell, LengthReader.Length length) {
        if (length.rounded()) {
            problems.add(problems.start(Code.ROUNDED_DURATION, slot)
                    .value(RowProblems.shown(cell))
                    .with("seconds", length.seconds()));
        }
    }

    private boolean isPlausible(TableRow row, int slot, long seconds) {
        if (seconds <= layout.longestSeconds()) {
            return true;
        }
        problems.add(problems.start(Code.IMPLAUSIBLE_DURATION, slot)
                .value(row.string(slot))
                .with("hours", hours(seconds))
                .with("limit", hours(layout.longestSeconds())));
        return false;
    }

    private boolean isOfThisStructure(TableRow row) {
        String named = required(row, structure);
        if (named == null) {
            return false;
        }
        if (Names.normal(named).equals(Names.normal(context.structure()))) {
            return true;
        }
        problems.add(problems.start(Code.OTHER_STRUCTURE, structure)
                .value(RowProblems.shown(named))
                .with("structure", context.structure()));
        return false;
    }

    private @Nullable String required(TableRow row, int slot) {
        if (row.isEmpty(slot)) {
            problems.add(Code.MISSING_VALUE, slot);
            return null;
        }
        return row.string(slot);
    }

    private String text(TableRow row, int slot) {
        String text = slot == Slots.UNMAPPED || row.isEmpty(slot) ? null : texts.get(row, slot);
        return text == null ? "" : text;
    }

    private @Nullable WorkerId worker(TableRow row) {
        Boolean nobody = unassigned == null ? Boolean.FALSE : unassigned.read(row, problems);
        if (nobody == null) {
            return null;
        }
        if (nobody) {
            if (!row.isEmpty(worker)) {
                problems.add(Code.UNASSIGNED_WITH_WORKER, worker);
            }
            return null;
        }
        if (row.isEmpty(worker)) {
            problems.add(Code.MISSING_VALUE, worker);
            return null;
        }
        return workers.get(row, worker);
    }

    // A status that outlives its cancellation says nothing: it is read only where the flag says so.
    private Cancellation cancellation(TableRow row) {
        if (cancellations == null) {
            return Cancellation.NONE;
        }
        if (cancelled != null) {
            Boolean flag = cancelled.read(row, problems);
            if (flag == null || !flag) {
                return Cancellation.NONE;
            }
        }
        Cancellation cancellation = cancellations.read(row, problems);
        return cancellation == null ? Cancellation.NONE : cancellation;
    }

    private @Nullable Interval interval(TableRow row, Stretch pair, boolean worked) {
        MomentColumn starts = pair.starts();
        MomentColumn ends = pair.ends();
        if (starts == null) {
            return null;
        }
        int noStart = starts.emptySlot(row);
        int noEnd = ends != null ? ends.emptySlot(row) : row.isEmpty(duration) ? duration : Slots.UNMAPPED;
        if (noStart != Slots.UNMAPPED || noEnd != Slots.UNMAPPED) {
            boolean half = noStart == Slots.UNMAPPED || noEnd == Slots.UNMAPPED;
            if (half && !pair.mayBeIncomplete()) {
                problems.add(Code.MISSING_VALUE, Math.max(noStart, noEnd));
            }
            return null;
        }
        int endSlot = ends == null ? duration : ends.slot();
        if (!worked && isDay(row, starts.slot()) && isDay(row, endSlot)) {
            return wholeDays(row, starts.slot(), endSlot);
        }
        boolean started = moment(row, starts, 0, start);
        boolean ended = ends == null ? started && lasting(row) : moment(row, ends, 0, end);
        if (!started || !ended) {
            return null;
        }
        if (end.second < start.second && ends != null && ends.overnight() && !moment(row, ends, 1, end)) {
            return null;
        }
        if (end.second < start.second) {
            problems.add(problems.start(Code.END_BEFORE_START, endSlot)
                    .value(row.string(endSlot))
                    .with("start", row.string(starts.slot())));
            return null;
        }
        long seconds = end.second - start.second;
        if (worked && !isPlausible(row, endSlot, seconds)) {
            return null;
        }
        if (seconds == 0) {
            problems.add(problems.start(Code.EMPTY_INTERVAL, endSlot).value(row.string(endSlot)));
        }
        return new Interval(start.second, start.offset, end.second, end.offset);
    }

    private boolean isDay(TableRow row, int slot) {
        return !dates.patterns().isEmpty() && dates.read(row.string(slot)).isPresent();
    }

    // An absence may be told by dates: its last day is one of them.
    private @Nullable Interval wholeDays(TableRow row, int startSlot, int endSlot) {
        LocalDate first = dates.read(row.string(startSlot)).orElseThrow();
        LocalDate last = dates.read(row.string(endSlot)).orElseThrow();
        if (last.isBefore(first)) {
            problems.add(problems.start(Code.END_BEFORE_START, endSlot)
                    .value(row.string(endSlot))
                    .with("start", row.string(startSlot)));
            return null;
        }
        ZonedDateTime from = first.atStartOfDay(zone);
        ZonedDateTime to = last.plusDays(1).atStartOfDay(zone);
        return new Interval(
                from.toEpochSecond(),
                from.getOffset().getTotalSeconds(),
                to.toEpochSecond(),
                to.getOffset().getTotalSeconds());
    }

    private boolean moment(TableRow row, MomentColumn column, int daysLater, Moment into) {
        Outcome outcome = column.read(row, daysLater, into);
        if (outcome == Outcome.READ && !into.twice) {
            return true;
        }
        String cell = row.string(column.slot());
        switch (outcome) {
            case READ ->
                problems.add(problems.start(Code.LOCAL_TIME_TWICE, column.slot())
                        .value(cell)
                        .with("zone", zone.getId()));
            case MISSING ->
                problems.add(problems.start(Code.LOCAL_TIME_MISSING, column.slot())
                        .value(cell)
                        .with("zone", zone.getId()));
            case UNPARSABLE -> unparsable(row, column.slot(), column.patterns());
            case DAY_UNPARSABLE -> unparsable(row, ((MomentColumn.Split) column).day(), dates.patterns());
        }
        return outcome == Outcome.READ;
    }

    private void unparsable(TableRow row, int slot, List<String> patterns) {
        problems.add(problems.start(Code.UNPARSABLE_DATE, slot)
                .value(RowProblems.shownIfNumeric(row.string(slot)))
                .with("expected", String.join(" | ", patterns)));
    }

    private boolean lasting(TableRow row) {
        String cell = row.string(duration);
        Layout.Lasting column = layout.columns().duration();
        Optional<LengthReader.Length> length = column == null ? Optional.empty() : lengths.read(cell, column.unit());
        if (length.isEmpty()) {
            problems.add(problems.start(Code.UNPARSABLE_NUMBER, duration).value(RowProblems.shownIfNumeric(cell)));
            return false;
        }
        noteRounding(duration, cell, length.get());
        end.second = start.second + length.get().seconds();
        end.offset = days.offsetAt(end.second);
        return true;
    }

    private int firstStart(TableRow row) {
        for (Stretch pair : List.of(planned, clocked, retained)) {
            if (pair.starts() != null) {
                int empty = pair.starts().emptySlot(row);
                return empty == Slots.UNMAPPED ? pair.starts().slot() : empty;
            }
        }
        throw new IllegalStateException("A layout has a pair of times or a date.");
    }

    private static String hours(long seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }
}
