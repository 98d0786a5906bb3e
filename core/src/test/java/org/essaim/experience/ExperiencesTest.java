package org.essaim.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

/** What structures tell each other is found by all, and passed on as long as who told it agrees. */
class ExperiencesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-04-01T10:00:00Z"), ZoneOffset.UTC);

    private final InMemoryStore store = new InMemoryStore();
    private Actor actor = new Actor("federation", Perimeter.all());
    private final Experiences experiences = new Experiences(
            store,
            () -> actor,
            () -> List.of(structure("S001"), structure("S002")),
            () -> List.of(new Experience(
                    Experience.Kind.ACTION_SHEET,
                    "tutorat",
                    "Un tutorat",
                    "Les nouveaux restent.",
                    Topics.NONE.theme("Intégration").difficulties("le temps de coordination"),
                    List.of("S002"),
                    "",
                    null)),
            CLOCK);

    private static Structure structure(String id) {
        return new Structure(id, "Structure fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never());
    }

    private static Testimony.Builder testimony() {
        return Testimony.builder("fatou", "Mon équipe décide", "On fait notre planning.\n\n- à quatre", DAY)
                .speaker("aide à domicile")
                .structure("S001")
                .topics(Topics.NONE
                        .theme("Équipes autonomes")
                        .territory("Creuse")
                        .approaches("buurtzorg")
                        .size(Topics.Size.FROM_20_TO_49));
    }

    private static Consent consent(Consent.Extent extent) {
        return new Consent(DAY, extent, null);
    }

    private List<String> found(ExperienceSearch search) {
        return experiences.find(search, Consent.Extent.NETWORK).stream()
                .map(Experience::id)
                .toList();
    }

    @Test
    void aTestimonyWithoutConsentIsNotTakenIn() {
        assertThat(experiences.save(testimony().build()).findings())
                .extracting(Finding::code)
                .containsExactly(Code.CONSENT_MISSING);
        assertThat(experiences.testimonies(Consent.Extent.NETWORK)).isEmpty();
    }

    @Test
    void whatIsForTheNetworkIsNotForEverybody() {
        Testimony told = testimony().consent(consent(Consent.Extent.NETWORK)).build();
        assertThat(experiences.save(told).stored()).isEqualTo(1);
        assertThat(experiences.save(told).unchanged()).isEqualTo(1);
        assertThat(experiences.testimonies(Consent.Extent.NETWORK)).containsExactly(told);
        assertThat(experiences.testimonies(Consent.Extent.PUBLIC)).isEmpty();
        List<Finding> findings = new ArrayList<>();
        assertThat(experiences.testimony("fatou", Consent.Extent.PUBLIC, findings))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.CONSENT_ENDED);
    }

    @Test
    void aConsentEndsOnItsLastDay() {
        Consent until = new Consent(DAY, Consent.Extent.PUBLIC, LocalDate.of(2027, 3, 31));
        assertThat(until.allows(Consent.Extent.PUBLIC, LocalDate.of(2027, 3, 31)))
                .isTrue();
        assertThat(until.allows(Consent.Extent.PUBLIC, LocalDate.of(2027, 4, 1)))
                .isFalse();
        assertThat(until.allows(Consent.Extent.NETWORK, DAY.minusDays(1))).isFalse();
        experiences.save(testimony().consent(until).build());
        assertThat(found(ExperienceSearch.ALL)).containsExactly("tutorat");
        assertThatThrownBy(() -> new Consent(DAY, Consent.Extent.PUBLIC, DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasWithdrawnIsErasedFromEveryVersionAndDoesNotComeBack() {
        Testimony.Builder told = testimony().consent(consent(Consent.Extent.PUBLIC));
        experiences.save(told.build());
        experiences.save(told.speaker("auxiliaire de vie").build());
        experiences.withdraw("fatou");
        experiences.withdraw("fatou");
        assertThat(experiences.testimonies(Consent.Extent.NETWORK)).isEmpty();
        assertThat(found(ExperienceSearch.ALL)).containsExactly("tutorat");
        assertThat(store.history(new DocumentKey("testimony", "fatou")))
                .hasSize(3)
                .allSatisfy(version -> assertThat(version.content().toString())
                        .doesNotContain("planning")
                        .doesNotContain("Mon équipe"));
        List<Finding> findings = new ArrayList<>();
        assertThat(experiences.testimony("fatou", Consent.Extent.NETWORK, findings))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.CONSENT_WITHDRAWN);
        assertThat(experiences.save(told.build()).refused()).isEqualTo(1);
        assertThatThrownBy(() -> experiences.withdraw("fatoumata")).isInstanceOf(EssaimException.class);
    }

    @Test
    void theCatalogueIsSearchedByWhatAnExperienceIsAbout() {
        experiences.save(testimony().consent(consent(Consent.Extent.NETWORK)).build());
        experiences.save(LessonLearned.builder(
                        "reunion", "Une réunion ne suffit pas", LessonLearned.Outcome.DID_NOT_WORK, DAY.plusDays(3))
                .text("Personne n’est venu.")
                .advice("Payer le temps de réunion.")
                .topics(Topics.NONE.theme("Équipes autonomes").difficulties("le temps non financé"))
                .build());
        assertThat(found(ExperienceSearch.ALL))
                .as("newest first, undated last")
                .containsExactly("reunion", "fatou", "tutorat");
        assertThat(found(ExperienceSearch.ALL.approach("Buurtzorg"))).containsExactly("fatou");
        assertThat(found(ExperienceSearch.ALL.theme("equipes"))).containsExactly("reunion", "fatou");
        assertThat(found(ExperienceSearch.ALL.territory("creuse"))).containsExactly("fatou");
        assertThat(found(ExperienceSearch.ALL.size(Topics.Size.FROM_20_TO_49))).containsExactly("fatou");
        assertThat(found(ExperienceSearch.ALL.difficulty("temps"))).containsExactly("reunion", "tutorat");
        assertThat(found(ExperienceSearch.ALL.words("planning quatre"))).containsExactly("fatou");
        assertThat(found(ExperienceSearch.ALL.kind(Experience.Kind.LESSON))).containsExactly("reunion");
        assertThat(found(ExperienceSearch.ALL.words("nulle part"))).isEmpty();
    }

    @Test
    void whoMaySeeSomeStructuresWritesOfThese() {
        actor = new Actor("coordinatrice", Perimeter.of(Set.of("S001")));
        assertThat(experiences
                        .save(testimony()
                                .consent(consent(Consent.Extent.NETWORK))
                                .build())
                        .stored())
                .isEqualTo(1);
        assertThatThrownBy(() -> experiences.save(testimony()
                        .structure("S002")
                        .consent(consent(Consent.Extent.NETWORK))
                        .build()))
                .isInstanceOf(EssaimException.class);
        LessonLearned.Builder federal = LessonLearned.builder("l", "Titre", LessonLearned.Outcome.WORKED, DAY)
                .text("Texte.");
        assertThatThrownBy(() -> experiences.save(federal.build())).isInstanceOf(EssaimException.class);
        actor = new Actor("autre", Perimeter.of(Set.of("S002")));
        assertThatThrownBy(() -> experiences.withdraw("fatou")).isInstanceOf(EssaimException.class);
        assertThat(experiences.testimonies(Consent.Extent.NETWORK)).hasSize(1);
    }

    @Test
    void everythingReadsBack() {
        Testimony told = testimony()
                .programme("imano")
                .consent(new Consent(DAY, Consent.Extent.PUBLIC, DAY.plusYears(1)))
                .build();
        assertThat(Testimony.read(reader(told.toTree()))).contains(told);
        LessonLearned lesson = LessonLearned.builder("l", "Titre", LessonLearned.Outcome.WORKED, DAY)
                .text("Texte.")
                .advice("- encore")
                .structure("S001")
                .programme("imano")
                .topics(Topics.NONE.size(Topics.Size.FROM_250).approaches("a", "b"))
                .build();
        assertThat(LessonLearned.read(reader(lesson.toTree()))).contains(lesson);
    }

    private static FieldReader reader(Tree tree) {
        return FieldReader.of(new SourceTree(tree, "f.yaml", Map.of()), Optional.empty(), finding -> {
            throw new AssertionError(finding);
        });
    }

    @Test
    void aTestimonyIsLaidOutWithItsSpeakerByFunction() {
        Report report = experiences.report(
                testimony().consent(consent(Consent.Extent.NETWORK)).build(), Locale.FRANCE);
        assertThat(report.title()).isEqualTo("Mon équipe décide");
        assertThat(report.sections().get(0).blocks())
                .contains(new Block.Paragraph("On fait notre planning."), new Block.Bullets(List.of("à quatre")))
                .anyMatch(block -> block instanceof Block.Facts facts
                        && facts.facts().get(0).title().equals("Qui témoigne"));
        assertThat(testimony().build()).hasToString("Testimony[fatou]");
    }
}
