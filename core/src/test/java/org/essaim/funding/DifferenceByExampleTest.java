package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.essaim.Specs;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/differences}, which a coordinator can read; their README says what each key means. */
class DifferenceByExampleTest {
    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("conventions") List<RuleBook.Convention> agreements,
            @JsonProperty("temps") List<RuleBook.Event> time,
            @JsonProperty("etapes") List<Step> steps,
            @JsonProperty("ecart") Expected difference,
            @JsonProperty("lignes") @Nullable List<Line> lines,
            @JsonProperty("changements") @Nullable List<Change> changes,
            @JsonProperty("ouverts_avant") @Nullable List<String> openBefore,
            @JsonProperty("ouverts_apres") @Nullable List<String> openAfter) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Step(
            @JsonProperty("clore") @Nullable String close,
            @JsonProperty("livrer") @Nullable String deliver,
            @JsonProperty("change") @Nullable List<RuleBook.Event> changed,
            @JsonProperty("retire") @Nullable List<String> withdrawn,
            @JsonProperty("corrige") @Nullable String corrected,
            @JsonProperty("avenant") RuleBook.@Nullable Convention amended,
            @JsonProperty("emettre") @Nullable String issue,
            @JsonProperty("periode") @Nullable String period) {}

    record Expected(
            @JsonProperty("constate") String recorded,
            @JsonProperty("eligible") @Nullable String eligible,
            @JsonProperty("retenu") String claimed,
            @JsonProperty("montant") String amount) {}

    record Line(
            @JsonProperty("cause") String cause,
            @JsonProperty("mois") String month,
            @JsonProperty("categorie") Category category,
            @JsonProperty("structure") String structure,
            @JsonProperty("avant") String before,
            @JsonProperty("apres") String after,
            @JsonProperty("montant_avant") String amountBefore,
            @JsonProperty("montant_apres") String amountAfter) {}

    record Change(
            @JsonProperty("quoi") String path,
            @JsonProperty("avant") String from,
            @JsonProperty("apres") String to) {}

    static List<Rule> rules() {
        return Specs.of("differences", Rule.class, rule -> rule.id);
    }

    @Test
    void everyRuleSaysWhereItComesFrom() {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(rule -> {
            assertThat(rule.id).matches("ECA-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void explainsWhatTheRuleShows(Rule rule) {
        List<SourceTree> issued = issued(rule);
        StatementDifference difference = between(issued.get(0), issued.get(issued.size() - 1));
        StatementSums sums = difference.difference();
        assertThat(sums.recorded()).isEqualTo(RuleBook.seconds(rule.difference.recorded));
        assertThat(sums.claimed()).isEqualTo(RuleBook.seconds(rule.difference.claimed));
        if (rule.difference.eligible != null) {
            assertThat(sums.eligible()).isEqualTo(RuleBook.seconds(rule.difference.eligible));
        }
        assertThat(sums.cents()).isEqualTo(cents(rule.difference.amount));
        assertThat(difference.lines().stream()
                        .map(DifferenceByExampleTest::said)
                        .toList())
                .isEqualTo((rule.lines == null ? List.<Line>of() : rule.lines)
                        .stream().map(DifferenceByExampleTest::said).toList());
        assertThat(difference.changes().stream()
                        .map(change -> new Change(change.path(), said(change.from()), said(change.to())))
                        .toList())
                .isEqualTo(rule.changes == null ? List.of() : rule.changes);
        assertThat(difference.from().open()).isEqualTo(rule.openBefore == null ? List.of() : rule.openBefore);
        assertThat(difference.to().open()).isEqualTo(rule.openAfter == null ? List.of() : rule.openAfter);
        // The other way round, everything is said with the opposite sign.
        StatementDifference back = between(issued.get(issued.size() - 1), issued.get(0));
        assertThat(back.difference()).isEqualTo(StatementSums.zero(true).minus(sums));
        assertThat(back.lines()).hasSameSizeAs(difference.lines());
    }

    private static StatementDifference between(SourceTree from, SourceTree to) {
        List<Finding> findings = new ArrayList<>();
        StatementDifference difference =
                StatementDifference.between(from, to, findings::add).orElseThrow(() -> new AssertionError(findings));
        assertThat(findings).isEmpty();
        return difference;
    }

    private static List<SourceTree> issued(Rule rule) {
        Office office = new Office("S1");
        for (int i = 0; i < rule.agreements.size(); i++) {
            office.agrees(RuleBook.agreement(rule.agreements.get(i), i + 1));
        }
        FundingByExampleTest.arrange(
                new RuleBook.Rule(
                        rule.id,
                        rule.shows,
                        rule.source,
                        null,
                        rule.agreements,
                        null,
                        null,
                        null,
                        rule.time,
                        null,
                        null,
                        null),
                office);
        rule.time.forEach(event -> FundingByExampleTest.tell(office, event));
        List<SourceTree> issued = new ArrayList<>();
        for (Step step : rule.steps) {
            if (step.close != null) {
                List<YearMonth> months = RuleBook.months(step.close);
                office.close(List.of("S1"), months.get(0), months.get(1));
            } else if (step.deliver != null) {
                office.deliver("S1", YearMonth.parse(step.deliver));
            } else if (step.amended != null) {
                office.agrees(RuleBook.agreement(step.amended, 1));
            } else if (step.corrected != null) {
                if (step.changed != null) {
                    step.changed.forEach(event -> FundingByExampleTest.tell(office, event));
                }
                if (step.withdrawn != null) {
                    step.withdrawn.forEach(key -> office.withdraws("S1", key));
                }
                office.corrects("S1", YearMonth.parse(step.corrected));
            } else {
                List<YearMonth> period = RuleBook.months(step.period);
                FundingStatement statement =
                        office.funding.issue(Objects.requireNonNull(step.issue), period.get(0), period.get(1));
                issued.add(new SourceTree(statement.toTree(), "v" + statement.version() + ".json", Map.of()));
            }
        }
        return issued;
    }

    private static List<Object> said(StatementDifference.Line line) {
        CellReference cell = Objects.requireNonNull(line.cell(), "a line without a cell");
        assertThat(line.difference().recorded()).isEqualTo(line.secondsAfter() - line.secondsBefore());
        assertThat(line.difference().cents()).isEqualTo(line.centsAfter() - line.centsBefore());
        return List.of(
                line.cause().title(Locale.FRENCH),
                cell,
                line.secondsBefore(),
                line.secondsAfter(),
                line.centsBefore(),
                line.centsAfter());
    }

    private static List<Object> said(Line line) {
        return List.of(
                line.cause,
                new CellReference(line.structure, line.category, YearMonth.parse(line.month)),
                RuleBook.seconds(line.before),
                RuleBook.seconds(line.after),
                cents(line.amountBefore),
                cents(line.amountAfter));
    }

    private static String said(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return text.value();
        } else if (tree instanceof Tree.Numeric number) {
            return number.value().toPlainString();
        } else if (tree instanceof Tree.Items items) {
            return items.items().stream()
                    .map(DifferenceByExampleTest::said)
                    .toList()
                    .toString();
        }
        return "–";
    }

    private static long cents(String euros) {
        return new BigDecimal(euros).movePointRight(2).longValueExact();
    }
}
