package org.essaim.people;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.document.SourceTable;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;

/** Somebody who keeps the figures of two invented structures, in July 2026. */
final class Registry {
    static final List<Structure> STRUCTURES = List.of(structure("S001"), structure("S002"));

    final Store store = new InMemoryStore();
    Actor actor = new Actor("coordination", Perimeter.all());
    final People people = new People(
            store, () -> actor, () -> STRUCTURES, Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));

    private static Structure structure(String id) {
        return new Structure(id, "Structure fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never());
    }

    /** A table of these rows, with every column that one of them has. */
    static SourceTable table(List<Map<String, String>> rows) {
        List<String> header = new ArrayList<>();
        rows.forEach(row ->
                row.keySet().stream().filter(key -> !header.contains(key)).forEach(header::add));
        List<SourceTable.Row> typed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            typed.add(new SourceTable.Row(
                    typed.size() + 2L,
                    header.stream().map(key -> row.getOrDefault(key, "")).toList()));
        }
        return new SourceTable("saisie.csv", header, typed);
    }
}
