package org.essaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.funding.CellReference;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/claims}, which a coordinator can read; their README says what each key means. */
class ClaimsByExampleTest {
    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("etapes") List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Step(
            @JsonProperty("emettre") @Nullable String issue,
            @JsonProperty("doit") @Nullable String owed,
            @JsonProperty("ouverts") @Nullable List<String> open,
            @JsonProperty("demander") @Nullable String submit,
            @JsonProperty("decider") @Nullable String settle,
            @JsonProperty("accepte") @Nullable String accepted,
            @JsonProperty("rejets") @Nullable List<Rejection> cuts,
            @JsonProperty("verser") @Nullable String pay,
            @JsonProperty("trop_verser") @Nullable String overpay,
            @JsonProperty("reverser") @Nullable String recover,
            @JsonProperty("le") @Nullable String date,
            @JsonProperty("montant") @Nullable String amount,
            @JsonProperty("refuse") @Nullable String refused,
            @JsonProperty("attendu") @Nullable String expected,
            @JsonProperty("total") @Nullable String total,
            @JsonProperty("etat") @Nullable String state,
            @JsonProperty("demande") @Nullable String claimed,
            @JsonProperty("en_instruction") @Nullable String pending,
            @JsonProperty("rejete") @Nullable String cut,
            @JsonProperty("repris") @Nullable String takenBack,
            @JsonProperty("verse") @Nullable String paid,
            @JsonProperty("reste_a_verser") @Nullable String outstanding,
            @JsonProperty("trop_percu") @Nullable String overpaid,
            @JsonProperty("reverse") @Nullable String recovered,
            @JsonProperty("reste_a_reverser") @Nullable String toRecover) {
        private LocalDate on() {
            return date == null ? Ledger.DAY : LocalDate.parse(date);
        }

        private Money euros() {
            return Ledger.euros(Objects.requireNonNull(amount));
        }
    }

    record Rejection(
            @JsonProperty("montant") String amount,
            @JsonProperty("motif") String reason,
            @JsonProperty("ligne") @Nullable String cell,
            @JsonProperty("precision") @Nullable String text) {
        private Cut cut() {
            CutReason found = Stream.of(CutReason.values())
                    .filter(each -> each.title(Locale.FRENCH).equals(reason))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No reason reads " + reason));
            return new Cut(
                    Ledger.euros(amount),
                    found,
                    cell == null ? null : CellReference.parse(cell),
                    text == null ? "" : text);
        }
    }

    static List<Rule> rules() {
        return Specs.of("claims", Rule.class, rule -> rule.id);
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(rule -> {
            assertThat(rule.id).matches("DEM-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
            assertThat(numbers.add(rule.id)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void claimsGoAsTheRuleShows(Rule rule) {
        Ledger ledger = new Ledger();
        for (Step step : rule.steps) {
            if (step.refused == null) {
                play(ledger, step);
                continue;
            }
            long sequence = ledger.store.sequence();
            assertThatThrownBy(() -> play(ledger, step))
                    .as("%s %s", rule, step)
                    .hasMessageContaining(step.refused)
                    .hasMessageContaining("\nMaybe ");
            assertThat(ledger.store.sequence()).isEqualTo(sequence);
        }
    }

    private static void play(Ledger ledger, Step step) {
        Claims claims = ledger.claims;
        if (step.issue != null) {
            List<YearMonth> period = months(step.issue);
            String[] open = step.open == null ? new String[0] : step.open.toArray(new String[0]);
            Money owed = Ledger.euros(Objects.requireNonNull(step.owed));
            ledger.issue("DEP", period.get(0), period.get(1), owed, open);
        } else if (step.submit != null) {
            List<YearMonth> period = months(step.submit);
            if (step.amount == null) {
                claims.submit("DEP", period.get(0), period.get(1), step.on(), "");
            } else {
                claims.submit("DEP", period.get(0), period.get(1), step.on(), step.euros(), "");
            }
        } else if (step.settle != null) {
            List<Cut> cuts = step.cuts == null
                    ? List.of()
                    : step.cuts.stream().map(Rejection::cut).toList();
            Money accepted = Ledger.euros(Objects.requireNonNull(step.accepted));
            claims.settle(step.settle, step.on(), accepted, cuts, "");
        } else if (step.pay != null) {
            claims.pay(step.pay, step.on(), step.euros(), "");
        } else if (step.overpay != null) {
            claims.overpay(step.overpay, step.on(), step.euros(), "");
        } else if (step.recover != null) {
            claims.recover(step.recover, step.on(), step.euros(), "");
        } else if (step.expected != null) {
            Claim claim = claims.claim(step.expected);
            if (step.state != null) {
                assertThat(claim.state().title(Locale.FRENCH)).as("%s", step).isEqualTo(step.state);
            }
            check(step, claim.balance());
        } else {
            Objects.requireNonNull(step.total);
            check(step, Balance.sum(claims.all().stream().map(Claim::balance).toList()));
        }
    }

    private static void check(Step step, Balance balance) {
        euros(step, step.claimed, balance.claimed());
        euros(step, step.pending, balance.pending());
        euros(step, step.cut, balance.cut());
        euros(step, step.accepted, balance.accepted());
        euros(step, step.takenBack, balance.takenBack());
        euros(step, step.paid, balance.paid());
        euros(step, step.outstanding, balance.outstanding());
        euros(step, step.overpaid, balance.overpaid());
        euros(step, step.recovered, balance.recovered());
        euros(step, step.toRecover, balance.toRecover());
    }

    private static void euros(Step step, @Nullable String expected, Money found) {
        if (expected != null) {
            assertThat(found).as("%s", step).isEqualTo(Ledger.euros(expected));
        }
    }

    private static List<YearMonth> months(String text) {
        String[] months = text.split(" à ", -1);
        return List.of(YearMonth.parse(months[0]), YearMonth.parse(months[months.length - 1]));
    }
}
