package org.essaim.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
import org.essaim.questionnaire.Response;
import org.essaim.spi.InMemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Somebody who read all that was published of a campaign, knows the questionnaire, and reckons in whole people, cannot tell of fewer than the threshold what they answered:
 * to one question or to two, in one structure or in all, at one release or between two. How many left a question out is no answer.
 */
class PublicationAttackTest {
    private static final int LEAST = 3;

    /** All that can be said of one person. */
    private record Person(String structure, Response response, int since, int until) {
        boolean isIn(int release) {
            return since <= release && release <= until;
        }
    }

    private static Protection protection(int threshold) {
        return Protection.standard().withThreshold(threshold);
    }

    /** One campaign, its releases, and what they tell. */
    private static final class Attack {
        private final RandomSurvey survey;
        private final Counting reading;
        private final Map<Response, Individual> individuals = new LinkedHashMap<>();
        private final List<Person> people;
        private final Worlds<Person> worlds;
        private int releases;
        private final Disclosure disclosure = new Disclosure(
                new InMemoryStore(),
                () -> new Actor("federation", Perimeter.all()),
                () -> Pseudonymiser.ofHexKey("42".repeat(32)),
                Clock.fixed(Instant.parse("2027-04-01T10:00:00Z"), ZoneOffset.UTC));
        private final Set<String> structures = new HashSet<>();

        Attack(RandomSurvey survey, List<Person> people) {
            this.survey = survey;
            this.people = people;
            this.reading = new Counting(survey.form(), survey.coded());
            for (Response way : survey.ways()) {
                individuals.put(
                        way,
                        reading.read(List.of(new Collected("", null, "", way, List.of())))
                                .get(0));
            }
            people.forEach(each -> structures.add(each.structure()));
            List<Person> kinds = new ArrayList<>();
            Set<String> spans = new HashSet<>();
            for (Person each : people) {
                if (spans.add(each.structure() + each.since() + "-" + each.until())) {
                    survey.ways()
                            .forEach(way -> kinds.add(new Person(each.structure(), way, each.since(), each.until())));
                }
            }
            this.worlds = new Worlds<>(kinds, people);
        }

        private Individual individual(Person person) {
            return Objects.requireNonNull(individuals.get(person.response()));
        }

        Group release(int number, Protection protection, Campaign.Regime regime) {
            releases++;
            Counting counting = new Counting(survey.form(), survey.coded());
            List<Individual> answered = new ArrayList<>();
            TreeMap<String, Turnout.Count> invited = new TreeMap<>();
            for (Person each : people) {
                if (each.isIn(number)) {
                    Individual individual = counting.read(
                                    List.of(new Collected(each.structure(), null, "", each.response(), List.of())))
                            .get(0);
                    answered.add(individual);
                    counting.add(each.structure(), individual);
                    invited.merge(
                            each.structure(),
                            new Turnout.Count(20, 1),
                            (one, other) -> new Turnout.Count(20, one.answered() + 1));
                }
            }
            Publication.Published published = new Publication(
                            disclosure,
                            protection,
                            survey.campaign(regime, LEAST),
                            survey.form(),
                            counting,
                            answered,
                            new Turnout(invited),
                            new Evidence(null))
                    .publish();
            read(number, published.all());
            published.structures().values().forEach(group -> read(number, group));
            return published.all();
        }

        private void told(String what, Outcome outcome, ToLongFunction<Person> adds) {
            if (outcome instanceof Outcome.Known known) {
                worlds.told(what, adds, known.value().numerator().longValueExact());
            }
        }

        private static long one(boolean is) {
            return is ? 1 : 0;
        }

        private void read(int number, Group group) {
            Predicate<Person> in = person -> person.isIn(number)
                    && (group.structure().isEmpty() || group.structure().equals(person.structure()));
            String where = number + " " + group.structure() + " ";
            told(where + "responded", group.responded(), person -> one(in.test(person)));
            for (int q = 0; q < group.questions().size(); q++) {
                read(where, in, q, group.questions().get(q));
            }
            for (int s = 0; s < group.scores().size(); s++) {
                ScoreFigures figures = group.scores().get(s);
                int score = s;
                told(
                        where + "score",
                        figures.answered(),
                        person -> one(in.test(person) && individual(person).score(score) != null));
                assertThat(Reckoning.isKnown(figures.deviation())).isFalse();
                assertThat(figures.spread().histogram()).isEmpty();
                mean(
                        where + "mean of score",
                        figures.mean(),
                        figures.answered(),
                        in,
                        person -> individual(person).score(score));
            }
        }

