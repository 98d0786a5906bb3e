package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTimeSourceTest {
    private static final String NAME = "DURAND";
    private static final CsvMapping SIMPLE = Specification.sheet("text.yaml").mapping("simple");
    private static final CsvMapping COMPANI = CsvPresets.find("compani").orElseThrow();
    static final String HEADER = "Type;Heure interne;Service;Début planifié;Début horodaté;Type d'horodatage;Motif;"
            + "Fin planifiée;Fin horodatée;Type d'horodatage;Motif;Durée;Répétition;Déplacement véhiculé avec bénéficiaire;"
            + "Mode de transport spécifique;Équipe;Id Auxiliaire;Auxiliaire - Titre;Auxiliaire - Prénom;Auxiliaire - Nom;"
            + "A affecter;Id Bénéficiaire;Bénéficiaire - Titre;Bénéficiaire - Nom;Bénéficiaire - Prénom;Divers;Facturé;"
            + "Annulé;Statut de l'annulation;Raison de l'annulation";

    @TempDir
    Path folder;

    @Test
    void tellsWhatItIs() {
        CsvTimeSource source = CsvTimeSource.of(folder.resolve("S001.csv"), COMPANI);

        assertThat(source.profile()).isEqualTo("compani");
        assertThat(source.name()).isEqualTo("S001.csv");
        assertThat(source.identified()).isFalse();
    }

    @Test
    void factsCarryStructureAndProfile() throws IOException {
        Told told = Told.by(
                source(
                        COMPANI,
                        HEADER
                                + "\nHeure interne;GAPP;;2026/03/03 14:00:00;;;;2026/03/03 16:00:00;;;;;;;;;A1;;;;Non;;;;;;;Non;;"));

        assertThat(told.facts).singleElement().satisfies(fact -> {
            assertThat(fact.structure()).isEqualTo("S001");
            assertThat(fact.source()).isEqualTo("compani");
            assertThat(fact.key()).isNull();
        });
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderIsAFinding() {
        for (Path path : new Path[] {folder.resolve("absent.csv"), folder}) {
            Told told = Told.by(CsvTimeSource.of(path, SIMPLE));

            assertThat(told.findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Code.UNREADABLE_SOURCE);
                assertThat(finding.toString()).doesNotContain(String.valueOf(folder.getParent()));
            });
            assertThat(told.reading.rows()).isZero();
        }
    }

    /** Whatever goes wrong in a row, in every column at once, nothing of a person comes out. */
    @Test
    void namesNeverComeOutOfAnyColumnThatMayHoldThem() throws IOException {
        String[] good = ("Intervention;" + NAME + ";APA;2026/03/02 08:00:00;2026/03/02 08:03:10;" + NAME + ";" + NAME
                        + ";2026/03/02 09:00:00;2026/03/02 09:02:00;" + NAME + ";" + NAME + ";1,00;" + NAME + ";" + NAME
                        + ";"
                        + NAME + ";Sud;" + NAME + ";" + NAME + ";" + NAME + ";" + NAME + ";Non;" + NAME + ";" + NAME
                        + ";" + NAME
                        + ";" + NAME + ";" + NAME + ";" + NAME + ";Non;" + NAME + ";" + NAME)
                .split(";", -1);
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        int[] kept = {0, 2, 3, 4, 7, 8, 15, 20, 27};
        for (int column : kept) {
            for (String wrong : new String[] {"", "2026", "24:00", "x".repeat(200), "\"a\"b"}) {
                String[] row = good.clone();
                row[column] = wrong;
                text.append(String.join(";", row)).append('\n');
            }
        }
        for (int column : new int[] {3, 4, 7, 8}) {
            // A name that slipped into a date.
            String[] row = good.clone();
            row[column] = NAME;
            text.append(String.join(";", row)).append('\n');
        }
        text.append(String.join(";", good)).append(";\n");
        text.append(String.join(";", good).replaceFirst(";", "")).append('\n');
        text.append(String.join(";", good)).append('\n');
        text.append("\"").append(String.join(";", good)).append('\n');
        Told told = Told.by(source(COMPANI, text.toString()));

        assertThat(told.facts).isNotEmpty();
        assertThat(told.findings)
                .extracting(Finding::code)
                .contains(
                        Code.UNKNOWN_CODE,
                        Code.UNPARSABLE_DATE,
                        Code.MISSING_VALUE,
                        Code.LONG_ROW,
                        Code.SHORT_ROW,
                        Code.MALFORMED_ROW,
                        Code.MALFORMED_FILE);
        assertThat(told.everything()).doesNotContain(NAME);
    }

    @Test
    void aSinkThatThrowsIsNotMistakenForABadFile() throws IOException {
        TimeSource source =
                source(SIMPLE, "Nature;Matricule;Motif;Début;Fin\nRéunion;A1;GAPP;02/03/2026 14:00;02/03/2026 16:00\n");
        IllegalStateException full = new IllegalStateException("full");
        TimeSource.Sink sink = new TimeSource.Sink() {
            @Override
            public void fact(long row, Fact fact) {
                throw full;
            }

            @Override
            public void reject(long row, Finding finding) {}

            @Override
            public void note(Finding finding) {}
        };

        assertThatThrownBy(() ->
                        source.read(new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), Told.PSEUDONYMS), sink))
                .isSameAs(full);
    }

    @Test
    void aCellOfMoreThanAMillionCharactersEndsTheReading() throws IOException {
        Told told = Told.by(source(
                SIMPLE,
                "Nature;Matricule;Motif;Début;Fin\nRéunion;A1;GAPP;02/03/2026 14:00;02/03/2026 16:00\nRéunion;A1;\""
                        + "x\n".repeat(700_000) + "\";;\n"));

        assertThat(told.facts).hasSize(1);
        assertThat(told.shortFindings())
                .containsExactly("MALFORMED_FILE row 3 (problem=guillemet jamais refermé / quote never closed)");
    }

    /** The file is decoded block by block, and characters of several bytes fall on the seams. */
    @Test
    void charactersOnTheSeamsOfBlocksAreReadWhole() throws IOException {
        StringBuilder text = new StringBuilder("Nature;Matricule;Motif;Début;Fin\n");
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            String label = "é€\ud83d\ude00".repeat(1 + i % 5) + "x".repeat(i % 7);
            labels.add(label);
            text.append("Réunion;A1;").append(label).append(";02/03/2026 14:00;02/03/2026 16:00\n");
        }

        assertThat(Told.by(source(SIMPLE, text.toString())).facts)
                .extracting(Fact::label)
                .isEqualTo(labels);
    }

    @Test
    void misplacedQuotesWithoutEndEndTheReading() throws IOException {
        Told told = Told.by(source(SIMPLE, "Nature;Matricule;Motif;Début;Fin\n" + "Réunion;A1;\"a\"b;;\n".repeat(150)));

        assertThat(told.rejected).hasSize(101);
        assertThat(told.findings.get(100).code()).isEqualTo(Code.MALFORMED_FILE);
    }

    private CsvTimeSource source(CsvMapping mapping, String text) throws IOException {
        Path file = Files.createTempFile(folder, "planning", ".csv");
        return CsvTimeSource.of(Files.writeString(file, text, StandardCharsets.UTF_8), mapping);
    }
}
