package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCopyTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final CsvMapping SIMPLE = Specification.sheet("text.yaml").mapping("simple");

    @TempDir
    Path folder;

    @Test
    void copiesHeaderAndRowsByteForByte() throws IOException {
        String text = windows("""
                \ufeff"Nature";Matricule;Motif;Début;Fin
                Réunion;A1;Tutorat;02/03/2026 14:00;02/03/2026 16:00
                Réunion;A1;"Tutorat
                à deux";demain;02/03/2026 16:00

                Réunion;A1;Tutorat;05/03/2026 14:00;05/03/2026 16:00
                Réunion;A1;Tutorat;06/03/2026 14:00""");
        CsvTimeSource source = source(text, StandardCharsets.UTF_8);
        Told told = Told.by(source);

        assertThat(told.rejected).containsExactly(3L, 7L);
        assertThat(copied(source, told.rejected)).isEqualTo(windows("""
                \ufeff"Nature";Matricule;Motif;Début;Fin
                Réunion;A1;"Tutorat
                à deux";demain;02/03/2026 16:00
                Réunion;A1;Tutorat;06/03/2026 14:00"""));
    }

    @Test
    void keepsTheFilesOwnEncoding() throws IOException {
        String text = """
                Nature;Matricule;Motif;Début;Fin
                Réunion;A1;à 5 €;demain;02/03/2026 16:00
                Réunion;A1;Cœur;02/03/2026 14:00;02/03/2026 16:00
                """;
        CsvTimeSource source = source(text.replace('\n', '\r'), WINDOWS);
        String expected = """
                Nature;Matricule;Motif;Début;Fin
                Réunion;A1;à 5 €;demain;02/03/2026 16:00
                """;

        assertThat(copy(source, Told.by(source).rejected))
                .isEqualTo(expected.replace('\n', '\r').getBytes(WINDOWS));
    }

    @Test
    void aMendedCopyGivesTheFactsThatWereMissing() throws IOException {
        CsvTimeSource source = source("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A1;Tutorat;02.03.2026 14:00;02/03/2026 16:00
                Réunion;A2;GAPP;03/03/2026 14:00;03/03/2026 16:00
                Réunion;A3;"GAPP;04/03/2026 14:00;04/03/2026 16:00
                """, StandardCharsets.UTF_8);
        String mended = copied(source, Told.by(source).rejected)
                .replace("02.03.2026", "02/03/2026")
                .replace("\"GAPP", "GAPP");

        assertThat(Told.by(source(mended, StandardCharsets.UTF_8)).shortFacts)
                .containsExactly(
                        "2: INTERNAL A1 label=Tutorat planned 2026-03-02T14:00+01:00/2026-03-02T16:00+01:00",
                        "3: INTERNAL A3 label=GAPP planned 2026-03-04T14:00+01:00/2026-03-04T16:00+01:00");
    }

    @Test
    void copiesAllThatFollowsAQuoteNeverClosed() throws IOException {
        CsvTimeSource source = source("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A1;GAPP;02/03/2026 14:00;02/03/2026 16:00
                Réunion;A2;"GAPP;03/03/2026 14:00;03/03/2026 16:00
                Réunion;A3;GAPP;04/03/2026 14:00;04/03/2026 16:00
                """, StandardCharsets.UTF_8);

        assertThat(copied(source, Told.by(source).rejected)).isEqualTo("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A2;"GAPP;03/03/2026 14:00;03/03/2026 16:00
                Réunion;A3;GAPP;04/03/2026 14:00;04/03/2026 16:00
                """);
    }

    @Test
    void copiesAMisplacedQuoteByItsLine() throws IOException {
        CsvTimeSource source = source("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A2;"GAPP" bis;03/03/2026 14:00;03/03/2026 16:00
                Réunion;A3;GAPP;04/03/2026 14:00;04/03/2026 16:00
                """, StandardCharsets.UTF_8);

        assertThat(copied(source, Told.by(source).rejected)).isEqualTo("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A2;"GAPP" bis;03/03/2026 14:00;03/03/2026 16:00
                """);
    }

    @Test
    void refusesARowThatIsNotThere() throws IOException {
        CsvTimeSource source = source("""
                Nature;Matricule;Motif;Début;Fin
                Réunion;A1;"a
                b";demain;02/03/2026 16:00
                """, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> copy(source, new TreeSet<>(List.of(2L, 3L))))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[3]")
                .hasMessageContaining("\nMaybe ");
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String copied(CsvTimeSource source, SortedSet<Long> rows) throws IOException {
        return new String(copy(source, rows), StandardCharsets.UTF_8);
    }

    private CsvTimeSource source(String text, Charset encoding) throws IOException {
        Path file = Files.createTempFile(folder, "planning", ".csv");
        Files.write(file, text.getBytes(encoding));
        return CsvTimeSource.of(file, SIMPLE);
    }

    private static byte[] copy(CsvTimeSource source, SortedSet<Long> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        source.copyRows(rows, out);
        return out.toByteArray();
    }
}