        private void mean(
                String what,
                Outcome mean,
                Outcome answered,
                Predicate<Person> in,
                Function<Person, @Nullable Rational> value) {
            if (mean instanceof Outcome.Known known && answered instanceof Outcome.Known of) {
                worlds.told(
                        what,
                        person -> {
                            Rational each = in.test(person) ? value.apply(person) : null;
                            return each == null ? 0 : whole(each);
                        },
                        whole(known.value().times(of.value())));
            }
        }

        // Every score made up here is whole after that many times: whatever it is divided by is no more than nine.
        private static long whole(Rational value) {
            Rational whole = value.times(2520);
            assertThat(whole.denominator()).isEqualTo(BigInteger.ONE);
            return whole.numerator().longValueExact();
        }

        private void read(String where, Predicate<Person> in, int q, QuestionFigures figures) {
            String what = where + figures.question().code() + " ";
            Reach reach = figures.reach();
            Predicate<Person> asked = in.and(person -> individual(person).isAsked(q));
            Predicate<Person> answered = in.and(person -> individual(person).isAnswered(q));
            told(what + "asked", reach.asked(), person -> one(asked.test(person)));
            told(what + "answered", reach.answered(), person -> one(answered.test(person)));
            told(
                    what + "missing",
                    reach.missing(),
                    person -> one(asked.and(answered.negate()).test(person)));
            told(
                    what + "hidden",
                    reach.notAsked(),
                    person -> one(in.and(asked.negate()).test(person)));
            for (OptionFigures option : figures.options()) {
                told(
                        what + option.code(),
                        figures.headCount(option),
                        person -> one(in.test(person) && atoms(q, person, true).contains(option.code())));
            }
            if (figures.asked().shape() == Asked.Shape.NUMBER) {
                assertThat(Reckoning.isKnown(figures.median()) || Reckoning.isKnown(figures.deviation()))
                        .isFalse();
                mean(what + "mean", figures.mean(), reach.answered(), in, person -> {
                    List<Answer> given = individual(person).given(q);
                    return given.isEmpty() ? null : Rational.of(((Answer.Numeric) given.get(0)).value());
                });
            } else if (figures.meanInterval().isPresent()) {
                assertThat(figures.options()).allMatch(option -> Reckoning.isKnown(option.count()));
            }
        }

        /** What a person said there, as somebody would want to know it. */
        private Set<String> atoms(int q, Person person, boolean first) {
            Individual individual = individual(person);
            Asked asked = reading.questions().get(q);
            Set<String> atoms = new HashSet<>();
            if (!individual.isAsked(q)) {
                // Who left out what decides was not asked either, and said nothing by it.
                boolean said = IntStream.range(0, reading.questions().size())
                        .noneMatch(other -> individual.isAsked(other) && !individual.isAnswered(other));
                return said ? Set.of("(hidden)") : Set.of();
            }
            List<Answer> given = individual.given(q);
            if (given.isEmpty()) {
                return atoms;
            }
            switch (asked.shape()) {
                case NUMBER -> atoms.add(((Answer.Numeric) given.get(0)).value().toPlainString());
                case WORDS -> {
                    Set<String> themes = Counting.themes(asked.code(), given, reading.coded())
                            .orElseThrow();
                    asked.options()
                            .forEach(option ->
                                    atoms.add((themes.contains(option.code()) ? "" : "(not) ") + option.code()));
                }
                case SEVERAL -> {
                    List<String> codes = given.stream().map(Counting::option).toList();
                    asked.options()
                            .forEach(option ->
                                    atoms.add((codes.contains(option.code()) ? "" : "(not) ") + option.code()));
                }
                case RANKED -> {
                    atoms.add(Counting.option(given.get(0)));
                    if (!first && given.size() > 1) {
                        atoms.add("(second) " + Counting.option(given.get(1)));
                    }
                }
                default -> atoms.add(Counting.option(given.get(0)));
            }
            return atoms;
        }

