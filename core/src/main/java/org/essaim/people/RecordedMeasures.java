package org.essaim.people;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.essaim.organisation.Scope;
import org.essaim.people.PeopleFigure.Absences;
import org.essaim.people.PeopleFigure.Accidents;
import org.essaim.people.PeopleFigure.Recruitment;
import org.essaim.people.PeopleFigure.ReferenceWeek;
import org.essaim.people.PeopleFigure.Survey;
import org.essaim.people.PeopleFigure.Workforce;
import org.essaim.people.PeopleMeasure.When;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what structures said of their people as measures (<i>mesures sociales</i>).
 *
 * <p>A measure is known over whole months if every structure said something in the table that it comes from, in every month; else it is
 * incomplete, or there is no data at all; a survey is not done every month, so it is known if every structure told of one in the period.
 * How many people are behind a figure is what is certain: the month, or the survey, in which they were most, because a person may be
 * absent in two.
 *
 * <p>At the end of the period: {@code headcount}, {@code full-time-equivalents}, {@code permanent-headcount}, {@code fixed-term-headcount}. Month by
 * month, for averages that are divided only once: {@code person-months}, {@code full-time-equivalent-months}. In the period: {@code entries},
 * {@code exits}, {@code resignations}, {@code absence-calendar-days} and {@code absence-worked-days} (without training), {@code sickness-calendar-days},
 * {@code sickness-worked-days}, {@code lost-time-accidents}, {@code declared-accidents} (lost time included), {@code all-accidents} (benign ones too),
 * {@code accident-lost-days}; none of the four counts commuting. {@code vacancies}, {@code applications-received}, {@code posts-filled}.
 *
 * <p>As the period begins: {@code headcount-before}. Who was there then and still is at the end cannot be told: of those who went, nobody
 * said when they had come. It is at least {@code headcount-before} less {@code exits}.
 *
 * <p>Of surveys: {@code survey-invited}, {@code survey-answered}; {@code survey-points} and {@code survey-points-possible} of those that are
 * scored; each with {@code -} and the name of a questionnaire for it alone. Behind them are those who answered.
 *
 * <p>A figure comes from lines of tables ({@code people-table}): by month, and by table and what they are of, such as
 * {@code 2027-03 workforce:CARE_WORKER:PERMANENT}.
 */
final class RecordedMeasures implements MeasureSource {
    private static final List<PeopleMeasure> ALL = List.of(
            PeopleMeasure.workforce("headcount", Unit.PERSONS, When.AT_END, null, RecordedMeasures::persons),
            PeopleMeasure.workforce("headcount-before", Unit.PERSONS, When.BEFORE, null, RecordedMeasures::persons),
            PeopleMeasure.workforce(
                    "full-time-equivalents", Unit.FULL_TIME_EQUIVALENTS, When.AT_END, null, Workforce::fullTime),
            PeopleMeasure.workforce(
                    "permanent-headcount", Unit.PERSONS, When.AT_END, Contract.PERMANENT, RecordedMeasures::persons),
            PeopleMeasure.workforce(
                    "fixed-term-headcount", Unit.PERSONS, When.AT_END, Contract.FIXED_TERM, RecordedMeasures::persons),
            PeopleMeasure.workforce("person-months", Unit.PERSONS, When.EVERY_MONTH, null, RecordedMeasures::persons),
            PeopleMeasure.workforce(
                    "full-time-equivalent-months",
                    Unit.FULL_TIME_EQUIVALENTS,
                    When.EVERY_MONTH,
                    null,
                    Workforce::fullTime),
            PeopleMeasure.workforce(
                    "theoretical-worked-days", Unit.DAYS, When.EVERY_MONTH, null, RecordedMeasures::theoretical),
            PeopleMeasure.movements("entries", MovementReason::isEntry),
            PeopleMeasure.movements("exits", reason -> !reason.isEntry()),
            PeopleMeasure.movements("resignations", reason -> reason == MovementReason.RESIGNED),
            PeopleMeasure.absences(
                    "absence-calendar-days", kind -> kind != AbsenceKind.TRAINING, Absences::calendarDays),
            PeopleMeasure.absences("absence-worked-days", kind -> kind != AbsenceKind.TRAINING, Absences::workedDays),
            PeopleMeasure.absences(
                    "sickness-calendar-days", kind -> kind == AbsenceKind.SICKNESS, Absences::calendarDays),
            PeopleMeasure.absences("sickness-worked-days", kind -> kind == AbsenceKind.SICKNESS, Absences::workedDays),
            PeopleMeasure.accidents(
                    "lost-time-accidents", Unit.EVENTS, kind -> kind == AccidentKind.LOST_TIME, Accidents::number),
            PeopleMeasure.accidents(
                    "declared-accidents",
                    Unit.EVENTS,
                    kind -> kind == AccidentKind.LOST_TIME || kind == AccidentKind.DECLARED,
                    Accidents::number),
            PeopleMeasure.accidents(
                    "all-accidents", Unit.EVENTS, kind -> kind != AccidentKind.COMMUTING, Accidents::number),
            PeopleMeasure.accidents(
                    "accident-lost-days", Unit.DAYS, kind -> kind != AccidentKind.COMMUTING, Accidents::lostDays),
            // Nobody is behind a post on offer; behind an application or a post that was filled there is one person.
            PeopleMeasure.weeks("reference-week-employed", ReferenceWeek::employed),
            PeopleMeasure.weeks("reference-week-absent", ReferenceWeek::absent),
            PeopleMeasure.recruitment("vacancies", Recruitment::vacancies, recruitment -> 0L),
            PeopleMeasure.recruitment("applications-received", Recruitment::applications, Recruitment::applications),
            PeopleMeasure.recruitment("posts-filled", Recruitment::filled, Recruitment::filled));
    private static final List<PeopleMeasure> ANY_SURVEY = surveys("", survey -> true);

