package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** Tries sheets of workbooks that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class ExportBookFuzzTest {
    // Only the sheet is made up: what is compressed, a fuzzer never gets through.
    private static final Map<String, String> AROUND = Map.of(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='1' id='r1'/></sheets></workbook>",
            "xl/sharedStrings.xml",
            "<sst><si><t>Matricule</t></si><si><t>Motif</t></si><si><t>Début</t></si><si><t>Fin</t></si>"
                    + "<si><t>A1</t></si><si><t>Réunion</t></si></sst>");

    @FuzzTest
    void whateverASheetHoldsIsToldOrRefused(byte[] sheet) throws IOException {
        Path file = Files.createTempFile("export", ".xlsx");
        try {
            write(file, sheet);
            TimeSource source = ExportBooks.source(file, ExportBooks.mapping(false, false));
            Told told = new Told();
            TimeSource.Reading reading = source.read(
                    new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), Pseudonymiser.ofHexKey("5e".repeat(32))),
                    told);
            assertThat(Collections.disjoint(told.kept, told.rejected)).isTrue();
            assertThat(reading.rows()).isEqualTo((long) told.kept.size() + told.rejected.size());
            assertThat(reading.rows() == 0 && !told.noted)
                    .as("a workbook of which nothing is told says why")
                    .isFalse();
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, byte[] sheet) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : AROUND.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
        }
    }

    private static final class Told implements TimeSource.Sink {
        private final TreeSet<Long> kept = new TreeSet<>();
        private final TreeSet<Long> rejected = new TreeSet<>();
        private boolean noted;

        @Override
        public void fact(long row, Fact fact) {
            assertThat(kept.add(row)).isTrue();
        }

        @Override
        public void reject(long row, Finding finding) {
            rejected.add(row);
        }

        @Override
        public void note(Finding finding) {
            noted = true;
        }
    }
}
