package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.essaim.funding.FundingAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Structure;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FictitiousPackTest {
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 15);
    private static final LocalDate DECEMBER = LocalDate.of(2025, 12, 15);

    @TempDir
    private static Path folder;

    private static PackReport report = new PackReport(null, List.of());

    @BeforeAll
    static void simulate() throws IOException {
        Simulation.of(4, YearMonth.of(2025, 1), 12, 42).writeTo(folder);
        report = Packs.standard().load(folder.resolve("pack"));
    }

    private static Pack pack() {
        return report.require();
    }

    private static FundingAgreement agreement(String id) {
        return pack().agreement(id).orElseThrow();
    }

    @Test
    void packIsReadWithoutAFinding() {
        assertThat(report.findings()).isEmpty();
        assertThat(pack().fictitious()).isTrue();
        assertThat(pack().structures()).extracting(Structure::id).containsExactly("S001", "S002", "S003", "S004");
        assertThat(pack().structures())
                .extracting(Structure::name)
                .allSatisfy(name -> assertThat(name).startsWith("Structure fictive 0"));
    }

    @Test
    void everySpellingHasItsCategoryButForTheUnmappedLabels() {
        for (int number = 1; number <= 4; number++) {
            Vocabulary vocabulary =
                    new FictitiousStructure(42, number, new Period(YearMonth.of(2025, 1), 1)).vocabulary;
            CategoryMapping mapping = pack().mapping()
                    .overriddenBy(pack().ownMappings().getOrDefault("S00" + number, CategoryMapping.empty()));
            for (Category category : Vocabulary.SPELLINGS.keySet()) {
                assertThat(mapping.at(vocabulary.label(category), JUNE)).contains(category);
            }
            if (vocabulary.unmapped() != null) {
                assertThat(mapping.at(Objects.requireNonNull(vocabulary.unmapped()), JUNE))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyServiceHasItsScheme() {
        for (Beneficiary.Service service : Beneficiary.SERVICES) {
            assertThat(pack().services().at(service.name(), JUNE))
                    .hasValueSatisfying(meaning -> assertThat(meaning.scheme()).isEqualTo(service.scheme()));
        }
    }

    @Test
    void everyFunctionHasACostThatRisesInJulyAndIsNeverBelowARate() {
        for (Function function : Function.values()) {
            assertThat(pack().costs().at("S002", function, DECEMBER).orElseThrow())
                    .isGreaterThan(pack().costs().at("S002", function, JUNE).orElseThrow());
        }
        for (FundingAgreement agreement : pack().agreements()) {
            for (LocalDate day : Set.of(JUNE, DECEMBER)) {
                assertThat(agreement.rates().at(day).orElseThrow())
                        .isLessThan(pack().costs()
                                .at("S002", Function.CARE_WORKER, day)
                                .orElseThrow());
            }
        }
    }

    @Test
    void agreementsLeaveAClearRemainder() {
        assertThat(agreement("dotation").ceilingCents()).isNull();
        assertThat(agreement("dialogue").functions())
                .containsExactlyInAnyOrder(Function.CARE_WORKER, Function.TEAM_FACILITATOR);
        assertThat(agreement("transformation").payment().share()).hasToString("4/5");
        assertThat(agreement("dialogue").pool())
                .isEqualTo(agreement("transformation").pool());
        Set<Category> funded = EnumSet.copyOf(agreement("dialogue").categories());
        funded.addAll(agreement("transformation").categories());
        assertThat(funded).doesNotContain(Category.PROJECT_STEERING).allMatch(Category::isCoordination);
    }

    @Test
    void staffIsEverybodyEverEmployed() throws IOException {
        Period year = new Period(YearMonth.of(2025, 1), 12);
        for (int number = 1; number <= 4; number++) {
            FictitiousStructure structure = new FictitiousStructure(42, number, year);
            assertThat(pack().staff())
                    .filteredOn(member -> member.structure().equals(structure.id()))
                    .extracting(member -> member.worker())
                    .containsExactlyInAnyOrderElementsOf(
                            structure.employees.stream().map(Employee::id).toList());
        }
    }
}
