package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import org.essaim.disclosure.Protection;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.report.Figures;
import org.jspecify.annotations.Nullable;

/** Laws of answers: parts make the whole, order changes nothing, and what is published tells nothing of what is secret. */
class AnswerLawsTest {
    private static final Map<String, String> PLACES =
            new TreeMap<>(Map.of("S1", "59", "S2", "59", "S3", "62", "S4", "62"));
    private static final List<String> NAMES = List.copyOf(PLACES.keySet());
    private static final Map<String, Set<String>> PHASES =
            Map.of("debut", Set.of("S1", "S3", "S4"), "fin", Set.of("S2"));
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final Period QUARTER = Period.parse("2026-Q1");
    private static final int CELLS = 12;
    private static final int THRESHOLD = 5;
    private static final Actor EVERYBODY = new Actor("essai", Perimeter.all());

    private static Indicators indicators(Answers answers) {
        return new AnswersPort(answers, Map.of(), PHASES).indicators(PLACES, () -> EVERYBODY);
    }

    private static Definition plain(String id, String formula) {
        return Definition.builder(id, 1, formula).build();
    }

    private static Rational known(IndicatorValue value) {
        return ((Outcome.Known) value.outcome()).value();
    }

    private static IndicatorTable table(Indicators indicators, Question question, Definition... definitions) {
        Answer answer = indicators.answer(question, definitions);
        assertThat(answer.findings()).isEmpty();
        return answer.tables().get(0);
    }

    @Property(tries = 100)
    void partsMakeTheWholeByWhateverStructuresAndMonthsAreSplit(
            @ForAll @Size(2 * CELLS) List<@IntRange(min = -5, max = 1000) Integer> figures) {
        Answers answers = new Answers(NAMES);
        for (int i = 0; i < 2 * CELLS; i++) {
            answers.tell(
                    NAMES.get(i / 2 % 4),
                    JANUARY.plusMonths(i / 8),
                    i % 2 == 0 ? "entries" : "exits",
                    BigDecimal.valueOf(figures.get(i)));
        }
        Definition gain = plain("solde", "(entries - exits) * 3 / 7");
        Indicators indicators = indicators(answers);
        Question whole = Question.of("solde").over(QUARTER);
        Rational expected =
                known(table(indicators, whole, gain).rows().get(0).values().get(0));
        for (List<Dimension> by : List.of(
                List.<Dimension>of(),
                List.of(Dimension.FEDERATION),
                List.of(Dimension.STRUCTURE),
                List.of(Dimension.TERRITORY),
                List.of(Dimension.PHASE),
                List.of(Dimension.PHASE, Dimension.TERRITORY),
                List.of(Dimension.TERRITORY, Dimension.STRUCTURE))) {
            IndicatorTable table = table(indicators, whole.by(by).every(PeriodKind.MONTH), gain);
            Rational months = Rational.ZERO;
            Rational wholes = Rational.ZERO;
            for (IndicatorTable.Row row : table.rows()) {
                assertThat(row.values()).hasSize(4);
                for (IndicatorValue value : row.values().subList(0, 3)) {
                    months = months.plus(known(value));
                }
                wholes = wholes.plus(known(row.values().get(3)));
            }
            assertThat(months).as("%s", by).isEqualTo(expected);
            assertThat(wholes).as("%s", by).isEqualTo(expected);
        }
    }

    @Property(tries = 50)
    void theOrderOfDefinitionsAndOfTheQuestionChangesNoValue(
            @ForAll @Size(CELLS) List<@WithNull(0.1) @IntRange(max = 50) Integer> figures, @ForAll Random random) {
        Answers answers = new Answers(NAMES);
        for (int i = 0; i < CELLS; i++) {
            Integer figure = figures.get(i);
            if (figure != null) {
                answers.tell(NAMES.get(i % 4), JANUARY.plusMonths(i / 4), "exits", BigDecimal.valueOf(figure));
            }
        }
        List<Definition> definitions = new ArrayList<>(List.of(
                plain("a", "b + c"),
                plain("b", "exits * 2"),
                plain("c", "b - d"),
                plain("d", "exits / 3"),
                Definition.builder("b", 2, "exits * 5").build()));
        List<String> ids = new ArrayList<>(List.of("a", "b", "c", "d"));
        Map<String, IndicatorTable> before = tables(answers, ids, definitions);
        Collections.shuffle(definitions, random);
        Collections.shuffle(ids, random);
        Map<String, IndicatorTable> after = tables(answers, ids, definitions);
        before.forEach((id, table) -> {
            for (int row = 0; row < table.rows().size(); row++) {
                IndicatorTable.Row one = table.rows().get(row);
                IndicatorTable.Row other =
                        Objects.requireNonNull(after.get(id)).rows().get(row);
                assertThat(other.codes()).isEqualTo(one.codes());
                assertThat(other.values())
                        .extracting(IndicatorValue::outcome)
                        .isEqualTo(one.values().stream()
                                .map(IndicatorValue::outcome)
                                .toList());
            }
        });
    }

