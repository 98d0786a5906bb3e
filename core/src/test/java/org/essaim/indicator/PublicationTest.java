package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.disclosure.Protection;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.junit.jupiter.api.Test;

/** What is published of measures that are one figure under two names, or of which one holds another. */
class PublicationTest {
    private static final Map<String, String> PLACES = new TreeMap<>(Map.of("S1", "59", "S2", "59", "S3", "59"));
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Actor EVERYBODY = new Actor("essai", Perimeter.all());
    private static final String SECRET = "secret";

    private final Answers answers = new Answers(List.copyOf(PLACES.keySet()));
    private final Indicators indicators =
            new AnswersPort(answers, Map.of(), Map.of()).indicators(PLACES, () -> EVERYBODY);

    private void tell(String measure, long... people) {
        tell(MARCH, measure, people);
    }

    private void tell(YearMonth month, String measure, long... people) {
        for (int i = 0; i < people.length; i++) {
            answers.tell("S" + (i + 1), month, measure, BigDecimal.valueOf(people[i]), people[i]);
        }
    }

    private List<String> published(String measure, String period, int threshold, Dimension... by) {
        Answer answer = indicators.publish(
                Question.of("essai").over(Period.parse(period)).by(by),
                Protection.standard().withThreshold(threshold),
                Definition.builder("essai", 1, measure).decimals(0).build());
        assertThat(answer.findings()).isEmpty();
        return texts(answer.tables().get(0));
    }

    private static List<String> texts(IndicatorTable table) {
        return table.rows().stream()
                .map(row -> row.values().get(0).text(Locale.FRENCH))
                .toList();
    }

