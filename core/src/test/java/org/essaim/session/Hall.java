package org.essaim.session;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.Essaim;
import org.essaim.document.SourceTable;
import org.essaim.engagement.Application;
import org.essaim.engagement.CallForApplications;
import org.essaim.engagement.Move;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;

/** A fictitious federation with one programme under way, as the README of the specs describes it. */
final class Hall {
    static final String PROGRAMME = "essai";
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Pseudonymiser KEY = Pseudonymiser.ofHexKey("5e".repeat(32));

    final Store store = new InMemoryStore();
    Actor actor = new Actor("coordination", Perimeter.all());
    final Essaim essaim = Essaim.builder()
            .store(store)
            .pseudonyms(KEY)
            .actor(() -> actor)
            .names(worker -> worker.equals(worker("1001")) ? Optional.of("Camille Fictive") : Optional.empty())
            .clock(Clock.fixed(Instant.parse("2027-06-01T08:00:00Z"), ZoneOffset.UTC))
            .build();
    final Sessions sessions = essaim.sessions();

    Hall() {
        essaim.found(new Federation("essai", "Fédération fictive", true));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("fictif", TimeBasis.PLANNED)
                                .build()));
        for (int i = 1; i <= 4; i++) {
            essaim.time()
                    .save(new Structure(
                            "S00" + i,
                            "Structure fictive " + i,
                            null,
                            null,
                            null,
                            PARIS,
                            ByDate.<CollectiveAgreement>never().with(LocalDate.MIN, CollectiveAgreement.IDCC_2941)));
        }
        essaim.programmes()
                .save(new TrainingProduct(
                        "equipes-autonomes",
                        "Équipes autonomes",
                        "Organisme fictif",
                        "",
                        List.of(TrainingProduct.Modality.COLLECTIVE, TrainingProduct.Modality.INDIVIDUAL),
                        ""));
        essaim.programmes()
                .save(Programme.builder(PROGRAMME, "Programme fictif")
                        .phases(
                                new Phase(1, "sensibilisation", "Sensibilisation", Phase.Kind.AWARENESS, List.of(), ""),
                                new Phase(2, "formation", "Formation", Phase.Kind.COLLECTIVE_TRAINING, List.of(), ""))
                        .build());
        essaim.programmes()
                .save(Programme.builder("reseau", "Plan d’action fictif").build());
        essaim.programmes()
                .open(new CallForApplications(
                        PROGRAMME, "appel", "Appel", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 1), ""));
        LocalDate day = LocalDate.of(2027, 3, 1);
        for (String structure : List.of("S001", "S002")) {
            essaim.programmes().apply(PROGRAMME, "appel", new Application(structure, LocalDate.of(2027, 1, 5), ""));
            essaim.programmes().move(PROGRAMME, Move.decided(structure, true, day, "COPIL"));
            essaim.programmes().move(PROGRAMME, Move.into(structure, "sensibilisation", LocalDate.of(2027, 4, 1), ""));
        }
    }

    static WorkerId worker(String payrollNumber) {
        return KEY.pseudonym(payrollNumber);
    }

    static ProgrammeSession.Builder day(String id, String date) {
        return ProgrammeSession.builder(id, PROGRAMME, SessionKind.AWARENESS_DAY, "Journée " + id)
                .held(LocalDateTime.parse(date + "T09:00"), LocalDateTime.parse(date + "T17:00"));
    }

    Recorded load(SessionTable table, List<Map<String, String>> rows) {
        return sessions.load(PROGRAMME, table, table(rows), PARIS);
    }

    static SourceTable table(List<Map<String, String>> rows) {
        return TableRule.table(rows);
    }
}
