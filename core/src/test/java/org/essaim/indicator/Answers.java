package org.essaim.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.organisation.Scope;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasuredPart;
import org.essaim.time.Category;
import org.threeten.extra.LocalDateRange;

/**
 * A host's figures, as structures told them month by month; they add up over structures and months, except what there is at the beginning or at the end. Time that somebody booked
 * is told by category too.
 */
final class Answers implements MeasureSource {
    private static final String BEFORE = "headcount-before";
    static final SortedMap<String, Unit> UNITS = units();

    private final List<String> structures;
    private final Map<Place, Told> told = new HashMap<>();
    private final Set<Place> locked = new HashSet<>();
    private final List<Booked> booked = new ArrayList<>();

    private record Place(String structure, YearMonth month, String measure) {}

    private record Told(BigDecimal amount, long people) {}

    /** What one worker booked. */
    record Booked(String structure, YearMonth month, Category category, WorkerId worker, long seconds) {}

    Answers(List<String> structures) {
        this.structures = structures;
    }

    // What Essaim measures itself, of surveys that of one questionnaire, and three measures of the host.
    private static SortedMap<String, Unit> units() {
        SortedMap<String, Unit> units = new TreeMap<>();
        KnownMeasures.all().forEach((id, known) -> {
            if (!id.endsWith("*")) {
                units.put(id, known.unit());
            }
        });
        units.put("survey-points-qvt", Unit.EVENTS);
        units.put("survey-points-possible-qvt", Unit.EVENTS);
        units.put("accidents", Unit.EVENTS);
        units.put("lost-days", Unit.DAYS);
        units.put("cost", Unit.EUROS);
        return units;
    }

    void tell(String structure, YearMonth month, String measure, BigDecimal value) {
        tell(structure, month, measure, value, 0);
    }

    void tell(String structure, YearMonth month, String measure, BigDecimal value, long people) {
        told.put(new Place(structure, month, measure), new Told(value, people));
    }

    /** That this may not be told yet. */
    void lock(String structure, YearMonth month, String measure) {
        locked.add(new Place(structure, month, measure));
    }

    /** So many workers, each with as much; the measures of time tell it. */
    void book(String structure, YearMonth month, Category category, int workers, long seconds) {
        for (int i = 0; i < workers; i++) {
            WorkerId worker =
                    new WorkerId(String.format(Locale.ROOT, "%016x%016x", structure.hashCode() & 0xffffffffL, i));
            booked.add(new Booked(structure, month, category, worker, seconds));
        }
        tellTime(structure, month);
    }

    private void tellTime(String structure, YearMonth month) {
        Map<String, Long> seconds = new HashMap<>(Map.of("time", 0L, "time-coordination", 0L, "time-direct-care", 0L));
        Set<WorkerId> workers = new HashSet<>();
        for (Booked each : booked) {
            if (each.structure.equals(structure) && each.month.equals(month)) {
                seconds.merge("time", each.seconds, Long::sum);
                seconds.merge("time-" + dashed(each.category.family()), each.seconds, Long::sum);
                if (!dashed(each.category).equals(dashed(each.category.family()))) {
                    seconds.merge("time-" + dashed(each.category), each.seconds, Long::sum);
                }
                workers.add(each.worker);
            }
        }
        seconds.forEach((measure, all) -> tell(structure, month, measure, BigDecimal.valueOf(all), workers.size()));
    }

    private static String dashed(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Booked> booked() {
        return booked;
    }

    @Override
    public List<Measure> measures() {
        return UNITS.entrySet().stream()
                .map(each -> new Measure(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        if (measure.equals(BEFORE)) {
            LocalDate month = period.getStart().minusMonths(1);
            return told("headcount", scopes, period, month, period.getStart());
        }
        return told(
                measure,
                scopes,
                period,
                isAtEnd(measure) ? period.getEnd().minusMonths(1) : period.getStart(),
                period.getEnd());
    }

    private List<Value> told(
            String measure, List<Scope> scopes, LocalDateRange period, LocalDate first, LocalDate end) {
        List<Value> values = new ArrayList<>();
        for (Scope scope : scopes) {
            BigDecimal sum = BigDecimal.ZERO;
            int found = 0;
            int asked = 0;
            boolean closed = false;
            Map<String, Long> people = new HashMap<>();
            for (String structure : structures) {
                for (LocalDate day = first; scope.contains(structure) && day.isBefore(end); day = day.plusMonths(1)) {
                    asked++;
                    Place place = new Place(structure, YearMonth.from(day), measure);
                    closed |= locked.contains(place);
                    Told value = told.get(place);
                    if (value != null) {
                        found++;
                        sum = sum.add(value.amount);
                        people.merge(structure, value.people, Math::max);
                    }
                }
            }
            values.add(
                    found == asked && asked > 0
                            ? new Measured(
                                    scope,
                                    period,
                                    sum,
                                    Objects.requireNonNull(UNITS.get(measure)),
                                    people.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum())
                            : new Absent(
                                    scope,
                                    period,
                                    closed ? Absence.LOCKED : found == 0 ? Absence.NO_DATA : Absence.INCOMPLETE));
        }
        return values;
    }

    private static boolean isAtEnd(String measure) {
        KnownMeasures.Known known = KnownMeasures.all().get(measure);
        return known != null && known.adding() == KnownMeasures.Adding.AT_END;
    }

    @Override
    public List<MeasuredPart> parts(MeasuredPart.Kind kind, Scope scope, LocalDateRange period) {
        return kind == MeasuredPart.Kind.TEAM
                ? List.of()
                : booked.stream()
                        .filter(each -> scope.contains(each.structure) && period.contains(each.month.atDay(1)))
                        .map(each -> MeasuredPart.category(each.category.name()))
                        .distinct()
                        .toList();
    }

    @Override
    public Optional<MeasureSource> within(MeasuredPart part) {
        if (part.kind() == MeasuredPart.Kind.TEAM) {
            return Optional.empty();
        }
        Answers within = new Answers(structures);
        for (Booked each : booked) {
            within.tell(each.structure, each.month, "time", BigDecimal.ZERO);
            within.tell(each.structure, each.month, "time-coordination", BigDecimal.ZERO);
            within.tell(each.structure, each.month, "time-direct-care", BigDecimal.ZERO);
        }
        for (Booked each : booked) {
            if (each.category.name().equals(part.id())) {
                within.booked.add(each);
                within.tellTime(each.structure, each.month);
            }
        }
        return Optional.of(within);
    }
}
