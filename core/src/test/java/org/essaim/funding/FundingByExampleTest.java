package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/funding}, which a coordinator can read; their README says what each key means. */
class FundingByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @MethodSource("rules")
    void issuesWhatTheRuleShows(RuleBook.Rule rule) {
        Set<String> structures = new TreeSet<>();
        rule.time().forEach(event -> structures.add(RuleBook.structure(event.structure())));
        Office office = new Office(structures.toArray(new String[0]));
        if (rule.pool() != null) {
            office.funding.save(rule.pool().pool());
        }
        for (int i = 0; i < rule.agreements().size(); i++) {
            office.agrees(RuleBook.agreement(rule.agreements().get(i), i + 1));
        }
        arrange(rule, office);
        if (rule.participations() != null) {
            rule.participations().forEach(each -> office.takesPart(each.programme(), each.structure(), each.days()));
        }
        rule.time().forEach(event -> tell(office, event));
        if (rule.steps() == null) {
            List<YearMonth> period = RuleBook.months(rule.period());
            office.close(structures, period.get(0), period.get(1));
            for (Map.Entry<String, RuleBook.Expected> each :
                    Objects.requireNonNull(rule.expected()).entrySet()) {
                check(rule, office.funding.issue(each.getKey(), period.get(0), period.get(1)), each.getValue());
            }
        } else {
            rule.steps().forEach(step -> play(rule, step, structures, office));
        }
    }

    private static void play(RuleBook.Rule rule, RuleBook.Step step, Set<String> all, Office office) {
        List<String> structures = step.structures() == null ? List.copyOf(all) : step.structures();
        if (step.close() != null) {
            List<YearMonth> months = RuleBook.months(step.close());
            office.close(structures, months.get(0), months.get(1));
        } else if (step.deliver() != null) {
            YearMonth month = YearMonth.parse(step.deliver());
            structures.forEach(structure -> office.deliver(structure, month));
        } else if (step.amended() != null) {
            office.agrees(RuleBook.agreement(step.amended(), 1));
        } else if (step.participation() != null) {
            office.takesPart(
                    step.participation().programme(),
                    step.participation().structure(),
                    step.participation().days());
        } else if (step.corrected() != null) {
            if (step.changed() != null) {
                step.changed().forEach(event -> tell(office, event));
            }
            if (step.withdrawn() != null) {
                step.withdrawn().forEach(key -> structures.forEach(structure -> office.withdraws(structure, key)));
            }
            YearMonth month = YearMonth.parse(step.corrected());
            structures.forEach(structure -> office.corrects(structure, month));
        } else {
            List<YearMonth> period = RuleBook.months(step.period());
            check(
                    rule,
                    office.funding.issue(Objects.requireNonNull(step.issue()), period.get(0), period.get(1)),
                    Objects.requireNonNull(step.expected()));
        }
    }

    private static void check(RuleBook.Rule rule, FundingStatement statement, RuleBook.Expected expected) {
        String which = rule.id() + " " + statement.agreement() + " " + statement.first() + ".." + statement.last();
        if (expected.version() != null) {
            assertThat(statement.version()).as("%s version", which).isEqualTo(Integer.parseInt(expected.version()));
        }
        length(which + " constaté", expected.recorded(), statement.recordedSeconds());
        length(which + " éligible", expected.eligible(), statement.eligibleSeconds());
        length(which + " retenu", expected.claimed(), statement.claimedSeconds());
        length(which + " financé", expected.funded(), statement.fundedSeconds());
        length(which + " autres", expected.others(), statement.fundedByOthersSeconds());
        length(which + " non financé", expected.unfunded(), statement.unfundedSeconds());
        assertThat(statement.amount().getAmount()).as("%s montant", which).isEqualByComparingTo(expected.amount());
        StatementFigures.Totals totals = statement.parts().figures().totals();
        euros(which + " coût", expected.cost(), totals.costCents());
        euros(which + " reste", expected.remaining(), totals.remainingCents().orElse(null));
        euros(which + " écart", expected.gap(), totals.rateGapCents());
        euros(which + " couvert", expected.covered(), totals.covered());
        euros(which + " sans coût", expected.uncovered(), totals.uncovered());
        length(which + " payable", expected.payable(), statement.payableSeconds());
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (statement.unfundedSeconds(reason) != 0) {
                reasons.put(reason, statement.unfundedSeconds(reason));
            }
        }
        if (expected.funded() != null || expected.reasons() != null) {
            Map<Reason, Long> wanted = new EnumMap<>(Reason.class);
            if (expected.reasons() != null) {
                expected.reasons().forEach((reason, length) -> wanted.put(reason, RuleBook.seconds(length)));
            }
            assertThat(reasons).as("%s motifs", which).isEqualTo(wanted);
        }
        if (expected.worth() != null) {
            expected.worth()
                    .forEach((reason, worth) -> euros(
                            which + " " + reason,
                            worth,
                            Objects.requireNonNull(statement
                                            .parts()
                                            .figures()
                                            .reasons()
                                            .get(reason))
                                    .cents()));
        }
        if (expected.lines() != null) {
            expected.lines().forEach(line -> check(which, statement, line));
            if (expected.lines().get(0).recorded() != null) {
                assertThat(statement.cells()).as("%s lignes", which).hasSameSizeAs(expected.lines());
            }
        }
        assertThat(statement.parts().open())
                .as("%s ouverts", which)
                .isEqualTo(expected.open() == null ? List.of() : expected.open());
        // An example that names no cost says nothing about a rate above it.
        assertThat(statement.findings())
                .as("%s constats", which)
                .extracting(Finding::code)
                .filteredOn(code -> code != Code.RATE_ABOVE_COST || rule.costs() != null)
                .extracting(Enum::name)
                .isEqualTo(expected.findings() == null ? List.of() : expected.findings());
        assertThat(Office.verify(statement).findings()).as("%s vérifié", which).isEmpty();
    }

    private static void check(String which, FundingStatement statement, RuleBook.Line line) {
        StatementFigures.Line found = statement.parts().figures().lines().stream()
                .filter(each -> each.subject()
                        .equals(new StatementFigures.Subject(
                                YearMonth.parse(line.month()), line.category(), line.structure())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(which + " n’a pas de ligne " + line));
        length(which + " " + line, line.recorded(), found.recorded());
        length(which + " " + line, line.claimed(), found.claimed());
        length(which + " " + line, line.unfunded(), found.unfunded());
        euros(which + " " + line, line.amount(), found.cents());
    }

    private static void length(String what, @Nullable String expected, long found) {
        if (expected != null) {
            assertThat(found).as(what).isEqualTo(RuleBook.seconds(expected));
        }
    }

    private static void euros(String what, @Nullable String expected, @Nullable Long found) {
        if (expected != null) {
            assertThat(found)
                    .as(what)
                    .isEqualTo(
                            expected.equals("absent")
                                    ? null
                                    : new BigDecimal(expected).movePointRight(2).longValueExact());
        }
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() throws IOException, URISyntaxException {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(81).allSatisfy(rule -> {
            assertThat(rule.id()).matches("FIN-\\d\\d");
            assertThat(rule.shows()).endsWith(".").doesNotContain("'");
            assertThat(rule.source()).isNotBlank().doesNotContain("'");
            assertThat(rule.steps() == null).isEqualTo(rule.period() != null && rule.expected() != null);
        });
        assertThat(rules().map(RuleBook.Rule::id)).doesNotHaveDuplicates();
        assertThat(rules().map(RuleBook.Rule::shows)).doesNotHaveDuplicates();
    }

    static Stream<RuleBook.Rule> rules() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(FundingByExampleTest.class.getResource("/specs/funding"))
                .toURI());
        List<RuleBook.Rule> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                RuleBook.Rule rule = YAML.readValue(file.toFile(), RuleBook.Rule.class);
                assertThat(file.getFileName().toString()).startsWith(rule.id() + "-");
                rules.add(rule);
            }
        }
        return rules.stream();
    }

    static void arrange(RuleBook.Rule rule, Office office) {
        Map<String, Set<Integer>> placed = new TreeMap<>();
        if (rule.staff() != null) {
            rule.staff().forEach(place -> {
                office.employs(place.structure(), RuleBook.worker(place.worker()), place.function());
                placed.computeIfAbsent(place.structure(), none -> new TreeSet<>())
                        .add(RuleBook.worker(place.worker()));
            });
        }
        for (RuleBook.Event event : rule.time()) {
            String structure = RuleBook.structure(event.structure());
            if (placed.computeIfAbsent(structure, none -> new TreeSet<>()).add(RuleBook.worker(event.worker()))) {
                office.employs(structure, RuleBook.worker(event.worker()), Function.CARE_WORKER);
            }
        }
        EmployerCost costs = EmployerCost.unknown();
        if (rule.costs() != null) {
            for (RuleBook.Cost cost : rule.costs()) {
                costs = costs.with(
                        cost.structure() == null ? "" : cost.structure(),
                        cost.function(),
                        LocalDate.parse(cost.from()),
                        new BigDecimal(cost.hourly()));
            }
        } else {
            for (Function function : Function.values()) {
                costs = costs.with("", function, LocalDate.of(2025, 1, 1), new BigDecimal("24.00"));
            }
        }
        office.funding.save(costs);
    }

    static void tell(Office office, RuleBook.Event event) {
        String structure = RuleBook.structure(event.structure());
        int worker = RuleBook.worker(event.worker());
        String start;
        String key;
        if (event.month() != null) {
            start = office.free(YearMonth.parse(event.month()), structure, worker, RuleBook.seconds(event.length()));
            key = structure + worker + start;
        } else {
            start = Objects.requireNonNull(event.start()).replace(' ', 'T');
            key = event.key() == null ? structure + worker + start : event.key();
        }
        long seconds = event.end() == null
                ? RuleBook.seconds(event.length())
                : Duration.between(
                                LocalDateTime.parse(start).atZone(Office.PARIS),
                                LocalDateTime.parse(event.end().replace(' ', 'T'))
                                        .atZone(Office.PARIS))
                        .toSeconds();
        if (event.scheme() != null) {
            office.visits(key, structure, worker, event.scheme().name(), start, seconds);
        } else if (event.service() != null) {
            office.visits(key, structure, worker, event.service(), start, seconds);
        } else if (event.category() != null) {
            office.works(key, structure, worker, event.category(), start, seconds);
        } else {
            office.works(key, structure, worker, Objects.requireNonNull(event.label()), start, seconds);
        }
    }
}
