package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.Share;
import org.essaim.funding.SubCeiling;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.programme.Offer;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.essaim.time.OwnRules;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.LocalDateRange;

/** What a pack holds once it is read, and how one pack builds on another. */
class PackInheritanceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);

    @TempDir
    Path folder;

    private PackFolder base() {
        return new PackFolder("base")
                .file("federation.yaml", """
                        federation: {id: fictive, name: Fédération fictive, fictitious: true}
                        structures:
                          - {id: S001, name: Structure une, siret: "73282932000074", departement: "2A", zone: Europe/Paris, agreements: [{from: 2020-01-01, agreement: IDCC_2941}]}
                          - {id: S002, name: Structure deux, zone: Indian/Reunion, agreements: [{from: 2020-01-01, agreement: IDCC_3127}, {from: 2025-01-01, agreement: IDCC_2941}]}
                        """)
                .file("staff.yaml", """
                        staff:
                          - structure: S001
                            worker: 1042
                            assignments:
                              - {from: 2024-01-01, team: Nord, function: CARE_WORKER}
                              - {from: 2026-01-01, team: Nord, function: TEAM_FACILITATOR, weeklyHours: "24.5"}
                        """)
                .file("time/labels.json", """
                        {"labels": [
                          {"label": "Réunion", "category": "TEAM_MEETING", "from": "2020-01-01"},
                          {"label": "Réunion", "category": "PROJECT_STEERING", "from": "2020-01-01", "structure": "S002"}],
                         "services": [{"service": "APA jour", "scheme": "APA", "fragile": true, "from": "2020-01-01"}]}
                        """)
                .file("time/rules.yml", """
                        rules:
                          - {id: bad, from: 2020-01-01, agreement: IDCC_2941, basis: CLOCKED, cancelledPaid: true, consecutiveTravel: true, longestTravelMinutes: 30, source: inventé}
                          - id: maison
                            from: 2026-01-01
                            structure: S001
                            basis: PLANNED
                            consecutiveTravel: true
                            longestTravelMinutes: 20
                            halfDays: ["13:00", "06:00"]
                            reconstituted: WHEN_FINANCED
                            standardTripMinutes: 8
                            longestWaitingMinutes: 15
                            meal: {from: "11:30", to: "14:00", shortestMinutes: 30}
                            meetingTrips: EVENT
                            source: inventé
                        financing:
                          - {structure: S001, from: 2026-02-01, source: inventé}
                          - {structure: S001, from: 2026-07-01, financed: false, source: inventé}
                        costs:
                          - {function: CARE_WORKER, from: 2020-01-01, hourly: 20.125, source: inventé}
                          - {function: CARE_WORKER, from: 2020-01-01, hourly: "21.50", structure: S002}
                        """)
                .file("agreements/dialogue.yaml", """
                        agreements:
                          - id: DIALOGUE
                            title: Temps de dialogue
                            funder: Département fictif
                            pool: coordination
                            priority: 1
                            basis: ACTUAL_TIME
                            from: 2026-01-01
                            to: 2026-12-31
                            scope: [S001]
                            categories: [TEAM_MEETING, PRACTICE_ANALYSIS]
                            functions: [CARE_WORKER]
                            rates: [{from: 2026-01-01, hourly: 3.311}]
                            share: 80 %
                            ceiling: {euros: 1234.5, hours: 0.25}
                            sub_ceilings:
                              - {id: personne, per: PERSON_YEAR, days: 215, hours_a_day: 8, source: made up}
                              - {id: tutorat, per: AGREEMENT, hours: 0.5, categories: [MENTORING], from: 2026-01-15, to: 2026-02-14}
                            source: inventé
                        """)
                .file("lisez-moi.md", "# Fédération fictive\n");
    }

    @Test
    void everythingWrittenIsFoundAgain() {
        Pack pack = require(base());

        assertThat(Objects.requireNonNull(pack.federation()).name()).isEqualTo("Fédération fictive");
        assertThat(pack.fictitious()).isTrue();
        assertThat(pack.structures()).extracting(Structure::id).containsExactly("S001", "S002");
        assertThat(pack.structure("S002").orElseThrow().agreement().at(LocalDate.of(2024, 12, 31)))
                .contains(CollectiveAgreement.IDCC_3127);
        assertThat(pack.mapping().at("réunion", DAY)).contains(Category.TEAM_MEETING);
        assertThat(pack.mapping()
                        .overriddenBy(pack.ownMappings().getOrDefault("S002", CategoryMapping.empty()))
                        .at("Réunion", DAY))
                .contains(Category.PROJECT_STEERING);
        assertThat(pack.services().at("apa jour", DAY)).contains(new ServiceClass(Scheme.APA, true));
        assertThat(Objects.requireNonNull(pack.rules().get(CollectiveAgreement.IDCC_2941))
                        .at(DAY))
                .map(WorkingTimeRules::longestTravel)
                .contains(1800L);
        assertThat(pack.costs().at("S001", Function.CARE_WORKER, DAY)).contains(new BigDecimal("20.125"));
        assertThat(pack.costs().at("S002", Function.CARE_WORKER, DAY)).contains(new BigDecimal("21.50"));
        assertThat(pack.texts()).containsEntry("lisez-moi.md", "# Fédération fictive\n");

        FundingAgreement agreement = pack.agreement("DIALOGUE").orElseThrow();
        assertThat(agreement.term().contains(LocalDate.of(2026, 12, 31)))
                .as("the last day is included")
                .isTrue();
        assertThat(agreement.term().contains(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(agreement.rates().at(DAY)).contains(new BigDecimal("3.311"));
        assertThat(agreement.share(DAY)).isEqualTo(Share.percent(80));
        assertThat(agreement.ceilingCents()).isEqualTo(123_450);
        assertThat(agreement.ceilingSeconds()).isEqualTo(900);
        assertThat(agreement.subCeilings())
                .containsExactly(
                        new SubCeiling(
                                "personne",
                                6_192_000,
                                SubCeiling.Unit.SECONDS,
                                SubCeiling.Per.PERSON_YEAR,
                                null,
                                Set.of(),
                                "made up"),
                        new SubCeiling(
                                "tutorat",
                                1_800,
                                SubCeiling.Unit.SECONDS,
                                SubCeiling.Per.AGREEMENT,
                                LocalDateRange.ofClosed(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 14)),
                                Set.of(Category.MENTORING),
                                ""));
    }

    @Test
    void aStructureHasRulesOfItsOwn() {
        OwnRules own = Objects.requireNonNull(require(base()).ownRules().get("S001"));

        assertThat(own.at(DAY))
                .contains(WorkingTimeRules.builder("maison", TimeBasis.PLANNED)
                        .travel(1200)
                        .halfDays(LocalTime.of(6, 0), LocalTime.of(13, 0))
                        .reconstituted(WorkingTimeRules.Reconstitution.WHEN_FINANCED, 480)
                        .longestWaiting(900)
                        .meal(new WorkingTimeRules.Meal(LocalTime.of(11, 30), LocalTime.of(14, 0), 1800))
                        .meetingTrips(WorkingTimeRules.MeetingTrips.EVENT)
                        .source("inventé")
                        .build());
        assertThat(own.at(LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(own.isFinanced(LocalDate.of(2026, 1, 31))).isFalse();
        assertThat(own.isFinanced(DAY)).isTrue();
        assertThat(own.isFinanced(LocalDate.of(2026, 7, 1))).isFalse();
    }

    @Test
    void workersBecomePseudonymsOnTheirWayOut() {
        Pack pack = require(base());
        Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey("00".repeat(32));

        Staff staff = pack.staff("S001", pseudonyms);

        assertThat(staff.at(pseudonyms.pseudonym("1042"), DAY))
                .contains(new Assignment("Nord", Function.TEAM_FACILITATOR, 88_200L));
        assertThat(staff.at(pseudonyms.pseudonym("1042"), LocalDate.of(2025, 1, 1)))
                .contains(new Assignment("Nord", Function.CARE_WORKER));
        assertThat(pack.staff("S002", pseudonyms).assignments()).isEmpty();
        assertThat(pack.staff().toString() + pack).doesNotContain("1042");
    }

    @Test
    void anArchiveIsReadLikeAFolder() {
        assertThat(Packs.standard().load(base().zippedIn(folder)).require()).isEqualTo(require(base()));
    }

    @Test
    void aValidatorChangesNothingAboutAGoodPack() {
        Packs strict = Packs.standard().withValidator(PackFindingsTest.validator(Locale.FRENCH));
        assertThat(strict.load(base().in(folder)).require()).isEqualTo(require(base()));
        assertThat(strict.load("imano").findings()).isEmpty();
        assertThat(strict.load("una").findings()).isEmpty();
    }

    @Test
    void aLaterPackReplacesEntriesWholeAndAddsOthers() {
        base().in(folder);
        Pack pack = require(extending("own", "base").file("own.yaml", """
                        federation: {id: own, name: Autre fédération fictive, fictitious: true}
                        structures:
                          - {id: S001, name: Structure une renommée, zone: Europe/Paris}
                          - {id: S003, name: Structure trois, zone: Europe/Paris}
                        labels:
                          - {label: réunion, category: CONSULTATION, from: 2020-01-01}
                          - {label: Réunion, category: TRAINING, from: 2026-06-01}
                        rules:
                          - {id: own, from: 2026-01-01, agreement: IDCC_2941, basis: PLANNED, longestTravelMinutes: 15}
                        """));

        assertThat(pack.id()).isEqualTo("own");
        assertThat(pack.lineage()).containsExactly("base", "own");
        assertThat(Objects.requireNonNull(pack.federation()).id()).isEqualTo("own");
        assertThat(pack.structures()).extracting(Structure::id).containsExactly("S001", "S002", "S003");
        assertThat(pack.structures().get(0).name()).isEqualTo("Structure une renommée");
        assertThat(pack.structures().get(0).siret())
                .as("an entry is replaced whole")
                .isNull();
        assertThat(pack.mapping().at("Réunion", DAY)).contains(Category.CONSULTATION);
        assertThat(pack.mapping().at("Réunion", LocalDate.of(2026, 6, 1))).contains(Category.TRAINING);
        assertThat(Objects.requireNonNull(pack.rules().get(CollectiveAgreement.IDCC_2941))
                        .at(DAY))
                .map(WorkingTimeRules::id)
                .contains("own");
        assertThat(pack.agreement("DIALOGUE")).isPresent();
    }

    @Test
    void aLocalPackFillsTheContactsThatAPublishedOneLeavesEmpty() {
        Pack pack = require(extending("region", "imano").file("contacts.yaml", """
                        contacts:
                          - {programme: imano, approach: montessori, provider: Resanté-Vous, email: montessori@example.org}
                          - {programme: imano, approach: quality-of-working-life, provider: Resanté-Vous, email: qvt@example.org}
                        """));

        assertThat(pack.fictitious()).isTrue();
        assertThat(pack.programme("imano").orElseThrow().offers())
                .extracting(Offer::contact)
                .containsExactly(null, null, "qvt@example.org", null, "montessori@example.org", null);
        assertThat(pack.programme("imano").orElseThrow().toString()).doesNotContain("@");
    }

    @Test
    void aPackThatTwoOthersExtendIsReadOnce() {
        base().in(folder);
        extending("left", "base").in(folder);
        extending("right", "base").in(folder);

        assertThat(require(extending("own", "left, right, una")).lineage())
                .containsExactly("base", "left", "right", "una", "own");
    }

    @Test
    void packsThatExtendEachOtherAreRefused() {
        extending("one", "two").in(folder);
        PackReport report = Packs.standard().load(extending("two", "one").in(folder));

        assertThat(report.pack()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.PACK_CYCLE);
            assertThat(finding.file()).isEqualTo("one/pack.yaml");
            assertThat(finding.row()).isEqualTo(4);
            assertThat(finding.message(Locale.FRENCH)).contains("two > one > two");
        });
    }

    @Test
    void whatAPackExtendsMustExistAndStandBesideIt() {
        assertThat(Packs.standard().load(extending("own", "nowhere").in(folder)).findings())
                .extracting(finding -> finding.code() + " " + finding.file() + ":" + finding.row())
                .containsExactly("PACK_NOT_FOUND pack.yaml:4");
        assertThat(Packs.standard().load(extending("own", "../base").in(folder)).findings())
                .extracting(Finding::code)
                .containsExactly(Code.OUTSIDE_PACK);
    }

    @Test
    void theFaultsOfAnExtendedPackCarryItsName() {
        base().file("bad.yaml", "colour: red\n").in(folder);
        assertThat(Packs.standard().load(extending("own", "base").in(folder)).findings())
                .extracting(finding -> finding.code() + " " + finding.file() + ":" + finding.row())
                .containsExactly("UNKNOWN_KEY base/bad.yaml:1");
    }

    @Test
    void packsAreLookedForInAFolderToo() {
        base().zippedIn(folder);
        Path own = extending("own", "base").in(folder.resolve("elsewhere"));
        assertThat(Packs.standard().load(own).pack()).isEmpty();
        assertThat(Packs.standard().withFolder(folder).load(own).require().lineage())
                .containsExactly("base", "own");
    }

    private Pack require(PackFolder pack) {
        PackReport report = Packs.standard().load(pack.in(folder));
        assertThat(report.findings()).isEmpty();
        return report.require();
    }

    private static PackFolder extending(String id, String bases) {
        return new PackFolder(id)
                .file(
                        "pack.yaml",
                        "id: " + id + "\ntitle: Essai\nversion: \"1\"\nextends: [" + bases + "]\nfictitious: true\n");
    }
}
