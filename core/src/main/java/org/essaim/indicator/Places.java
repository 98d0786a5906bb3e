package org.essaim.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.disclosure.Axis;
import org.essaim.organisation.Structure;

/** Where figures are published of (<i>lieux d’une publication</i>): everything, territories, structures. Immutable. */
final class Places {
    static final String AXIS = "structure";
    private static final String ROOT = "all";
    // No identifier of a structure has a colon.
    private static final String TERRITORY = "territory:";

    private final List<Structure> structures;

    Places(List<Structure> structures) {
        this.structures = List.copyOf(structures);
    }

    /** The identifiers of the structures. */
    List<String> structures() {
        return structures.stream().map(Structure::id).toList();
    }

    Axis axis() {
        Axis.Builder axis = Axis.builder(AXIS, ROOT);
        Set<String> territories = new TreeSet<>();
        structures.forEach(each -> territories.add(territory(each)));
        territories.forEach(each -> axis.put(each, ROOT));
        structures.forEach(each -> axis.put(each.id(), territory(each)));
        return axis.build();
    }

    private static String territory(Structure structure) {
        String departement = structure.departement();
        return TERRITORY + (departement == null ? "" : departement);
    }

    /** How far down a table shows them: what tells of some structures alone tells of each. */
    int depth(IndicatorTable table) {
        Definition definition = table.indicator().definition();
        boolean ofSome = table.rows().stream()
                .flatMap(row -> row.values().stream())
                .anyMatch(value -> isOfSome(definition, value));
        if (ofSome || table.by().contains(Dimension.STRUCTURE)) {
            return 2;
        }
        return table.by().contains(Dimension.TERRITORY) ? 1 : 0;
    }

    // Worked out structure by structure, or of some of them alone: what the total would be less the value tells of the
    // others.
    private static boolean isOfSome(Definition definition, IndicatorValue value) {
        return definition.overStructures() != null
                || (definition.missing() != Missing.REFUSED && !value.coverage().isWhole());
    }

    /** The totals that a value rests on; of one that tells of single structures, these too. */
    List<String> of(IndicatorTable table, IndicatorTable.Row row, IndicatorValue value) {
        int structure = table.by().indexOf(Dimension.STRUCTURE);
        int territory = table.by().indexOf(Dimension.TERRITORY);
        List<String> places = new ArrayList<>();
        places.add(
                structure >= 0
                        ? row.codes().get(structure)
                        : territory >= 0 ? TERRITORY + row.codes().get(territory) : ROOT);
        if (isOfSome(table.indicator().definition(), value)) {
            structures().stream().filter(value.subject().scope()::contains).forEach(places::add);
        }
        return places;
    }
}
