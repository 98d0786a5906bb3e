package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.people.AbsenceKind;
import org.essaim.people.AccidentKind;
import org.essaim.people.Contract;
import org.essaim.people.MovementReason;
import org.essaim.people.People;
import org.essaim.people.PeopleFigure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.Test;

/** What the list of measures says of how they belong together is how the sources count. */
class KnownFiguresTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    // From Monday to Friday.
    private static final BigDecimal DAYS_OF_JANUARY = BigDecimal.valueOf(22);

    @Test
    void whatHoldsAFigureIsKnownCountsTheSameAndGoesRoundNowhere() {
        KnownMeasures.all().forEach((line, known) -> {
            KnownMeasures.within(line).ifPresent(whole -> {
                assertThat(KnownMeasures.all()).containsKey(whole);
                assertThat(Difference.isWithin(whole, line)).isFalse();
                assertThat(known.unit())
                        .isEqualTo(KnownMeasures.of(whole).orElseThrow().unit());
                assertThat(known.adding())
                        .isEqualTo(KnownMeasures.of(whole).orElseThrow().adding());
            });
            String figure = KnownMeasures.figure(line);
            assertThat(KnownMeasures.figure(figure)).isEqualTo(figure);
            assertThat(KnownMeasures.all()).containsKey(figure);
        });
    }

    @Test
    void aQuestionnaireIsOfTheLongestLineThatItCanBeOf() {
        assertThat(KnownMeasures.line("survey-points-qvt")).isEqualTo("survey-points-*");
        assertThat(KnownMeasures.line("survey-points-possible-qvt-2026")).isEqualTo("survey-points-possible-*");
        assertThat(KnownMeasures.line("survey-points-possible")).isEqualTo("survey-points-possible");
        assertThat(KnownMeasures.line("interim-hours")).isEqualTo("interim-hours");
        assertThat(KnownMeasures.within("survey-points-possible-qvt")).contains("survey-points-possible");
    }

    @Test
    void theDifferencesOfAFigureAreThoseThatItStandsIn() {
        Measures none = Measures.of(List.of());
        assertThat(Difference.of("entries", none)).isEmpty();
        assertThat(Difference.of("lost-time-accidents", none))
                .extracting(each -> each.family(each.least()))
                .containsExactlyInAnyOrder(
                        "all-accidents--lost-time-accidents", "declared-accidents--lost-time-accidents");
        assertThat(Difference.of("headcount", none))
                .extracting(each -> each.family(each.least()))
                .containsExactlyInAnyOrder(
                        "headcount--permanent-headcount",
                        "headcount--fixed-term-headcount",
                        "headcount--fixed-term-headcount--permanent-headcount");
    }

    /** Somebody who said something of everything, in two months. */
    private static People people(Random random) {
        People people = new People(
                new InMemoryStore(),
                () -> new Actor("essai", Perimeter.all()),
                () -> List.of(
                        new Structure("S1", "Fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never())),
                Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));
        List<PeopleFigure> figures = new ArrayList<>();
        for (int month = 0; month < 2; month++) {
            YearMonth of = JANUARY.plusMonths(month);
            for (Contract contract : Contract.values()) {
                long persons = random.nextInt(20);
                figures.add(new PeopleFigure.Workforce(
                        "S1",
                        of,
                        Function.CARE_WORKER,
                        contract,
                        persons,
                        BigDecimal.valueOf(persons * random.nextInt(100), 2)));
                for (MovementReason reason : MovementReason.values()) {
                    figures.add(new PeopleFigure.Movement("S1", of, contract, reason, random.nextInt(3)));
                }
            }
            for (AbsenceKind kind : AbsenceKind.values()) {
                long persons = random.nextInt(9);
                BigDecimal days = BigDecimal.valueOf(persons * random.nextInt(20));
                figures.add(new PeopleFigure.Absences("S1", of, kind, persons, days, days));
            }
            for (AccidentKind kind : AccidentKind.values()) {
                figures.add(new PeopleFigure.Accidents("S1", of, kind, random.nextInt(4), 0));
            }
            int absent = random.nextInt(9);
            figures.add(new PeopleFigure.ReferenceWeek("S1", of, (long) absent + random.nextInt(9), absent));
            for (String questionnaire : List.of("qvt", "climat")) {
                long answered = 1L + random.nextInt(30);
                figures.add(new PeopleFigure.Survey(
                        "S1", of, questionnaire, answered + random.nextInt(9), answered, answered * 3, answered * 5));
            }
        }
        figures.forEach(figure -> assertThat(people.record(figure).findings()).isEmpty());
        return people;
    }

    private static MeasureSource.Measured told(People people, String measure, Period period) {
        return (MeasureSource.Measured) people.measures()
                .values(measure, List.of(Scope.federation()), period.days())
                .get(0);
    }

    @Property(tries = 50)
    void allPartsOfAFigureTogetherAreNoMoreThanItIs(@ForAll Random random) {
        People people = people(random);
        Map<String, BigDecimal> parts = new TreeMap<>();
        Period period = Period.of(PeriodKind.MONTH, JANUARY.atDay(1));
        people.measures()
                .measures()
                .forEach(each -> KnownMeasures.within(each.id())
                        .ifPresent(whole -> parts.merge(
                                whole, told(people, each.id(), period).amount(), BigDecimal::add)));
        assertThat(parts).hasSizeGreaterThan(9);
        parts.forEach((whole, sum) -> assertThat(sum)
                .as(whole)
                .isLessThanOrEqualTo(told(people, whole, period).amount()));
    }

    @Property(tries = 20)
    void whatIsAnotherNameOfAFigureCanBeWorkedOutFromItMonthByMonth(@ForAll Random random) {
        People people = people(random);
        Period january = Period.of(PeriodKind.MONTH, JANUARY.atDay(1));
        Period february = january.next();
        assertThat(told(people, "headcount-before", february).amount())
                .isEqualByComparingTo(told(people, "headcount", january).amount());
        assertThat(told(people, "person-months", january).amount())
                .isEqualByComparingTo(told(people, "headcount", january).amount());
        assertThat(told(people, "full-time-equivalent-months", january).amount())
                .isEqualByComparingTo(
                        told(people, "full-time-equivalents", january).amount());
        assertThat(told(people, "theoretical-worked-days", january).amount())
                .isEqualByComparingTo(
                        told(people, "full-time-equivalents", january).amount().multiply(DAYS_OF_JANUARY));
    }
}