    private static Map<String, IndicatorTable> tables(Answers answers, List<String> ids, List<Definition> definitions) {
        Answer answer = indicators(answers)
                .answer(
                        Question.of(ids).over(QUARTER).by(Dimension.STRUCTURE).every(PeriodKind.MONTH),
                        definitions.toArray(Definition[]::new));
        assertThat(answer.findings()).isEmpty();
        Map<String, IndicatorTable> tables = new TreeMap<>();
        answer.tables().forEach(each -> tables.put(each.indicator().definition().id(), each));
        return tables;
    }

    /** Figures that no other can be taken for, some of few people, below a line that not everybody told. */
    private static final class Few {
        private final Answers answers = new Answers(NAMES);
        private final Set<Rational> ofFew = new HashSet<>();

        Few(List<Integer> people, List<Boolean> silent, Random random) {
            for (int i = 0; i < CELLS; i++) {
                long figure = 1_000_000L + random.nextInt(8_999_999);
                String structure = NAMES.get(i % 4);
                YearMonth month = JANUARY.plusMonths(i / 4);
                answers.tell(structure, month, "exits", BigDecimal.valueOf(figure), people.get(i));
                if (people.get(i) < THRESHOLD) {
                    ofFew.add(Rational.of(figure));
                }
                if (!silent.get(i)) {
                    answers.tell(structure, month, "person-months", BigDecimal.valueOf(60 + i), 60);
                }
            }
        }
    }

    @Property(tries = 60)
    void whatIsPublishedIsTheValueOrSecretAndNothingTellsOfFewPeople(
            @ForAll @Size(CELLS) List<@IntRange(min = 2, max = 14) Integer> people,
            @ForAll @Size(CELLS) List<Boolean> silent,
            @ForAll Missing missing,
            @ForAll @Nullable @WithNull(0.7) Aggregation structures,
            @ForAll Random random) {
        Few known = new Few(people, silent, random);
        Indicators indicators = indicators(known.answers);
        Definition.Builder rate =
                Definition.builder("taux", 1, "exits").over("person-months").missing(missing);
        if (structures != null) {
            rate.ofStructures(structures);
        }
        Definition[] definitions = {plain("sorties", "exits"), rate.build()};
        List<Question> questions = new ArrayList<>();
        for (String id : List.of("sorties", "taux")) {
            Question question = Question.of(id).over(QUARTER).every(PeriodKind.MONTH);
            questions.add(question);
            questions.add(question.by(Dimension.TERRITORY));
            questions.add(question.by(Dimension.STRUCTURE));
        }
        Collections.shuffle(questions, random);
        Set<Rational> told = new HashSet<>();
        Set<Rational> secret = new HashSet<>(known.ofFew);
        StringBuilder everything = new StringBuilder();
        for (Question question : questions) {
            Answer published =
                    indicators.publish(question, Protection.standard().withThreshold(THRESHOLD), definitions);
            assertThat(published.findings()).isEmpty();
            IndicatorTable exact = table(indicators, question, definitions);
            compare(exact, published.tables().get(0), told, secret);
            everything
                    .append(published.tables())
                    .append(published.toTree())
                    .append(published.report(Locale.FRENCH))
                    .append(published.report(Locale.UK));
            published
                    .tables()
                    .get(0)
                    .rows()
                    .forEach(row -> row.values().forEach(value -> everything.append(value.explain(Locale.FRENCH))));
        }
        assertNothingIsLeft(everything.toString(), secret);
        assertNoTwoTellOfFew(List.copyOf(told), known.ofFew);
    }

    private static void compare(
            IndicatorTable exact, IndicatorTable published, Set<Rational> told, Set<Rational> secret) {
        for (int row = 0; row < exact.rows().size(); row++) {
            for (int i = 0; i < exact.periods().size(); i++) {
                IndicatorValue one = exact.rows().get(row).values().get(i);
                IndicatorValue other = published.rows().get(row).values().get(i);
                boolean kept = other.outcome().equals(Outcome.unknown(Why.SUPPRESSED));
                if (!kept) {
                    assertThat(other.outcome()).isEqualTo(one.outcome());
                    tell(other.outcome(), told);
                    other.numerator().ifPresent(each -> tell(each, told));
                } else if (exact.indicator().definition().id().equals("sorties")) {
                    tell(one.outcome(), secret);
                }
            }
        }
    }

    private static void tell(Outcome outcome, Set<Rational> to) {
        if (outcome instanceof Outcome.Known value) {
            to.add(value.value());
        }
    }

    private static void assertNothingIsLeft(String text, Set<Rational> secret) {
        Set<String> left = new TreeSet<>();
        for (Rational each : secret) {
            long figure = each.rounded();
            for (String digits : List.of(
                    Long.toString(figure),
                    Figures.in(Locale.FRENCH).count(figure),
                    Figures.in(Locale.UK).count(figure))) {
                if (text.contains(digits)) {
                    left.add(digits);
                }
            }
        }
        assertThat(left).isEmpty();
    }

    private static void assertNoTwoTellOfFew(List<Rational> told, Set<Rational> ofFew) {
        for (int i = 0; i < told.size(); i++) {
            assertThat(ofFew).doesNotContain(told.get(i));
            for (int j = 0; j < told.size(); j++) {
                assertThat(ofFew).doesNotContain(told.get(i).minus(told.get(j)));
            }
        }
    }
}
