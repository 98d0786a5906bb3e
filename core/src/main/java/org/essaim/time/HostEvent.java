package org.essaim.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Sink;
import org.jspecify.annotations.Nullable;

/**
 * One event as a host's own program knows it (<i>événement du logiciel hôte</i>), with the worker under the host's identifier:
 * it becomes a pseudonym on its way in, and is in no message and no text of this object.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * HostEvent.internal(shift.id(), shift.label()).worker(shift.staffNumber()).planned(shift.start(), shift.end());
 * }</pre>
 */
public final class HostEvent {
    private static final long LONGEST = 36L * 3600;

    private final String key;
    private final @Nullable FactKind kind;
    private final String text;
    private final String worker;
    private final boolean unassigned;
    private final String team;
    private final Cancellation cancellation;
    private final long version;
    private final String former;
    private final Times planned;
    private final Times clocked;
    private final Times retained;
    private final @Nullable LocalDate day;
    private final long seconds;

    /** A pair of moments, local or exact; both are absent where nothing is known. */
    private record Times(@Nullable Object from, @Nullable Object to) {
        static final Times UNKNOWN = new Times(null, null);
    }

    // Each of the public methods changes one part of another event, so that what is said stays.
    private static final class Parts {
        private String key = "";
        private @Nullable FactKind kind;
        private String text = "";
        private String worker = "";
        private boolean unassigned;
        private String team = "";
        private Cancellation cancellation = Cancellation.NONE;
        private long version;
        private String former = "";
        private Times planned = Times.UNKNOWN;
        private Times clocked = Times.UNKNOWN;
        private Times retained = Times.UNKNOWN;
        private @Nullable LocalDate day;
        private long seconds;
    }

    private HostEvent(Parts parts) {
        if (parts.key.isBlank()) {
            throw new IllegalArgumentException(
                    "An event of a host has an identifier.\nMaybe pass the primary key of its table.");
        }
        this.key = parts.key;
        this.kind = parts.kind;
        this.text = parts.text;
        this.worker = parts.worker;
        this.unassigned = parts.unassigned;
        this.team = parts.team;
        this.cancellation = parts.cancellation;
        this.version = parts.version;
        this.former = parts.former;
        this.planned = parts.planned;
        this.clocked = parts.clocked;
        this.retained = parts.retained;
        this.day = parts.day;
        this.seconds = parts.seconds;
    }

    private Parts parts() {
        Parts parts = new Parts();
        parts.key = key;
        parts.kind = kind;
        parts.text = text;
        parts.worker = worker;
        parts.unassigned = unassigned;
        parts.team = team;
        parts.cancellation = cancellation;
        parts.version = version;
        parts.former = former;
        parts.planned = planned;
        parts.clocked = clocked;
        parts.retained = retained;
        parts.day = day;
        parts.seconds = seconds;
        return parts;
    }

    private static HostEvent of(Object key, @Nullable FactKind kind, String text) {
        Parts parts = new Parts();
        parts.key = key.toString();
        parts.kind = kind;
        parts.text = Objects.requireNonNull(text, "text");
        return new HostEvent(parts);
    }

    /** Internal time, such as a meeting, under the label that somebody typed. */
    public static HostEvent internal(Object key, String label) {
        return of(key, FactKind.INTERNAL, label);
    }

    /** A visit, of this service. */
    public static HostEvent visit(Object key, String service) {
        return of(key, FactKind.VISIT, service);
    }

    /** An absence; its motive is nobody's business. */
    public static HostEvent absence(Object key) {
        return of(key, FactKind.ABSENCE, "");
    }

    /** An event that is no more. */
    public static HostEvent deleted(Object key) {
        return of(key, null, "");
    }

    /** Who worked, by the host's identifier: a payroll number, never a name. */
    public HostEvent worker(String identifier) {
        Parts parts = parts();
        parts.worker = identifier;
        return new HostEvent(parts);
    }

    /** That nobody is assigned to it yet: it counts for nobody, and is shown as such. */
    public HostEvent unassigned() {
        Parts parts = parts();
        parts.unassigned = true;
        return new HostEvent(parts);
    }

    /** The team. */
    public HostEvent team(String identifier) {
        Parts parts = parts();
        parts.team = identifier;
        return new HostEvent(parts);
    }

    /** That it was cancelled, and who bears it. */
    public HostEvent cancelled(Cancellation who) {
        Parts parts = parts();
        parts.cancellation = who;
        return new HostEvent(parts);
    }

    /** When it was planned, by the clock on the wall of the structure. */
    public HostEvent planned(LocalDateTime from, LocalDateTime to) {
        Parts parts = parts();
        parts.planned = new Times(from, to);
        return new HostEvent(parts);
    }

    /** When it was planned. */
    public HostEvent planned(Instant from, Instant to) {
        Parts parts = parts();
        parts.planned = new Times(from, to);
        return new HostEvent(parts);
    }

    /** When it was clocked, by the clock on the wall of the structure. */
    public HostEvent clocked(LocalDateTime from, LocalDateTime to) {
        Parts parts = parts();
        parts.clocked = new Times(from, to);
        return new HostEvent(parts);
    }

    /** When it was clocked. */
    public HostEvent clocked(Instant from, Instant to) {
        Parts parts = parts();
        parts.clocked = new Times(from, to);
        return new HostEvent(parts);
    }

