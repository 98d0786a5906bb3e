package org.essaim.time;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasuredPart;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what sealed months booked as measures (<i>mesures de temps</i>), in seconds, over whole months.
 *
 * <p>{@code time}: everything that counts as working time. {@code time-coordination} and {@code time-direct-care}: the two families that
 * ratios are made of. {@code time-team-meeting}, {@code time-travel}, {@code time-unmapped} and so on: one for each {@link Category}, by its
 * name. There is none of breaks: no month books them, so that 0 would say what nobody counted.
 *
 * <p>A month tells what it booked, corrections of earlier months included, as statements do: what it tells stays the same as long as it is
 * sealed, months add up, and a month whose corrections took more than it had tells less than 0. A sealed month without time of a
 * category tells 0, because whoever sealed it said that this was all.
 *
 * <p>There is no data if none of the months is sealed. The value is incomplete if some are not, if time of one of them was erased since, or if the
 * period is not of whole months. A structure that nobody knows has no sealed month.
 *
 * <p>The people behind a figure are those of whom something is left in it over all its structures and months together, each once: whose hour was
 * booked in March and taken back in April is not behind the figure of both. Neither a name nor a pseudonym leaves this class.
 * A figure comes from sealed months ({@code sealed-month}), each by its month and how its seal begins, with what it booked.
 *
 * <p>Of a part alone: a team’s time is what its structure booked for it, wherever in the scope the structure is; a team for which nothing was booked in these
 * months has no data, as one that nobody knows. A category’s is what the measure has of that category, which may be nothing.
 */
final class TimeMeasures implements MeasureSource {
    private static final Map<String, Integer> ALL = all();

    // As much of a seal as people are shown elsewhere.
    private static final int SHOWN = 12;
    private static final List<MeasuredPart> ORDERED = Arrays.stream(Category.values())
            .map(each -> MeasuredPart.category(each.name()))
            .toList();

    private final SealedColumns columns;
    private final Consumer<Scope> allowed;
    private final @Nullable MeasuredPart team;
    private final @Nullable Category category;

    TimeMeasures(SealedColumns columns, Consumer<Scope> allowed) {
        this(columns, allowed, null, null);
    }

    private TimeMeasures(
            SealedColumns columns, Consumer<Scope> allowed, @Nullable MeasuredPart team, @Nullable Category category) {
        this.columns = columns;
        this.allowed = allowed;
        this.team = team;
        this.category = category;
    }

