package org.essaim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.schema.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema that an editor completes a mapping from, and the reader, refuse the same. */
class SqlSchemaTest {
    private static final Path MAPPING = Path.of("src/test/resources/org/essaim/sql/planning-equipe.yaml");

    private static List<Finding> bySchema(String yaml) {
        List<Finding> findings = new ArrayList<>();
        SourceTree document = Databases.yaml()
                .decode(yaml.getBytes(StandardCharsets.UTF_8), "planning.yaml", findings::add)
                .orElseThrow();
        new SchemaCheck().inspect(document, DocumentSchema.SOURCE, findings::add);
        return findings;
    }

    private static List<Finding> byReader(String yaml) {
        List<Finding> findings = new ArrayList<>();
        SqlMapping.read(Databases.yaml(), yaml.getBytes(StandardCharsets.UTF_8), "planning.yaml", findings::add);
        return findings;
    }

    @Test
    void theMappingOfTheExamplesIsSound() throws IOException {
        String yaml = Files.readString(MAPPING);
        assertThat(bySchema(yaml)).isEmpty();
        assertThat(byReader(yaml)).isEmpty();
    }

    @Test
    void aMappingWithEverythingIsSound() {
        String yaml = """
                profile: tout
                zone: Europe/Paris
                table: planning.shift
                maximumHours: 48
                patterns: [dd/MM/yyyy HH:mm]
                datePatterns: [dd/MM/yyyy]
                columns:
                  kind: {column: a, values: {x: VISIT}, otherwise: INTERNAL}
                  worker: {column: b}
                  key: {column: '"Id"'}
                  team: {column: c}
                  label: {column: d}
                  service: {column: e}
                  adjustment: {column: f}
                  plannedStart: {column: g, patterns: [yyyy-MM-dd HH:mm]}
                  plannedEnd: {column: h}
                  clockedStart: {column: i}
                  clockedEnd: {column: j}
                  retainedStart: {column: k}
                  retainedEnd: {column: l}
                  duration: {column: m, unit: MINUTES}
                  trip: {column: n, unit: HOURS_MINUTES}
                  nature: {always: DAILY}
                  cancelled: {column: o, values: {o: true, n: false}, otherwise: false}
                  cancellation: {column: p, values: {x: NEITHER}}
                  unassigned: {column: q, values: {o: true, n: false}}
                  structure: {column: r, values: {A: S001}}
                  deleted: {column: s, values: {o: true}}
                  watermark: {column: t, margin: 250}
                """;
        assertThat(bySchema(yaml)).isEmpty();
        assertThat(byReader(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile: planning-equipe | profile: Planning",
                "zone: Europe/Paris | fuseau: Europe/Paris",
                "key: {column: id} | key: {header: id}",
                "worker: {column: staff_number} | workers: {column: staff_number}",
                "MEETING: INTERNAL | MEETING: REUNION",
                "CANCELLED: true | CANCELLED: oui",
                "deleted: {column: deleted_at} | deleted: {column: ''}",
                "watermark: {column: changed_at} | watermark: {column: changed_at, marge: PT1H}",
                "query: | table: shift#query:",
            })
    void whatOneRefusesTheOtherRefuses(String sound, String unsound) throws IOException {
        String yaml = Files.readString(MAPPING);
        assertThat(yaml).contains(sound);
        String broken = yaml.replace(sound, unsound.replace("#", "\n"));
        assertThat(bySchema(broken)).isNotEmpty();
        assertThat(byReader(broken)).isNotEmpty();
    }
}
