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
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d+) h)? ?(?:(\\d+)(?: min)?)??(?: ?(\\d+) s)?");

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
            @JsonProperty("financement") @Nullable List<Financing> financing,
            @JsonProperty("planning") List<Row> rows,
            @JsonProperty("attendu") List<Expected> expected,
            @JsonProperty("absences") @Nullable List<Absent> absences,
            @JsonProperty("a_affecter") @Nullable List<Apart> unassigned,
            @JsonProperty("constats_import") @Nullable List<String> importFindings,
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
            @JsonProperty("fonction") org.essaim.organisation.Function function,
            @JsonProperty("hebdo") @Nullable String weekly) {
        Assignment assignment() {
            return new Assignment(team, function, weekly == null ? null : seconds(weekly));
        }
    }

    record Financing(
            @JsonProperty("depuis") String from,
            @JsonProperty("finance") String financed) {}

    record Absent(
            @JsonProperty("intervenant") String worker,
            @JsonProperty("date") String date,
            @JsonProperty("duree") @Nullable String length,
            @JsonProperty("manque") Absence.@Nullable Missing missing) {}

    record Apart(
            @JsonProperty("date") String date,
            @JsonProperty("equipe") @Nullable String team,
            @JsonProperty("categorie") Category category,
            @JsonProperty("duree") String length) {}

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
            @JsonProperty("structure") @Nullable String own,
            @JsonProperty("depuis") @Nullable String from,
            @JsonProperty("id") String id,
            @JsonProperty("base") TimeBasis basis,
            @JsonProperty("annulee_payee") String cancelledPaid,
            @JsonProperty("deplacement") String travel,
            @JsonProperty("plus_long") String longest,
            @JsonProperty("demi_journees") @Nullable List<String> halfDays,
            @JsonProperty("reconstitue") WorkingTimeRules.@Nullable Reconstitution reconstituted,
            @JsonProperty("trajet_type") @Nullable String standardTrip,
            @JsonProperty("attente") @Nullable String waiting,
            @JsonProperty("repas") @Nullable Meal meal,
            @JsonProperty("trajet_reunion") WorkingTimeRules.@Nullable MeetingTrips meetingTrips,
            @JsonProperty("ordre_des_sources") @Nullable List<String> precedence) {}

    record Meal(
            @JsonProperty("de") String from,
            @JsonProperty("a") String to,
            @JsonProperty("au_moins") String shortest) {}

    record Row(
            @JsonProperty("intervenant") @Nullable String worker,
            @JsonProperty("type") @Nullable FactKind kind,
            @JsonProperty("equipe") @Nullable String team,
            @JsonProperty("libelle") @Nullable String label,
            @JsonProperty("prestation") @Nullable String service,
            @JsonProperty("prevu") @Nullable String planned,
            @JsonProperty("pointe") @Nullable String clocked,
            @JsonProperty("retenu") @Nullable String retained,
            @JsonProperty("jour") @Nullable String day,
            @JsonProperty("duree") @Nullable String length,
            @JsonProperty("trajet") @Nullable String trip,
            @JsonProperty("nature") @Nullable AbsenceNature nature,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("annulation") @Nullable Cancellation cancellation) {}

    record Expected(
            @JsonProperty("mois") @Nullable String month,
            @JsonProperty("categorie") Category category,
            @JsonProperty("date") @Nullable String date,
            @JsonProperty("intervenant") @Nullable String worker,
            @JsonProperty("equipe") @Nullable String team,
            @JsonProperty("fonction") org.essaim.organisation.@Nullable Function function,
            @JsonProperty("regime") @Nullable String scheme,
            @JsonProperty("par") @Nullable String rule,
            @JsonProperty("duree") String length) {}

    @ParameterizedTest
    @MethodSource("rules")
    void countsWhatTheRuleShows(Rule rule) {
        Desk desk = new Desk(zone(rule));
        arrange(rule, desk);
        List<Fact> facts = rule.rows.stream().map(row -> fact(rule, row, desk)).toList();
        List<String> importFindings = new ArrayList<>();
        for (String source :
                new LinkedHashSet<>(facts.stream().map(Fact::source).toList())) {
            List<Fact> told =
                    facts.stream().filter(fact -> fact.source().equals(source)).toList();
            desk.time.load(new Telling(source, false, told, Set.of()), Desk.STRUCTURE).findings().stream()
                    .map(Finding::code)
                    .map(Enum::name)
                    .forEach(importFindings::add);
        }
        if (rule.importFindings != null) {
            assertThat(importFindings.stream().sorted()).isEqualTo(rule.importFindings);
        }
        assertThat(unassigned(facts, desk)).isEqualTo(unassigned(rule));
        assertThat(absences(facts, desk)).isEqualTo(absences(rule, desk));
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

    private static SortedSet<YearMonth> months(List<Fact> facts) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (Fact fact : facts) {
            YearMonth last = YearMonth.from(fact.reference().localEnd());
            for (YearMonth month = YearMonth.from(fact.reference().startDate());
                    !month.isAfter(last);
                    month = month.plusMonths(1)) {
                months.add(month);
            }
        }
        return months;
    }

    private static List<Unassigned> unassigned(List<Fact> facts, Desk desk) {
        return months(facts).stream()
                .flatMap(month -> desk.time.unassigned(Desk.STRUCTURE, month).stream())
                .toList();
    }

    // A spec that says nothing of events to be assigned has none: not one second is lost from sight.
    private static List<Unassigned> unassigned(Rule rule) {
        return rule.unassigned == null
                ? List.of()
                : rule.unassigned.stream()
                        .map(each -> new Unassigned(
                                LocalDate.parse(each.date),
                                each.team == null ? "" : each.team,
                                each.category,
                                seconds(each.length)))
                        .toList();
    }

    private static List<Absence> absences(List<Fact> facts, Desk desk) {
        return months(facts).stream()
                .flatMap(month -> desk.time.absences(Desk.STRUCTURE, month).stream())
                .toList();
    }

    private static List<Absence> absences(Rule rule, Desk desk) {
        return rule.absences == null
                ? List.of()
                : rule.absences.stream()
                        .map(each -> new Absence(
                                desk.pseudonyms.pseudonym(each.worker),
                                LocalDate.parse(each.date),
                                each.length == null ? null : seconds(each.length),
                                each.missing))
                        .toList();
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() throws IOException, URISyntaxException {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(75).allSatisfy(rule -> {
            assertThat(rule.id).matches("TPS-\\d\\d\\d?");
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
                    ByDate.<Assignment>never().with(day(place.from), place.assignment()),
                    (before, more) -> before.with(day(place.from), place.assignment())));
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
                if (each.own != null && yes(each.own)) {
                    continue;
                }
                CollectiveAgreement agreement = each.agreement == null ? CollectiveAgreement.IDCC_2941 : each.agreement;
                rules.put(
                        agreement,
                        rules.getOrDefault(agreement, ByDate.never()).with(from(each), profile(each, rule.source)));
            }
            rules.forEach(time::save);
        }
        OwnRules own = OwnRules.none();
        for (Profile each : rule.rules == null ? List.<Profile>of() : rule.rules) {
            if (each.own != null && yes(each.own)) {
                own = own.with(from(each), profile(each, rule.source));
            }
        }
        for (Financing each : rule.financing == null ? List.<Financing>of() : rule.financing) {
            own = own.withFinancing(day(each.from), yes(each.financed));
        }
        time.save(Desk.STRUCTURE, own);
    }

    private static LocalDate from(Profile profile) {
        return profile.from == null ? LocalDate.MIN : day(profile.from);
    }

    private static WorkingTimeRules profile(Profile each, String source) {
        WorkingTimeRules.Builder rules = WorkingTimeRules.builder(each.id, each.basis)
                .cancelledPaid(yes(each.cancelledPaid))
                .source(source);
        if (yes(each.travel)) {
            rules.travel(seconds(each.longest));
        }
        if (each.halfDays != null) {
            rules.halfDays(each.halfDays.stream().map(LocalTime::parse).toArray(LocalTime[]::new));
        }
        if (each.reconstituted != null) {
            rules.reconstituted(each.reconstituted, each.standardTrip == null ? 0 : seconds(each.standardTrip));
        }
        if (each.waiting != null) {
            rules.longestWaiting(seconds(each.waiting));
        }
        if (each.meal != null) {
            rules.meal(new WorkingTimeRules.Meal(
                    LocalTime.parse(each.meal.from), LocalTime.parse(each.meal.to), seconds(each.meal.shortest)));
        }
        if (each.precedence != null) {
            rules.precedence(each.precedence.toArray(String[]::new));
        }
        if (each.meetingTrips != null) {
            rules.meetingTrips(each.meetingTrips);
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
        Fact.Builder fact = Fact.builder(Desk.STRUCTURE, row.source == null ? "planning" : row.source, kind)
                .trip(row.trip == null ? null : seconds(row.trip))
                .nature(row.nature)
                .planned(interval(rule, row.planned))
                .clocked(interval(rule, row.clocked))
                .retained(interval(rule, row.retained));
        if (row.day != null) {
            fact.duration(LocalDate.parse(row.day), seconds(row.length == null ? "" : row.length), zone(rule));
        }
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
                        && (row.rule == null || entry.rule().contains(row.rule))
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
                .plusSeconds(number(length.group(3)))
                .toSeconds();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
