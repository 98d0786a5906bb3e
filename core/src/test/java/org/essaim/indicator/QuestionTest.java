package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.Protection;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.recording.Recorded;
import org.essaim.report.Audience;
import org.essaim.report.Report;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** Questions: by what, over which periods, for whom; what is refused, what is locked, and what may be published. */
class QuestionTest {
    private static final Period YEAR = Period.parse("2026");
    private final InMemoryStore store = new InMemoryStore();
    private final List<Structure> structures = new ArrayList<>();
    private final Headcounts headcounts = new Headcounts();
    private Actor actor = new Actor("coordination", Perimeter.all());
    private final Disclosure disclosure =
            new Disclosure(store, () -> actor, () -> Pseudonymiser.ofHexKey("ab".repeat(32)), Clock.systemUTC());
    private final Indicators indicators =
            new Indicators(store, () -> actor, this::seen, new Port(), () -> disclosure, Clock.systemUTC());

    private List<Structure> seen() {
        return structures.stream()
                .filter(each -> actor.perimeter().contains(each.id()))
                .toList();
    }

    /** As many exits and people as a structure’s number says, each month. */
    private final class Headcounts implements MeasureSource {
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public List<Measure> measures() {
            return List.of(new Measure("exits", Unit.EVENTS), new Measure("person-months", Unit.PERSONS));
        }

        @Override
        public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
            long months = YearMonth.from(period.getStart()).until(YearMonth.from(period.getEnd()), ChronoUnit.MONTHS);
            return scopes.stream()
                    .map(scope -> value(measure, scope, period, months))
                    .toList();
        }

