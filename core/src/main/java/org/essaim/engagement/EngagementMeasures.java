package org.essaim.engagement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.essaim.engagement.Enrolment.State;
import org.essaim.organisation.Scope;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/**
 * Tells how structures go through a programme as measures (<i>mesures d’engagement</i>), over any days; each structure counts once, however often
 * it applied.
 *
 * <p>Up to the last day, as in the {@link Funnel}, so that those who leave stay in the denominator: {@code structures-applied} and
 * {@code structures-accepted}, and {@code structures-reached-} with a phase’s code: those that ever entered it or, having skipped it, a later one. On the last day: {@code structures-engaged} in any phase, and {@code structures-in-} with a phase’s code; a
 * pause is no engagement. In the period: {@code structures-refused}, {@code structures-withdrawn}, and {@code structures-left} for both, as a
 * {@link Departure}; whoever completed the programme did not leave it. Nobody can ask for a phase whose code ends in - or has two of them together: it is no
 * name of a measure.
 *
 * <p>A programme of which no application was ever recorded has no data: its carrier may keep them elsewhere, and 0 would say that nobody came. Once one
 * is, every way is expected to be, and 0 is what it says, for a structure that never applied too, and for days before the first. That holds
 * whoever asks. A structure that nobody knows has no data, and makes others' incomplete. Figures about structures have no people behind them.
 * A figure comes from enrolments ({@code enrolment}), by programme and call: more than there are structures if one applied twice.
 */
final class EngagementMeasures implements MeasureSource {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** How a measure counts ways; a structure counts if one of its ways does. */
    private interface Counting extends BiPredicate<Enrolment, LocalDateRange> {}

    private final Programme programme;
    private final Supplier<List<Enrolment>> enrolments;
    private final Supplier<? extends Collection<String>> structures;
    private final Consumer<Scope> allowed;

    EngagementMeasures(
            Programme programme,
            Supplier<List<Enrolment>> enrolments,
            Supplier<? extends Collection<String>> structures,
            Consumer<Scope> allowed) {
        this.programme = programme;
        this.enrolments = enrolments;
        this.structures = structures;
        this.allowed = allowed;
    }

    private Map<String, Counting> all() {
        Map<String, Counting> all = new LinkedHashMap<>();
        all.put("structures-applied", (way, period) -> way.appliedOn().isBefore(period.getEnd()));
        all.put("structures-accepted", (way, period) -> went(way, State.ACCEPTED, LocalDate.MIN, period.getEnd()));
        all.put("structures-engaged", (way, period) -> isEngaged(way, "", period));
        all.put("structures-refused", (way, period) -> went(way, State.REFUSED, period.getStart(), period.getEnd()));
        all.put(
                "structures-withdrawn",
                (way, period) -> went(way, State.WITHDRAWN, period.getStart(), period.getEnd()));
        all.put(
                "structures-left",
                (way, period) -> went(way, State.REFUSED, period.getStart(), period.getEnd())
                        || went(way, State.WITHDRAWN, period.getStart(), period.getEnd()));
        for (Phase phase : programme.phases()) {
            if (NAME.matcher(phase.code()).matches()) {
                all.put("structures-in-" + phase.code(), (way, period) -> isEngaged(way, phase.code(), period));
                all.put("structures-reached-" + phase.code(), (way, period) -> reached(way, phase, period.getEnd()));
            }
        }
        return all;
    }

    private static boolean went(Enrolment way, State state, LocalDate from, LocalDate end) {
        return way.steps().stream()
                .anyMatch(step -> step.state() == state
                        && !step.date().isBefore(from)
                        && step.date().isBefore(end));
    }

    // As the funnel counts: a phase that was skipped is reached with the later one.
    private boolean reached(Enrolment way, Phase phase, LocalDate end) {
        return way.steps().stream()
                .filter(step -> step.date().isBefore(end))
                .flatMap(step -> programme.phase(step.phase()).stream())
                .anyMatch(entered -> entered.number() >= phase.number());
    }

    private static boolean isEngaged(Enrolment way, String phase, LocalDateRange period) {
        LocalDate last = period.getEndInclusive();
        return way.engaged(phase).stream().anyMatch(days -> days.contains(last));
    }

    @Override
    public List<Measure> measures() {
        return all().keySet().stream().map(id -> new Measure(id, Unit.EVENTS)).toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        Counting counting = counting(measure);
        scopes.forEach(allowed);
        List<Enrolment> ways = enrolments.get();
        Collection<String> known = structures.get();
        return scopes.stream()
                .map(scope -> value(ways, known, counting, scope, period))
                .toList();
    }

    private Counting counting(String measure) {
        Map<String, Counting> all = all();
        return Optional.ofNullable(all.get(measure)).orElseThrow(() -> MeasureAsked.unknown(measure, all.keySet()));
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        Counting counting = counting(measure);
        allowed.accept(scope);
        return enrolments.get().stream()
                .filter(way -> scope.contains(way.structure()) && counting.test(way, period))
                .map(way -> new MeasureOrigin(
                        "enrolment", way.structure(), (way.programme() + " " + way.call()).strip(), BigDecimal.ONE))
                .sorted(Comparator.comparing(MeasureOrigin::structure).thenComparing(MeasureOrigin::reference))
                .toList();
    }

    private static Value value(
            List<Enrolment> ways, Collection<String> known, Counting counting, Scope scope, LocalDateRange period) {
        int strangers = scope.strangersTo(known).size();
        if (ways.isEmpty() || (strangers > 0 && strangers == scope.structures().size())) {
            return new Absent(scope, period, Absence.NO_DATA);
        }
        if (strangers > 0) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        long structures = ways.stream()
                .filter(way -> scope.contains(way.structure()) && counting.test(way, period))
                .map(Enrolment::structure)
                .distinct()
                .count();
        return new Measured(scope, period, BigDecimal.valueOf(structures), Unit.EVENTS, 0);
    }
}
