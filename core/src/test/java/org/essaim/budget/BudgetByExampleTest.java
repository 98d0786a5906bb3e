package org.essaim.budget;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/budget}, which a finance officer can read; their README says what each key means. */
class BudgetByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern PART = Pattern.compile("(\\d+) (h|min|s)");
    private static final Set<String> KEYS =
            Set.of("regle", "montre", "source", "plan", "projection", "compte_rendu", "releve", "attendu");

    record Rule(String file, JsonNode content) {
        @Override
        public String toString() {
            return text(content, "regle") + " " + text(content, "montre");
        }
    }

    static List<Rule> rules() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(BudgetByExampleTest.class.getResource("/specs/budget"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> new Rule(file.getFileName().toString(), YAML.readTree(file.toFile())))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreAtLeastTwentyRulesEachWithItsNumberAndItsSource() {
        Set<String> numbers = new TreeSet<>();
        for (Rule rule : rules()) {
            assertThat(rule.file()).startsWith(text(rule.content(), "regle") + "-");
            assertThat(text(rule.content(), "source")).isNotBlank();
            assertThat(numbers.add(text(rule.content(), "regle")))
                    .as(rule.file())
                    .isTrue();
        }
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        assertThat(KEYS).containsAll(rule.content().propertyNames());
        JsonNode expected = rule.content().get("attendu");
        if (rule.content().has("plan")) {
            plan(read(rule, "plan", FinancingPlan::read), expected);
        } else if (rule.content().has("projection")) {
            forecast(read(rule, "projection", Forecast::read), expected);
        } else {
            FinancialReport report = read(rule, "compte_rendu", FinancialReport::read);
            if (rule.content().has("releve")) {
                for (Map.Entry<String, JsonNode> line :
                        rule.content().get("releve").properties()) {
                    report = report.withActual(
                            line.getKey(), Money.parse("EUR " + line.getValue().asString()));
                }
            }
            report(report, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itsReportSumsAndSpeaksBothLanguages(Rule rule) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Report report = laidOut(rule, locale);
            assertThat(report.audience()).isEqualTo(Audience.RECIPIENT);
            assertThat(report.fictitious()).isTrue();
            assertThat(report.english()).isEqualTo(locale.equals(Locale.ENGLISH));
            for (Section section : report.sections()) {
                for (Block block : section.blocks()) {
                    if (block instanceof Block.Table table) {
                        sums(table);
                    } else if (block instanceof Block.Chart chart) {
                        sums(chart.table());
                    }
                }
            }
            if (!report.english()) {
                assertThat(report.toString())
                        .doesNotContainPattern("[a-zé] [:;!?] ")
                        .doesNotContain("'");
            }
        }
    }

    private static Report laidOut(Rule rule, Locale locale) {
        if (rule.content().has("plan")) {
            FinancingPlan plan = read(rule, "plan", FinancingPlan::read);
            return plan.report(plan.asOf(), locale);
        }
        if (rule.content().has("projection")) {
            Forecast forecast = read(rule, "projection", Forecast::read);
            return forecast.report(forecast.asOf(), locale);
        }
        return read(rule, "compte_rendu", FinancialReport::read).report(locale);
    }

    private static void sums(Block.Table table) {
        if (table.totals().isEmpty()) {
            return;
        }
        for (int column = 0; column < table.columns().size(); column++) {
            if (!table.columns().get(column).summed() || table.totals().get(column) instanceof Value.Absent) {
                continue;
            }
            long sum = 0;
            for (List<Value> row : table.rows()) {
                sum += size(row.get(column));
            }
            assertThat(size(table.totals().get(column)))
                    .as(table.id() + " " + table.columns().get(column).key())
                    .isEqualTo(sum);
        }
    }

    private static long size(Value value) {
        return value instanceof Value.Hours hours ? hours.seconds() : Euros.cents(((Value.Amount) value).money());
    }

    private interface Reading<T> {
        Optional<T> read(SourceTree document, @Nullable Validator validator, Consumer<Finding> findings);
    }

    private static <T> T read(Rule rule, String key, Reading<T> reading) {
        List<Finding> findings = new ArrayList<>();
        Tree tree = Trees.of(rule.content().get(key));
        Optional<T> value = reading.read(new SourceTree(tree, rule.file(), Map.of()), null, findings::add);
        assertThat(findings).isEmpty();
        return value.orElseThrow();
    }

    private static void plan(FinancingPlan plan, JsonNode expected) {
        for (Map.Entry<String, JsonNode> part : expected.properties()) {
            switch (part.getKey()) {
                case "annees" ->
                    part.getValue()
                            .properties()
                            .forEach(year ->
                                    year(plan.year(Integer.parseInt(year.getKey()), plan.asOf()), year.getValue()));
                case "constats" -> codes(plan.findings(plan.asOf()), part.getValue());
                default -> throw new AssertionError("Unknown key " + part.getKey());
            }
        }
        if (expected.has("annees")) {
            assertThat(plan.years())
                    .containsExactlyElementsOf(expected.get("annees").propertyNames().stream()
                            .map(Integer::valueOf)
                            .toList());
        }
    }

    private static void year(PlanYear year, JsonNode expected) {
        for (Map.Entry<String, JsonNode> part : expected.properties()) {
            String wanted = part.getValue().asString();
            String found = switch (part.getKey()) {
                case "cout" -> euros(year.cost());
                case "nature" -> euros(year.inKind());
                case "acquis" -> euros(year.totalSecured());
                case "recherche" -> euros(year.totalSought());
                case "non_acquis" -> euros(year.open());
                case "sans_financeur" -> euros(year.gap());
                case "part_publique" -> fraction(year.publicShare(false), wanted);
                case "part_si_accorde" -> fraction(year.publicShare(true), wanted);
                default -> throw new AssertionError("Unknown key " + part.getKey());
            };
            assertThat(found).as(year.year() + " " + part.getKey()).isEqualTo(wanted);
        }
    }

    private static void forecast(Forecast forecast, JsonNode expected) {
        for (Map.Entry<String, JsonNode> part : expected.properties()) {
            switch (part.getKey()) {
                case "scenarios" ->
                    part.getValue().properties().forEach(scenario -> {
                        List<ForecastYear> years = forecast.years(scenario.getKey(), forecast.asOf());
                        assertThat(years.stream().map(year -> Integer.toString(year.year())))
                                .containsExactlyElementsOf(scenario.getValue().propertyNames());
                        years.forEach(year -> year(year, scenario.getValue().get(Integer.toString(year.year()))));
                    });
                case "constats" -> codes(forecast.findings(forecast.asOf()), part.getValue());
                default -> throw new AssertionError("Unknown key " + part.getKey());
            }
        }
    }

    private static void year(ForecastYear year, JsonNode expected) {
        for (Map.Entry<String, JsonNode> part : expected.properties()) {
            String key = year.year() + " " + part.getKey();
            switch (part.getKey()) {
                case "heures" ->
                    assertThat(year.seconds())
                            .as(key)
                            .isEqualTo(seconds(part.getValue().asString()));
                case "sans_cout" ->
                    assertThat(year.secondsWithoutCost())
                            .as(key)
                            .isEqualTo(seconds(part.getValue().asString()));
                case "cout" -> money(key, Optional.ofNullable(year.cost()), part.getValue());
                case "acquis" -> money(key, Optional.of(year.secured()), part.getValue());
                case "recherche" -> money(key, Optional.of(year.sought()), part.getValue());
                case "a_financer" -> money(key, year.open(), part.getValue());
                case "sans_financeur" -> money(key, year.gap(), part.getValue());
                case "equipes" -> parts(year.teams(), part.getValue());
                case "fonctions" -> parts(year.functions(), part.getValue());
                default -> throw new AssertionError("Unknown key " + part.getKey());
            }
        }
    }

    private static void parts(List<ForecastYear.Part> parts, JsonNode expected) {
        assertThat(parts.stream().map(ForecastYear.Part::id)).containsExactlyElementsOf(expected.propertyNames());
        parts.forEach(part -> money(part.id(), Optional.ofNullable(part.cost()), expected.get(part.id())));
    }

    private static void money(String as, Optional<Money> found, JsonNode expected) {
        assertThat(found.map(BudgetByExampleTest::euros).orElse("absent"))
                .as(as)
                .isEqualTo(expected.asString());
    }

    private static void report(FinancialReport report, JsonNode expected) {
        Map<String, Money> actuals = report.actuals();
        for (Map.Entry<String, JsonNode> part : expected.properties()) {
            JsonNode wanted = part.getValue();
            switch (part.getKey()) {
                case "lignes" ->
                    wanted.properties()
                            .forEach(line -> assertThat(euros(Objects.requireNonNull(actuals.get(line.getKey()))))
                                    .as(line.getKey())
                                    .isEqualTo(line.getValue().asString()));
                case "ecarts" ->
                    wanted.properties()
                            .forEach(line -> assertThat(euros(Objects.requireNonNull(actuals.get(line.getKey()))
                                            .minus(line(report, line.getKey()).budget())))
                                    .as(line.getKey())
                                    .isEqualTo(line.getValue().asString()));
                case "ecarts_relatifs" ->
                    wanted.properties()
                            .forEach(line -> assertThat(fraction(
                                            FinancialReport.variance(
                                                    line(report, line.getKey()).budget(),
                                                    Objects.requireNonNull(actuals.get(line.getKey()))),
                                            line.getValue().asString()))
                                    .as(line.getKey())
                                    .isEqualTo(line.getValue().asString()));
                case "cles" ->
                    wanted.properties()
                            .forEach(key -> assertThat(report.keys().stream()
                                            .filter(each -> each.id().equals(key.getKey()))
                                            .map(each -> each.share().toString()))
                                    .containsExactly(key.getValue().asString()));
                case "charges" ->
                    assertThat(euros(report.actual(ReportLine.Side.CHARGE, false)))
                            .isEqualTo(wanted.asString());
                case "ressources" ->
                    assertThat(euros(report.actual(ReportLine.Side.RESOURCE, false)))
                            .isEqualTo(wanted.asString());
                case "echeance" -> assertThat(report.due()).isEqualTo(LocalDate.parse(wanted.asString()));
                case "intermediaire" ->
                    assertThat(report.isInterim() ? "oui" : "non").isEqualTo(wanted.asString());
                case "part_publique" ->
                    assertThat(fraction(report.publicShare(), wanted.asString()))
                            .isEqualTo(wanted.asString());
                case "constats" -> codes(report.findings(), wanted);
                default -> throw new AssertionError("Unknown key " + part.getKey());
            }
        }
    }

    private static ReportLine line(FinancialReport report, String id) {
        return report.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void codes(List<Finding> findings, JsonNode expected) {
        List<String> codes = new ArrayList<>();
        expected.forEach(code -> codes.add(code.asString()));
        assertThat(findings.stream().map(Finding::code).map(Code::name)).containsExactlyElementsOf(codes);
        for (Finding finding : findings) {
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                assertThat(finding.message(locale)).doesNotContain("–", "{");
            }
        }
    }

    // Written unreduced where that is easier to read: 6667/10000.
    private static String fraction(Optional<Rational> found, String wanted) {
        if (found.isPresent() && wanted.contains("/")) {
            int slash = wanted.indexOf('/');
            Rational meant = Rational.of(
                    Long.parseLong(wanted.substring(0, slash)), Long.parseLong(wanted.substring(slash + 1)));
            return found.get().equals(meant) ? wanted : found.get().toString();
        }
        return found.map(Rational::toString).orElse(wanted.equals("absente") ? "absente" : "absent");
    }

    private static String euros(Money money) {
        assertThat(money.getCurrencyUnit()).isEqualTo(CurrencyUnit.EUR);
        return money.getAmount().toPlainString();
    }

    private static long seconds(String text) {
        long seconds = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seconds += Long.parseLong(part.group(1))
                    * ("h".equals(part.group(2)) ? 3600 : "s".equals(part.group(2)) ? 1 : 60);
        }
        return seconds;
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asString();
    }
}
