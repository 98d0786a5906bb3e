package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.essaim.Essaim;
import org.essaim.esppadom.EsppadomWriter.People;
import org.essaim.esppadom.EsppadomWriter.Period;
import org.essaim.esppadom.EsppadomWriter.Visit;
import org.essaim.finding.Code;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Structure;
import org.essaim.time.Entry;
import org.essaim.time.ImportReport;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of visits once they are imported, in a structure that counts what is billed. */
class EsppadomImportTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Period CLOCKED = new Period("2026-03-02T09:02:00", "2026-03-02T10:07:00");
    private static final Period BILLED = new Period("2026-03-02T09:00:00", "2026-03-02T10:00:00");
    private static final Period LATER = new Period("2026-03-03T09:00:00", "2026-03-03T11:00:00");

    private final Essaim essaim = Essaim.builder().pseudonyms(Heard.PSEUDONYMS).build();

    @TempDir
    @Nullable
    Path folder;

    @BeforeEach
    void found() {
        essaim.time()
                .save(new Structure(
                        "S001",
                        "Structure inventée",
                        null,
                        null,
                        null,
                        Heard.PARIS,
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("retenu", TimeBasis.RETAINED)
                                .build()));
    }

    @AfterEach
    void leave() {
        essaim.close();
    }

    @Test
    void whatIsBilledCountsAndOfAnIncompleteMessageWhatWasClocked() throws Exception {
        load(visit("V-1", "", CLOCKED, BILLED));
        assertThat(seconds()).isEqualTo(3_600);
        load(visit("V-1", "HOR", CLOCKED, new Period("2026-03-02T00:00:00", "2026-03-02T12:00:00")));
        assertThat(seconds()).isEqualTo(3_900);
    }

    @Test
    void aVisitThatIsDeletedLaterIsWithdrawn() throws Exception {
        load(visit("V-1", "", CLOCKED, BILLED), visit("V-2", "", null, LATER));
        assertThat(seconds()).isEqualTo(10_800);
        ImportReport report = load(visit("V-1", "SUP", CLOCKED, BILLED), visit("V-2", "", null, LATER));
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(seconds()).isEqualTo(7_200);
    }

    @Test
    void aVisitThatWasNeverKnownIsDeletedWithoutATrace() throws Exception {
        ImportReport report = load(visit("V-1", "SUP", CLOCKED, BILLED), visit("V-2", "", null, LATER));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.withdrawn()).isZero();
        assertThat(seconds()).isEqualTo(7_200);
    }

    @Test
    void aFileOfDeletionsAloneNeedsTheWindowOfTheirMonth() throws Exception {
        load(visit("V-1", "", CLOCKED, BILLED));
        ImportReport silent = load(visit("V-1", "SUP", CLOCKED, BILLED));
        assertThat(silent.withdrawn()).isZero();
        assertThat(silent.findings()).extracting(finding -> finding.code()).contains(Code.VISITS_DELETED);
        Path file = file(visit("V-1", "SUP", CLOCKED, BILLED));
        ImportReport report = essaim.time().load(EsppadomTimeSource.of(file), "S001", Window.complete(MARCH));
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(seconds()).isZero();
    }

    @Test
    void aFunderUnderItsOwnProfileWithdrawsNothingOfAnothers() throws Exception {
        Path first = file(visit("V-1", "", CLOCKED, BILLED));
        Path second = file(visit("V-2", "", null, LATER));
        Window march = Window.complete(MARCH);
        essaim.time().load(EsppadomTimeSource.of(first).under("esppadom-apa"), "S001", march);
        ImportReport report = essaim.time().load(EsppadomTimeSource.of(second).under("esppadom-pch"), "S001", march);
        assertThat(report.withdrawn()).isZero();
        assertThat(seconds()).isEqualTo(10_800);
        assertThat(essaim.time()
                        .load(EsppadomTimeSource.of(second).under("esppadom-apa"), "S001", march)
                        .withdrawn())
                .isEqualTo(1);
    }

    private long seconds() {
        return essaim.time().entries("S001", MARCH).stream()
                .mapToLong(Entry::seconds)
                .sum();
    }

    private ImportReport load(Visit... visits) throws IOException, XMLStreamException {
        return essaim.time().load(EsppadomTimeSource.of(file(visits)), "S001");
    }

    private static Visit visit(String key, String code, @Nullable Period clocked, Period retained) {
        return new Visit(key, "17", "APA", code, null, clocked, retained, People.NOBODY);
    }

    private Path file(Visit... visits) throws IOException, XMLStreamException {
        Path file = Files.createTempFile(Objects.requireNonNull(folder), "delivery", ".xml");
        try (OutputStream out = Files.newOutputStream(file);
                EsppadomWriter writer = new EsppadomWriter(out)) {
            for (Visit visit : visits) {
                writer.write(visit);
            }
        }
        return file;
    }
}
