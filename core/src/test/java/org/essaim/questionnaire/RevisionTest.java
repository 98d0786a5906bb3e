package org.essaim.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Revision.Aspect;
import org.essaim.questionnaire.Revision.Change;
import org.essaim.questionnaire.Revision.Verdict;
import org.junit.jupiter.api.Test;

/** What became of a questionnaire from version to version, and of the answers to it. */
class RevisionTest {
    private static Form form(String version, Item... items) {
        Questionnaire.Builder builder = Questionnaire.builder("essai", version, Texts.french("Essai"));
        for (Item item : items) {
            builder.item(item);
        }
        return Form.require(builder.build());
    }

    private static Question.Builder scale(String text, int from, int to) {
        return Question.builder("q", Question.Type.SCALE, Texts.french(text)).options(Option.range(from, to));
    }

    private static Question.Builder number(Question.Type type) {
        return Question.builder("q", type, Texts.french("Combien ?"));
    }

    private static Change change(Item before, Item after) {
        return Revision.between(form("1", before), form("2", after)).of("q").orElseThrow();
    }

    @Test
    void whatIsTheSameIsIdenticalAndComparable() {
        Change change =
                change(scale("Bien ?", 1, 5).build(), scale("Bien ?", 1, 5).build());
        assertThat(change.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(change.isComparable()).isTrue();
    }

    @Test
    void otherWordsOfAQuestionOrAnOptionAreNotComparable() {
        assertThat(change(
                        scale("Bien ?", 1, 5).build(),
                        scale("Très bien ?", 1, 5).build()))
                .satisfies(change -> {
                    assertThat(change.verdict()).isEqualTo(Verdict.WORDING);
                    assertThat(change.isComparable()).isFalse();
                });
        Question one = Question.builder("q", Question.Type.CHOICE, Texts.french("Lequel ?"))
                .options(Option.of("a", Texts.french("Un peu")))
                .build();
        Question other = Question.builder("q", Question.Type.CHOICE, Texts.french("Lequel ?"))
                .options(Option.of("a", Texts.french("Beaucoup")))
                .build();
        assertThat(change(one, other).aspects()).containsExactly(Aspect.OPTION_TEXTS);
        assertThat(change(one, other).isComparable()).isFalse();
    }

    @Test
    void moreOptionsWidenFewerNarrowAndNeitherIsComparable() {
        assertThat(change(scale("Bien ?", 1, 4).build(), scale("Bien ?", 1, 5).build()))
                .satisfies(change -> {
                    assertThat(change.verdict()).isEqualTo(Verdict.WIDENED);
                    assertThat(change.isComparable()).isFalse();
                });
        assertThat(change(scale("Bien ?", 1, 5).build(), scale("Bien ?", 1, 4).build())
                        .verdict())
                .isEqualTo(Verdict.NARROWED);
    }

    @Test
    void anOptionThatCountsSomethingElseIsIncompatible() {
        Question one = Question.builder("q", Question.Type.SCALE, Texts.french("Bien ?"))
                .options(new Option("a", Texts.NONE, java.math.BigDecimal.ONE, false))
                .build();
        Question other = Question.builder("q", Question.Type.SCALE, Texts.french("Bien ?"))
                .options(new Option("a", Texts.NONE, java.math.BigDecimal.TEN, false))
                .build();
        assertThat(change(one, other).verdict()).isEqualTo(Verdict.INCOMPATIBLE);
        Question nothing = Question.builder("q", Question.Type.SCALE, Texts.french("Bien ?"))
                .options(Option.of("a", Texts.NONE))
                .build();
        assertThat(change(one, nothing).verdict()).isEqualTo(Verdict.INCOMPATIBLE);
    }

    @Test
    void aWholeNumberMayBecomeAnyNumberAndNotTheOtherWayRound() {
        assertThat(change(
                                number(Question.Type.WHOLE).build(),
                                number(Question.Type.NUMBER).build())
                        .verdict())
                .isEqualTo(Verdict.WIDENED);
        assertThat(change(
                                number(Question.Type.NUMBER).build(),
                                number(Question.Type.WHOLE).build())
                        .verdict())
                .isEqualTo(Verdict.NARROWED);
        assertThat(change(
                                number(Question.Type.NUMBER).build(),
                                number(Question.Type.TEXT).build())
                        .verdict())
                .isEqualTo(Verdict.INCOMPATIBLE);
    }

    @Test
    void rangesWidenAndNarrow() {
        Question wide = number(Question.Type.WHOLE)
                .constraint(Constraint.between(0, 10))
                .build();
        Question tight =
                number(Question.Type.WHOLE).constraint(Constraint.between(2, 8)).build();
        Question shifted = number(Question.Type.WHOLE)
                .constraint(Constraint.between(2, 12))
                .build();
        Question free = number(Question.Type.WHOLE).build();
        assertThat(change(wide, tight).aspects()).containsExactly(Aspect.STRICTER);
        assertThat(change(tight, wide).aspects()).containsExactly(Aspect.LOOSER);
        assertThat(change(wide, shifted).aspects()).containsExactlyInAnyOrder(Aspect.STRICTER, Aspect.LOOSER);
        assertThat(change(wide, free).aspects()).containsExactly(Aspect.LOOSER);
        assertThat(change(free, wide).aspects()).containsExactly(Aspect.STRICTER);
    }

    @Test
    void anotherUnitIsAnotherQuestion() {
        Question hours = number(Question.Type.NUMBER).unit(Texts.french("h")).build();
        Question days = number(Question.Type.NUMBER).unit(Texts.french("jours")).build();
        assertThat(change(hours, days).verdict()).isEqualTo(Verdict.INCOMPATIBLE);
        Form before = form("1", hours);
        Migration migration = Revision.between(before, form("2", days))
                .migrate(before.respond().answer("q", Answer.number(7)).build());
        assertThat(migration.response().answers()).isEmpty();
        assertThat(migration.losses()).extracting(Finding::code).containsExactly(Code.ANSWER_LEFT_BEHIND);
        assertThat(migration.losses().get(0).path()).isEqualTo("q");
    }

    @Test
    void whatIsNewAndWhatIsGoneIsSaid() {
        Revision revision = Revision.between(
                form("1", Question.open("a", Texts.french("A"), 1), Question.open("b", Texts.french("B"), 1)),
                form("2", Question.open("b", Texts.french("B"), 1), Question.open("c", Texts.french("C"), 1)));
        assertThat(revision.changes())
                .extracting(Change::code, Change::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", Verdict.REMOVED),
                        org.assertj.core.groups.Tuple.tuple("b", Verdict.IDENTICAL),
                        org.assertj.core.groups.Tuple.tuple("c", Verdict.ADDED));
        assertThat(revision.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void anItemThatSomebodySaysBecameAnotherKeepsItsAnswersAndIsNotComparable() {
        Form before = form("1", Question.open("a", Texts.french("A"), 1));
        Form after = form("2", Question.open("b", Texts.french("A"), 1));
        Revision revision = Revision.between(before, after, Map.of("a", "b"));
        assertThat(revision.of("a").orElseThrow().aspects()).isEqualTo(Set.of(Aspect.CODE));
        assertThat(revision.of("a").orElseThrow().isComparable()).isFalse();
        Migration migration =
                revision.migrate(before.respond().answer("a", "mot").build());
        assertThat(migration.response().at("b")).containsExactly(Answer.text("mot"));
        assertThatThrownBy(() -> Revision.between(before, after, Map.of("x", "b")))
                .isInstanceOf(EssaimException.class);
    }

    @Test
    void aSectionThatRepeatsNowTakesWhatWasAnsweredAsItsFirstTime() {
        Question name = Question.open("nom", Texts.french("Nom"), 1);
        Form once = form("1", new Item.Section("equipe", Texts.NONE, name));
        Form often = form("2", new Item.Section("equipe", Texts.NONE, name).repeated(Item.Repeats.of(0, 5)));
        Migration there = Revision.between(once, often)
                .migrate(once.respond().answer("nom", "Nord").build());
        assertThat(there.response().at(Place.of("nom", 1))).containsExactly(Answer.text("Nord"));
        assertThat(there.losses()).isEmpty();
        Response two = often.respond()
                .answer(Place.of("nom", 1), List.of(Answer.text("Nord")))
                .answer(Place.of("nom", 2), List.of(Answer.text("Sud")))
                .build();
        Migration back = Revision.between(often, once).migrate(two);
        assertThat(back.response().at("nom")).containsExactly(Answer.text("Nord"));
        assertThat(back.left()).containsExactly(Place.of("nom", 2));
    }

    @Test
    void whatIsAnsweredToTheLaterVersionComesBackToo() {
        Form before = form("1", scale("Bien ?", 1, 5).build(), Question.open("mot", Texts.french("Un mot"), 1));
        Form after = form("2", scale("Bien ?", 1, 4).build(), Question.open("mot", Texts.french("Un mot"), 1));
        Response response = before.respond()
                .answer("q", Answer.choice("5"))
                .answer("mot", "avant")
                .build();
        Migration migration = Revision.between(before, after).migrate(response);
        assertThat(migration.left()).containsExactly(Place.of("q"));
        Response amended =
                migration.response().toBuilder().answer("mot", "après").build();
        Response back = migration.back(amended);
        assertThat(back.at("q")).containsExactly(Answer.choice("5"));
        assertThat(back.at("mot")).containsExactly(Answer.text("après"));
        Response chosen = amended.toBuilder().answer("q", Answer.choice("4")).build();
        assertThat(migration.back(chosen).at("q")).containsExactly(Answer.choice("4"));
    }

    @Property(tries = 150)
    void whatIsCarriedThereAndBackIsWhatItWasAndWhatIsLostIsSaid(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 40);
        Form before = random.form();
        Form after = mutated(before, new Random(seed));
        Response response = before.clean(random.answers(before, true), finding -> {});
        Revision revision = Revision.between(before, after);
        Migration there = revision.migrate(response);
        assertThat(there.back()).isEqualTo(response);
        assertThat(after.validate(there.response())).noneMatch(Finding::isError);
        // A place is either as it was, or it is said that it is not.
        response.answers()
                .forEach((place, given) -> assertThat(there.losses().stream()
                                .anyMatch(loss -> String.valueOf(loss.path()).equals(place.toString())))
                        .as(place.toString())
                        .isEqualTo(!moved(there, place).equals(given)));
        assertThat(there.losses()).hasSameSizeAs(there.left());
        // The other way round nothing appears that was not there.
        Migration again = Revision.between(after, before).migrate(there.response());
        again.response()
                .answers()
                .forEach((place, given) -> assertThat(response.at(place)).containsAll(given));
    }

    private static List<Answer> moved(Migration migration, Place place) {
        return migration.response().at(place);
    }

    @Property(tries = 100)
    void whereNothingNarrowedNothingIsLost(@ForAll long seed) {
        RandomForm random = new RandomForm(seed, 40);
        Form before = random.form();
        Form after = mutated(before, new Random(seed));
        Revision revision = Revision.between(before, after);
        boolean harmless = revision.changes().stream()
                .allMatch(change -> change.verdict() == Verdict.IDENTICAL
                        || change.verdict() == Verdict.WORDING
                        || change.verdict() == Verdict.WIDENED);
        if (harmless) {
            Response response = before.clean(random.answers(before, true), finding -> {});
            assertThat(revision.migrate(response).losses()).isEmpty();
        }
    }

    private static Form mutated(Form form, Random random) {
        Questionnaire.Builder builder = Questionnaire.builder("essai", "2", Texts.french("Essai"));
        int kinds = random.nextBoolean() ? 3 : 6;
        Set<String> used = new java.util.HashSet<>();
        form.items().forEach(item -> used.addAll(item.relevance().items()));
        for (Item item : form.questionnaire().items()) {
            // Who is named in a condition stays as it is: else the later version could not be understood.
            mutated(item, random, kinds, used).forEach(builder::item);
        }
        return Form.require(builder.build());
    }

    private static List<Item> mutated(Item item, Random random, int kinds, Set<String> used) {
        if (item instanceof Item.Section section) {
            List<Item> items = new ArrayList<>();
            section.items().forEach(each -> items.addAll(mutated(each, random, kinds, used)));
            return List.of(new Item.Section(
                    section.code(), section.text(), section.relevance(), items, false, section.repeats()));
        }
        if (!(item instanceof Question question) || used.contains(item.code()) || random.nextInt(4) > 0) {
            return List.of(item);
        }
        Question.Builder other = Question.builder(question.code(), question.type(), question.text())
                .when(question.relevance())
                .options(question.options())
                .answers(question.least(), question.most());
        question.constraints().forEach(other::constraint);
        switch (random.nextInt(kinds)) {
            case 0 -> {
                Question.Builder said = Question.builder(question.code(), question.type(), Texts.french("Autrement"))
                        .when(question.relevance())
                        .options(question.options())
                        .answers(question.least(), question.most());
                question.constraints().forEach(said::constraint);
                return List.of(said.build());
            }
            case 1 -> {
                if (question.type().hasOptions()) {
                    List<Option> more = new ArrayList<>(question.options());
                    more.add(Option.of("de-plus", Texts.NONE));
                    other.options(more);
                }
            }
            case 2 -> other.hint(Texts.french("Une aide"));
            case 3 -> {
                return List.of();
            }
            case 4 -> {
                if (question.options().size() > 1) {
                    other.options(question.options()
                                    .subList(1, question.options().size()))
                            .answers(0, 1);
                }
            }
            default -> {
                return List.of(
                        Question.open(question.code(), question.text(), 1).when(question.relevance()));
            }
        }
        return List.of(other.build());
    }
}
