package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.engagement.Funnel;
import org.essaim.finding.Finding;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.pack.Pack;
import org.essaim.pack.Packs;
import org.essaim.pack.SourcedFact;
import org.essaim.programme.Approach;
import org.essaim.programme.Committee;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.EntryCondition;
import org.essaim.programme.Objective;
import org.essaim.programme.Offer;
import org.essaim.programme.Partner;
import org.essaim.programme.PartnerRole;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.ResearchProgramme;
import org.essaim.programme.Stated;
import org.essaim.programme.TrainingProduct;
import org.essaim.time.WorkingTimeRules;
import org.junit.jupiter.api.Test;

/** What the two founding documents say, found again in the packs that were written from them. */
class ShippedPacksTest {
    private final Pack imano = load("imano");
    private final Pack una = load("una");
    private final Programme programme = imano.programme("imano").orElseThrow();
    private final Programme plan = una.programme("una-action-plan").orElseThrow();

    private static Pack load(String id) {
        var report = Packs.standard().load(id);
        assertThat(report.findings()).isEmpty();
        return report.require();
    }

    @Test
    void imanoAndUnaAreShippedAndAreNotFictitious() {
        assertThat(Packs.standard().shipped()).contains("imano", "una");
        assertThat(imano.fictitious()).isFalse();
        assertThat(una.fictitious()).isFalse();
        assertThat(imano.structures())
                .as("unnamed structures are counts, not records")
                .isEmpty();
        assertThat(una.structures()).isEmpty();
    }

    @Test
    void imanoIsLedByTheGerontopoleAndFundedByFourWithTheSupportOfTheOpco() {
        assertThat(programme.acronym()).isEqualTo("I-MANO");
        assertThat(programme.name()).isEqualTo("Innovation Managériale et Organisationnelle dans l'aide à domicile");
        assertThat(programme.carrier()).map(Partner::organisation).contains("Gérontopôle de Nouvelle-Aquitaine");
        assertThat(programme.partners(PartnerRole.FUNDER))
                .extracting(Partner::organisation)
                .containsExactly(
                        "Région Nouvelle-Aquitaine", "Carsat Aquitaine", "Carsat Centre-Ouest", "AG2R La Mondiale");
        assertThat(programme.partners(PartnerRole.SUPPORTER))
                .extracting(Partner::organisation)
                .containsExactly("OPCO");
        assertThat(programme.committees())
                .extracting(Committee::kind)
                .containsExactly(Committee.Kind.STEERING, Committee.Kind.SCIENTIFIC);
        assertThat(programme.research())
                .extracting(ResearchProgramme::discipline)
                .containsExactly("sociologie");
        assertThat(programme.territory()).isEqualTo("Nouvelle-Aquitaine");
        assertThat(programme.objectives()).hasSize(3);
    }

