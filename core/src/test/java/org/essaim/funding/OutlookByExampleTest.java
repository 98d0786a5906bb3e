package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/outlook}, which a coordinator can read; their README says what each key means. */
class OutlookByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("enveloppe") RuleBook.@Nullable Envelope pool,
            @JsonProperty("conventions") List<RuleBook.Convention> agreements,
            @JsonProperty("personnel") @Nullable List<RuleBook.Place> staff,
            @JsonProperty("temps") List<RuleBook.Event> time,
            @JsonProperty("emis") @Nullable List<String> issued,
            @JsonProperty("periode") String period,
            @JsonProperty("regarde") String agreement,
            @JsonProperty("attendu") @Nullable Today today,
            @JsonProperty("essais") @Nullable List<Attempt> attempts,
            @JsonProperty("avenants") @Nullable List<Wanted> amendments) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Today(
            @JsonProperty("constate") String recorded,
            @JsonProperty("emis") @Nullable String issued,
            @JsonProperty("finance") Map<String, String> funded,
            @JsonProperty("montants") @Nullable Map<String, String> amounts,
            @JsonProperty("motifs") Map<Reason, String> reasons,
            @JsonProperty("cout_non_finance") @Nullable String cost,
            @JsonProperty("au_plus") String most,
            @JsonProperty("non_tenu") @Nullable List<String> relaxed,
            @JsonProperty("ordre") Order order) {}

    record Order(
            @JsonProperty("essayes") String tried,
            @JsonProperty("meilleur") @Nullable List<String> better,
            @JsonProperty("finance") @Nullable Map<String, String> funded) {}

    record Attempt(
            @JsonProperty("clauses") List<String> settings,
            @JsonProperty("change") @Nullable List<String> changes,
            @JsonProperty("avant") Figures before,
            @JsonProperty("apres") Figures after) {}

    record Figures(
            @JsonProperty("finance") Map<String, String> funded,
            @JsonProperty("montants") Map<String, String> amounts,
            @JsonProperty("motifs") Map<Reason, String> reasons,
            @JsonProperty("cout_non_finance") @Nullable String cost) {}

    record Wanted(
            @JsonProperty("categorie") Category category,
            @JsonProperty("non_finance") String unfunded,
            @JsonProperty("proposes") List<Proposal> ranked) {}

    record Proposal(
            @JsonProperty("convention") String agreement,
            @JsonProperty("clauses") List<String> settings,
            @JsonProperty("finance") String funded,
            @JsonProperty("reste") String left,
            @JsonProperty("cout") String cost) {}

    @ParameterizedTest
    @MethodSource("rules")
    void looksAtWhatTheRuleShows(Rule rule) {
        Office office = office(rule);
        List<YearMonth> period = RuleBook.months(rule.period);
        YearMonth first = period.get(0);
        YearMonth last = period.get(period.size() - 1);
        String draft =
                office.funding.draft(rule.agreement, first, last).digest().hex();

        FundingOutlook outlook = office.funding.outlook(rule.agreement, first, last);
        if (rule.today != null) {
            check(rule, rule.today, outlook);
        }
        if (rule.attempts != null) {
            rule.attempts.forEach(attempt -> check(rule, attempt, outlook));
        }
        if (rule.amendments != null) {
            rule.amendments.forEach(wanted -> check(rule, wanted, outlook));
        }
        assertThat(office.funding.draft(rule.agreement, first, last).digest().hex())
                .as("%s rien n’est enregistré", rule.id)
                .isEqualTo(draft);
    }

    private static void check(Rule rule, Today expected, FundingOutlook outlook) {
        String which = rule.id + " aujourd’hui";
        Outcome today = outlook.today();
        length(which + " constaté", expected.recorded, today.recordedSeconds());
        length(which + " émis", expected.issued == null ? "0 h" : expected.issued, outlook.issuedSeconds());
        funded(which, expected.funded, today);
        amounts(which, expected.amounts, today);
        reasons(which, expected.reasons, today);
        cost(which, expected.cost, today);
        length(which + " au plus", expected.most, outlook.mostMoreSeconds());
        assertThat(outlook.bound().relaxed())
                .as("%s non tenu", which)
                .extracting(each -> typed(each.text(Locale.FRENCH)))
                .isEqualTo(expected.relaxed == null ? List.of() : expected.relaxed);
        FundingOutlook.Orders orders = outlook.orders();
        assertThat(orders.tried()).as("%s ordres essayés", which).isEqualTo(Integer.parseInt(expected.order.tried));
        FundingOutlook.Better better = orders.better();
        assertThat(better == null ? null : better.order())
                .as("%s meilleur ordre", which)
                .isEqualTo(expected.order.better);
        if (better != null) {
            funded(which, Objects.requireNonNull(expected.order.funded), better.outcome());
        }
    }

    private static void check(Rule rule, Attempt attempt, FundingOutlook outlook) {
        String which = rule.id + " " + attempt.settings;
        WhatIf whatIf = outlook.whatIf(attempt.settings, finding -> {
                    throw new AssertionError(which + ": " + finding.message(Locale.FRENCH));
                })
                .orElseThrow();
        if (attempt.changes != null) {
            assertThat(whatIf.changes())
                    .as("%s change", which)
                    .extracting(change -> typed(change.text(Locale.FRENCH)))
                    .isEqualTo(attempt.changes);
        }
        check(which + " avant", attempt.before, whatIf.before());
        check(which + " après", attempt.after, whatIf.after());
        assertThat(whatIf.after().recordedSeconds())
                .isEqualTo(whatIf.before().recordedSeconds())
                .isEqualTo(outlook.today().recordedSeconds());
    }

    private static void check(String which, Figures expected, Outcome found) {
        funded(which, expected.funded, found);
        amounts(which, expected.amounts, found);
        reasons(which, expected.reasons, found);
        cost(which, expected.cost, found);
    }

    private static void check(Rule rule, Wanted wanted, FundingOutlook outlook) {
        String which = rule.id + " " + wanted.category;
        FundingOutlook.Amendments found = outlook.amendments(wanted.category);
        length(
                which + " non financé",
                wanted.unfunded,
                Objects.requireNonNull(found.before().categories().get(wanted.category))
                        .unfundedSeconds());
        assertThat(found.ranked())
                .as("%s avenants", which)
                .extracting(each -> new Proposal(
                        each.agreement(),
                        each.changes().stream().map(TermChange::setting).toList(),
                        Long.toString(each.fundedSeconds()),
                        Long.toString(each.leftSeconds()),
                        each.cost().getAmount().toPlainString()))
                .isEqualTo(wanted.ranked.stream()
                        .map(each -> new Proposal(
                                each.agreement,
                                each.settings,
                                Long.toString(RuleBook.seconds(each.funded)),
                                Long.toString(RuleBook.seconds(each.left)),
                                each.cost))
                        .toList());
        // What is proposed can be typed, and then does what it promised.
        for (Amendment each : found.ranked()) {
            WhatIf whatIf = outlook.whatIf(
                            each.changes().stream().map(TermChange::setting).toList(), finding -> {
                                throw new AssertionError(finding.message(Locale.FRENCH));
                            })
                    .orElseThrow();
            assertThat(OutlookReport.unfunded(whatIf.after(), wanted.category)).isEqualTo(each.leftSeconds());
            assertThat(whatIf.changes()).isEqualTo(each.changes());
        }
    }

    // A person types a plain space where print has one that does not break.
    private static String typed(String printed) {
        return printed.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static void funded(String which, Map<String, String> expected, Outcome found) {
        Map<String, Long> wanted = new TreeMap<>();
        expected.forEach((id, length) -> wanted.put(id, RuleBook.seconds(length)));
        Map<String, Long> funded = new TreeMap<>();
        found.agreements().forEach((id, payer) -> funded.put(id, payer.fundedSeconds()));
        assertThat(funded).as("%s financé", which).isEqualTo(wanted);
        assertThat(found.categories().values().stream()
                        .mapToLong(Outcome.Part::fundedSeconds)
                        .sum())
                .isEqualTo(found.fundedSeconds());
        assertThat(found.fundedSeconds()
                        + found.unfunded().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(found.recordedSeconds());
    }

    private static void amounts(String which, @Nullable Map<String, String> expected, Outcome found) {
        if (expected != null) {
            Map<String, String> amounts = new TreeMap<>();
            found.agreements()
                    .forEach((id, payer) ->
                            amounts.put(id, payer.amount().getAmount().toPlainString()));
            assertThat(amounts).as("%s montants", which).isEqualTo(expected);
        }
    }

    private static void reasons(String which, Map<Reason, String> expected, Outcome found) {
        Map<Reason, Long> wanted = new TreeMap<>();
        expected.forEach((reason, length) -> wanted.put(reason, RuleBook.seconds(length)));
        assertThat(found.unfunded()).as("%s motifs", which).isEqualTo(wanted);
    }

    private static void cost(String which, @Nullable String expected, Outcome found) {
        if (expected != null) {
            assertThat(found.unfundedCost().map(Money::getAmount))
                    .as("%s coût non financé", which)
                    .contains(new BigDecimal(expected));
        }
    }

    private static void length(String what, String expected, long found) {
        assertThat(found).as(what).isEqualTo(RuleBook.seconds(expected));
    }

    private static Office office(Rule rule) {
        Set<String> structures = new TreeSet<>();
        rule.time.forEach(event -> structures.add(RuleBook.structure(event.structure())));
        Office office = new Office(structures.toArray(new String[0]));
        if (rule.pool != null) {
            office.funding.save(rule.pool.pool());
        }
        for (int i = 0; i < rule.agreements.size(); i++) {
            office.agrees(RuleBook.agreement(rule.agreements.get(i), i + 1));
        }
        for (RuleBook.Event event : rule.time) {
            office.employs(
                    RuleBook.structure(event.structure()), RuleBook.worker(event.worker()), Function.CARE_WORKER);
        }
        if (rule.staff != null) {
            rule.staff.forEach(
                    place -> office.employs(place.structure(), RuleBook.worker(place.worker()), place.function()));
        }
        EmployerCost costs = EmployerCost.unknown();
        for (Function function : Function.values()) {
            costs = costs.with("", function, LocalDate.of(2025, 1, 1), new BigDecimal("24.00"));
        }
        office.funding.save(costs);
        rule.time.forEach(event -> tell(office, event));
        if (rule.issued != null) {
            for (String each : rule.issued) {
                YearMonth month = YearMonth.parse(each);
                office.close(structures, month, month).funding.issue(rule.agreement, month, month);
            }
        }
        List<YearMonth> period = RuleBook.months(rule.period);
        for (YearMonth month = period.get(0);
                !month.isAfter(period.get(period.size() - 1));
                month = month.plusMonths(1)) {
            if (rule.issued == null || !rule.issued.contains(month.toString())) {
                office.close(structures, month, month);
            }
        }
        return office;
    }

    private static void tell(Office office, RuleBook.Event event) {
        String structure = RuleBook.structure(event.structure());
        int worker = RuleBook.worker(event.worker());
        long seconds = RuleBook.seconds(event.length());
        String start = event.month() == null
                ? Objects.requireNonNull(event.start()).replace(' ', 'T')
                : office.free(YearMonth.parse(event.month()), structure, worker, seconds);
        office.works(
                structure + worker + start,
                structure,
                worker,
                Objects.requireNonNull(event.category()),
                start,
                seconds);
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() throws IOException, URISyntaxException {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(18).allSatisfy(rule -> {
            assertThat(rule.id).matches("PER-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
            assertThat(rule.today != null || rule.attempts != null || rule.amendments != null)
                    .isTrue();
        });
        assertThat(rules().map(Rule::id)).doesNotHaveDuplicates();
        assertThat(rules().map(Rule::shows)).doesNotHaveDuplicates();
    }

    static Stream<Rule> rules() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(OutlookByExampleTest.class.getResource("/specs/outlook"))
                .toURI());
        List<Rule> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Rule rule = YAML.readValue(file.toFile(), Rule.class);
                assertThat(file.getFileName().toString()).startsWith(rule.id + "-");
                rules.add(rule);
            }
        }
        return rules.stream();
    }
}
