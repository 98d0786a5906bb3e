package org.essaim.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Collected;
import org.essaim.campaign.Turnout;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.Protection;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Filled;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Score;
import org.essaim.questionnaire.Texts;

/** What always holds of a tally, held against counting one response after the other. */
class TallyLawsTest {
    private static final Evidence NO_EVIDENCE = new Evidence(null);

    private static Turnout turnout(List<Collected> collected) {
        TreeMap<String, Turnout.Count> counts = new TreeMap<>();
        collected.forEach(each -> counts.put(each.structure(), new Turnout.Count(50, 20)));
        return new Turnout(counts);
    }

    private static Tally.Read read(RandomSurvey survey, List<Collected> collected, Campaign campaign) {
        return Tally.Read.of(campaign, survey.form(), survey.coded(), collected, turnout(collected));
    }

    private static List<Collected> people(RandomSurvey survey) {
        List<Collected> people = new ArrayList<>();
        for (int s = 0; s < 1 + survey.random().nextInt(3); s++) {
            people.addAll(survey.people("S" + s, survey.random().nextInt(15)));
        }
        return people;
    }

    private static Campaign identified(RandomSurvey survey) {
        return survey.campaign(Campaign.Regime.IDENTIFIED, 3);
    }

    private static Summary summary(RandomSurvey survey, List<Collected> people) {
        return read(survey, people, identified(survey)).summary(NO_EVIDENCE).build();
    }

    /** A naive recount of one group. */
    private record Recount(RandomSurvey survey, List<Filled> filled, Coded coded) {
        static Recount of(RandomSurvey survey, List<Collected> people, Predicate<Collected> in) {
            return new Recount(
                    survey,
                    people.stream()
                            .filter(in)
                            .map(each -> survey.form().fill(each.response()))
                            .toList(),
                    survey.coded());
        }

        private static Outcome count(long count) {
            return Outcome.of(Rational.of(count));
        }

        void matches(Group group) {
            assertThat(group.responded()).isEqualTo(count(filled.size()));
            group.questions().forEach(this::matches);
            for (ScoreFigures figures : group.scores()) {
                List<Rational> values = new ArrayList<>();
                for (Filled each : filled) {
                    if (each.score(figures.score().code()) instanceof Outcome.Known known) {
                        values.add(known.value());
                    }
                }
                assertThat(figures.answered()).isEqualTo(count(values.size()));
                assertThat(figures.mean()).isEqualTo(mean(values));
                assertThat(figures.median()).isEqualTo(median(values));
            }
        }

        private void matches(QuestionFigures figures) {
            Place place = Place.of(figures.question().code());
            long asked = 0;
            List<List<Answer>> answers = new ArrayList<>();
            for (Filled each : filled) {
                if (each.isAsked(place)) {
                    asked++;
                    if (!each.answers(place).isEmpty()) {
                        answers.add(each.answers(place));
                    }
                }
            }
            Reach reach = figures.reach();
            assertThat(reach.asked()).isEqualTo(count(asked));
            assertThat(reach.answered()).isEqualTo(count(answers.size()));
            assertThat(reach.missing()).isEqualTo(count(asked - answers.size()));
            assertThat(reach.notAsked()).isEqualTo(count(filled.size() - asked));
            Question.Type type = figures.question().type();
            List<Rational> numbers = new ArrayList<>();
            for (List<Answer> each : answers) {
                if (type == Question.Type.WHOLE) {
                    numbers.add(Rational.of(((Answer.Numeric) each.get(0)).value()));
                } else if (type == Question.Type.SCALE) {
                    figures.question().options().stream()
                            .filter(option -> each.contains(Answer.choice(option.code())) && option.level() != null)
                            .forEach(option -> numbers.add(Rational.of(new BigDecimal(option.code()))));
                }
            }
            if (figures.hasMean()) {
                assertThat(figures.mean()).isEqualTo(mean(numbers));
                assertThat(figures.median()).isEqualTo(median(numbers));
            }
            long sum = 0;
            for (OptionFigures option : figures.options()) {
                long chosen = answers.stream()
                        .filter(each -> isChosen(figures.question(), each, option.code()))
                        .count();
                sum += chosen;
                assertThat(option.count()).isEqualTo(count(chosen));
                assertThat(option.share())
                        .isEqualTo(
                                answers.isEmpty()
                                        ? Outcome.unknown(org.essaim.formula.Why.ZERO_DENOMINATOR)
                                        : Outcome.of(Rational.of(chosen, answers.size())));
                if (type == Question.Type.RANKING) {
                    long first = answers.stream()
                            .filter(each -> each.get(0).equals(Answer.choice(option.code())))
                            .count();
                    assertThat(option.first()).isEqualTo(count(first));
                    List<Rational> ranks = new ArrayList<>();
                    answers.forEach(each -> {
                        int rank = each.indexOf(Answer.choice(option.code()));
                        if (rank >= 0) {
                            ranks.add(Rational.of(rank + 1));
                        }
                    });
                    if (!ranks.isEmpty()) {
                        assertThat(option.meanRank()).isEqualTo(mean(ranks));
                    }
                }
            }
            if (figures.asked().shape() == Asked.Shape.ONE) {
                assertThat(sum).isEqualTo(answers.size());
            }
        }