    @Test
    void whatIsSecretAtTheEndOfAMonthIsSecretAtTheBeginningOfTheNext() {
        tell("headcount", 3, 20, 4);
        assertThat(published("headcount", "2026-03", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "20", SECRET);
        assertThat(published("headcount-before", "2026-04", 3, Dimension.STRUCTURE))
                .containsExactly(SECRET, "20", SECRET);
    }

    @Test
    void whatIsSecretOfAMonthIsSecretUnderEveryNameOfThatFigure() {
        tell("headcount", 3, 20, 4);
        tell("person-months", 3, 20, 4);
        assertThat(published("headcount", "2026-03", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "20", SECRET);
        assertThat(published("person-months", "2026-03", 3, Dimension.STRUCTURE))
                .containsExactly(SECRET, "20", SECRET);
    }

    @Test
    void whatIsKnownUnderItsOtherNameAloneIsProtectedToo() {
        tell("person-months", 3, 20, 4);
        assertThat(published("person-months", "2026-03", 5, Dimension.STRUCTURE))
                .containsExactly(SECRET, "20", SECRET);
    }

    @Test
    void daysThatCanBeWorkedOutFromFullTimeEquivalentsTellNoMoreThanThese() {
        tell("full-time-equivalents", 3, 20, 4);
        tell("theoretical-worked-days", 66, 440, 88);
        assertThat(published("full-time-equivalents", "2026-03", 5, Dimension.STRUCTURE))
                .containsExactly(SECRET, "20", SECRET);
        assertThat(published("theoretical-worked-days", "2026-03", 3, Dimension.STRUCTURE))
                .containsExactly(SECRET, "440", SECRET);
    }

    @Test
    void whatIsLeftOfAFigureWithoutOneOfItsPartsDoesNotTellOfFewPeople() {
        tell("exits", 40, 30, 26);
        tell("resignations", 36, 14, 12);
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("40", "30", "26");
        // Four people of S1 left otherwise; they could be told from the total too, if those of S2 and S3 were.
        assertThat(published("resignations", "2026-03", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "14", SECRET);
        assertThat(published("resignations", "2026-03", 5)).containsExactly("62");
    }

    @Test
    void aPartByItselfLeavesNothingAndTheWholeIsKeptFromViewAfterIt() {
        tell("exits", 40, 30, 26);
        tell("resignations", 36, 14, 12);
        assertThat(published("resignations", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("36", "14", "12");
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "30", SECRET);
    }

    @Test
    void whicheverOfTwoCameLastIsKeptFromViewEverAfter() {
        tell("exits", 40, 30, 26);
        tell("resignations", 20, 14, 12);
        assertThat(published("resignations", "2026-03", 5)).containsExactly("46");
        assertThat(published("exits", "2026-03", 5)).containsExactly("96");
        tell(MARCH.plusMonths(1), "exits", 40, 30, 26);
        tell(MARCH.plusMonths(1), "resignations", 36, 14, 12);
        assertThat(published("exits", "2026-04", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "30", SECRET);
        assertThat(published("resignations", "2026-04", 5, Dimension.STRUCTURE)).containsExactly("36", "14", "12");
    }

    @Test
    void ofTwoThatArePublishedTogetherThePartIsKeptFromView() {
        tell("exits", 40, 30, 26);
        tell("resignations", 36, 14, 12);
        Answer answer = indicators.publish(
                Question.of("sorties", "demissions")
                        .over(Period.parse("2026-03"))
                        .by(Dimension.STRUCTURE),
                Protection.standard(),
                Definition.builder("sorties", 1, "exits").decimals(0).build(),
                Definition.builder("demissions", 1, "resignations").decimals(0).build());
        assertThat(answer.tables())
                .extracting(PublicationTest::texts)
                .containsExactly(List.of("40", "30", "26"), List.of(SECRET, "14", SECRET));
        assertThat(answer.tables().get(0).releases()).containsOnlyKeys("exits");
        assertThat(answer.tables().get(1).releases()).containsOnlyKeys("resignations", "exits--resignations");
    }

    @Test
    void partsAreToldWhereManyPeopleAreInNoneOfThem() {
        tell("exits", 40, 30, 26);
        tell("resignations", 30, 14, 12);
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("40", "30", "26");
        assertThat(published("resignations", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("30", "14", "12");
    }

    @Test
    void whoIsInNeitherOfTwoPartsIsProtectedByOneOfThem() {
        tell("headcount", 60, 40, 40);
        tell("permanent-headcount", 40, 20, 20);
        tell("fixed-term-headcount", 18, 14, 14);
        // Neither leaves few people alone, but both together leave two of S1.
        assertThat(published("headcount", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("60", "40", "40");
        assertThat(published("fixed-term-headcount", "2026-03", 5, Dimension.STRUCTURE))
                .containsExactly("18", "14", "14");
        assertThat(published("permanent-headcount", "2026-03", 5, Dimension.STRUCTURE))
                .containsExactly(SECRET, SECRET, "20");
    }

    @Test
    void aCorrectionOfTheWholeDoesNotTellOfFewPeopleThroughAPartThatWasToldBefore() {
        tell("exits", 60, 30, 26);
        tell("resignations", 38, 14, 12);
        published("exits", "2026-03", 5, Dimension.STRUCTURE);
        assertThat(published("resignations", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("38", "14", "12");
        tell("exits", 40, 30, 26);
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE))
                .first()
                .isEqualTo(SECRET);
    }

    @Test
    void aPartThatWasToldBeforeAnybodyKnewTheWholeKeepsTheWholeFromView() {
        tell("resignations", 38, 14, 12);
        assertThat(published("resignations", "2026-03", 5, Dimension.STRUCTURE)).containsExactly("38", "14", "12");
        tell("exits", 40, 30, 26);
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE))
                .first()
                .isEqualTo(SECRET);
    }

    @Test
    void aFigureOfWhichNobodyToldAPartIsProtectedAllTheSame() {
        tell("exits", 3, 20, 4);
        assertThat(published("exits", "2026-03", 5, Dimension.STRUCTURE)).containsExactly(SECRET, "20", SECRET);
        answers.tell("S2", MARCH, "resignations", BigDecimal.valueOf(12), 12);
        assertThat(published("exits", "2026-03", 3, Dimension.STRUCTURE)).containsExactly(SECRET, "20", SECRET);
    }

    @Test
    void aQuestionnaireIsPartOfAllThatAreScored() {
        tell("survey-points", 400, 300, 260);
        tell("survey-points-qvt", 398, 200, 160);
        assertThat(published("survey-points", "2026-03", 5, Dimension.STRUCTURE))
                .containsExactly("400", "300", "260");
        assertThat(published("survey-points[qvt]", "2026-03", 5, Dimension.STRUCTURE))
                .first()
                .isEqualTo(SECRET);
    }
}
