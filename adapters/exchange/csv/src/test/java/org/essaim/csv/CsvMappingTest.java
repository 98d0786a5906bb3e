package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

/** A mapping is read strictly: what is wrong is told with its place, and all of it. */
class CsvMappingTest {
    private static final String GOOD = """
            profile: essai
            encodings: [UTF-8]
            separator: ";"
            patterns: [dd/MM/yyyy HH:mm]
            columns:
              kind: {header: Nature, values: {Visite: VISIT}}
              worker: {header: Matricule}
              plannedStart: {header: Début}
              plannedEnd: {header: Fin}
            """;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void readsAGoodMapping() {
        CsvMapping mapping = read(GOOD).orElseThrow();

        assertThat(mapping.profile()).isEqualTo("essai");
        assertThat(mapping.identified()).isFalse();
        assertThat(mapping.layout().table().longestSeconds()).isEqualTo(36 * 3600);
        assertThat(findings).isEmpty();
    }

    @Test
    void isIdentifiedByItsKeyColumn() {
        assertThat(read(GOOD + "  key: {header: Id}\n").orElseThrow().identified())
                .isTrue();
    }

    @Test
    void tellsEveryUnknownKeyWithItsPlace() {
        assertThat(read(GOOD.replace("{header: Matricule}", "{header: Matricule, colour: red}")
                        + "  nom: {header: Nom}\n"))
                .isEmpty();
        assertThat(told()).containsExactly("UNKNOWN_KEY 7 columns.worker.colour", "UNKNOWN_KEY 10 columns.nom");
    }

    @Test
    void tellsWhatIsMissing() {
        assertThat(read("profile: essai\n")).isEmpty();
        assertThat(told()).containsExactly("MISSING_KEY 1 null", "MISSING_KEY 1 columns");

        assertThat(read(GOOD.replace("  worker: {header: Matricule}\n", ""))).isEmpty();
        assertThat(told()).containsExactly("MISSING_KEY 5 columns.worker");
    }

    @Test
    void refusesWhatIsNoEncodingOrCouldNotBeCopiedByteForByte() {
        for (String encoding : List.of("utf-9", "UTF-16", "UTF-16LE", "Shift_JIS", "IBM037", "no name")) {
            assertThat(read(GOOD.replace("[UTF-8]", "[" + encoding + "]")))
                    .as(encoding)
                    .isEmpty();
            assertThat(told()).as(encoding).containsExactly("INVALID_VALUE 2 encodings");
        }
        assertThat(read(GOOD.replace("[UTF-8]", "[]"))).isEmpty();
    }

    @Test
    void refusesPatternsThatDoNotSayTheWholeTime() {
        for (String pattern :
                List.of("dd/MM/yyyy", "HH:mm", "dd/MM HH:mm", "dd/MM/yyyy hh:mm", "nonsense", "dd/MM/yyyy HH")) {
            assertThat(read(GOOD.replace("dd/MM/yyyy HH:mm", pattern)))
                    .as(pattern)
                    .isEmpty();
            assertThat(told()).as(pattern).containsExactly("INVALID_VALUE 4 patterns");
        }
    }

    @Test
    void refusesValuesThatMeanNothing() {
        assertThat(read(GOOD.replace("VISIT", "VISITE"))).isEmpty();
        assertThat(told()).containsExactly("WRONG_TYPE 6 columns.kind.values.Visite");
        assertThat(read(GOOD.replace(", values: {Visite: VISIT}", ""))).isEmpty();
        assertThat(told()).containsExactly("INVALID_VALUE 6 columns.kind");
        assertThat(read(GOOD + "  unassigned: {header: À affecter, values: {Oui: peut-être}}\n"))
                .isEmpty();
        assertThat(told()).containsExactly("WRONG_TYPE 10 columns.unassigned.values.Oui");
        assertThat(read(GOOD + "  unassigned: {header: À affecter, values: {Oui: true, \"Oui \": false}}\n"))
                .isEmpty();
        assertThat(told()).containsExactly("DUPLICATE_ID 10 columns.unassigned.values.Oui ");
    }

    @Test
    void refusesColumnsThatDoNotGoTogether() {
        assertThat(read(GOOD.replace("  plannedEnd: {header: Fin}\n", ""))).isEmpty();
        assertThat(read(GOOD.replace("  plannedStart: {header: Début}\n", ""))).isEmpty();
        assertThat(read(GOOD.replace("  plannedStart: {header: Début}\n  plannedEnd: {header: Fin}\n", "")))
                .isEmpty();
        assertThat(read(GOOD + "  cancelled: {header: Annulé, values: {Oui: true}}\n"))
                .isEmpty();
        assertThat(told())
                .containsExactly(
                        "INVALID_VALUE 5 columns",
                        "INVALID_VALUE 5 columns",
                        "INVALID_VALUE 5 columns",
                        "INVALID_VALUE 5 columns");
    }

    @Test
    void refusesPlacesThatAreNone() {
        for (String place : List.of(
                "{}",
                "{position: -1}",
                "{header: A, position: 2}",
                "{header: A, occurrence: -1}",
                "{position: 1, occurrence: 1}")) {
            assertThat(read(GOOD.replace("{header: Matricule}", place)))
                    .as(place)
                    .isEmpty();
            assertThat(told()).as(place).containsExactly("INVALID_VALUE 7 columns.worker");
            assertThat(read(GOOD.replace("{header: Fin}", place))).as(place).isEmpty();
            assertThat(findings).as(place).hasSize(1);
            findings.clear();
        }
    }

    @Test
    void refusesSettingsOutOfRange() {
        for (String line : List.of(
                "separator: \"\\\"\"",
                "separator: \"§\"",
                "separator: \";;\"",
                "profile: Mon profil",
                "zone: Europe/Lutèce",
                "locale: français",
                "maximumHours: 0",
                "maximumHours: 9000",
                "maximumHours: 99999999999999999999")) {
            String key = line.substring(0, line.indexOf(':') + 1);
            String text = GOOD.contains(key)
                    ? GOOD.replaceFirst("(?m)^" + key + ".*$", line.replace("\\", "\\\\"))
                    : line + "\n" + GOOD;
            assertThat(read(text)).as(line).isEmpty();
            assertThat(findings).as(line).hasSize(1);
            findings.clear();
        }
    }

    @Test
    void presetsAreGoodMappings() {
        assertThat(CsvPresets.ids())
                .contains("compani")
                .allSatisfy(id -> assertThat(id)
                        .startsWith(CsvPresets.find(id).orElseThrow().profile()));
        assertThat(CsvPresets.isVerified("kimai")).isTrue();
        assertThat(CsvPresets.isVerified("odoo")).isFalse();
        assertThat(CsvPresets.find("compani").orElseThrow().identified()).isFalse();
        assertThat(CsvPresets.find("inconnu")).isEmpty();
    }

    private Optional<CsvMapping> read(String yaml) {
        return CsvMapping.read(Specification.YAML, yaml.getBytes(StandardCharsets.UTF_8), "m.yaml", findings::add);
    }

    private List<String> told() {
        List<String> told = findings.stream()
                .map(finding -> finding.code() + " " + finding.row() + " " + finding.path())
                .toList();
        findings.clear();
        return told;
    }
}
