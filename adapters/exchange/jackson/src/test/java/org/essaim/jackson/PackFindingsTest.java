package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.funding.Admission;
import org.essaim.funding.Coverage;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.Share;
import org.essaim.organisation.Function;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.time.Category;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to write a pack wrongly, with the code, the file and the line that its author is told. */
class PackFindingsTest {
    private static final String STRUCTURE = """
            structures:
              - id: S001
                name: Structure fictive
                zone: Europe/Paris
                agreements: [{from: 2020-01-01, agreement: IDCC_2941}]
            """;
    private static final String AGREEMENT = """
            agreements:
              - id: A1
                title: Temps de dialogue
                funder: Département fictif
                pool: coordination
                priority: 1
                basis: ACTUAL_TIME
                from: 2026-01-01
                to: 2026-12-31
                categories: [TEAM_MEETING]
                rates: [{from: 2026-01-01, hourly: 24.60}]
                share: 80 %
            """;
    private static final String PROGRAMME = """
            programmes:
              - id: essai
                name: Programme fictif
                description: Un essai
                territory: Nulle part
                approaches:
                  - {code: one, title: Une, definition: Une approche}
                phases:
                  - number: 1
                    code: first
                    title: Sensibilisation
                    kind: AWARENESS
                    approaches: [one]
                offers:
                  - {approach: one, provider: Prestataire fictif}
                declared:
                  - {code: applied, title: Candidates, value: 3, text: trois structures}
                funnel: [applied]
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> badPacks() {
        return Stream.of(
                arguments("unknown top-level key", "a: 1\nstructure: []\n", Code.UNKNOWN_KEY, 1),
                arguments("unknown key", STRUCTURE + "    colour: red\n", Code.UNKNOWN_KEY, 6),
                arguments("missing key", STRUCTURE.replace("    name: Structure fictive\n", ""), Code.MISSING_KEY, 2),
                arguments("a list is expected", "structures: S001\n", Code.WRONG_TYPE, 1),
                arguments("fields are expected", "structures:\n  - S001\n", Code.WRONG_TYPE, 2),
                arguments("SIRET", STRUCTURE + "    siret: \"73282932000075\"\n", Code.INVALID_VALUE, 2),
                arguments("zone", STRUCTURE.replace("Europe/Paris", "Europe/Perdu"), Code.INVALID_VALUE, 4),
                arguments("collective agreement", STRUCTURE.replace("IDCC_2941", "IDCC_9999"), Code.WRONG_TYPE, 5),
                arguments(
                        "two agreements of one day",
                        STRUCTURE.replace(
                                "agreement: IDCC_2941}]",
                                "agreement: IDCC_2941},\n      {from: 2020-01-01, agreement: IDCC_3127}]"),
                        Code.DUPLICATE_ID,
                        6),
                arguments(
                        "structure twice",
                        STRUCTURE + STRUCTURE.substring(STRUCTURE.indexOf('\n') + 1),
                        Code.DUPLICATE_ID,
                        6),
                arguments(
                        "priority is no number", AGREEMENT.replace("priority: 1", "priority: one"), Code.WRONG_TYPE, 6),
                arguments(
                        "priority is huge",
                        AGREEMENT.replace("priority: 1", "priority: 4294967297"),
                        Code.INVALID_VALUE,
                        6),
                arguments("category", AGREEMENT.replace("TEAM_MEETING", "REUNION"), Code.WRONG_TYPE, 10),
                arguments("no category", AGREEMENT.replace("TEAM_MEETING", ""), Code.INVALID_VALUE, 2),
                arguments(
                        "no category, though amended",
                        AGREEMENT.replace("TEAM_MEETING", "")
                                + "    amendments:\n      - {from: 2026-07-01, categories: [MENTORING]}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments("date", AGREEMENT.replace("2026-12-31", "31/12/2026"), Code.WRONG_TYPE, 9),
                arguments("day that does not exist", AGREEMENT.replace("2026-12-31", "2026-02-30"), Code.WRONG_TYPE, 9),
                arguments("end before start", AGREEMENT.replace("2026-12-31", "2025-12-31"), Code.INVALID_VALUE, 9),
                arguments("share above 100 %", AGREEMENT.replace("80 %", "120 %"), Code.INVALID_VALUE, 12),
                arguments("share of nothing", AGREEMENT.replace("80 %", "1/0"), Code.INVALID_VALUE, 12),
                arguments("no rate", AGREEMENT.replace("{from: 2026-01-01, hourly: 24.60}", ""), Code.INVALID_VALUE, 2),
                arguments("rate of zero", AGREEMENT.replace("24.60", "0"), Code.INVALID_VALUE, 2),
                arguments(
                        "two rates of one day",
                        AGREEMENT.replace("24.60}", "24.60},\n      {from: 2026-01-01, hourly: 25}"),
                        Code.DUPLICATE_ID,
                        12),
                arguments("half a cent", AGREEMENT + "    ceiling: {euros: 10.005}\n", Code.INVALID_VALUE, 13),
                arguments("empty ceiling", AGREEMENT + "    ceiling: {}\n", Code.INVALID_VALUE, 13),
                arguments("ceiling in pounds", AGREEMENT + "    ceiling: {pounds: 10}\n", Code.UNKNOWN_KEY, 13),
                arguments(
                        "sub-ceiling in days of no length",
                        AGREEMENT + "    sub_ceilings:\n      - {id: a, per: PERSON_YEAR, days: 215}\n",
                        Code.INVALID_VALUE,
                        14),
                arguments(
                        "sub-ceiling of half a period",
                        AGREEMENT + "    sub_ceilings:\n      - {id: a, per: AGREEMENT, hours: 5, from: 2026-01-01}\n",
                        Code.INVALID_VALUE,
                        14),
                arguments(
                        "sub-ceiling for nobody we know",
                        AGREEMENT + "    sub_ceilings:\n      - {id: a, per: TEAM, hours: 5}\n",
                        Code.WRONG_TYPE,
                        14),
                arguments(
                        "amendment after the end",
                        AGREEMENT + "    amendments:\n      - {from: 2027-01-01, categories: [MENTORING]}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "amendments out of order",
                        AGREEMENT + "    amendments:\n      - {from: 2026-07-01, categories: [MENTORING]}\n"
                                + "      - {from: 2026-04-01, functions: [CARE_WORKER]}\n",
                        Code.INVALID_VALUE,
                        15),
                arguments(
                        "amendment that leaves nothing eligible",
                        AGREEMENT + "    amendments:\n      - {from: 2026-07-01, categories: []}\n",
                        Code.INVALID_VALUE,
                        14),
                arguments("unknown structure", AGREEMENT + "    scope:\n      - S404\n", Code.DANGLING_REFERENCE, 14),
                arguments(
                        "one rank for two",
                        AGREEMENT + AGREEMENT.replace("agreements:\n", "").replace("id: A1", "id: A2"),
                        Code.SAME_PRIORITY,
                        17),
                arguments("label twice in other spelling", """
                        labels:
                          - {label: Réunion d'équipe, category: TEAM_MEETING, from: 2026-01-01}
                          - {label: "réunion  d’équipe", category: TRAINING, from: 2026-01-01}
                        """, Code.DUPLICATE_ID, 3),
                arguments(
                        "label of an unknown structure",
                        "labels:\n  - {label: x, category: TRAINING, from: 2026-01-01, structure: S404}\n",
                        Code.DANGLING_REFERENCE,
                        2),
                arguments("service twice", """
                        services:
                          - {service: A, scheme: APA, from: 2026-01-01}
                          - {service: a, scheme: PCH, from: 2026-01-01}
                        """, Code.DUPLICATE_ID, 3),
                arguments(
                        "cost of zero",
                        "costs:\n  - {function: CARE_WORKER, from: 2026-01-01, hourly: 0}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "rules below zero",
                        "rules:\n  - {id: r, from: 2026-01-01, agreement: IDCC_2941, basis: CLOCKED,"
                                + " longestTravelMinutes: -1}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "rules that count travel and do not say how long",
                        "rules:\n  - {id: r, from: 2026-01-01, agreement: IDCC_2941, basis: CLOCKED,"
                                + " consecutiveTravel: true}\n",
                        Code.MISSING_KEY,
                        2),
                arguments(
                        "rules of an agreement and of a structure",
                        STRUCTURE + "rules:\n  - {id: r, from: 2026-01-01, agreement: IDCC_2941, structure: S001,"
                                + " basis: CLOCKED}\n",
                        Code.INVALID_VALUE,
                        7),
                arguments(
                        "rules of nobody",
                        "rules:\n  - {id: r, from: 2026-01-01, basis: CLOCKED}\n",
                        Code.MISSING_KEY,
                        2),
                arguments(
                        "rules of an unknown structure",
                        "rules:\n  - {id: r, from: 2026-01-01, structure: S009, basis: CLOCKED}\n",
                        Code.DANGLING_REFERENCE,
                        2),
                arguments(
                        "financing of an unknown structure",
                        "financing:\n  - {structure: S009, from: 2026-01-01}\n",
                        Code.DANGLING_REFERENCE,
                        2),
                arguments(
                        "half-day at no time",
                        "rules:\n  - {id: r, from: 2026-01-01, agreement: IDCC_2941, basis: CLOCKED,"
                                + " halfDays: [\"25:00\"]}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "meal that ends before it begins",
                        "rules:\n  - {id: r, from: 2026-01-01, agreement: IDCC_2941, basis: CLOCKED,"
                                + " meal: {from: \"14:00\", to: \"11:30\", shortestMinutes: 30}}\n",
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "a contract of no minutes",
                        STRUCTURE + "staff:\n  - {structure: S001, worker: \"7\", assignments: [{from: 2026-01-01,"
                                + " function: CARE_WORKER, weeklyHours: \"24.501\"}]}\n",
                        Code.INVALID_VALUE,
                        7),
                arguments(
                        "phase of an unknown approach",
                        PROGRAMME.replace("approaches: [one]", "approaches: [one,\n          two]"),
                        Code.DANGLING_REFERENCE,
                        14),
                arguments(
                        "offer of an unknown approach",
                        PROGRAMME.replace("{approach: one,", "{approach: two,"),
                        Code.DANGLING_REFERENCE,
                        15),
                arguments(
                        "funnel of an unknown count",
                        PROGRAMME.replace("[applied]", "[applied, stayed]"),
                        Code.DANGLING_REFERENCE,
                        18),
                arguments(
                        "count of an unknown phase",
                        PROGRAMME.replace("value: 3,", "value: 3, phase: last,"),
                        Code.DANGLING_REFERENCE,
                        17),
                arguments("count without a number", PROGRAMME.replace("value: 3, ", ""), Code.INVALID_VALUE, 17),
                arguments(
                        "two phases with one number",
                        PROGRAMME.replace(
                                "    offers:",
                                "      - {number: 1, code: other, title: Autre, kind: AWARENESS}\n    offers:"),
                        Code.INVALID_VALUE,
                        2),
                arguments(
                        "web site",
                        PROGRAMME.replace("fictif}", "fictif, website: \"ftp://x\"}"),
                        Code.INVALID_VALUE,
                        15),
                arguments("unknown training", PROGRAMME + "    trainings: [none]\n", Code.DANGLING_REFERENCE, 19),
                arguments(
                        "fact of an unknown programme",
                        "facts:\n  - {code: f, topic: tool, programme: none, text: x}\n",
                        Code.DANGLING_REFERENCE,
                        2),
                arguments(
                        "contact for an unknown offer",
                        PROGRAMME
                                + "contacts:\n  - {programme: essai, approach: one, provider: Autre, email: a@b.fr}\n",
                        Code.DANGLING_REFERENCE,
                        20),
                arguments(
                        "indicator of an unknown measure",
                        "indicators:\n  - {id: i, missing: REFUSED,\n     numerator: nothing}\n",
                        Code.UNKNOWN_MEASURE,
                        3),
                arguments(
                        "indicator by an unknown dimension",
                        "indicators:\n  - {id: i, missing: REFUSED, numerator: exits,\n     dimensions: [PLANET]}\n",
                        Code.WRONG_TYPE,
                        3),
                arguments(
                        "indicator that adds hours to people",
                        "indicators:\n  - {id: i, missing: REFUSED,\n     numerator: exits,\n     denominator: time + headcount}\n",
                        Code.UNLIKE_UNITS,
                        4),
                arguments("indicators that go round", """
                        indicators:
                          - {id: a, missing: REFUSED, numerator: b}
                          - {id: b, missing: REFUSED, numerator: a}
                        """, Code.INDICATOR_NAMES_A_REFUSED_ONE, 2),
                arguments(
                        "indicator that names itself",
                        "indicators:\n  - {id: a, missing: REFUSED, numerator: a + 1}\n",
                        Code.INDICATORS_GO_ROUND,
                        2),
                arguments(
                        "indicator that hides what is missing",
                        "indicators:\n  - {id: a, numerator: exits}\n",
                        Code.MISSING_KEY,
                        2),
                arguments("broken syntax", "structures:\n  - id: [S001\n", Code.UNREADABLE_DOCUMENT, 3),
                arguments("alias", "structures: &all []\n", Code.YAML_REFERENCE, 1),
                arguments("not fields", "- structures\n", Code.WRONG_TYPE, 1),
                arguments("empty", "", Code.EMPTY_DOCUMENT, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPacks")
    void aBadPackIsRefusedAtItsLine(String what, String yaml, Code code, long row) {
        Path pack = new PackFolder("essai").file("data/all.yaml", yaml).in(folder);

        PackReport report = Packs.standard().load(pack);

        assertThat(report.pack()).as(what).isEmpty();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.file()).isEqualTo("data/all.yaml");
            assertThat(finding.row()).isEqualTo(row);
        });
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.message(Locale.FRENCH)).isNotBlank().doesNotContain("{");
            assertThat(finding.remedy(Locale.ENGLISH)).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPacks")
    void withAValidatorTheSamePacksAreRefused(String what, String yaml, Code code, long row) {
        Path pack = new PackFolder("essai").file("data/all.yaml", yaml).in(folder);

        assertThat(Packs.standard()
                        .withValidator(validator(Locale.FRENCH))
                        .load(pack)
                        .pack())
                .as(what)
                .isEmpty();
    }

    @Test
    void theWholeListComesOut() {
        Path pack = new PackFolder("essai")
                .file("a.yaml", STRUCTURE.replace("Europe/Paris", "Nowhere") + "    colour: red\n")
                .file("b.yaml", AGREEMENT.replace("80 %", "120 %").replace("priority: 1", "priority: one"))
                .in(folder);

        assertThat(Packs.standard().load(pack).findings())
                .extracting(finding -> finding.file() + ":" + finding.row() + " " + finding.code())
                .containsExactly(
                        "a.yaml:4 INVALID_VALUE",
                        "a.yaml:6 UNKNOWN_KEY",
                        "b.yaml:6 WRONG_TYPE",
                        "b.yaml:12 INVALID_VALUE");
    }

    @Test
    void whatOneFaultHidesIsNotReportedAsAnother() {
        Path pack = new PackFolder("essai")
                .file("a.yaml", STRUCTURE.replace("Europe/Paris", "Nowhere"))
                .file("b.yaml", AGREEMENT + "    scope: [S001]\n")
                .in(folder);

        assertThat(Packs.standard().load(pack).findings())
                .extracting(Finding::code)
                .containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void whatAnAmendmentDoesNotNameStaysAsItWas() {
        PackReport report = load(new PackFolder("a")
                .file(
                        "a.yaml",
                        AGREEMENT + "    functions: [CARE_WORKER]\n    amendments:\n"
                                + "      - {from: 2026-04-01, categories: [MENTORING]}\n"
                                + "      - {from: 2026-07-01, functions: [], share: 50 %}\n"));

        assertThat(report.findings()).isEmpty();
        FundingAgreement agreement = report.pack().orElseThrow().agreements().get(0);
        Coverage coverage = agreement.coverage();
        assertThat(coverage.on(LocalDate.of(2026, 3, 31)))
                .isEqualTo(new Admission(Set.of(Category.TEAM_MEETING), Set.of(Function.CARE_WORKER), Set.of()));
        assertThat(coverage.on(LocalDate.of(2026, 6, 30)))
                .isEqualTo(new Admission(Set.of(Category.MENTORING), Set.of(Function.CARE_WORKER), Set.of()));
        assertThat(coverage.on(LocalDate.of(2026, 7, 1)))
                .isEqualTo(new Admission(Set.of(Category.MENTORING), Set.of(), Set.of()));
        assertThat(agreement.share(LocalDate.of(2026, 6, 30))).isEqualTo(Share.percent(80));
        assertThat(agreement.share(LocalDate.of(2026, 7, 1))).isEqualTo(Share.percent(50));
    }

    @Test
    void agreementsShareARankWhereTheyNeverMeet() {
        String second = AGREEMENT.replace("id: A1", "id: A2");
        String nextYear = second.replace("2026-01-01\n", "2027-01-01\n")
                .replace("2026-12-31", "2027-12-31")
                .replace("{from: 2026", "{from: 2027");
        String elsewhere = second.replace("agreements:", "agreements:").concat("    scope: [S002]\n");
        String structures =
                STRUCTURE + STRUCTURE.substring(STRUCTURE.indexOf('\n') + 1).replace("S001", "S002");

        assertThat(load(new PackFolder("a").file("a.yaml", AGREEMENT).file("b.yaml", nextYear))
                        .findings())
                .isEmpty();
        assertThat(load(new PackFolder("b")
                                .file("s.yaml", structures)
                                .file("a.yaml", AGREEMENT + "    scope: [S001]\n")
                                .file("b.yaml", elsewhere))
                        .findings())
                .isEmpty();
        assertThat(load(new PackFolder("c")
                                .file("a.yaml", AGREEMENT)
                                .file("b.yaml", second.replace("pool: c", "pool: d")))
                        .findings())
                .isEmpty();
    }

    @Test
    void aWorkerTwiceIsReportedWithoutTheWorkersIdentifier() {
        String worker = "  - {structure: S001, worker: \"0042\", assignments: [{from: 2026-01-01, team: Nord, function:"
                + " CARE_WORKER}]}\n";
        PackReport report =
                load(new PackFolder("essai").file("a.yaml", STRUCTURE).file("b.yaml", "staff:\n" + worker + worker));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.DUPLICATE_ID);
            assertThat(finding.row()).isEqualTo(3);
            assertThat(finding.toString() + finding.message(Locale.FRENCH)).doesNotContain("0042");
        });
    }

    @Test
    void constraintsSpeakFrenchOrEnglishAndKeepTheirApostrophe() {
        PackFolder pack = new PackFolder("essai").file("a.yaml", STRUCTURE + "    siret: \"73282932000075\"\n");
        Path path = pack.in(folder);

        assertThat(constraint(Locale.FRENCH, path)).isEqualTo("n’est pas un SIRET valide");
        assertThat(constraint(Locale.ENGLISH, path)).isEqualTo("is not a valid SIRET");
    }

    @Test
    void identifiersAreExplainedInBothLanguages() {
        Path path = new PackFolder("essai")
                .file("a.yaml", PROGRAMME.replace("id: essai", "id: Mon Essai"))
                .in(folder);

        assertThat(constraint(Locale.FRENCH, path)).startsWith("n’est pas un identifiant");
        assertThat(constraint(Locale.ENGLISH, path)).startsWith("is not an identifier");
    }

    private static String constraint(Locale locale, Path pack) {
        List<Finding> findings =
                Packs.standard().withValidator(validator(locale)).load(pack).findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CONSTRAINT_VIOLATED);
            assertThat(finding.row()).isNotNull();
        });
        return findings.get(0).message(locale);
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() {
        PackReport report =
                load(new PackFolder("essai").bytes("lisez-moi.txt", "été".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.UNREADABLE_ENCODING);
        assertThat(report.findings().get(0).file()).isEqualTo("lisez-moi.txt");
    }

    @Test
    void aPackNamesItself() {
        assertThat(load(new PackFolder("a").without("pack.yaml").file("x.yaml", STRUCTURE))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.NOT_A_PACK);
        assertThat(load(new PackFolder("b").file("pack.yaml", "id: b\ntitle: B\n"))
                        .findings())
                .extracting(finding -> finding.code() + " " + finding.row())
                .containsExactly("MISSING_KEY 1");
        assertThat(load(new PackFolder("c").file("pack.yaml", "id: C d\ntitle: C\nversion: 1\n"))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.INVALID_VALUE);
        assertThat(Packs.standard().load("nowhere").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.PACK_NOT_FOUND);
            assertThat(finding.message(Locale.FRENCH)).contains("imano, indicateurs, una");
        });
        assertThatThrownBy(() -> Packs.standard().load("nowhere").require())
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("Maybe");
    }

    private PackReport load(PackFolder pack) {
        return Packs.standard().load(pack.in(folder));
    }

    static Validator validator(Locale locale) {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(
                        new ParameterMessageInterpolator(Set.of(Locale.FRENCH, Locale.ENGLISH), locale, false))
                .buildValidatorFactory()
                .getValidator();
    }
}
