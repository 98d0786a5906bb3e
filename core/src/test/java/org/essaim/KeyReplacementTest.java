package org.essaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.document.Digest;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.Entry;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.ImportReport;
import org.essaim.time.Interval;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pseudonym is fixed at first sight, whatever becomes of the key that gave it. */
class KeyReplacementTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final String FORMER = "0a".repeat(32);
    private static final String NEW = "0b".repeat(32);

    private final Store store = new InMemoryStore();

    /** A planning that knows workers by payroll number. */
    private record Planning(List<String> payrollNumbers) implements TimeSource {
        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (String number : payrollNumbers) {
                long start = LocalDate.of(2026, 3, 5).atTime(9, 0).toEpochSecond(java.time.ZoneOffset.UTC);
                sink.fact(
                        ++row,
                        Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                                .worker(context.pseudonyms().pseudonym(number))
                                .label("Réunion")
                                .planned(new Interval(start, 3600, start + 3600, 3600))
                                .build());
            }
            return new Reading(Digest.of("test", name().getBytes(StandardCharsets.UTF_8)), payrollNumbers.size());
        }
    }

    private Essaim under(String key) {
        return Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey(key))
                .build();
    }

    private Essaim underBoth() {
        return Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey(NEW).after(Pseudonymiser.ofHexKey(FORMER)))
                .build();
    }

    private static ImportReport load(Essaim essaim, String... payrollNumbers) {
        return essaim.time().load(new Planning(List.of(payrollNumbers)), "S001", Window.complete(MARCH));
    }

    private static Set<WorkerId> workers(Essaim essaim) {
        return essaim.time().entries("S001", MARCH).stream().map(Entry::worker).collect(Collectors.toSet());
    }

    @BeforeEach
    void found() {
        Essaim essaim = under(FORMER);
        essaim.found(new Federation("fed", "Fédération fictive", true));
        essaim.time()
                .save(new Structure(
                        "S001",
                        "Structure fictive",
                        null,
                        null,
                        null,
                        ZoneId.of("Europe/Paris"),
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
        essaim.time().save(CollectiveAgreement.IDCC_2941, rules());
        essaim.time().mapping().map("Réunion", Category.TEAM_MEETING).save();
        load(essaim, "A17", "B23");
    }

    private static ByDate<WorkingTimeRules> rules() {
        return ByDate.always(
                WorkingTimeRules.builder("everyday", TimeBasis.PLANNED).build());
    }

    @Test
    void thePayrollFindsTheWorkersOfTheJournalBeforeWhileAndAfter() {
        SourceTable payroll = new SourceTable(
                "paie.csv",
                List.of("Matricule", "Mois", "Heures travaillées"),
                List.of(
                        new SourceTable.Row(2, List.of("A17", "03/2026", "1")),
                        new SourceTable.Row(3, List.of("B23", "03/2026", "1"))));
        assertThat(under(FORMER).payroll().compare("S001", MARCH, payroll).agrees())
                .isTrue();
        underBoth().replaceKey();
        load(underBoth(), "A17", "B23");
        assertThat(underBoth().payroll().compare("S001", MARCH, payroll).agrees())
                .isTrue();
        underBoth().retireFormerKey(0);
        assertThat(under(NEW).payroll().compare("S001", MARCH, payroll).agrees())
                .isTrue();
    }

    @Test
    void theSamePlanningIsUnchangedBeforeWhileAndAfter() {
        Set<WorkerId> first = workers(under(FORMER));
        assertThat(load(under(FORMER), "A17", "B23").unchanged()).isEqualTo(2);
        underBoth().replaceKey();
        assertThat(load(underBoth(), "A17", "B23").unchanged()).isEqualTo(2);
        underBoth().retireFormerKey(0);
        ImportReport after = load(under(NEW), "A17", "B23", "C05");
        assertThat(after.unchanged()).isEqualTo(2);
        assertThat(after.added()).isEqualTo(1);
        assertThat(workers(under(NEW)))
                .containsAll(first)
                .contains(Pseudonymiser.ofHexKey(NEW).pseudonym("C05"));
    }

    @Test
    void whoIsMetWhileBothKeysAreThereKeepsThatPseudonymToo() {
        underBoth().replaceKey();
        load(underBoth(), "A17", "B23", "D99");
        underBoth().retireFormerKey(0);
        assertThat(load(under(NEW), "A17", "B23", "D99").unchanged()).isEqualTo(3);
    }

    @Test
    void sealsMadeBeforeHoldAndNewOnesAreMadeUnderTheNewKey() {
        under(FORMER).time().close(List.of("S001"), MARCH);
        underBoth().replaceKey();
        load(underBoth(), "A17", "B23");
        underBoth().retireFormerKey(0);
        Essaim essaim = under(NEW);
        assertThat(essaim.privacy().inspect("S001").findings()).isEmpty();
        essaim.time().reopen("S001", MARCH, "oubli");
        load(essaim, "A17", "B23", "C05");
        essaim.time().close(List.of("S001"), MARCH);
        assertThat(essaim.privacy().inspect("S001").findings()).isEmpty();
        assertThat(essaim.privacy().inspect("S001").seals()).isEqualTo(2);
    }

    @Test
    void nobodyWorksUnderOneKeyWhileItIsBeingReplaced() {
        underBoth().replaceKey();
        assertThatThrownBy(() -> load(under(NEW), "A17"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("both are needed");
        assertThatThrownBy(() -> load(under(FORMER), "A17"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("another pseudonym key");
        assertThatThrownBy(() -> underBoth().replaceKey()).hasMessageContaining("cannot be replaced");
        underBoth().retireFormerKey(0);
        assertThatThrownBy(() -> under(NEW).retireFormerKey(0)).hasMessageContaining("No key is being replaced");
    }

    @Test
    void aKeyThatIsNotTheStoresReplacesNothing() {
        assertThatThrownBy(() -> under(NEW).replaceKey()).hasMessageContaining("cannot be replaced");
        assertThatThrownBy(() -> under(FORMER).replaceKey()).hasMessageContaining("cannot be replaced");
    }

    @Test
    void whoWasErasedStaysErasedUnderTheNewKey() {
        WorkerId erased = under(FORMER).privacy().worker("A17");
        under(FORMER).privacy().erase(erased, MARCH, "demande");
        underBoth().replaceKey();
        assertThat(load(underBoth(), "A17", "B23").findings())
                .extracting(finding -> finding.code())
                .contains(Code.ERASED_DATA);
        underBoth().retireFormerKey(0);
        ImportReport after = load(under(NEW), "A17", "B23");
        assertThat(after.findings()).extracting(finding -> finding.code()).contains(Code.ERASED_DATA);
        assertThat(after.added()).isZero();
        assertThat(workers(under(NEW))).doesNotContain(erased).hasSize(1);
        assertThat(store.documents("alias").toString()).doesNotContain(erased.value());
    }

    @Test
    void whoIsErasedAfterTheReplacementLeavesNoAlias() {
        WorkerId worker = under(FORMER).privacy().worker("A17");
        underBoth().replaceKey();
        load(underBoth(), "A17", "B23");
        underBoth().retireFormerKey(0);
        assertThat(under(NEW).privacy().worker("A17")).isEqualTo(worker);
        under(NEW).privacy().erase(worker, MARCH, "demande");
        assertThat(store.history(new org.essaim.spi.DocumentKey("alias", "S001"))
                        .toString())
                .doesNotContain(worker.value())
                .doesNotContain(Pseudonymiser.ofHexKey(NEW).pseudonym("A17").value());
        assertThat(load(under(NEW), "A17", "B23").findings())
                .extracting(finding -> finding.code())
                .contains(Code.ERASED_DATA);
    }
}
