package org.essaim.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract over files of a planning program that gives each event an identifier. */
class CsvTimeSourceContractTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    @TempDir
    @Nullable
    Path folder;

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        return CsvTimeSource.of(file(events), mapping("key: {header: Id}, "));
    }

    static CsvMapping mapping(String key) {
        String text =
                "profile: contrat\nencodings: [UTF-8]\nseparator: \";\"\npatterns: [dd/MM/yyyy HH:mm]\ncolumns: {" + key
                        + "kind: {always: INTERNAL}, worker: {header: Matricule}, label: {header: Motif},"
                        + " plannedStart: {header: Début}, plannedEnd: {header: Fin}}\n";
        return CsvMapping.read(Specification.YAML, text.getBytes(StandardCharsets.UTF_8), "contract.yaml", finding -> {
                    throw new AssertionError(finding);
                })
                .orElseThrow();
    }

    Path file(Iterable<Event> events) throws IOException {
        Path file = empty();
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Id;Matricule;Nom;Bénéficiaire;Motif;Début;Fin\n");
            for (Event event : events) {
                out.write(String.join(
                                ";",
                                event.id(),
                                event.worker(),
                                event.workerName(),
                                event.beneficiaryName(),
                                quoted(event.label()),
                                MOMENT.format(event.start()),
                                MOMENT.format(event.end()))
                        + "\n");
            }
        }
        return file;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    // jqwik fills in no folder of Jupiter's.
    Path empty() throws IOException {
        Path there = folder == null ? Files.createDirectories(Path.of("target", "contract")) : folder;
        return Files.createTempFile(there, "planning", ".csv");
    }

    /** And over files of one that does not. */
    static final class UnidentifiedTest extends CsvTimeSourceContractTest {
        @Override
        protected TimeSource source(Iterable<Event> events) throws IOException {
            return CsvTimeSource.of(file(events), mapping(""));
        }
    }

    /** And over files as Compani exports them, with the names of workers and beneficiaries in columns of their own. */
    static final class CompaniTest extends CsvTimeSourceContractTest {
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

        @Override
        protected TimeSource source(Iterable<Event> events) throws IOException {
            Path file = empty();
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write(CsvTimeSourceTest.HEADER + "\r\n");
                for (Event event : events) {
                    out.write("Heure interne;" + quoted(event.label()) + ";;" + MOMENT.format(event.start()) + ";;;;"
                            + MOMENT.format(event.end()) + ";;;;;;;;;" + event.worker() + ";Mme;" + event.workerName()
                            + ";"
                            + event.workerName() + ";Non;B1;M.;" + event.beneficiaryName() + ";"
                            + event.beneficiaryName()
                            + ";vu avec " + event.beneficiaryName() + ";Non;Non;;\r\n");
                }
            }
            return CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow());
        }
    }
}
