package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.essaim.finding.Finding;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.LocalDateRange;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/funding}, which a coordinator can read; their README says what each key means. */
class FundingByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern LENGTH = Pattern.compile("-?\\d+( h| min| s)?( \\d+( min| s)?)*");
    private static final Pattern PART = Pattern.compile("(\\d+)(?: (h|min|s))?");

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("conventions") List<Convention> agreements,
            @JsonProperty("personnel") @Nullable List<Place> staff,
            @JsonProperty("couts") @Nullable List<Cost> costs,
            @JsonProperty("temps") List<Event> time,
            @JsonProperty("periode") @Nullable String period,
            @JsonProperty("attendu") @Nullable Map<String, Expected> expected,
            @JsonProperty("etapes") @Nullable List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Convention(
            @JsonProperty("id") String id,
            @JsonProperty("taux") @Nullable String rate,
            @JsonProperty("cout_annuel") @Nullable String yearly,
            @JsonProperty("taux_ensuite") @Nullable Map<String, String> then,
            @JsonProperty("part") @Nullable String share,
            @JsonProperty("plafond") @Nullable String euros,
            @JsonProperty("plafond_heures") @Nullable String hours,
            @JsonProperty("sous_plafonds") @Nullable List<SousPlafond> subCeilings,
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("fonctions") @Nullable List<Function> functions,
            @JsonProperty("regimes") @Nullable List<Scheme> schemes,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("debut") @Nullable String from,
            @JsonProperty("fin") @Nullable String to,
            @JsonProperty("priorite") @Nullable String priority,
            @JsonProperty("supplement") @Nullable String supplement) {}

    record SousPlafond(
            @JsonProperty("id") String id,
            @JsonProperty("heures") String hours,
            @JsonProperty("par") @Nullable String per,
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("debut") @Nullable String from,
            @JsonProperty("fin") @Nullable String to) {
        SubCeiling ceiling() {
            return new SubCeiling(
                    id,
                    seconds(hours),
                    "personne et année".equals(per) ? SubCeiling.Per.PERSON_YEAR : SubCeiling.Per.AGREEMENT,
                    from == null
                            ? null
                            : LocalDateRange.ofClosed(
                                    LocalDate.parse(from), LocalDate.parse(Objects.requireNonNull(to))),
                    categories == null ? Set.of() : Set.copyOf(categories),
                    "made up for tests");
        }
    }

    record Place(
            @JsonProperty("structure") String structure,
            @JsonProperty("intervenant") String worker,
            @JsonProperty("fonction") Function function) {}

    record Cost(
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("fonction") Function function,
            @JsonProperty("depuis") String from,
            @JsonProperty("heure") String hourly) {}

    record Event(
            @JsonProperty("evenement") @Nullable String key,
            @JsonProperty("mois") @Nullable String month,
            @JsonProperty("quand") @Nullable String start,
            @JsonProperty("jusqu_a") @Nullable String end,
            @JsonProperty("duree") @Nullable String length,
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("intervenant") String worker,
            @JsonProperty("categorie") @Nullable Category category,
            @JsonProperty("libelle") @Nullable String label,
            @JsonProperty("regime") @Nullable Scheme scheme,
            @JsonProperty("prestation") @Nullable String service) {}

    record Step(
            @JsonProperty("clore") @Nullable String close,
            @JsonProperty("livrer") @Nullable String deliver,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("change") @Nullable List<Event> changed,
            @JsonProperty("retire") @Nullable List<String> withdrawn,
            @JsonProperty("corrige") @Nullable String corrected,
            @JsonProperty("emettre") @Nullable String issue,
            @JsonProperty("periode") @Nullable String period,
            @JsonProperty("attendu") @Nullable Expected expected) {}

    record Expected(
            @JsonProperty("version") @Nullable String version,
            @JsonProperty("constate") String recorded,
            @JsonProperty("eligible") @Nullable String eligible,
            @JsonProperty("retenu") String claimed,
            @JsonProperty("finance") @Nullable String funded,
            @JsonProperty("autres") @Nullable String others,
            @JsonProperty("non_finance") @Nullable String unfunded,
            @JsonProperty("montant") String amount,
            @JsonProperty("cout") @Nullable String cost,
            @JsonProperty("reste") @Nullable String remaining,
            @JsonProperty("ecart") @Nullable String gap,
            @JsonProperty("motifs") @Nullable Map<Reason, String> reasons,
            @JsonProperty("motifs_euros") @Nullable Map<Reason, String> worth,
            @JsonProperty("lignes") @Nullable List<Line> lines,
            @JsonProperty("ouverts") @Nullable List<String> open,
            @JsonProperty("constats") @Nullable List<String> findings) {}

    record Line(
            @JsonProperty("structure") String structure,
            @JsonProperty("categorie") Category category,
            @JsonProperty("mois") String month,
            @JsonProperty("constate") @Nullable String recorded,
            @JsonProperty("retenu") @Nullable String claimed,
            @JsonProperty("non_finance") @Nullable String unfunded,
            @JsonProperty("montant") @Nullable String amount) {}

    @ParameterizedTest
    @MethodSource("rules")
    void issuesWhatTheRuleShows(Rule rule) {
        Set<String> structures = new TreeSet<>();
        rule.time.forEach(event -> structures.add(structure(event.structure)));
        Office office = new Office(structures.toArray(new String[0]));
        for (int i = 0; i < rule.agreements.size(); i++) {
            office.agrees(agreement(rule.agreements.get(i), i + 1));
        }
        arrange(rule, office);
        rule.time.forEach(event -> tell(office, event));
        if (rule.steps == null) {
            List<YearMonth> period = months(rule.period);
            office.close(structures, period.get(0), period.get(1));
            for (Map.Entry<String, Expected> each :
                    Objects.requireNonNull(rule.expected).entrySet()) {
                check(rule, office.funding.issue(each.getKey(), period.get(0), period.get(1)), each.getValue());
            }
        } else {
            rule.steps.forEach(step -> play(rule, step, structures, office));
        }
    }

    private static void play(Rule rule, Step step, Set<String> all, Office office) {
        List<String> structures = step.structures == null ? List.copyOf(all) : step.structures;
        if (step.close != null) {
            List<YearMonth> months = months(step.close);
            office.close(structures, months.get(0), months.get(1));
        } else if (step.deliver != null) {
            YearMonth month = YearMonth.parse(step.deliver);
            structures.forEach(structure -> office.deliver(structure, month));
        } else if (step.corrected != null) {
            if (step.changed != null) {
                step.changed.forEach(event -> tell(office, event));
            }
            if (step.withdrawn != null) {
                step.withdrawn.forEach(key -> structures.forEach(structure -> office.withdraws(structure, key)));
            }
            YearMonth month = YearMonth.parse(step.corrected);
            structures.forEach(structure -> office.corrects(structure, month));
        } else {
            List<YearMonth> period = months(step.period);
            check(
                    rule,
                    office.funding.issue(Objects.requireNonNull(step.issue), period.get(0), period.get(1)),
                    Objects.requireNonNull(step.expected));
        }
    }

    private static void check(Rule rule, FundingStatement statement, Expected expected) {
        String which = rule.id + " " + statement.agreement() + " " + statement.first() + ".." + statement.last();
        if (expected.version != null) {
            assertThat(statement.version()).as("%s version", which).isEqualTo(Integer.parseInt(expected.version));
        }
        length(which + " constaté", expected.recorded, statement.recordedSeconds());
        length(which + " éligible", expected.eligible, statement.eligibleSeconds());
        length(which + " retenu", expected.claimed, statement.claimedSeconds());
        length(which + " financé", expected.funded, statement.fundedSeconds());
        length(which + " autres", expected.others, statement.fundedByOthersSeconds());
        length(which + " non financé", expected.unfunded, statement.unfundedSeconds());
        assertThat(statement.amount().getAmount()).as("%s montant", which).isEqualByComparingTo(expected.amount);
        StatementFigures.Totals totals = statement.parts().figures().totals();
        euros(which + " coût", expected.cost, totals.costCents());
        euros(which + " reste", expected.remaining, totals.remainingCents().orElse(null));
        euros(which + " écart", expected.gap, totals.rateGapCents());
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (statement.unfundedSeconds(reason) != 0) {
                reasons.put(reason, statement.unfundedSeconds(reason));
            }
        }
        if (expected.funded != null || expected.reasons != null) {
            Map<Reason, Long> wanted = new EnumMap<>(Reason.class);
            if (expected.reasons != null) {
                expected.reasons.forEach((reason, length) -> wanted.put(reason, seconds(length)));
            }
            assertThat(reasons).as("%s motifs", which).isEqualTo(wanted);
        }
        if (expected.worth != null) {
            expected.worth.forEach((reason, worth) -> euros(
                    which + " " + reason,
                    worth,
                    Objects.requireNonNull(statement.parts().figures().reasons().get(reason))
                            .cents()));
        }
        if (expected.lines != null) {
            expected.lines.forEach(line -> check(which, statement, line));
            if (expected.lines.get(0).recorded != null) {
                assertThat(statement.cells()).as("%s lignes", which).hasSameSizeAs(expected.lines);
            }
        }
        assertThat(statement.parts().open())
                .as("%s ouverts", which)
                .isEqualTo(expected.open == null ? List.of() : expected.open);
        assertThat(statement.findings())
                .as("%s constats", which)
                .extracting(Finding::code)
                .extracting(Enum::name)
                .isEqualTo(expected.findings == null ? List.of() : expected.findings);
        assertThat(Office.verify(statement).findings()).as("%s vérifié", which).isEmpty();
    }

    private static void check(String which, FundingStatement statement, Line line) {
        StatementFigures.Line found = statement.parts().figures().lines().stream()
                .filter(each -> each.subject()
                        .equals(new StatementFigures.Subject(
                                YearMonth.parse(line.month), line.category, line.structure)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(which + " n’a pas de ligne " + line));
        length(which + " " + line, line.recorded, found.recorded());
        length(which + " " + line, line.claimed, found.claimed());
        length(which + " " + line, line.unfunded, found.unfunded());
        euros(which + " " + line, line.amount, found.cents());
    }

    private static void length(String what, @Nullable String expected, long found) {
        if (expected != null) {
            assertThat(found).as(what).isEqualTo(seconds(expected));
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
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(52).allSatisfy(rule -> {
            assertThat(rule.id).matches("FIN-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
            assertThat(rule.steps == null).isEqualTo(rule.period != null && rule.expected != null);
        });
        assertThat(rules().map(Rule::id)).doesNotHaveDuplicates();
        assertThat(rules().map(Rule::shows)).doesNotHaveDuplicates();
    }

    static Stream<Rule> rules() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(FundingByExampleTest.class.getResource("/specs/funding"))
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

    static FundingAgreement agreement(Convention convention, int place) {
        Terms terms = Terms.of(convention.id)
                .priority(convention.priority == null ? place : Integer.parseInt(convention.priority));
        if (convention.from != null) {
            terms.from(LocalDate.parse(convention.from));
        }
        if (convention.to != null) {
            terms.to(LocalDate.parse(convention.to));
        }
        if (convention.yearly != null) {
            terms.unitCost();
        }
        terms.rate(Objects.requireNonNull(convention.yearly == null ? convention.rate : convention.yearly));
        if (convention.then != null) {
            convention.then.forEach((day, rate) -> terms.rate(LocalDate.parse(day), rate));
        }
        if (convention.supplement != null) {
            assertThat(convention.supplement).isEqualTo("oui");
            terms.supplement();
        }
        if (convention.categories != null) {
            terms.categories(EnumSet.copyOf(convention.categories));
        }
        if (convention.functions != null) {
            terms.functions(EnumSet.copyOf(convention.functions));
        }
        if (convention.schemes != null) {
            terms.schemes(EnumSet.copyOf(convention.schemes));
        }
        if (convention.structures != null) {
            terms.structures(new HashSet<>(convention.structures));
        }
        if (convention.euros != null) {
            terms.ceilingCents(
                    new BigDecimal(convention.euros).movePointRight(2).longValueExact());
        }
        if (convention.subCeilings != null) {
            terms.subCeilings(
                    convention.subCeilings.stream().map(SousPlafond::ceiling).toList());
        }
        if (convention.hours != null) {
            terms.ceilingSeconds(seconds(convention.hours));
        }
        return terms.share(convention.share == null ? "100 %" : convention.share)
                .agreement();
    }

    static void arrange(Rule rule, Office office) {
        Map<String, Set<Integer>> placed = new TreeMap<>();
        if (rule.staff != null) {
            rule.staff.forEach(place -> {
                office.employs(place.structure, worker(place.worker), place.function);
                placed.computeIfAbsent(place.structure, none -> new TreeSet<>()).add(worker(place.worker));
            });
        }
        for (Event event : rule.time) {
            String structure = structure(event.structure);
            if (placed.computeIfAbsent(structure, none -> new TreeSet<>()).add(worker(event.worker))) {
                office.employs(structure, worker(event.worker), Function.CARE_WORKER);
            }
        }
        EmployerCost costs = EmployerCost.unknown();
        if (rule.costs != null) {
            for (Cost cost : rule.costs) {
                costs = costs.with(
                        cost.structure == null ? "" : cost.structure,
                        cost.function,
                        LocalDate.parse(cost.from),
                        new BigDecimal(cost.hourly));
            }
        } else {
            for (Function function : Function.values()) {
                costs = costs.with("", function, LocalDate.of(2025, 1, 1), new BigDecimal("24.00"));
            }
        }
        office.funding.save(costs);
    }

    static void tell(Office office, Event event) {
        String structure = structure(event.structure);
        int worker = worker(event.worker);
        String start;
        String key;
        if (event.month != null) {
            start = office.free(YearMonth.parse(event.month), structure, worker, seconds(event.length));
            key = structure + worker + start;
        } else {
            start = Objects.requireNonNull(event.start).replace(' ', 'T');
            key = event.key == null ? structure + worker + start : event.key;
        }
        long seconds = event.end == null
                ? seconds(event.length)
                : Duration.between(
                                LocalDateTime.parse(start).atZone(Office.PARIS),
                                LocalDateTime.parse(event.end.replace(' ', 'T')).atZone(Office.PARIS))
                        .toSeconds();
        if (event.scheme != null) {
            office.visits(key, structure, worker, event.scheme.name(), start, seconds);
        } else if (event.service != null) {
            office.visits(key, structure, worker, event.service, start, seconds);
        } else if (event.category != null) {
            office.works(key, structure, worker, event.category, start, seconds);
        } else {
            office.works(key, structure, worker, Objects.requireNonNull(event.label), start, seconds);
        }
    }

    private static String structure(@Nullable String named) {
        return named == null ? "S1" : named;
    }

    private static int worker(String letter) {
        assertThat(letter).matches("[A-Z]");
        return letter.charAt(0) - 'A' + 1;
    }

    static List<YearMonth> months(@Nullable String text) {
        String[] months = Objects.requireNonNull(text).split(" à ", -1);
        return List.of(YearMonth.parse(months[0]), YearMonth.parse(months[months.length - 1]));
    }

    // 3 h, 3 h 20, 3 h 20 min 5 s, -15 min: a number without a unit is one of minutes.
    static long seconds(@Nullable String text) {
        String length = Objects.requireNonNull(text).strip();
        assertThat(length).matches(LENGTH);
        long seconds = 0;
        Matcher part = PART.matcher(length);
        while (part.find()) {
            String unit = part.group(2);
            long number = Long.parseLong(part.group(1));
            seconds += number * ("h".equals(unit) ? 3600 : "s".equals(unit) ? 1 : 60);
        }
        return length.startsWith("-") ? -seconds : seconds;
    }
}