    /** The times that are paid or billed, by the clock on the wall of the structure. */
    public HostEvent retained(LocalDateTime from, LocalDateTime to) {
        Parts parts = parts();
        parts.retained = new Times(from, to);
        return new HostEvent(parts);
    }

    /** The times that are paid or billed. */
    public HostEvent retained(Instant from, Instant to) {
        Parts parts = parts();
        parts.retained = new Times(from, to);
        return new HostEvent(parts);
    }

    /** A duration on a day, at times that nobody knows. */
    public HostEvent lasting(LocalDate onDay, long forSeconds) {
        Parts parts = parts();
        parts.day = onDay;
        parts.seconds = forSeconds;
        return new HostEvent(parts);
    }

    /**
     * Which state of the event this is, from 1: what is pushed late, or again, never overtakes what is newer. A row's version,
     * or the milliseconds of its last change.
     */
    public HostEvent version(long number) {
        Parts parts = parts();
        parts.version = number;
        return new HostEvent(parts);
    }

    /**
     * The structure that had the event before, if it moved. A push knows by itself what was pushed before; of an event that only
     * imports told of so far the host has to say it.
     */
    public HostEvent movedFrom(String structure) {
        Parts parts = parts();
        parts.former = structure;
        return new HostEvent(parts);
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    String former() {
        return former;
    }

    boolean isGone() {
        return kind == null;
    }

    /** Tells it, or why it is refused. */
    void tell(String profile, String file, long row, Context context, Sink sink) {
        if (kind == null) {
            sink.gone(row, key);
            return;
        }
        Reading reading = new Reading(file, row, context.zone(), kind, sink);
        if (unassigned != worker.isBlank()) {
            reading.refuse(unassigned ? Code.UNASSIGNED_WITH_WORKER : Code.MISSING_VALUE, "worker");
        }
        Interval plan = reading.interval(planned, "planned");
        Interval clock = reading.interval(clocked, "clocked");
        Interval keep = reading.interval(retained, "retained");
        if (day == null && plan == null && clock == null && keep == null && !reading.refused) {
            reading.refuse(Code.MISSING_VALUE, "planned");
        }
        if (day != null && (seconds < 0 || plan != null || clock != null || keep != null)) {
            reading.refuse(Code.UNPARSABLE_NUMBER, "lasting");
        }
        if (reading.refused) {
            return;
        }
        Fact.Builder fact = Fact.builder(context.structure(), profile, kind)
                .key(key)
                .worker(unassigned ? null : context.pseudonyms().pseudonym(worker))
                .team(team)
                .label(kind == FactKind.INTERNAL ? text : "")
                .service(kind == FactKind.VISIT ? text : "")
                .planned(plan)
                .clocked(clock)
                .retained(keep)
                .cancellation(cancellation);
        sink.fact(row, (day == null ? fact : fact.duration(day, seconds, context.zone())).build());
    }

    /** One telling. */
    private static final class Reading {
        private final String file;
        private final long row;
        private final ZoneId zone;
        private final boolean worked;
        private final Sink sink;
        private boolean refused;

        Reading(String file, long row, ZoneId zone, FactKind kind, Sink sink) {
            this.file = file;
            this.row = row;
            this.zone = zone;
            this.worked = kind == FactKind.VISIT || kind == FactKind.INTERNAL;
            this.sink = sink;
        }

        void refuse(Code code, String column) {
            refuse(start(code, column));
        }

        private void refuse(Finding.Builder finding) {
            refused = true;
            sink.reject(row, finding.build());
        }

        private Finding.Builder start(Code code, String column) {
            return Finding.of(code).file(file).row(row).column(column);
        }

        @Nullable
        Interval interval(Times times, String column) {
            ZonedDateTime from = moment(times.from(), column);
            ZonedDateTime to = moment(times.to(), column);
            if (from == null || to == null) {
                return null;
            }
            long length = to.toEpochSecond() - from.toEpochSecond();
            if (length < 0) {
                refuse(start(Code.END_BEFORE_START, column)
                        .value(to.toLocalDateTime().toString())
                        .with("start", from.toLocalDateTime()));
                return null;
            }
            if (worked && length > LONGEST) {
                refuse(start(Code.IMPLAUSIBLE_DURATION, column)
                        .value(to.toLocalDateTime().toString())
                        .with("hours", Delivery.hours(length))
                        .with("limit", Delivery.hours(LONGEST)));
                return null;
            }
            return new Interval(
                    from.toEpochSecond(),
                    from.getOffset().getTotalSeconds(),
                    to.toEpochSecond(),
                    to.getOffset().getTotalSeconds());
        }

        private @Nullable ZonedDateTime moment(@Nullable Object moment, String column) {
            if (moment instanceof Instant exact) {
                return exact.atZone(zone);
            }
            if (!(moment instanceof LocalDateTime local)) {
                return null;
            }
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (offsets.isEmpty()) {
                refuse(start(Code.LOCAL_TIME_MISSING, column)
                        .value(local.toString())
                        .with("zone", zone.getId()));
                return null;
            }
            if (offsets.size() > 1) {
                sink.note(start(Code.LOCAL_TIME_TWICE, column)
                        .value(local.toString())
                        .with("zone", zone.getId())
                        .build());
            }
            // The earlier of two equal local times is the one before the clocks go back.
            return ZonedDateTime.ofStrict(local, offsets.get(0), zone);
        }
    }

    @Override
    public String toString() {
        return "HostEvent[" + key + ", version " + version + "]";
    }
}