    // Each measure with its place in the columns of a month.
    private static Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("time", MonthColumns.ALL);
        all.put("time-coordination", MonthColumns.COORDINATION);
        for (Category own : Category.values()) {
            if (own.family() != Category.Family.BREAK) {
                all.put("time-" + own.name().toLowerCase(Locale.ROOT).replace('_', '-'), MonthColumns.place(own));
            }
        }
        return all;
    }

    @Override
    public List<Measure> measures() {
        return ALL.keySet().stream().map(id -> new Measure(id, Unit.SECONDS)).toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        int place = place(measure);
        scopes.forEach(allowed);
        Telling telling = new Telling(columns.question(), place, MeasureAsked.months(period));
        telling.ahead(scopes);
        List<Value> values = new ArrayList<>();
        for (Scope scope : scopes) {
            values.add(telling.value(scope, period));
        }
        return values;
    }

    private int place(String measure) {
        int place =
                Optional.ofNullable(ALL.get(measure)).orElseThrow(() -> MeasureAsked.unknown(measure, ALL.keySet()));
        return category == null ? place : MonthColumns.both(place, category);
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        int place = place(measure);
        allowed.accept(scope);
        return new Telling(columns.question(), place, MeasureAsked.months(period)).origins(scope);
    }

    @Override
    public Optional<MeasureSource> within(MeasuredPart part) {
        return switch (part.kind()) {
            // No time is of two teams or of two categories.
            case TEAM ->
                team == null ? Optional.of(new TimeMeasures(columns, allowed, part, category)) : Optional.empty();
            case CATEGORY ->
                category == null
                        ? Optional.of(new TimeMeasures(columns, allowed, team, category(part.id())))
                        : Optional.empty();
        };
    }

    private static Category category(String name) {
        List<Category> told = Arrays.stream(Category.values())
                .filter(each -> each.family() != Category.Family.BREAK)
                .toList();
        return told.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EssaimException(
                        "There is no time of category [" + name + "].\nMaybe one of " + told + "."));
    }

    @Override
    public List<MeasuredPart> parts(MeasuredPart.Kind kind, Scope scope, LocalDateRange period) {
        allowed.accept(scope);
        return new Telling(columns.question(), place("time"), MeasureAsked.months(period)).parts(kind, scope);
    }

    /** One question. */
    private final class Telling {
        private final SealedColumns.Question question;
        private final int place;
        private final List<YearMonth> months;
        private final WorkerSums sums = new WorkerSums();

        Telling(SealedColumns.Question question, int place, List<YearMonth> months) {
            this.question = question;
            this.place = place;
            this.months = months;
        }

        private int number() {
            return team == null ? MonthColumns.ANY : question.number(team.id());
        }

        void ahead(List<Scope> scopes) {
            Set<String> asked = new TreeSet<>();
            scopes.forEach(scope -> asked.addAll(asked(scope)));
            question.ahead(asked, months);
        }

        Value value(Scope scope, LocalDateRange period) {
            if (months.isEmpty()) {
                return new Absent(scope, period, Absence.INCOMPLETE);
            }
            Collection<String> asked = asked(scope);
            int told = 0;
            int whole = 0;
            boolean known = team == null;
            for (String structure : asked) {
                SealedColumns.Booked booked = question.booked(structure, months);
                told += booked.sealed();
                whole += booked.whole().size();
                int number = number();
                for (SealedColumns.Whole month : booked.whole()) {
                    month.columns().rows(place, number, sums);
                    known = known || month.columns().has(MonthColumns.ALL, number);
                }
            }
            WorkerSums.Sum sum = sums.finish();
            if (told == 0) {
                return new Absent(scope, period, Absence.NO_DATA);
            }
            if (whole < Math.multiplyExact(asked.size(), months.size())) {
                return new Absent(scope, period, Absence.INCOMPLETE);
            }
            return known
                    ? new Measured(scope, period, BigDecimal.valueOf(sum.seconds()), Unit.SECONDS, sum.people())
                    : new Absent(scope, period, Absence.NO_DATA);
        }

        private Collection<String> asked(Scope scope) {
            if (team != null) {
                return scope.contains(team.structure()) ? List.of(team.structure()) : List.of();
            }
            return scope.structures().isEmpty() ? question.structures() : scope.structures();
        }

        List<MeasureOrigin> origins(Scope scope) {
            List<MeasureOrigin> origins = new ArrayList<>();
            ahead(List.of(scope));
            for (String structure : new TreeSet<>(asked(scope))) {
                for (SealedColumns.Whole month :
                        question.booked(structure, months).whole()) {
                    month.columns().rows(place, number(), sums);
                    origins.add(new MeasureOrigin(
                            "sealed-month",
                            structure,
                            month.month() + " " + month.seal().hex().substring(0, SHOWN),
                            BigDecimal.valueOf(sums.finish().seconds())));
                }
            }
            return origins;
        }

        List<MeasuredPart> parts(MeasuredPart.Kind kind, Scope scope) {
            Set<MeasuredPart> parts = new LinkedHashSet<>();
            ahead(List.of(scope));
            for (String structure : new TreeSet<>(asked(scope))) {
                List<MonthColumns> whole = question.booked(structure, months).whole().stream()
                        .map(SealedColumns.Whole::columns)
                        .toList();
                int number = number();
                switch (kind) {
                    case TEAM ->
                        whole.stream()
                                .flatMapToInt(month -> Arrays.stream(month.teams(place)))
                                .filter(each -> team == null || each == number)
                                .mapToObj(question::team)
                                .sorted()
                                .forEach(each -> parts.add(MeasuredPart.team(structure, each)));
                    case CATEGORY ->
                        whole.forEach(month -> categories(month, number).forEach(parts::add));
                }
            }
            return kind == MeasuredPart.Kind.TEAM
                    ? List.copyOf(parts)
                    : ORDERED.stream().filter(parts::contains).toList();
        }

        private Stream<MeasuredPart> categories(MonthColumns month, int number) {
            return Arrays.stream(Category.values())
                    .filter(each -> month.has(MonthColumns.both(place, each), number))
                    .map(each -> MeasuredPart.category(each.name()));
        }
    }
}