    @Test
    void imanoSaysWhoCarriesItWhichRoadmapItBelongsToAndWhatPhaseThreeAsksFor() {
        assertThat(programme.carrier()).map(Partner::legalForm).contains("GIP");
        assertThat(programme.background().roadmaps())
                .extracting(Stated::text)
                .containsExactly("Feuille de route Silver Economie 2018/2021");
        assertThat(programme.background().targetGroups())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.source()).startsWith("seed 1, line"));
        EntryCondition entry = Objects.requireNonNull(
                programme.phase("collective-training").orElseThrow().entry());
        assertThat(entry.approach()).isEqualTo(EntryCondition.Approached.CHOSEN);
        assertThat(entry.participants()).isEqualTo(5);
        assertThat(entry.source()).as("not the leaflet's").doesNotContain("seed");
        assertThat(programme.phase("awareness").orElseThrow().entry()).isNull();
    }

    @Test
    void imanoStartedIn2019AndNoMorePrecisely() {
        DeclaredDate start = Objects.requireNonNull(programme.start());
        assertThat(start.precision()).isEqualTo(DeclaredDate.Precision.YEAR);
        assertThat(start.days()).hasToString("2019-01-01/2020-01-01");
    }

    @Test
    void sixApproachesAreOfferedByFiveProviders() {
        assertThat(programme.approaches())
                .extracting(Approach::title)
                .containsExactly(
                        "La gouvernance partagée",
                        "Le Lean Management",
                        "Le Management par la Qualité de Vie au Travail",
                        "L'approche Buurtzorg",
                        "L'approche Montessori dans l'aide à domicile",
                        "Une approche plurielle");
        assertThat(programme.approaches())
                .flatExtracting(approach -> programme.offers(approach.code()))
                .extracting(Offer::provider)
                .containsExactly(
                        "Hum!, Université du Nous",
                        "Rubbees",
                        "Resanté-Vous",
                        "collectif l'Humain d'Abord",
                        "Resanté-Vous",
                        "Sens Collectif");
        assertThat(programme.approach("plural").orElseThrow().drawsOn()).hasSize(5);
        assertThat(programme.approach("lean-management").orElseThrow().origin()).contains("Toyota");
    }

    @Test
    void noShippedPackHoldsAnAddressOfAPerson() {
        assertThat(programme.offers()).extracting(Offer::contact).containsOnlyNulls();
        assertThat(imano.toString() + programme + una.texts() + imano.texts()).doesNotContain("@");
        assertThat(programme.toTree().toString() + plan.toTree()).doesNotContain("@");
    }

    @Test
    void fourPhasesOfWhichTheLeafletDescribesTwo() {
        assertThat(programme.phases()).extracting(Phase::number).containsExactly(1, 2, 3, 4);
        assertThat(programme.phases())
                .filteredOn(phase -> phase.source().startsWith("seed 1"))
                .extracting(Phase::title)
                .containsExactly("Journées de sensibilisation", "Formations collectives");
        assertThat(programme.phase("awareness").orElseThrow().approaches()).hasSize(6);
    }

    @Test
    void twentyOneNineteenFourteen() {
        Funnel funnel = Funnel.declared(programme);
        assertThat(funnel.steps())
                .extracting(step -> step.declaredNumber().orElseThrow())
                .containsExactly(21L, 19L, 14L);
        assertThat(funnel.shareOfStart(2)).hasToString("Optional[14/21]");
        assertThat(funnel.shareOfPrevious(2)).hasToString("Optional[14/19]");
        assertThat(funnel.shareOfPrevious(0)).isEmpty();
        assertThat(programme.declared("professionals").orElseThrow().source()).doesNotContain("seed");
    }

    @Test
    void fiveQuestionsToAskOneself() {
        assertThat(imano.facts("question")).hasSize(5);
        assertThat(imano.facts("question").get(0).text()).startsWith("Dans 5 ans");
    }

    @Test
    void unaOffersThreeTrainingsUnderTheirExactTitles() {
        assertThat(una.trainings())
                .extracting(TrainingProduct::title)
                .containsExactly(
                        "Les bases pour la mise en place des équipes autonomes",
                        "l'Optimisation de plannings",
                        "Mise en place d'une organisation du travail en équipes autonomes");
        assertThat(una.trainings()).extracting(TrainingProduct::provider).containsOnly("UNA Formation");
        assertThat(plan.trainings()).hasSize(3);
        assertThat(una.trainings())
                .allSatisfy(training -> assertThat(training.modalities())
                        .containsExactly(TrainingProduct.Modality.COLLECTIVE, TrainingProduct.Modality.INDIVIDUAL));
        assertThat(plan.background().tools()).hasSize(4);
        assertThat(plan.background().origin()).extracting(Stated::source).containsExactly("seed 2, line 17");
        assertThat(plan.partners(PartnerRole.EXPERT)).hasSize(1);
    }

    @Test
    void whatUnaLeavesVagueStaysVague() {
        DeclaredCount trained = plan.declared("trained-structures").orElseThrow();
        assertThat(trained.value()).isEqualTo(20);
        assertThat(trained.precision()).isEqualTo(DeclaredCount.Precision.ABOUT);
        assertThat(trained.text()).startsWith("Une vingtaine de structures formées");
        assertThat(plan.declared("web-conference-registrations").orElseThrow().number())
                .isEmpty();
        DeclaredDate start = Objects.requireNonNull(plan.start());
        assertThat(start.precision()).isEqualTo(DeclaredDate.Precision.LATE_YEAR);
        assertThat(start.text()).isEqualTo("projet démarré fin 2020");
    }

    @Test
    void unaNamesItsIndicatorsToolsAndLimits() {
        assertThat(una.facts("indicator")).hasSize(3);
        assertThat(una.facts("tool")).extracting(SourcedFact::text).contains("Cycles de web-conférences");
        assertThat(una.facts("limit")).extracting(SourcedFact::text).anyMatch(text -> text.contains("coordination"));
        assertThat(plan.name())
                .isEqualTo("Plan d'action pour animer le réseau UNA et partager les expériences positives autour des"
                        + " innovations managériales et organisations du travail innovantes");
        assertThat(plan.objectives()).hasSize(5);
        assertThat(plan.sectors()).containsExactly("Médico-social", "Domicile");
    }

    @Test
    void unaGivesTheRulesOfTimeThatTheTextsGiveAndNoneThatIsLocal() {
        assertThat(una.rules().keySet())
                .containsExactlyInAnyOrder(
                        CollectiveAgreement.IDCC_2941,
                        CollectiveAgreement.IDCC_3127,
                        CollectiveAgreement.PUBLIC_SERVICE);
        una.rules()
                .values()
                .forEach(byDate -> byDate.changes().forEach(change -> {
                    WorkingTimeRules profile = change.value();
                    assertThat(profile.source()).as(profile.id()).isNotBlank();
                    assertThat(profile.consecutiveTravel()).as(profile.id()).isTrue();
                    assertThat(profile.longestTravel()).as(profile.id()).isZero();
                    assertThat(profile.standardTrip()).as(profile.id()).isZero();
                    assertThat(profile.meal()).as(profile.id()).isNull();
                }));
        assertThat(Objects.requireNonNull(una.rules().get(CollectiveAgreement.IDCC_2941))
                        .at(LocalDate.of(2026, 3, 2)))
                .map(WorkingTimeRules::reconstituted)
                .contains(WorkingTimeRules.Reconstitution.WHEN_FINANCED);
        assertThat(una.ownRules()).isEmpty();
    }

    @Test
    void everyFactNamesItsSource() {
        for (Pack pack : List.of(imano, una)) {
            List<String> sources = new ArrayList<>();
            pack.facts().forEach(fact -> sources.add(fact.source()));
            pack.trainings().forEach(training -> sources.add(training.source()));
            for (Programme each : pack.programmes()) {
                sources.add(each.source());
                each.objectives().stream().map(Objective::source).forEach(sources::add);
                each.partners().stream().map(Partner::source).forEach(sources::add);
                each.committees().stream().map(Committee::source).forEach(sources::add);
                each.phases().stream().map(Phase::source).forEach(sources::add);
                each.approaches().stream().map(Approach::source).forEach(sources::add);
                each.offers().stream().map(Offer::source).forEach(sources::add);
                each.declared().stream().map(DeclaredCount::source).forEach(sources::add);
                each.research().stream().map(ResearchProgramme::source).forEach(sources::add);
                Stream.ofNullable(each.start()).map(DeclaredDate::source).forEach(sources::add);
            }
            assertThat(sources).allMatch(source -> source.matches("seed [12], lines? \\d+.*|Futurium and TRAHS.*"));
        }
    }

    @Test
    void programmesAndTrainingsReadBackFromTheirTrees() {
        for (Pack pack : List.of(imano, una)) {
            pack.programmes()
                    .forEach(each ->
                            assertThat(Programme.read(reader(each.toTree()))).contains(each));
            pack.trainings()
                    .forEach(each -> assertThat(TrainingProduct.read(reader(each.toTree())))
                            .contains(each));
            pack.facts()
                    .forEach(each ->
                            assertThat(SourcedFact.read(reader(each.toTree()))).contains(each));
        }
    }

    private static FieldReader reader(Tree tree) {
        List<Finding> none = List.of();
        return FieldReader.of(new SourceTree(tree, "x", Map.of()), Optional.empty(), none::add);
    }
}
