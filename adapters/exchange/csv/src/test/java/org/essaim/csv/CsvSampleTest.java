package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSampleTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("export.csv"), bytes);
    }

    @Test
    void separatorEncodingHeaderAndFirstRowsAreFound() throws IOException {
        Path file = file("\ufeffDébut;Motif, libre\r\n1;\"a;b\"\r\n2;c\r\n3;d\r\n".getBytes(StandardCharsets.UTF_8));
        CsvMapping.Sample sample = CsvMapping.Sample.of(file, 2).orElseThrow();
        assertThat(sample.encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(sample.separator()).isEqualTo(';');
        assertThat(sample.header()).containsExactly("Début", "Motif, libre");
        assertThat(sample.rows()).containsExactly(List.of("1", "a;b"), List.of("2", "c"));
        Charset western = Charset.forName("windows-1252");
        CsvMapping.Sample old = CsvMapping.Sample.of(file("Début\tFin\n1\t2\n".getBytes(western)), 5)
                .orElseThrow();
        assertThat(old.encoding()).isEqualTo(western);
        assertThat(old.header()).containsExactly("Début", "Fin");
    }

    @Test
    void whatCannotBeReadIsNotShownAndWhatBreaksOffIsShownSoFar() throws IOException {
        assertThat(CsvMapping.Sample.of(file(new byte[0]), 5)).isEmpty();
        assertThat(CsvMapping.Sample.of(file(new byte[] {(byte) 0x81, ';'}), 5)).isEmpty();
        String endless = "a;b\n1;2\n\"" + "x".repeat(200_000);
        assertThat(CsvMapping.Sample.of(file(endless.getBytes(StandardCharsets.UTF_8)), 5)
                        .orElseThrow()
                        .rows())
                .containsExactly(List.of("1", "2"));
        assertThat(CsvMapping.Sample.of(file(endless.substring(8).getBytes(StandardCharsets.UTF_8)), 5))
                .isEmpty();
    }

    @Test
    void nothingOfItIsInItsText() throws IOException {
        assertThat(CsvMapping.Sample.of(file("Nom\nDURANDAL\n".getBytes(StandardCharsets.UTF_8)), 5)
                        .orElseThrow()
                        .toString())
                .isEqualTo("Sample[1 columns]");
    }
}
