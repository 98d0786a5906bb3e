package org.essaim.sharing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what was shared and read as measures (<i>mesures de lecture</i>), over whole months.
 *
 * <p>{@code resources-published}: in the period, for the network. {@code resource-views}: in the period; of the network it is what was said of the
 * network together. {@code resource-readings}: the readers of each resource up to the end of the period, added up: who read two
 * counts twice, as in {@code resource-addressees}, which adds up the people that each was addressed to; one over the other is the reading
 * rate. Both leave out resources whose addressees nobody counted. {@code reading-structures}: structures of which somebody read something up to the
 * end of the period.
 *
 * <p>A figure comes from resources ({@code resource}), each by its identifier, and by the month of what was said of it.
 */
final class ReadingMeasures implements MeasureSource {
    private static final Map<String, Unit> ALL = new java.util.TreeMap<>(Map.of(
            "resources-published", Unit.EVENTS,
            "resource-views", Unit.EVENTS,
            "resource-readings", Unit.EVENTS,
            "resource-addressees", Unit.EVENTS,
            "reading-structures", Unit.EVENTS));

    private final Supplier<ResourceBook> books;
    private final Consumer<Scope> allowed;

    ReadingMeasures(Supplier<ResourceBook> books, Consumer<Scope> allowed) {
        this.books = books;
        this.allowed = allowed;
    }

