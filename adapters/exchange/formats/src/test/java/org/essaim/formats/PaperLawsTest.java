package org.essaim.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Laws of questionnaires on paper, over some that are made up. */
class PaperLawsTest {
    private static final int ITEMS = 40;

    @Property(tries = 400)
    void whoDoesWhatThePaperSaysFillsInExactlyWhatIsAsked(@ForAll long seed) {
        RandomPaper random = new RandomPaper(seed, ITEMS);
        Form form = random.form();
        Response response = random.answers(form);
        assertThat(new PaperReader(form, response).filledIn())
                .containsExactlyInAnyOrderElementsOf(
                        form.fill(response).asked().stream().map(Place::code).collect(Collectors.toList()));
    }

    @Test
    void jumpsAreFollowedOnTheWay() {
        // Else the law above would tell nothing of them.
        int followed = 0;
        for (int seed = 0; seed < 50; seed++) {
            RandomPaper random = new RandomPaper(seed, ITEMS);
            Form form = random.form();
            PaperReader reader = new PaperReader(form, random.answers(form));
            reader.filledIn();
            followed += reader.followed;
        }
        assertThat(followed).isGreaterThan(20);
    }

    @Property(tries = 100)
    void everyPaperIsAccessible(@ForAll long seed) {
        Form form = new RandomPaper(seed, ITEMS).form();
        assertThat(Accessibility.faults(
                        Jsoup.parse(HtmlQuestionnaire.print(form.questionnaire(), java.util.Locale.FRANCE))))
                .isEmpty();
    }
}
