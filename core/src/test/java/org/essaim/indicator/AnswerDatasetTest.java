package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.disclosure.Protection;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.junit.jupiter.api.Test;

/** What is taken along of published values. */
class AnswerDatasetTest {
    private static final Map<String, String> PLACES = new TreeMap<>(Map.of("S1", "59", "S2", "59", "S3", "59"));

    @Test
    void whatIsSecretHasNoFigureAndSaysThatItIsSecret() throws IOException {
        Answers answers = new Answers(List.copyOf(PLACES.keySet()));
        long[] people = {3, 20, 4};
        for (int i = 0; i < people.length; i++) {
            answers.tell("S" + (i + 1), YearMonth.of(2026, 3), "headcount", BigDecimal.valueOf(people[i]), people[i]);
        }
        Answer answer = new AnswersPort(answers, Map.of(), Map.of())
                .indicators(PLACES, () -> new Actor("essai", Perimeter.all()))
                .publish(
                        Question.of("essai").over(Period.parse("2026-03")).by(Dimension.STRUCTURE),
                        Protection.standard(),
                        Definition.builder("essai", 1, "headcount").decimals(0).build());
        Dataset dataset = answer.dataset(Locale.FRANCE);
        assertThat(column(dataset, "group_code")).containsExactly(Datum.of("S1"), Datum.of("S2"), Datum.of("S3"));
        assertThat(column(dataset, "value"))
                .containsExactly(Datum.nothing(), new Datum.Decimal(new BigDecimal("20")), Datum.nothing());
        assertThat(column(dataset, "absent"))
                .containsExactly(Datum.of("SUPPRESSED"), Datum.nothing(), Datum.of("SUPPRESSED"));
        assertThat(column(dataset, "absent_title")).contains(Datum.of("secret"));
        assertThat(column(dataset, "audience")).containsOnly(Datum.of("PUBLISHED"));
    }

    private static List<Datum> column(Dataset dataset, String name) throws IOException {
        List<Datum> column = new ArrayList<>();
        for (int i = 0; i < dataset.fields().size(); i++) {
            if (dataset.fields().get(i).name().equals(name)) {
                int at = i;
                dataset.tell(row -> column.add(row.get(at)));
            }
        }
        return column;
    }
}
