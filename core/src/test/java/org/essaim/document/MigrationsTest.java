package org.essaim.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    // An invented history: version 2 says hours in seconds, version 3 calls a grant an agreement.
    private static final Migrations FORMS = Migrations.of("example")
            .then(document -> with(document, "hours", "seconds", 3600))
            .then(document -> with(document, "grant", "agreement", 1));

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void anOlderDocumentGoesThroughEveryStep() {
        SourceTree first = document(Tree.fields()
                .put("schema", "essaim/example/1")
                .put("hours", 2)
                .put("grant", 7)
                .build());

        SchemaVersion found = FORMS.version(first, "schema", 0, findings::add).orElseThrow();
        SourceTree migrated = FORMS.migrate(first, found);

        assertThat(found).isEqualTo(new SchemaVersion("example", 1));
        assertThat(migrated.tree())
                .isEqualTo(Tree.fields()
                        .put("schema", "essaim/example/3")
                        .put("seconds", 7200)
                        .put("agreement", 7)
                        .build());
        assertThat(migrated.line("grant")).isEqualTo(4);
        assertThat(findings).isEmpty();
    }

    @Test
    void aDocumentOfTheVersionBeforeGoesThroughTheLastStepAlone() {
        SourceTree second = document(Tree.fields()
                .put("schema", "essaim/example/2")
                .put("seconds", 7200)
                .put("hours", 5)
                .put("grant", 7)
                .build());
        SourceTree migrated = FORMS.migrate(
                second, FORMS.version(second, "schema", 0, findings::add).orElseThrow());
        assertThat(((Tree.Fields) migrated.tree()).fields())
                .containsKeys("hours", "agreement")
                .doesNotContainKey("grant");
    }

    @Test
    void theNewestIsReadAsItIs() {
        SourceTree newest =
                document(Tree.fields().put("schema", "essaim/example/3").build());
        assertThat(FORMS.migrate(newest, FORMS.newest()).tree()).isEqualTo(newest.tree());
    }

    @Test
    void aNewerDocumentIsRefusedWithWhatWasFoundAndWhatToDo() {
        SourceTree newer = document(Tree.fields()
                .put("content", Tree.fields().put("schema", "essaim/example/4").build())
                .build());
        assertThat(FORMS.version(newer, "content.schema", 1, findings::add)).isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.NEWER_SCHEMA);
            assertThat(finding.path()).isEqualTo("content.schema");
            assertThat(finding.message(Locale.FRENCH)).contains("essaim/example/4", "essaim/example/3");
            assertThat(finding.remedy(Locale.ENGLISH)).contains("Update Essaim", "essaim/example/3");
        });
    }

    @Test
    void whatSaysNothingIsTheVersionThatSaidNothingOrRefused() {
        SourceTree silent = document(Tree.fields().put("hours", 2).build());
        assertThat(FORMS.version(silent, "schema", 1, findings::add)).contains(new SchemaVersion("example", 1));
        assertThat(findings).isEmpty();
        assertThat(FORMS.version(silent, "schema", 0, findings::add)).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNKNOWN_SCHEMA);
    }

    @Test
    void whatIsSomethingElseIsRefused() {
        for (String said : List.of("essaim/other/1", "essaim/example/0", "essaim/example/01", "example", "")) {
            findings.clear();
            SourceTree other = document(Tree.fields().put("schema", said).build());
            assertThat(FORMS.version(other, "schema", 1, findings::add))
                    .as(said)
                    .isEmpty();
            assertThat(findings).extracting(Finding::code).containsExactly(Code.UNKNOWN_SCHEMA);
        }
        assertThatThrownBy(() -> FORMS.migrate(document(Tree.of("x")), new SchemaVersion("example", 4)))
                .hasMessageContaining("essaim/example/4")
                .hasMessageContaining("Maybe");
    }

    private static SourceTree document(Tree tree) {
        return new SourceTree(tree, "example.json", Map.of("", 1, "grant", 4));
    }

    private static Tree.Fields with(Tree.Fields document, String from, String to, long times) {
        Map<String, Tree> fields = new LinkedHashMap<>(document.fields());
        Tree value = fields.remove(from);
        if (value instanceof Tree.Numeric number) {
            fields.put(to, Tree.of(number.value().longValueExact() * times));
        }
        SchemaVersion said = document.get("schema")
                .flatMap(tree -> SchemaVersion.parse(((Tree.Text) tree).value()))
                .orElseThrow();
        fields.put("schema", Tree.of(new SchemaVersion(said.kind(), said.number() + 1).toString()));
        return new Tree.Fields(fields);
    }
}