    @Override
    public List<Measure> measures() {
        return ALL.entrySet().stream()
                .map(each -> new Measure(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        requireKnown(measure);
        scopes.forEach(allowed);
        ResourceBook book = books.get();
        return scopes.stream().map(scope -> value(book, measure, scope, period)).toList();
    }

    private static void requireKnown(String measure) {
        if (!ALL.containsKey(measure)) {
            throw MeasureAsked.unknown(measure, ALL.keySet());
        }
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        requireKnown(measure);
        allowed.accept(scope);
        if (period.getStart().getDayOfMonth() != 1 || period.getEnd().getDayOfMonth() != 1) {
            return List.of();
        }
        ResourceBook book = books.get();
        List<Resource> there = there(book, period);
        Telling telling = new Telling(book, scope, period);
        return switch (measure) {
            case "resources-published" ->
                !scope.structures().isEmpty()
                        ? List.of()
                        : there.stream()
                                .filter(each -> !each.published().isBefore(period.getStart()))
                                .map(each -> origin("", each.id(), 1))
                                .toList();
            case "resource-views" -> telling.viewed(there);
            case "resource-readings" -> telling.read(there, true);
            case "resource-addressees" -> telling.read(there, false);
            default ->
                telling.told().stream()
                        .filter(each -> each.readers() > 0)
                        .map(each -> origin(each.structure(), each.resource(), 1))
                        .distinct()
                        .toList();
        };
    }

    private static MeasureOrigin origin(String structure, String reference, long amount) {
        return new MeasureOrigin("resource", structure, reference, BigDecimal.valueOf(amount));
    }

    private static List<Resource> there(ResourceBook book, LocalDateRange period) {
        return book.resources().stream()
                .filter(each -> each.published().isBefore(period.getEnd()))
                .toList();
    }

    private static Value value(ResourceBook book, String measure, Scope scope, LocalDateRange period) {
        LocalDate start = period.getStart();
        LocalDate end = period.getEnd();
        if (start.getDayOfMonth() != 1 || end.getDayOfMonth() != 1) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        List<Resource> there = there(book, period);
        Telling telling = new Telling(book, scope, period);
        if (there.isEmpty()) {
            return telling.nothing(Absence.NO_DATA);
        }
        return switch (measure) {
            case "resources-published" ->
                scope.structures().isEmpty()
                        ? telling.measured(there.stream()
                                .filter(each -> !each.published().isBefore(start))
                                .count())
                        : telling.nothing(Absence.NO_DATA);
            case "resource-views" -> telling.views(there);
            case "resource-readings" -> telling.readings(there, true);
            case "resource-addressees" -> telling.readings(there, false);
            default -> telling.structures();
        };
    }

    private record Telling(ResourceBook book, Scope scope, LocalDateRange period) {
        Value measured(long amount) {
            return new Measured(scope, period, BigDecimal.valueOf(amount), Unit.EVENTS, 0);
        }

        Value nothing(Absence absence) {
            return new Absent(scope, period, absence);
        }

        Value views(List<Resource> resources) {
            long views = 0;
            int told = 0;
            int asked = 0;
            for (Resource resource : resources) {
                for (YearMonth month = first(resource);
                        month.atDay(1).isBefore(period.getEnd());
                        month = month.plusMonths(1)) {
                    for (String structure : spokenFor()) {
                        asked++;
                        Optional<Reading> reading = book.reading(resource.id(), month, structure);
                        told += reading.isPresent() ? 1 : 0;
                        views += reading.map(Reading::views).orElse(0);
                    }
                }
            }
            return told == 0 ? nothing(Absence.NO_DATA) : told < asked ? nothing(Absence.INCOMPLETE) : measured(views);
        }

        List<MeasureOrigin> viewed(List<Resource> resources) {
            List<MeasureOrigin> origins = new ArrayList<>();
            for (Resource resource : resources) {
                for (YearMonth month = first(resource);
                        month.atDay(1).isBefore(period.getEnd());
                        month = month.plusMonths(1)) {
                    for (String structure : spokenFor()) {
                        String reference = resource.id() + " " + month;
                        book.reading(resource.id(), month, structure)
                                .ifPresent(reading -> origins.add(origin(structure, reference, reading.views())));
                    }
                }
            }
            return origins;
        }

        private YearMonth first(Resource resource) {
            return YearMonth.from(
                    resource.published().isAfter(period.getStart()) ? resource.published() : period.getStart());
        }

        // Who speaks for the whole network is the network: structures that tell of themselves may be some of them.
        private List<String> spokenFor() {
            return scope.structures().isEmpty()
                    ? List.of("")
                    : scope.structures().stream().sorted().toList();
        }

        Value readings(List<Resource> resources, boolean readers) {
            // Nobody knows how many of the people it is addressed to belong to one structure.
            if (!scope.structures().isEmpty()) {
                return nothing(Absence.NO_DATA);
            }
            YearMonth last = YearMonth.from(period.getEnd()).minusMonths(1);
            long sum = 0;
            int told = 0;
            int asked = 0;
            for (Resource resource : resources) {
                Integer addressees = resource.addressees();
                if (addressees != null) {
                    asked++;
                    Optional<Reading> reading = book.reading(resource.id(), last, "");
                    told += reading.isPresent() ? 1 : 0;
                    sum += readers ? reading.map(Reading::readers).orElse(0) : addressees;
                }
            }
            if (asked == 0 || (readers && told == 0)) {
                return nothing(Absence.NO_DATA);
            }
            return readers && told < asked ? nothing(Absence.INCOMPLETE) : measured(sum);
        }

        List<MeasureOrigin> read(List<Resource> resources, boolean readers) {
            if (!scope.structures().isEmpty()) {
                return List.of();
            }
            YearMonth last = YearMonth.from(period.getEnd()).minusMonths(1);
            List<MeasureOrigin> origins = new ArrayList<>();
            for (Resource resource : resources) {
                Integer addressees = resource.addressees();
                if (addressees != null && !readers) {
                    origins.add(origin("", resource.id(), addressees));
                } else if (addressees != null) {
                    book.reading(resource.id(), last, "")
                            .ifPresent(
                                    reading -> origins.add(origin("", resource.id() + " " + last, reading.readers())));
                }
            }
            return origins;
        }

        List<Reading> told() {
            List<Reading> told = new ArrayList<>();
            for (Resource resource : book.resources()) {
                book.readings(resource.id())
                        .headMap(YearMonth.from(period.getEnd()))
                        .values()
                        .forEach(month -> month.values().stream()
                                .filter(each -> !each.structure().isEmpty() && scope.contains(each.structure()))
                                .forEach(told::add));
            }
            return told;
        }

        Value structures() {
            List<Reading> told = told();
            return told.isEmpty()
                    ? nothing(Absence.NO_DATA)
                    : measured(told.stream()
                            .filter(each -> each.readers() > 0)
                            .map(Reading::structure)
                            .distinct()
                            .count());
        }
    }
}
