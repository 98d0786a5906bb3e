package org.essaim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows between the packages of core run one way.
 *
 * <p>One cycle is by design: ports speak the domain. {@code spi} names the facts that a source tells and the report that an
 * exporter writes, and {@code time} keeps what it knows through a store of {@code spi}.
 */
class ArchitectureTest {
    private static final String ROOT = "org.essaim.";
    // What was compiled from main, not the tests that share its packages.
    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(Finding.class.getProtectionDomain().getCodeSource().getLocation());

    /** Package by package, what it may know; a package that is missing here may know all of core. */
    @ParameterizedTest
    @CsvSource({
        "finding,      ''",
        "exact,        ''",
        "document,     finding",
        "formula,      exact finding",
        "organisation, finding document",
        "progress,     finding",
        "report,       document progress",
        "programme,    organisation document finding spi",
        "recording,    organisation document finding",
        "engagement,   recording programme organisation document finding report spi",
        "session,      recording engagement programme time organisation document finding report spi",
        "network,      recording organisation document finding report spi",
        "people,       recording organisation document finding spi",
        "time,         organisation document finding report progress spi",
        "funding,      time organisation document exact finding report progress spi",
        "claim,        funding organisation document finding report spi",
        "budget,       organisation document exact finding report",
        "indicator,    formula organisation document exact finding report progress spi recording disclosure",
        "questionnaire, formula recording organisation document exact finding spi",
        "campaign,     questionnaire recording organisation document exact finding progress spi time",
        "disclosure,   time organisation document exact finding report spi",
        "sharing,      recording organisation document finding report spi",
        "experience,   recording organisation document finding report spi",
        "sheet,        experience recording organisation document finding report spi",
        "newsletter,   recording organisation document finding report spi",
        "leaflet,      programme questionnaire report",
        "tally,        campaign questionnaire formula recording organisation document exact finding progress report spi disclosure",
        "table,        organisation document finding spi time",
        "mapping,      table document finding",
        "pay,          time organisation document finding",
        "cube,         time organisation finding spi",
        "spi,          cube organisation document finding report time questionnaire",
    })
    void knowsOnly(String name, String known) {
        Set<String> allowed = Stream.concat(Stream.of(name), Arrays.stream(known.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("belong to core, but not to " + allowed) {
                    @Override
                    public boolean test(JavaClass other) {
                        return other.getPackageName().startsWith(ROOT) && !allowed.contains(feature(other));
                    }
                })
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageIsKnownToTheRules() {
        Set<String> features = CORE.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .map(ArchitectureTest::feature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(List.of(
                        "finding",
                        "document",
                        "formula",
                        "organisation",
                        "report",
                        "programme",
                        "progress",
                        "recording",
                        "mapping",
                        "pay",
                        "engagement",
                        "session",
                        "network",
                        "people",
                        "exact",
                        "time",
                        "funding",
                        "budget",
                        "claim",
                        "cube",
                        "indicator",
                        "questionnaire",
                        "campaign",
                        "sharing",
                        "experience",
                        "sheet",
                        "newsletter",
                        "leaflet",
                        "disclosure",
                        "spi",
                        "table",
                        "tally",
                        "pack"))
                .containsAll(features);
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget", "programme", "engagement", "session", "campaign", "tally"})
    void aPackagePromisesLittle(String name) {
        assertThat(CORE.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + name)
                                && type.isTopLevelClass()
                                && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void nobodyInCoreKnowsAPackOrTheStartingPoint() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "*..")
                .and()
                .resideOutsideOfPackages(ROOT + "pack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "pack..", "org.essaim")
                .check(CORE);
    }

    @Test
    void coreKnowsItsFiveLibrariesAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.essaim..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "jakarta.validation..",
                        "org.joda.money..",
                        "org.jspecify.annotations..",
                        "org.slf4j..",
                        "org.threeten.extra..")
                .check(CORE);
    }

    @Test
    void hoursAndEurosAreNeverFloatingPoint() {
        DescribedPredicate<JavaClass> floating = new DescribedPredicate<>("floating point") {
            @Override
            public boolean test(JavaClass type) {
                return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getBaseComponentType().getName());
            }
        };
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        ROOT + "time..",
                        ROOT + "funding..",
                        ROOT + "claim..",
                        ROOT + "budget..",
                        ROOT + "disclosure..",
                        ROOT + "report..",
                        ROOT + "document..")
                .should()
                .notHaveRawType(floating)
                .check(CORE);
        ArchRule noneInAndOut = classes()
                .that()
                .resideInAnyPackage(
                        ROOT + "time..",
                        ROOT + "funding..",
                        ROOT + "claim..",
                        ROOT + "budget..",
                        ROOT + "disclosure..",
                        ROOT + "report..",
                        ROOT + "document..")
                .should(new ArchCondition<>("take and give no floating point") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaCodeUnit unit : type.getCodeUnits()) {
                            boolean bad = Stream.concat(
                                            Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                                    .anyMatch(floating);
                            if (bad) {
                                events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
                            }
                        }
                    }
                });
        noneInAndOut.check(CORE);
    }

    @Test
    void namesAreWordsOfTheDomain() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(CORE);
    }

    @Test
    void nothingLeansOnTheMachinesClockZoneOrLanguage() {
        noClasses()
                .should()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(java.time.Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.YearMonth.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(CORE);
    }

    private static String feature(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