        private boolean isChosen(Question question, List<Answer> answers, String option) {
            return switch (question.type()) {
                case TRUTH -> answers.contains(Answer.truth(option.equals("true")));
                case TEXT ->
                    coded.of(question.code(), ((Answer.Text) answers.get(0)).value())
                            .orElseThrow()
                            .contains(option);
                default -> answers.contains(Answer.choice(option));
            };
        }

        private static Outcome mean(List<Rational> values) {
            Rational sum = Rational.ZERO;
            for (Rational each : values) {
                sum = sum.plus(each);
            }
            return values.isEmpty() ? Reckoning.NOTHING : Outcome.of(sum.over(Rational.of(values.size())));
        }

        private static Outcome median(List<Rational> values) {
            List<Rational> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            return size == 0
                    ? Reckoning.NOTHING
                    : Outcome.of(sorted.get((size - 1) / 2)
                            .plus(sorted.get(size / 2))
                            .over(Rational.of(2)));
        }
    }

    @Property(tries = 200)
    void everyFigureIsThatOfARecount(@ForAll long seed) {
        RandomSurvey survey = new RandomSurvey(seed, 4);
        List<Collected> people = people(survey);
        Summary summary = summary(survey, people);
        Recount.of(survey, people, each -> true).matches(summary.all());
        assertThat(summary.structures().keySet()).isEqualTo(RandomSurvey.structures(people));
        summary.structures()
                .forEach((structure, group) -> Recount.of(
                                survey, people, each -> each.structure().equals(structure))
                        .matches(group));
    }

    private static String told(Summary summary) {
        List<Group> groups = new ArrayList<>(summary.structures().values());
        groups.add(summary.all());
        StringBuilder told = new StringBuilder();
        for (Group group : groups) {
            told.append(group.structure()).append(group.invited()).append(group.responded());
            group.questions()
                    .forEach(each -> told.append(each.reach())
                            .append(each.options().stream()
                                    .map(option -> option.code() + option.places() + option.of())
                                    .toList())
                            .append(each.mean())
                            .append(each.median())
                            .append(each.deviation()));
            group.scores()
                    .forEach(each ->
                            told.append(each.answered()).append(each.mean()).append(each.deviation()));
        }
        return told.toString();
    }

    private static Disclosure disclosure() {
        return new Disclosure(
                new org.essaim.spi.InMemoryStore(),
                () -> new Actor("federation", Perimeter.all()),
                () -> Pseudonymiser.ofHexKey("42".repeat(32)),
                Clock.fixed(Instant.parse("2027-04-01T10:00:00Z"), ZoneOffset.UTC));
    }

    @Property(tries = 60)
    void theOrderOfResponsesDoesNotMatter(@ForAll long seed) {
        RandomSurvey survey = new RandomSurvey(seed, 3);
        List<Collected> people = people(survey);
        List<Collected> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(told(summary(survey, shuffled))).isEqualTo(told(summary(survey, people)));
        Tally.Read one = read(survey, people, identified(survey));
        Tally.Read other = read(survey, shuffled, identified(survey));
        assertThat(told(other.published(disclosure(), Protection.standard(), NO_EVIDENCE)))
                .isEqualTo(told(one.published(disclosure(), Protection.standard(), NO_EVIDENCE)));
    }

    private static void isExactOrKept(Outcome published, Outcome exact) {
        if (published instanceof Outcome.Known) {
            assertThat(published).isEqualTo(exact);
        }
    }