        private Value value(String measure, Scope scope, LocalDateRange period, long months) {
            long sum = 0;
            for (int i = 0; i < sizes.size(); i++) {
                sum += scope.contains(structures.get(i).id()) ? sizes.get(i) : 0;
            }
            long each = measure.equals("exits") ? sum / 10 : sum;
            return new Measured(
                    scope,
                    period,
                    BigDecimal.valueOf(each * months),
                    measure.equals("exits") ? Unit.EVENTS : Unit.PERSONS,
                    each);
        }
    }

    private final class Port implements MeasurePort {
        @Override
        public List<MeasureSource> sources() {
            return List.of(headcounts);
        }

        @Override
        public List<String> programmes() {
            return List.of("innov");
        }

        @Override
        public List<MeasureSource> sources(String programme) {
            return List.of();
        }

        @Override
        public List<Cohort> cohorts(Dimension dimension, String programme, LocalDate day) {
            return List.of(new Cohort("a1", "Équipes autonomes", Set.of("S1", "S2", "S9")));
        }

        @Override
        public SortedMap<String, String> categories() {
            return new TreeMap<>();
        }

        @Override
        public void contributions(Collection<String> names, Collection<YearMonth> months, Contribution to) {
            // Nobody books time here.
        }
    }

    private void structure(String id, String departement, int people) {
        structures.add(
                new Structure(id, "Fictive " + id, null, null, departement, ZoneId.of("Europe/Paris"), ByDate.never()));
        headcounts.sizes.add(people);
    }

    @BeforeEach
    void define() {
        structure("S1", "59", 40);
        structure("S2", "59", 20);
        structure("S3", "62", 60);
        save(Definition.builder("departures", 1, "exits")
                .over("person-months / 12")
                .times(100)
                .family("turnover")
                .build());
        save(Definition.builder("departures-monthly", 1, "exits")
                .over("person-months")
                .times(100)
                .family("turnover")
                .build());
        save(Definition.builder("monthly", 1, "exits")
                .ofPeriods(PeriodKind.MONTH, Aggregation.MEAN)
                .build());
        save(Definition.builder("weekly", 1, "exits")
                .ofPeriods(PeriodKind.WEEK, Aggregation.MEAN)
                .build());
    }

    private void save(Definition definition) {
        Recorded recorded = indicators.save(definition);
        assertThat(recorded.findings()).isEmpty();
    }

    private IndicatorTable table(Question question) {
        Answer answer = indicators.answer(question);
        assertThat(answer.findings()).isEmpty();
        return answer.tables().get(0);
    }

    private List<Finding> refused(Question question) {
        Answer answer = indicators.answer(question);
        assertThat(answer.isFine()).isFalse();
        assertThat(answer.tables()).isEmpty();
        assertThat(answer.findings()).allSatisfy(finding -> {
            assertThat(finding.message(Locale.FRENCH)).doesNotContain("{");
            assertThat(finding.remedy(Locale.ENGLISH)).doesNotContain("{");
        });
        return answer.findings();
    }

    private static List<String> texts(IndicatorTable.Row row) {
        return row.values().stream().map(each -> each.text(Locale.FRENCH)).toList();
    }

    @Test
    void withoutDimensionsThereIsOneRowOfAllStructures() {
        IndicatorTable table = table(Question.of("departures").over(YEAR));
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.codes()).isEmpty();
            // 12 × 12 exits of 120 people in twelve months.
            assertThat(texts(row)).containsExactly("120,00");
            assertThat(row.values().get(0).coverage().text(Locale.FRENCH)).isEqualTo("3 structures sur 3 ont répondu");
        });
        assertThat(table.state()).isEqualTo(store.sequence());
        assertThat(table.audience()).isEqualTo(Audience.RECIPIENT);
    }

    @Test
    void territoriesAndStructuresAreRowsAndPeriodsAreColumnsWithTheWholeLast() {
        IndicatorTable table = table(Question.of("monthly")
                .over(YEAR)
                .by(Dimension.TERRITORY, Dimension.STRUCTURE)
                .every(PeriodKind.SEMESTER));
        assertThat(table.periods()).extracting(Period::toString).containsExactly("2026-H1", "2026-H2", "2026");
        assertThat(table.rows())
                .extracting(IndicatorTable.Row::codes)
                .containsExactly(List.of("59", "S1"), List.of("59", "S2"), List.of("62", "S3"));
        assertThat(texts(table.rows().get(2))).containsExactly("6,00", "6,00", "6,00");
    }

    @Test
    void anApproachIsMadeOfItsStructuresThatTheActorMaySee() {
        IndicatorTable table = table(Question.of("monthly").over(YEAR).by(Dimension.APPROACH));
        assertThat(table.programme()).isEqualTo("innov");
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.titles()).containsExactly("Équipes autonomes");
            assertThat(row.values().get(0).subject().scope().structures()).containsExactlyInAnyOrder("S1", "S2");
            assertThat(texts(row)).containsExactly("6,00");
        });
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        assertThat(refused(Question.of("nobody").over(YEAR)))
                .extracting(Finding::code)
                .containsExactly(Code.UNKNOWN_INDICATOR);
        assertThat(refused(Question.of("departures").over(YEAR).by(Dimension.TEAM)))
                .extracting(Finding::code)
                .containsExactly(Code.DIMENSION_NOT_DEFINED);
        assertThat(refused(Question.of("weekly").over(YEAR)))
                .extracting(Finding::code)
                .containsExactly(Code.PERIODS_DO_NOT_NEST);
        assertThat(refused(Question.of("departures").over(YEAR).every(PeriodKind.WEEK)))
                .extracting(Finding::code)
                .contains(Code.PERIODS_DO_NOT_NEST);
        assertThat(refused(Question.of("departures", "departures-monthly").over(YEAR)))
                .extracting(Finding::code)
                .containsExactly(Code.VARIANTS_COMPARED);
        assertThat(refused(
                        Question.of("departures").over(YEAR).by(Dimension.PHASE).in("autre")))
                .extracting(Finding::code)
                .containsExactly(Code.PROGRAMME_NEEDED);
        assertThatThrownBy(() -> indicators.answer(Question.of("departures")))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe");
    }

    @Test
    void twoVersionsOfADefinitionAreNotSetSideBySide() {
        save(Definition.builder("accueil", 1, "exits")
                .until(LocalDate.of(2025, 12, 31))
                .build());
        save(Definition.builder("accueil", 2, "exits * 2")
                .from(LocalDate.of(2026, 1, 1))
                .build());
        assertThat(table(Question.of("accueil").over(YEAR))
                        .indicator()
                        .definition()
                        .version())
                .isEqualTo(2);
        assertThat(refused(Question.of("accueil")
                        .over(Period.parse("2025-07-01..2026-06-30"))
                        .every(PeriodKind.SEMESTER)))
                .extracting(Finding::code)
                .containsExactly(Code.VERSIONS_COMPARED);
        assertThat(refused(Question.of("accueil").over(Period.parse("2025-07-01..2026-06-30"))))
                .extracting(Finding::code)
                .containsExactly(Code.INDICATOR_NOT_IN_FORCE);
    }

    @Test
    void aVersionKeepsItsFormulaAndMayBeCalledOtherwise() {
        Definition.Builder same = Definition.builder("departures", 1, "exits")
                .over("person-months / 12")
                .times(100)
                .family("turnover");
        assertThat(indicators.save(same.title("Départs", "Departures").build()).stored())
                .isEqualTo(1);
        assertThat(indicators.save(same.times(1000).build()).findings())
                .extracting(Finding::code)
                .containsExactly(Code.INDICATOR_REDEFINED);
    }

    @Test
    void whatIsNotTheActorsIsLockedAndAllOfItIsWhatTheActorSees() {
        actor = new Actor("S1", Perimeter.of(Set.of("S1")));
        IndicatorTable own = table(Question.of("monthly").over(YEAR).by(Dimension.FEDERATION));
        assertThat(own.rows().get(0).values().get(0).subject().scope().structures())
                .containsExactly("S1");
        assertThat(texts(own.rows().get(0))).containsExactly("4,00");
        IndicatorTable other = table(Question.of("monthly").over(YEAR).of(new Scope(Set.of("S2"))));
        assertThat(other.rows().get(0).values().get(0).outcome()).isEqualTo(Outcome.unknown(Why.LOCKED));
        assertThatThrownBy(() ->
                        indicators.save(Definition.builder("a", 1, "exits").build()))
                .isInstanceOf(EssaimException.class);
    }

    @Test
    void whatWouldTellOfFewPeopleIsSecretWhenItIsPublishedAndNothingOfItIsLeft() {
        // 4 and 2 exits a month: few. Of their territory 6.
        Answer answer =
                indicators.publish(Question.of("monthly").over(YEAR).by(Dimension.STRUCTURE), Protection.standard());
        assertThat(answer.findings()).isEmpty();
        IndicatorTable table = answer.tables().get(0);
        assertThat(table.audience()).isEqualTo(Audience.PUBLISHED);
        assertThat(table.releases()).containsEntry("exits", 1);
        IndicatorValue secret = table.rows().get(1).values().get(0);
        assertThat(secret.outcome()).isEqualTo(Outcome.unknown(Why.SUPPRESSED));
        assertThat(secret.figures()).isEmpty();
        assertThat(secret.numerator()).isEmpty();
        Report report = answer.report(Locale.FRENCH);
        assertThat(report.audience()).isEqualTo(Audience.PUBLISHED);
        assertThat(report.toString()).contains("s.");
        assertThat(disclosure.releases("exits")).hasSize(1);
    }

    @Test
    void whatIsPublishedAgainAtALargerScaleDoesNotTellTheSecret() {
        indicators.publish(Question.of("monthly").over(YEAR).by(Dimension.TERRITORY), Protection.standard());
        IndicatorTable second = indicators
                .publish(Question.of("monthly").over(YEAR).by(Dimension.STRUCTURE), Protection.standard())
                .tables()
                .get(0);
        assertThat(second.releases()).containsEntry("exits", 2);
        // S1 and S2 make their territory, which is known: neither can be shown if one is secret.
        assertThat(second.rows().subList(0, 2))
                .allSatisfy(
                        row -> assertThat(row.values().get(0).outcome()).isEqualTo(Outcome.unknown(Why.SUPPRESSED)));
    }

    @Test
    void whatCannotBeHeldAgainstOtherReleasesIsNotPublished() {
        assertThat(indicators
                        .publish(Question.of("monthly").over(YEAR).by(Dimension.APPROACH), Protection.standard())
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.NOT_PUBLISHED_BY);
        assertThat(indicators
                        .publish(
                                Question.of("departures").over(Period.parse("2026-02-01..2026-03-31")),
                                Protection.standard())
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.NOT_PUBLISHED_OVER);
    }

    @Test
    void definitionsThatGoRoundOrNameWhatIsWorkedOutInAnotherOrderAreRefused() {
        Measures measures = indicators.measures("");
        List<Definition> round = List.of(
                Definition.builder("a", 1, "b + exits").build(),
                Definition.builder("b", 1, "c").build(),
                Definition.builder("c", 1, "a").build(),
                Definition.builder("d", 1, "exits").over("monthly").build(),
                Definition.builder("monthly", 1, "exits")
                        .ofPeriods(PeriodKind.MONTH, Aggregation.MEAN)
                        .build(),
                Definition.builder("e", 1, "f / 2").build(),
                Definition.builder("f", 1, "exits")
                        .over("person-months")
                        .times(100)
                        .build());
        Catalogue catalogue = Catalogue.of(round);
        List<Finding> findings = new ArrayList<>();
        assertThat(catalogue.indicator("a", 1, measures.vocabulary(), findings::add))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.INDICATOR_NAMES_A_REFUSED_ONE);
        findings.clear();
        assertThat(catalogue.indicator("c", 1, measures.vocabulary(), findings::add))
                .isEmpty();
        findings.clear();
        assertThat(catalogue.indicator("d", 1, measures.vocabulary(), findings::add))
                .isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.INDICATOR_NOT_PLAIN);
            assertThat(finding.path()).isEqualTo("denominator");
        });
        findings.clear();
        Indicator named = catalogue
                .indicator("e", 1, measures.vocabulary(), findings::add)
                .orElseThrow();
        assertThat(findings).isEmpty();
        assertThat(named.numerator().source()).isEqualTo("exits / person-months * 100 / 2");
        assertThat(indicators.value(named, Subject.of(Scope.federation()), YEAR).text(Locale.FRENCH))
                .isEqualTo("5,00");
    }

    @Test
    void formulasThatStandInOneAnotherDoNotGrowBeyondMemory() {
        List<Definition> tower =
                new ArrayList<>(List.of(Definition.builder("a0", 1, "exits").build()));
        IntStream.range(1, 60)
                .forEach(i -> tower.add(Definition.builder("a" + i, 1, "a" + (i - 1) + " + a" + (i - 1))
                        .build()));
        tower.add(Definition.builder("b0", 1, "(exits / exits)^20").build());
        tower.add(Definition.builder("b1", 1, "b0^20").build());
        tower.add(Definition.builder("b2", 1, "b1^20").build());
        Catalogue catalogue = Catalogue.of(tower);
        for (String id : List.of("a59", "b2")) {
            List<Finding> findings = new ArrayList<>();
            assertThat(catalogue.indicator(id, 1, indicators.measures("").vocabulary(), findings::add))
                    .isEmpty();
            assertThat(findings).isNotEmpty();
        }
    }
}
