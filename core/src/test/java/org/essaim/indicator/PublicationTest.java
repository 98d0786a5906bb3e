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
        for (int i = 0; i < people.length; i++) {
            answers.tell("S" + (i + 1), MARCH, measure, BigDecimal.valueOf(people[i]), people[i]);
        }
    }

    private List<String> published(String measure, String period, int threshold, Dimension... by) {
        Answer answer = indicators.publish(
                Question.of("essai").over(Period.parse(period)).by(by),
                Protection.standard().withThreshold(threshold),
                Definition.builder("essai", 1, measure).decimals(0).build());
        assertThat(answer.findings()).isEmpty();
        return answer.tables().get(0).rows().stream()
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
}
