package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.schema.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that leave are what their schemas say, whoever reads them. */
class SchemaTest {
    @TempDir
    private Path folder;

    @Test
    void anIssuedStatementFitsItsSchemaAndBothCodecsReadItAlike() {
        String text = Shell.issued(folder).read("statement.json");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = new ArrayList<>();
        SourceTree read =
                new JsonCodec().decode(bytes, "statement.json", findings::add).orElseThrow();

        assertThat(new JsonbCodec().decode(bytes, "statement.json", findings::add))
                .contains(read);
        assertThat(new JsonCodec().decode(new JsonbCodec().encode(read.tree()), "statement.json", findings::add))
                .hasValueSatisfying(again -> assertThat(again.tree()).isEqualTo(read.tree()));
        new SchemaCheck().inspect(read, DocumentSchema.STATEMENT, findings::add);
        assertThat(findings).isEmpty();
        assertThat(text).contains("\"canonical\": \"essaim/canonical/1\"");
    }

    @Test
    void aCertificateAndEvidenceFitTheirSchemas() {
        Shell shell = Shell.issued(folder);
        shell.stored("certificate", "--period", "2025-03", "-o", shell.path("certificate.json"));
        shell.stored("evidence", shell.path("statement.json"), "-o", shell.path("evidence.json"));
        assertThat(misfits(shell, "certificate.json", DocumentSchema.CERTIFICATE))
                .isEmpty();
        assertThat(misfits(shell, "evidence.json", DocumentSchema.EVIDENCE)).isEmpty();
        assertThat(misfits(shell, "evidence.json", DocumentSchema.CERTIFICATE)).isNotEmpty();
    }

    private static List<Finding> misfits(Shell shell, String file, DocumentSchema form) {
        List<Finding> findings = new ArrayList<>();
        SourceTree read = new JsonCodec()
                .decode(shell.read(file).getBytes(StandardCharsets.UTF_8), file, findings::add)
                .orElseThrow();
        new SchemaCheck().inspect(read, form, findings::add);
        return findings;
    }

    @Test
    void aStatementOfALaterVersionIsRefusedWithWhatToDo() {
        Shell shell = Shell.issued(folder);
        String text = shell.read("statement.json");
        shell.write("later.json", text.replace("essaim/statement/1", "essaim/statement/2"));
        shell.write("other.json", text.replace("essaim/canonical/1", "essaim/canonical/2"));
        for (String file : List.of("later.json", "other.json")) {
            Shell.Answer answer = shell.run("verify", shell.path(file), "--json");
            assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(answer.codes()).containsExactly("ESM-2025");
        }
        assertThat(shell.run("verify", shell.path("later.json")).out())
                .contains("essaim/statement/2", "Mettez Essaim à jour");
    }

    @Test
    void aSimulatedPackFitsItsSchemas() {
        Shell shell = Shell.in(folder);
        assertThat(shell.run("simulate", "--structures", "2", "--months", "1", "-o", shell.path("life"))
                        .exit())
                .isEqualTo(Exit.FINE);
        Shell.Answer answer = shell.run("pack", "check", shell.path("life/pack"));
        assertThat(answer.out()).doesNotContain("ESM-");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
    }
}
