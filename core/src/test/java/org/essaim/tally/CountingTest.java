package org.essaim.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.essaim.campaign.Collected;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
import org.junit.jupiter.api.Test;

/** Many responses are counted side by side, and come to what they come to one by one. */
class CountingTest {
    private static final int MANY = 25_003;
    private static final Form FORM = Form.require(Questionnaire.builder("mesure", "1", Texts.french("Mesure"))
            .item(Question.builder("charge", Question.Type.SCALE, Texts.french("Charge"))
                    .options(Option.range(1, 5))
                    .build())
            .item(Question.builder("heures", Question.Type.WHOLE, Texts.french("Heures"))
                    .build())
            .build());

    private static List<Collected> responses() {
        Random random = new Random(7);
        List<Collected> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Response.Builder response = FORM.respond().status(Response.Status.COMPLETED);
            if (random.nextInt(10) > 0) {
                response.answer("charge", Answer.choice(Integer.toString(1 + random.nextInt(5))));
            }
            response.answer("heures", Answer.number(random.nextInt(40)));
            all.add(new Collected("S" + random.nextInt(30), null, "m" + i, response.build(), List.of()));
        }
        return all;
    }

    private static String told(Counting counting, String structure) {
        Counting.Counts counts = Objects.requireNonNull(counting.structures().get(structure));
        QuestionFigures charge = counts.question(0).figures(Reckoning.of(1), Reckoning.of(1), new Evidence(null));
        QuestionFigures hours = counts.question(1).figures(Reckoning.of(1), Reckoning.of(1), new Evidence(null));
        return charge.reach() + " " + charge.mean() + " " + hours.mean() + " " + hours.deviation();
    }

    @Test
    void whatIsSharedOutComesToTheSame() {
        List<Collected> all = responses();
        Counting together = new Counting(FORM, Coded.NOTHING);
        together.add(all);
        Counting oneByOne = new Counting(FORM, Coded.NOTHING);
        List<Collected> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(each -> oneByOne.add(List.of(each)));

        assertThat(together.structures().keySet())
                .isEqualTo(oneByOne.structures().keySet())
                .hasSize(30);
        assertThat(together.of(together.structures().keySet()).responded()).isEqualTo(MANY);
        for (String structure : together.structures().keySet()) {
            assertThat(told(together, structure)).as(structure).isEqualTo(told(oneByOne, structure));
        }
    }

    @Test
    void whatIsReadSideBySideKeepsItsOrder() {
        List<Collected> all = responses();
        assertThat(new Counting(FORM, Coded.NOTHING).read(all))
                .extracting(Individual::collected)
                .isEqualTo(all);
    }
}