        /** What of fewer than the threshold is known, in words. */
        List<String> leaks(int least) {
            Map<String, Predicate<Person>> groups = new LinkedHashMap<>();
            for (int r = 0; r < releases; r++) {
                int release = r;
                groups.put(r + " in all", person -> person.isIn(release));
                structures.forEach(structure -> groups.put(
                        release + " in " + structure,
                        person -> person.isIn(release) && person.structure().equals(structure)));
                if (r > 0) {
                    groups.put("came by " + r, person -> person.isIn(release) && !person.isIn(release - 1));
                    groups.put("gone by " + r, person -> !person.isIn(release) && person.isIn(release - 1));
                }
            }
            List<String> leaks = new ArrayList<>();
            List<Map<String, Predicate<Person>>> questions = new ArrayList<>();
            for (int q = 0; q < reading.questions().size(); q++) {
                questions.add(cells(q));
            }
            groups.forEach((group, in) -> {
                for (int q = 0; q < questions.size(); q++) {
                    questions.get(q).forEach((cell, of) -> {
                        look(group + ": " + cell, in, of, least, leaks);
                    });
                    for (int other = q + 1; other < questions.size(); other++) {
                        Map<String, Predicate<Person>> second = questions.get(other);
                        questions
                                .get(q)
                                .forEach((cell, of) -> second.forEach((cell2, of2) -> {
                                    look(group + ": " + cell + " and " + cell2, in, of.and(of2), least, leaks);
                                }));
                    }
                }
            });
            return leaks;
        }

        private Map<String, Predicate<Person>> cells(int q) {
            Map<String, Predicate<Person>> cells = new TreeMap<>();
            for (Response way : survey.ways()) {
                for (String atom : atoms(q, new Person("", way, 0, 0), false)) {
                    cells.put(
                            reading.questions().get(q).code() + " " + atom,
                            person -> atoms(q, person, false).contains(atom));
                }
            }
            return cells;
        }

        private void look(String cell, Predicate<Person> in, Predicate<Person> of, int least, List<String> leaks) {
            long truth = worlds.truth(in.and(of));
            if (truth > 0
                    && truth < least
                    && !isOfAll(in.and(of), of)
                    && worlds.known(in.and(of)).isPresent()) {
                leaks.add(cell + " are " + truth);
            }
        }

        // Where everybody said the same, of a structure or of all, that is told of as many as they are: of each of them
        // too.
        private boolean isOfAll(Predicate<Person> cell, Predicate<Person> of) {
            List<Person> them = people.stream().filter(cell).toList();
            boolean release = IntStream.range(0, releases)
                    .anyMatch(number -> them.stream().allMatch(each -> each.isIn(number))
                            && people.stream().filter(each -> each.isIn(number)).allMatch(of));
            return release
                    || people.stream()
                            .filter(each -> them.stream()
                                    .anyMatch(one -> one.structure().equals(each.structure())))
                            .allMatch(of);
        }
    }

    private static List<Person> persons(RandomSurvey survey, int releases) {
        Random random = survey.random();
        List<Person> people = new ArrayList<>();
        int structures = 1 + random.nextInt(3);
        for (int s = 0; s < structures; s++) {
            int count = 2 + random.nextInt(12);
            // Of too few the campaign forgets the structure.
            for (Collected each : survey.people(count < LEAST ? "" : "S" + s, count)) {
                people.add(new Person(each.structure(), each.response(), 0, releases - 1));
            }
        }
        for (int r = 1; r < releases; r++) {
            int change = 1 + random.nextInt(6);
            if (random.nextBoolean()) {
                for (Collected each : survey.people("S0", change)) {
                    people.add(new Person(each.structure(), each.response(), r, releases - 1));
                }
            } else {
                for (int i = 0; i < Math.min(change, people.size()); i++) {
                    Person each = people.get(i);
                    people.set(i, new Person(each.structure(), each.response(), each.since(), r - 1));
                }
            }
        }
        return people;
    }

    static List<String> leaks(long seed, int questions, int releases) {
        RandomSurvey survey = new RandomSurvey(seed, questions);
        Attack attack = new Attack(survey, persons(survey, releases));
        int least = Integer.MAX_VALUE;
        for (int r = 0; r < releases; r++) {
            int threshold = survey.random().nextBoolean() ? LEAST : 5;
            attack.release(r, protection(threshold), Campaign.Regime.ANONYMOUS);
            least = Math.min(least, threshold);
        }
        return attack.leaks(least);
    }