    @Property(tries = 100)
    void aPublishedFigureIsTheExactOneOrNone(@ForAll long seed) {
        RandomSurvey survey = new RandomSurvey(seed, 3);
        List<Collected> people = people(survey);
        Tally.Read read = read(survey, people, identified(survey));
        Summary exact = read.summary(NO_EVIDENCE).build();
        Disclosure disclosure = disclosure();
        Protection protection = Protection.standard().withThreshold(3);
        Summary published = read.published(disclosure, protection, NO_EVIDENCE);
        assertThat(told(read.published(disclosure, protection, NO_EVIDENCE))).isEqualTo(told(published));
        assertThat(exact.structures().keySet())
                .containsAll(published.structures().keySet());
        Map<String, Group> groups = new TreeMap<>(published.structures());
        groups.put("", published.all());
        groups.forEach((name, group) -> {
            Group same = name.isEmpty()
                    ? exact.all()
                    : Objects.requireNonNull(exact.structures().get(name));
            isExactOrKept(group.invited(), same.invited());
            isExactOrKept(group.responded(), same.responded());
            for (QuestionFigures each : group.questions()) {
                QuestionFigures all = same.question(each.question().code());
                isExactOrKept(each.reach().asked(), all.reach().asked());
                isExactOrKept(each.reach().answered(), all.reach().answered());
                isExactOrKept(each.reach().missing(), all.reach().missing());
                isExactOrKept(each.reach().notAsked(), all.reach().notAsked());
                isExactOrKept(each.mean(), all.mean());
                isExactOrKept(each.median(), all.median());
                isExactOrKept(each.deviation(), all.deviation());
                for (OptionFigures option : each.options()) {
                    isExactOrKept(option.first(), all.option(option.code()).first());
                    isExactOrKept(option.count(), all.option(option.code()).count());
                    isExactOrKept(option.share(), all.option(option.code()).share());
                }
            }
            for (ScoreFigures each : group.scores()) {
                isExactOrKept(each.answered(), same.score(each.score().code()).answered());
                isExactOrKept(each.mean(), same.score(each.score().code()).mean());
            }
        });
    }

    private static Campaign wave(RandomSurvey survey, int number) {
        Campaign first = identified(survey);
        return new Campaign(
                "essai-" + number,
                first.questionnaire(),
                first.version(),
                first.title(),
                first.respondents(),
                Campaign.Regime.PSEUDONYMOUS,
                "essai",
                number,
                first.opens(),
                first.closes(),
                3,
                first.status());
    }

    private static List<Collected> marked(RandomSurvey survey, Set<Integer> who) {
        List<Collected> all = new ArrayList<>();
        for (int mark : who) {
            Collected each = survey.people("S0", 1).get(0);
            all.add(new Collected("S0", null, "m" + mark, each.response(), List.of()));
        }
        return all;
    }

