package org.essaim.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules that no single module can keep: here is the one place that sees core and every adapter. */
class ArchitectureTest {
    private static final int MOST_PUBLIC_TYPES = 5;
    private static final Set<String> ADAPTERS =
            Set.of("csv", "docx", "formats", "jackson", "jdbc", "markdown", "pdf", "xlsx");
    // PDF is the page of formats, printed; documents of an office and Markdown say what the page says, and office
    // documents are packed in one way.
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "docx", Set.of("formats"),
            "markdown", Set.of("formats"),
            "pdf", Set.of("formats"),
            "xlsx", Set.of("formats"));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.essaim");
    }

    static Set<String> adapters() {
        return new TreeSet<>(ADAPTERS);
    }

    private static String in(String module) {
        return "org.essaim." + module + "..";
    }

    private static boolean isCore(JavaClass type) {
        String name = type.getPackageName();
        return !name.startsWith("org.essaim.cli")
                && ADAPTERS.stream().noneMatch(adapter -> name.startsWith("org.essaim." + adapter));
    }

    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen = new TreeSet<>();
        classes.forEach(type -> seen.add(type.getPackageName()));
        assertThat(seen).contains("org.essaim", "org.essaim.time", "org.essaim.budget", "org.essaim.cli");
        assertThat(seen)
                .containsAll(ADAPTERS.stream()
                        .map(adapter -> "org.essaim." + adapter)
                        .toList());
    }

    @Test
    void coreKnowsNoAdapterAndNoProgram() {
        noClasses()
                .that(new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are core") {
                    @Override
                    public boolean test(JavaClass type) {
                        return isCore(type);
                    }
                })
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(java.util.stream.Stream.concat(ADAPTERS.stream(), java.util.stream.Stream.of("cli"))
                        .map(ArchitectureTest::in)
                        .toArray(String[]::new))
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void adaptersDoNotKnowEachOther(String adapter) {
        String[] others = ADAPTERS.stream()
                .filter(other -> !other.equals(adapter)
                        && !MAY_KNOW.getOrDefault(adapter, Set.of()).contains(other))
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(in(adapter))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(in("cli"))
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void anAdapterPromisesLittle(String adapter) {
        List<String> promised = classes.stream()
                .filter(type -> type.getPackageName().startsWith("org.essaim." + adapter))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
        assertThat(promised).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void onlyAnAdapterKnowsItsThirdParty(String adapter) {
        Map<String, String> thirdParties = Map.of(
                "csv", "de.siegmar..",
                "jackson", "tools.jackson..",
                "jdbc", "org.h2..",
                "jsonb", "jakarta.json..",
                "markdown", "org.commonmark..",
                "pdf", "com.openhtmltopdf..",
                "schema", "com.networknt..",
                "xlsx", "org.apache.poi..");
        String owned = thirdParties.get(adapter);
        if (owned == null) {
            return;
        }
        noClasses()
                .that()
                // The validator of schemas speaks Jackson, an XLSForm is a workbook or CSV, and POI writes texts too.
                .resideOutsideOfPackages(
                        in(adapter),
                        in(Map.of("jackson", "schema", "csv", "xlsx", "xlsx", "docx")
                                .getOrDefault(adapter, adapter)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(owned)
                .check(classes);
    }
}
