package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.essaim.finding.Finding;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/time}, which a coordinator can read; their README says what each key means. */
class RulesByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern SPAN = Pattern.compile("(\\S+) (\\S+) à (?:(\\S+) )?(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d+) h)? ?(?:(\\d+)(?: min)?)?");

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("fuseau") @Nullable String zone,
            @JsonProperty("convention") @Nullable List<Dated> agreement,
            @JsonProperty("personnel") @Nullable List<Place> staff,
            @JsonProperty("libelles") @Nullable List<Meaning> labels,
            @JsonProperty("libelles_structure") @Nullable List<Meaning> ownLabels,
            @JsonProperty("prestations") @Nullable List<Service> services,
            @JsonProperty("reglement") @Nullable List<Profile> rules,
            @JsonProperty("planning") List<Row> rows,
            @JsonProperty("attendu") List<Expected> expected,
            @JsonProperty("constats") @Nullable List<String> findings) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Dated(
            @JsonProperty("depuis") String from,
            @JsonProperty("valeur") CollectiveAgreement value) {}

    record Place(
            @JsonProperty("intervenant") String worker,
            @JsonProperty("depuis") String from,
            @JsonProperty("equipe") String team,
            @JsonProperty("fonction") org.essaim.organisation.Function function) {}

    record Meaning(
            @JsonProperty("libelle") String label,
            @JsonProperty("depuis") String from,
            @JsonProperty("categorie") Category category) {}

    record Service(
            @JsonProperty("prestation") String service,
            @JsonProperty("depuis") String from,
            @JsonProperty("regime") Scheme scheme,
            @JsonProperty("fragile") String fragile) {}

    record Profile(
            @JsonProperty("convention") @Nullable CollectiveAgreement agreement,
            @JsonProperty("depuis") @Nullable String from,
            @JsonProperty("id") String id,
            @JsonProperty("base") TimeBasis basis,
            @JsonProperty("annulee_payee") String cancelledPaid,
            @JsonProperty("deplacement") String travel,
            @JsonProperty("plus_long") String longest) {}

    record Row(
            @JsonProperty("intervenant") @Nullable String worker,
            @JsonProperty("type") @Nullable FactKind kind,
            @JsonProperty("equipe") @Nullable String team,
            @JsonProperty("libelle") @Nullable String label,
            @JsonProperty("prestation") @Nullable String service,
            @JsonProperty("prevu") @Nullable String planned,
            @JsonProperty("pointe") @Nullable String clocked,
            @JsonProperty("retenu") @Nullable String retained,
            @JsonProperty("annulation") @Nullable Cancellation cancellation) {}

    record Expected(
            @JsonProperty("mois") @Nullable String month,
            @JsonProperty("categorie") Category category,
            @JsonProperty("date") @Nullable String date,
            @JsonProperty("intervenant") @Nullable String worker,
            @JsonProperty("equipe") @Nullable String team,
            @JsonProperty("fonction") org.essaim.organisation.@Nullable Function function,
            @JsonProperty("regime") @Nullable String scheme,
            @JsonProperty("duree") String length) {}

    @ParameterizedTest
    @MethodSource("rules")
    void countsWhatTheRuleShows(Rule rule) {
        Desk desk = new Desk(zone(rule));
        arrange(rule, desk);
        List<Fact> facts = rule.rows.stream().map(row -> fact(rule, row, desk)).toList();
        desk.time.load(Telling.of(facts), Desk.STRUCTURE);
        SortedSet<YearMonth> months = new TreeSet<>();
        facts.forEach(fact -> months.add(YearMonth.from(fact.reference().startDate())));
        SortedMap<YearMonth, List<Entry>> counted = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        for (YearMonth month : months) {
            counted.put(month, desk.time.entries(Desk.STRUCTURE, month));
            CloseReport report = desk.time.close(List.of(Desk.STRUCTURE), month).get(0);
            report.findings().stream().map(Finding::code).map(Enum::name).forEach(findings::add);
            assertThat(sum(desk.time.sealed().cells(Desk.STRUCTURE, month, new TreeSet<>())))
                    .as("what was sealed is what was previewed")
                    .isEqualTo(Desk.seconds(counted.get(month)));
        }
        for (Expected expected : rule.expected) {
            assertThat(matching(expected, counted, desk)).as("%s", expected).isEqualTo(seconds(expected.length));
        }
        assertThat(counted.values().stream().mapToLong(Desk::seconds).sum())
                .as("nothing else counts: %s", counted)
                .isEqualTo(rule.expected.stream()
                        .mapToLong(row -> seconds(row.length))
                        .sum());
        assertThat(findings.stream().sorted()).isEqualTo(rule.findings == null ? List.of() : rule.findings);
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() throws IOException, URISyntaxException {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(25).allSatisfy(rule -> {
            assertThat(rule.id).matches("TPS-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
        });
        assertThat(rules().map(Rule::id)).doesNotHaveDuplicates();
        assertThat(rules().map(Rule::shows)).doesNotHaveDuplicates();
    }

    static Stream<Rule> rules() throws IOException, URISyntaxException {
        Path folder =
                Path.of(RulesByExampleTest.class.getResource("/specs/time").toURI());
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

    private static void arrange(Rule rule, Desk desk) {
        Timekeeping time = desk.time;
        if (rule.agreement != null) {
            time.save(new Structure(
                    Desk.STRUCTURE,
                    "Structure fictive",
                    null,
                    null,
                    null,
                    zone(rule),
                    ByDate.of(rule.agreement.stream()
                            .map(each -> new ByDate.From<>(day(each.from), each.value))
                            .toList())));
        }
        Map<WorkerId, ByDate<Assignment>> staff = new TreeMap<>();
        for (Row row : rule.rows) {
            if (row.worker != null) {
                staff.put(
                        desk.pseudonyms.pseudonym(row.worker),
                        ByDate.always(new Assignment("Nord", org.essaim.organisation.Function.CARE_WORKER)));
            }
        }
        if (rule.staff != null) {
            rule.staff.forEach(place -> staff.remove(desk.pseudonyms.pseudonym(place.worker)));
            rule.staff.forEach(place -> staff.merge(
                    desk.pseudonyms.pseudonym(place.worker),
                    ByDate.<Assignment>never().with(day(place.from), new Assignment(place.team, place.function)),
                    (before, more) -> before.with(day(place.from), new Assignment(place.team, place.function))));
        }
        time.save(new Staff(Desk.STRUCTURE, staff));
        if (rule.labels != null) {
            time.save(mapping(rule.labels));
        }
        if (rule.ownLabels != null) {
            time.save(Desk.STRUCTURE, mapping(rule.ownLabels));
        }
        if (rule.services != null) {
            ServiceMapping services = ServiceMapping.empty();
            for (Service each : rule.services) {
                services =
                        services.with(each.service, day(each.from), new ServiceClass(each.scheme, yes(each.fragile)));
            }
            time.save(services);
        }
        if (rule.rules != null) {
            SortedMap<CollectiveAgreement, ByDate<WorkingTimeRules>> rules = new TreeMap<>();
            for (Profile each : rule.rules) {
                CollectiveAgreement agreement = each.agreement == null ? CollectiveAgreement.IDCC_2941 : each.agreement;
                rules.put(
                        agreement,
                        rules.getOrDefault(agreement, ByDate.never())
                                .with(each.from == null ? LocalDate.MIN : day(each.from), profile(each, rule.source)));
            }
            rules.forEach(time::save);
        }
    }

    private static WorkingTimeRules profile(Profile each, String source) {
        WorkingTimeRules.Builder rules = WorkingTimeRules.builder(each.id, each.basis)
                .cancelledPaid(yes(each.cancelledPaid))
                .source(source);
        if (yes(each.travel)) {
            rules.travel(seconds(each.longest));
        }
        return rules.build();
    }

    private static CategoryMapping mapping(List<Meaning> meanings) {
        CategoryMapping mapping = CategoryMapping.empty();
        for (Meaning each : meanings) {
            mapping = mapping.with(each.label, day(each.from), each.category);
        }
        return mapping;
    }

    private static Fact fact(Rule rule, Row row, Desk desk) {
        FactKind kind = row.kind != null ? row.kind : row.label != null ? FactKind.INTERNAL : FactKind.VISIT;
        Fact.Builder fact = Fact.builder(Desk.STRUCTURE, "planning", kind)
                .planned(interval(rule, row.planned))
                .clocked(interval(rule, row.clocked))
                .retained(interval(rule, row.retained));
        set(row.worker, worker -> fact.worker(desk.pseudonyms.pseudonym(worker)));
        set(row.team, fact::team);
        set(row.label, fact::label);
        set(row.service, fact::service);
        set(row.cancellation, fact::cancellation);
        return fact.build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static @Nullable Interval interval(Rule rule, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher span = SPAN.matcher(text);
        assertThat(span.matches()).as("%s: a span of time [%s]", rule.id, text).isTrue();
        String endDate = span.group(3) == null ? span.group(1) : span.group(3);
        return Desk.between(
                moment(zone(rule), span.group(1) + "T" + span.group(2)),
                moment(zone(rule), endDate + "T" + span.group(4)));
    }

    private static ZonedDateTime moment(ZoneId zone, String text) {
        return text.contains("+")
                ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                : LocalDateTime.parse(text).atZone(zone);
    }

    private static ZoneId zone(Rule rule) {
        return rule.zone == null ? Desk.PARIS : ZoneId.of(rule.zone);
    }

    private static long matching(Expected row, SortedMap<YearMonth, List<Entry>> counted, Desk desk) {
        long seconds = 0;
        for (Map.Entry<YearMonth, List<Entry>> month : counted.entrySet()) {
            for (Entry entry : month.getValue()) {
                boolean same = entry.category() == row.category
                        && is(row.month, month.getKey())
                        && is(row.date, entry.date())
                        && is(row.worker == null ? null : desk.pseudonyms.pseudonym(row.worker), entry.worker())
                        && is(row.team, entry.team())
                        && is(row.function, entry.function())
                        && is(row.scheme, entry.scheme() == null ? "" : entry.scheme());
                seconds += same ? entry.seconds() : 0;
            }
        }
        return seconds;
    }

    private static boolean is(@Nullable Object wanted, Object found) {
        return wanted == null || wanted.toString().equals(found.toString());
    }

    private static long sum(SortedMap<Cell, Long> cells) {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }

    private static LocalDate day(String text) {
        return text.equals("toujours") ? LocalDate.MIN : LocalDate.parse(text);
    }

    private static boolean yes(String text) {
        assertThat(text).isIn("oui", "non");
        return text.equals("oui");
    }

    private static long seconds(String text) {
        Matcher length = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
        assertThat(length.matches()).as("a length of time [%s]", text).isTrue();
        return Duration.ofHours(number(length.group(1)))
                .plusMinutes(number(length.group(2)))
                .toSeconds();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