    private static Set<Integer> some(Random random) {
        Set<Integer> some = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            if (random.nextInt(4) > 0) {
                some.add(i);
            }
        }
        return some;
    }

    @Property(tries = 100)
    void aWaveComparedWithTheSameAnswersShowsNoChange(@ForAll long seed) {
        RandomSurvey survey = new RandomSurvey(seed, 3);
        List<Collected> people = marked(survey, some(survey.random()));
        Tally.Read before = read(survey, people, wave(survey, 0));
        Tally.Read after = read(survey, people, wave(survey, 1));
        Comparison comparison = new Waves(before, after)
                .exact(
                        before.summary(NO_EVIDENCE).build(),
                        after.summary(NO_EVIDENCE).build(),
                        NO_EVIDENCE);
        assertThat(comparison.pairing()).isEqualTo(Comparison.Pairing.PAIRED);
        assertThat(comparison.excluded()).isEmpty();
        for (Change change : comparison.changes()) {
            assertThat(change.before()).isEqualTo(change.after());
            if (Reckoning.isKnown(change.difference())) {
                assertThat(change.difference()).isEqualTo(Outcome.of(Rational.ZERO));
            }
        }
    }

    @Property(tries = 100)
    void whoLeftStayedAndCameAreAllAndChangesAreOfThoseWhoStayed(@ForAll long seed) {
        RandomSurvey survey = new RandomSurvey(seed, 2);
        Set<Integer> first = some(survey.random());
        Set<Integer> second = some(survey.random());
        List<Collected> one = marked(survey, first);
        List<Collected> other = marked(survey, second);
        Tally.Read before = read(survey, one, wave(survey, 0));
        Tally.Read after = read(survey, other, wave(survey, 1));
        Comparison comparison = new Waves(before, after)
                .exact(
                        before.summary(NO_EVIDENCE).build(),
                        after.summary(NO_EVIDENCE).build(),
                        NO_EVIDENCE);
        Set<Integer> both = new HashSet<>(first);
        both.retainAll(second);
        Attrition attrition = comparison.attrition();
        if (!Reckoning.isKnown(attrition.both())) {
            assertThat(comparison.pairing()).isEqualTo(Comparison.Pairing.NOT_TOLD);
            return;
        }
        assertThat(attrition.both()).isEqualTo(Recount.count(both.size()));
        assertThat(Reckoning.sum(List.of(attrition.both(), attrition.onlyBefore())))
                .isEqualTo(attrition.answeredBefore());
        assertThat(Reckoning.sum(List.of(attrition.both(), attrition.onlyAfter())))
                .isEqualTo(attrition.answeredAfter());
        Predicate<Collected> stayed =
                each -> both.contains(Integer.parseInt(each.mark().substring(1)));
        for (Change change : comparison.changes()) {
            if (change.kind() == Change.Kind.SHARE) {
                long answered = both.stream()
                        .filter(mark -> List.of(one, other).stream()
                                .allMatch(wave -> wave.stream()
                                        .filter(each -> each.mark().equals("m" + mark))
                                        .allMatch(each -> !survey.form()
                                                .fill(each.response())
                                                .answers(Place.of(change.code()))
                                                .isEmpty())))
                        .count();
                assertThat(change.before().answered()).isEqualTo(Recount.count(answered));
                assertThat(change.after().answered()).isEqualTo(Recount.count(answered));
            }
        }
        assertThat(one.stream().filter(stayed).count()).isEqualTo(both.size());
    }

    private static Form form(String text, Question.Type type, List<Option> options) {
        Question.Builder question = Question.builder("q", type, Texts.french(text));
        if (!options.isEmpty()) {
            question.options(options);
        }
        Questionnaire.Builder builder = Questionnaire.builder("essai", "1", Texts.french("Essai"))
                .item(Question.builder("autre", Question.Type.TRUTH, Texts.french("Autre"))
                        .build())
                .item(question.build());
        if (type == Question.Type.SCALE) {
            builder.score(new Score("score", Texts.NONE, List.of("q"), Set.of(), Score.As.MEAN, 1));
        }
        return Form.require(builder.build());
    }

    @Property(tries = 60)
    void whatChangedIsNotComparedAndItSaysWhich(@ForAll long seed) {
        Random random = new Random(seed);
        int what = random.nextInt(4);
        Form one = form("Texte", Question.Type.SCALE, Option.range(1, 3));
        Form other = form(
                what == 0 ? "Un autre texte" : "Texte",
                what == 1 ? Question.Type.TRUTH : Question.Type.SCALE,
                what == 1 ? List.of() : Option.range(1, what == 2 ? 4 : 3));
        Comparison.Scope scope = Comparison.comparable(org.essaim.questionnaire.Revision.between(one, other));
        assertThat(scope.items()).contains("autre");
        if (what == 3) {
            assertThat(scope.items()).contains("q");
            assertThat(scope.scores()).containsExactly("score");
            assertThat(scope.excluded()).isEmpty();
        } else {
            assertThat(scope.items()).doesNotContain("q");
            assertThat(scope.scores()).isEmpty();
            assertThat(scope.excluded()).extracting(Comparison.Excluded::code).containsExactly("q");
            assertThat(scope.without()).extracting(Comparison.Excluded::code).containsExactly("score");
        }
    }

    @Property(tries = 100)
    void thePromoterScoreIsThatOfARecount(@ForAll long seed) {
        Random random = new Random(seed);
        Form form = form("Recommander", Question.Type.SCALE, Option.range(0, 10));
        List<Collected> people = new ArrayList<>();
        long promoters = 0;
        long detractors = 0;
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int level = random.nextInt(11);
            promoters += level >= 9 ? 1 : 0;
            detractors += level <= 6 ? 1 : 0;
            Response response = form.respond()
                    .status(Response.Status.COMPLETED)
                    .answer("q", Answer.choice(Integer.toString(level)))
                    .build();
            people.add(new Collected("S0", null, "", response, List.of()));
        }
        Campaign campaign = identified(new RandomSurvey(0, 1));
        QuestionFigures figures =
                Tally.of(campaign, form, people, turnout(people)).all().question("q");
        assertThat(figures.promoterScore()).isEqualTo(Outcome.of(Rational.of(100 * (promoters - detractors), count)));
    }
}