    // From one seed, as what is left to be found comes once in tens of thousands: scripts/attack.sh looks further.
    @Property(tries = 100, seed = "1")
    void oneReleaseTellsOfNobodyWhatTheyAnswered(@ForAll long seed) {
        assertThat(leaks(seed, 3, 1)).isEmpty();
    }

    @Property(tries = 60, seed = "1")
    void norDoTwoWhileAnswersComeAndGo(@ForAll long seed) {
        assertThat(leaks(seed, 2, 2)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "essaim.attacks", matches = "\\d+", disabledReason = "takes as long as one likes")
    void norDoesAnyThatWasNeverTried() {
        List<String> found = new Random()
                .longs(Long.getLong("essaim.attacks"))
                .boxed()
                .flatMap(seed -> Stream.of(1, 2)
                        .flatMap(releases -> leaks(seed, 4 - releases, releases).stream()
                                .map(leak -> "seed " + seed + ", releases " + releases + ": " + leak)))
                .toList();
        assertThat(found).isEmpty();
    }

    /** What one structure said to an option was known from all and the other one, and with it that four said something else. */
    @Test
    void whatIsLeftOfAllTellsNothingOfTheRestOfAStructure() {
        boolean[][] shown = {{false, true, true, false}, {false, false, false, true}, {false, true, false, false}};
        long[][] counts = {{5, 0, 0, 2}, {2, 5, 2, 0}, {7, 5, 2, 2}};
        Masking.settle(counts, shown, 5);
        assertThat(shown[2][1]).isFalse();
        assertThat(leaks(21196, 3, 1)).isEmpty();
    }

    /** Two of three options had to be chosen: what is left of all that was chosen told that two people chose all three. */
    @Test
    void whatWasChosenInAllTellsOfNobodyHowManyTheyChose() {
        long[][] yes = {{24, 15, 5}};
        long[][] no = {{3, 12, 22}};
        boolean[][] shown = {{true, true, true}};
        Masking.settle(new long[][] {{22, 24, 10}}, new long[][] {{5, 3, 17}}, shown, 2, 3, 3);
        assertThat(shown).isDeepEqualTo(new boolean[][] {{true, true, false}});
        boolean[][] enough = {{true, true, true}};
        Masking.settle(yes, no, enough, 1, 3, 3);
        assertThat(enough).isDeepEqualTo(new boolean[][] {{true, true, true}});
        assertThat(leaks(1015812, 3, 1)).isEmpty();
    }

    /** Six more answered and four more of them chose the first option: two more chose something else, though nothing told of them. */
    @Test
    void whatIsLeftOfAChangeTellsOfNobodyWhoCame() {
        assertThat(leaks(-3063587914427295075L, 2, 2)).isEmpty();
        assertThat(leaks(-7087402773440603029L, 2, 2)).isEmpty();
    }

    /** What would be known if nothing were kept from view: the attacker is worth something. */
    @Test
    void whatIsNotProtectedIsFoundOut() {
        long found = LongStream.range(0, 20)
                .filter(seed -> {
                    RandomSurvey survey = new RandomSurvey(seed, 2);
                    Attack attack = new Attack(survey, persons(survey, 1));
                    attack.release(0, Protection.waived("essai", "federation"), Campaign.Regime.IDENTIFIED);
                    return !attack.leaks(LEAST).isEmpty();
                })
                .count();
        assertThat(found).isGreaterThan(10);
    }

    /** Keeping everything from view would be safe, and of no use. */
    @Test
    void mostQuestionsAreToldOfAllWhoAnswered() {
        long told = 0;
        long asked = 0;
        for (long seed = 0; seed < 100; seed++) {
            RandomSurvey survey = new RandomSurvey(seed, 1);
            Attack attack = new Attack(survey, persons(survey, 1));
            Group all = attack.release(0, protection(LEAST), Campaign.Regime.ANONYMOUS);
            told += all.questions().stream()
                    .filter(each -> Reckoning.isKnown(each.reach().answered()))
                    .count();
            asked += all.questions().size();
        }
        assertThat(told * 4).isGreaterThan(asked * 3);
    }
}
