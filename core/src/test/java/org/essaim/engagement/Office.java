package org.essaim.engagement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.essaim.document.SourceTable;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.programme.Approach;
import org.essaim.programme.EntryCondition;
import org.essaim.programme.Offer;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** A fictitious federation of nine structures with one programme and one call, as the README of the specs describes it. */
final class Office {
    static final String PROGRAMME = "essai";
    static final String CALL = "appel-2027";
    static final List<Structure> STRUCTURES = IntStream.rangeClosed(1, 9)
            .mapToObj(i -> new Structure(
                    "S00" + i, "Structure fictive " + i, null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()))
            .toList();

    final Store store = new InMemoryStore();
    Actor actor = new Actor("coordination", Perimeter.all());
    final Programmes programmes = new Programmes(
            store,
            () -> actor,
            () -> STRUCTURES.stream()
                    .filter(each -> actor.perimeter().contains(each.id()))
                    .toList(),
            Clock.fixed(Instant.parse("2027-06-01T08:00:00Z"), ZoneOffset.UTC));

    Office() {
        programmes.save(programme());
        programmes.open(new CallForApplications(
                PROGRAMME, CALL, "Appel 2027", LocalDate.of(2027, 1, 15), LocalDate.of(2027, 2, 28), ""));
        programmes.open(new CallForApplications(
                PROGRAMME, "appel-2028", "Appel 2028", LocalDate.of(2028, 1, 15), LocalDate.of(2028, 2, 29), ""));
    }

    static Programme programme() {
        EntryCondition entry = new EntryCondition(
                "Une approche choisie, et trois personnes dont le dirigeant.",
                List.of("sensibilisation"),
                EntryCondition.Approached.CHOSEN,
                3,
                List.of(Function.DIRECTOR),
                "");
        return Programme.builder(PROGRAMME, "Programme fictif")
                .phases(
                        new Phase(1, "sensibilisation", "Sensibilisation", Phase.Kind.AWARENESS, List.of(), ""),
                        new Phase(2, "diagnostic", "Diagnostic", Phase.Kind.MATURITY_ASSESSMENT, List.of(), ""),
                        new Phase(3, "formation", "Formation", Phase.Kind.COLLECTIVE_TRAINING, List.of(), entry, ""))
                .approaches(
                        new Approach("partagee", "Gouvernance partagée", "Une approche.", "", List.of(), ""),
                        new Approach("plurielle", "Approche plurielle", "Une autre.", "", List.of("partagee"), ""))
                .offers(
                        new Offer("partagee", "Organisme A", null, null, ""),
                        new Offer("partagee", "Organisme B", null, null, ""))
                .build();
    }

    /** A table of these rows, the columns named by the keys of the first one that has them. */
    static SourceTable table(List<Map<String, String>> rows) {
        return TableRule.table(rows);
    }

    Recorded load(EngagementTable table, List<Map<String, String>> rows) {
        return programmes.load(PROGRAMME, table, CALL, table(rows));
    }
}
