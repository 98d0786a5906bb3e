package org.essaim.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;

/** Laws of questionnaires, over forms of up to 200 items that are made up. */
class QuestionnaireLawsTest {
    private static final int ITEMS = 200;

    @Property(tries = 150)
    void whatIsAskedIsTheFixPointOfAllConditions(@ForAll long seed, @ForAll boolean nonsense) {
        RandomForm random = new RandomForm(seed, ITEMS);
        Form form = random.form();
        Response response = random.answers(form, nonsense);
        assertThat(form.fill(response).asked())
                .containsExactlyInAnyOrderElementsOf(new NaiveForm(form.questionnaire(), response).asked());
    }

    @Property(tries = 100)
    void droppingWhatIsHiddenHidesAndShowsNothing(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, ITEMS);
        Form form = random.form();
        Response response = random.answers(form, false);
        List<Place> asked = form.fill(response).asked();
        Response.Builder kept = response.toBuilder();
        form.fill(response).hidden().forEach(place -> kept.answer(place, List.of()));
        // How often a section is there was told by its answers alone.
        form.items().stream()
                .filter(item -> item instanceof Item.Section section
                        && section.repeats().many())
                .forEach(item -> asked.stream()
                        .filter(place -> place.code().equals(item.code()))
                        .forEach(place -> kept.times(place, form.fill(response).times(place))));
        Filled after = form.fill(kept.build());
        assertThat(after.asked()).isEqualTo(asked);
        assertThat(after.hidden()).isEmpty();
    }

    @Property(tries = 50)
    void theOrderInWhichAnswersCameDoesNotMatter(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 60);
        Form form = random.form();
        Response response = random.answers(form, false);
        List<Map.Entry<Place, List<Answer>>> given =
                new ArrayList<>(response.answers().entrySet());
        Collections.shuffle(given, new Random(seed));
        Response draft = form.respond().status(response.status()).build();
        for (Map.Entry<Place, List<Answer>> each : given) {
            draft = draft.toBuilder().answer(each.getKey(), each.getValue()).build();
            // Somebody looks at it after each answer.
            form.fill(draft).asked();
        }
        assertThat(draft).isEqualTo(response);
        assertThat(form.validate(draft)).isEqualTo(form.validate(response));
    }

    @Property(tries = 200)
    void whatWasCleanedIsValid(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 60);
        Form form = random.form();
        Response response = random.answers(form, true);
        List<Finding> dropped = new ArrayList<>();
        Response clean = form.clean(response, dropped::add);
        assertThat(form.validate(clean).stream().filter(Finding::isError)).isEmpty();
        assertThat(dropped).isNotEmpty().noneMatch(Finding::isError);
        assertThat(form.clean(clean, finding -> {})).isEqualTo(clean);
    }

    @Property(tries = 100)
    void completeAnswersAreValidAndStayAsTheyAre(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 40);
        Form form = random.form();
        Response draft = form.clean(random.answers(form, true), finding -> {}).with(Response.Status.IN_PROGRESS);
        Optional<Response> complete = form.complete(draft, finding -> {});
        boolean open =
                form.validate(draft.with(Response.Status.COMPLETED)).stream().anyMatch(Finding::isError);
        assertThat(complete.isEmpty()).isEqualTo(open);
        complete.ifPresent(response -> {
            assertThat(form.validate(response)).noneMatch(Finding::isError);
            assertThat(form.fill(response).hidden()).isEmpty();
        });
    }

    @Property(tries = 100)
    void questionnairesAndAnswersAreReadBackAsTheyWereWritten(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 60);
        Form form = random.form();
        Response response = random.answers(form, false);
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> questionnaire =
                Questionnaire.read(reader(form.questionnaire().toTree(), findings));
        assertThat(findings).isEmpty();
        assertThat(questionnaire.map(Questionnaire::toTree))
                .contains(form.questionnaire().toTree());
        assertThat(questionnaire.map(Questionnaire::digest)).contains(form.digest());
        assertThat(Response.read(reader(response.toTree(), findings), form)).contains(response);
        assertThat(findings).isEmpty();
    }

    @Property(tries = 100)
    void numbersOfAnyKindAreTakenIntoTheDigest(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") @Scale(3) BigDecimal level,
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") @Scale(3) BigDecimal other) {
        assertThat(scale(level).digest().equals(scale(other).digest())).isEqualTo(level.compareTo(other) == 0);
        assertThat(Form.require(scale(level)).digest()).isEqualTo(scale(level).digest());
    }

    private static Questionnaire scale(BigDecimal level) {
        return Questionnaire.builder("essai", "1", Texts.NONE)
                .item(Question.builder("q", Question.Type.SCALE, Texts.NONE)
                        .options(new Option("a", Texts.NONE, level, false))
                        .build())
                .build();
    }

    private static FieldReader reader(Tree tree, List<Finding> findings) {
        return FieldReader.of(new SourceTree(tree, "essai", Map.of()), Optional.empty(), findings::add);
    }
}