    private final Store store;
    private final Supplier<List<String>> structures;
    private final Consumer<Scope> allowed;

    RecordedMeasures(Store store, Supplier<List<String>> structures, Consumer<Scope> allowed) {
        this.store = store;
        this.structures = structures;
        this.allowed = allowed;
    }

    private static BigDecimal persons(Workforce workforce) {
        return BigDecimal.valueOf(workforce.persons());
    }

    // From Monday to Friday, public holidays too: nobody tells which of them are worked.
    private static BigDecimal theoretical(Workforce workforce) {
        YearMonth month = workforce.month();
        long days = IntStream.rangeClosed(1, month.lengthOfMonth())
                .filter(day -> month.atDay(day).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
                .count();
        return workforce.fullTime().multiply(BigDecimal.valueOf(days)).stripTrailingZeros();
    }

    /** What is told of surveys, all of them or one questionnaire’s. */
    private static List<PeopleMeasure> surveys(String suffix, Predicate<Survey> which) {
        return List.of(
                PeopleMeasure.surveys("survey-invited" + suffix, Unit.PERSONS, which, Survey::invited),
                PeopleMeasure.surveys("survey-answered" + suffix, Unit.PERSONS, which, Survey::answered),
                PeopleMeasure.surveys(
                        "survey-points" + suffix,
                        Unit.EVENTS,
                        which.and(Survey::isScored),
                        survey -> Objects.requireNonNull(survey.points())),
                PeopleMeasure.surveys(
                        "survey-points-possible" + suffix,
                        Unit.EVENTS,
                        which.and(Survey::isScored),
                        survey -> Objects.requireNonNull(survey.possible())));
    }

    private static List<PeopleMeasure> all(FigureBook book) {
        List<PeopleMeasure> all = new ArrayList<>(ALL);
        all.addAll(ANY_SURVEY);
        for (String name : book.questionnaires()) {
            all.addAll(surveys("-" + name, survey -> survey.questionnaire().equals(name)));
        }
        return all;
    }

    @Override
    public List<Measure> measures() {
        return all(new FigureBook(store)).stream()
                .map(each -> new Measure(each.id(), each.unit()))
                .toList();
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        FigureBook book = new FigureBook(store);
        PeopleMeasure asked = measure(book, measure);
        scopes.forEach(allowed);
        List<Value> values = new ArrayList<>();
        List<String> known = structures.get();
        for (Scope scope : scopes) {
            values.add(value(book, known, asked, scope, period));
        }
        return values;
    }

    private static PeopleMeasure measure(FigureBook book, String id) {
        List<PeopleMeasure> all = all(book);
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> MeasureAsked.unknown(
                        id, all.stream().map(PeopleMeasure::id).toList()));
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        FigureBook book = new FigureBook(store);
        PeopleMeasure asked = measure(book, measure);
        allowed.accept(scope);
        List<YearMonth> months = MeasureAsked.months(period);
        List<MeasureOrigin> origins = new ArrayList<>();
        for (String structure : structures.get()) {
            for (YearMonth month : scope.contains(structure) && !months.isEmpty()
                    ? asked.when().of(months)
                    : List.<YearMonth>of()) {
                for (PeopleFigure figure : book.figures(structure, month)) {
                    if (asked.counts().test(figure)) {
                        String reference = month + " " + figure.what();
                        origins.add(new MeasureOrigin(
                                "people-table",
                                structure,
                                reference,
                                asked.amount().apply(figure)));
                    }
                }
            }
        }
        return origins;
    }

    private static Value value(
            FigureBook book, List<String> known, PeopleMeasure measure, Scope scope, LocalDateRange period) {
        List<YearMonth> months = MeasureAsked.months(period);
        if (months.isEmpty()) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        // A structure that nobody knows told nothing, and a part would be taken for the whole.
        int strangers = scope.strangersTo(known).size();
        if (strangers > 0) {
            return new Absent(
                    scope, period, strangers == scope.structures().size() ? Absence.NO_DATA : Absence.INCOMPLETE);
        }
        List<YearMonth> counted = measure.when().of(months);
        BigDecimal amount = BigDecimal.ZERO;
        Map<String, Long> people = new HashMap<>();
        int told = 0;
        int asked = 0;
        for (String structure : known) {
            if (scope.contains(structure)) {
                int here = 0;
                for (YearMonth month : counted) {
                    Collection<PeopleFigure> figures = book.figures(structure, month);
                    here += figures.stream().anyMatch(measure.tells()) ? 1 : 0;
                    for (PeopleFigure figure : figures) {
                        if (measure.counts().test(figure)) {
                            amount = amount.add(measure.amount().apply(figure));
                            people.merge(
                                    measure.occasion(figure), measure.people().apply(figure), Long::sum);
                        }
                    }
                }
                boolean once = measure.when() == When.ONCE;
                asked += once ? 1 : counted.size();
                told += once ? Math.min(here, 1) : here;
            }
        }
        if (told == 0) {
            return new Absent(scope, period, Absence.NO_DATA);
        }
        return told < asked
                ? new Absent(scope, period, Absence.INCOMPLETE)
                : new Measured(
                        scope,
                        period,
                        amount,
                        measure.unit(),
                        people.values().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0));
    }
}
