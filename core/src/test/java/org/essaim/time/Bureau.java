package org.essaim.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.essaim.document.SourceTable;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.recording.Recorded;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** Someone who keeps the time of two fictitious structures, as the README of {@code specs/measures} describes them. */
final class Bureau {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Pseudonymiser KEY = Pseudonymiser.ofHexKey("2b".repeat(32));
    final Store store;
    Actor actor = new Actor("tests", Perimeter.all());
    final Timekeeping time;
    final Privacy privacy;

    Bureau() {
        this(new InMemoryStore());
    }

    Bureau(Store store) {
        this.store = store;
        this.time = new Timekeeping(store, () -> actor, () -> KEY, CLOCK);
        this.privacy = new Privacy(store, () -> actor, () -> KEY, CLOCK, List.of());
        time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.always(
                        WorkingTimeRules.builder("fictif", TimeBasis.PLANNED).build()));
        for (String id : List.of("S001", "S002")) {
            time.save(structure(id));
            time.save(new Staff(
                    id,
                    IntStream.rangeClosed(1, 5).boxed().collect(Collectors.toMap(Desk::worker, each -> teams(each)))));
        }
        time.mapping()
                .map("Réunion", Category.TEAM_MEETING)
                .map("Tutorat", Category.MENTORING)
                .map("Formation", Category.TRAINING)
                .save();
    }

    static Structure structure(String id) {
        return new Structure(
                id, "Structure fictive", null, null, null, Desk.PARIS, ByDate.always(CollectiveAgreement.IDCC_2941));
    }

    // The third moves to the other team.
    private static ByDate<Assignment> teams(int worker) {
        Assignment first = new Assignment("T1", Function.CARE_WORKER);
        Assignment second = new Assignment("T2", Function.CARE_WORKER);
        return worker == 3
                ? ByDate.of(List.of(
                        new ByDate.From<>(LocalDate.MIN, first), new ByDate.From<>(LocalDate.of(2026, 3, 16), second)))
                : ByDate.always(worker < 3 ? first : second);
    }

    /** Takes these hours in; of a sealed month they become a correction at once. */
    void load(String structure, List<Fact> facts) {
        time.load(Telling.of(facts), structure);
        time.proposals(structure).stream()
                .filter(each -> each.state() == Proposal.State.OPEN)
                .forEach(each -> time.accept(each.id(), "vu avec la responsable"));
    }

    /** An hour or more of somebody; a visit if it has no label. */
    static Fact fact(String structure, int worker, String label, LocalDateTime start, long minutes) {
        return Fact.builder(structure, "planning", label.isEmpty() ? FactKind.VISIT : FactKind.INTERNAL)
                .worker(Desk.worker(worker))
                .label(label)
                .planned(Desk.between(Desk.PARIS, start, start.plusMinutes(minutes)))
                .build();
    }

    /** Plays a table of the specs. */
    Recorded load(String table, SourceTable rows) {
        for (SourceTable.Row each : rows.rows()) {
            Map<String, String> row = IntStream.range(0, rows.header().size())
                    .boxed()
                    .collect(Collectors.toMap(
                            rows.header()::get, column -> each.cells().get(column)));
            String structure = row.getOrDefault("Structure", "");
            switch (table) {
                case "temps" ->
                    load(
                            structure,
                            List.of(fact(
                                    structure,
                                    Integer.parseInt(row.getOrDefault("Intervenant", "")),
                                    row.getOrDefault("Libellé", ""),
                                    LocalDateTime.parse(row.getOrDefault("Début", "")),
                                    Long.parseLong(row.getOrDefault("Minutes", "")))));
                case "clôtures" -> time.close(List.of(structure), YearMonth.parse(row.getOrDefault("Mois", "")));
                case "réouvertures" -> time.reopen(structure, YearMonth.parse(row.getOrDefault("Mois", "")), "oubli");
                case "effacements" ->
                    privacy.erase(
                            Desk.worker(Integer.parseInt(row.getOrDefault("Intervenant", ""))),
                            YearMonth.parse(row.getOrDefault("Mois", "")),
                            "demande du 2 mai");
                default -> throw new IllegalArgumentException(table);
            }
        }
        return new Recorded(rows.rows().size(), 0, 0, List.of());
    }
}
