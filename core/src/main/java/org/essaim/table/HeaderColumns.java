package org.essaim.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The columns of a mapping, found in one table's header (<i>colonnes trouvées</i>); made for one reading, so not thread-safe. */
public final class HeaderColumns implements Slots {
    private final String file;
    private final long row;
    private final List<String> header;
    private final Map<String, List<Integer>> fieldsOf = new HashMap<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Looks for the columns.
     *
     * @param file the name to put into findings
     * @param row the row of the header
     * @param header its cells
     */
    public HeaderColumns(String file, long row, List<String> header, Layout.Columns columns) {
        this(file, row, header, places(columns));
    }

    /** Looks for columns wherever they are mapped. */
    public HeaderColumns(String file, long row, List<String> header, List<Layout.Place> places) {
        this.file = file;
        this.row = row;
        this.header = header.stream().map(Names::normal).toList();
        for (int field = 0; field < this.header.size(); field++) {
            fieldsOf.computeIfAbsent(this.header.get(field), name -> new ArrayList<>())
                    .add(field);
        }
        checkAll(places);
    }

    /** What is wrong with the header, each column once. */
    public List<Finding> findings() {
        return findings;
    }

    /** The fields to keep, in the order of their slots. */
    public List<Integer> kept() {
        return kept;
    }

    @Override
    public String name(int slot) {
        return names.get(slot);
    }

    /** Made on first asking. */
    @Override
    public int slot(Layout.@Nullable Place place) {
        if (place == null) {
            return UNMAPPED;
        }
        int field = field(place);
        if (field == UNMAPPED) {
            return UNMAPPED;
        }
        int slot = kept.indexOf(field);
        if (slot < 0) {
            slot = kept.size();
            kept.add(field);
            names.add(place.display());
        }
        return slot;
    }

    private int field(Layout.Place place) {
        if (place.position() > 0) {
            return place.position() <= header.size() ? (int) place.position() - 1 : UNMAPPED;
        }
        List<Integer> fields = fields(place);
        if (place.occurrence() == 0) {
            return fields.size() == 1 ? fields.get(0) : UNMAPPED;
        }
        return place.occurrence() <= fields.size() ? fields.get((int) place.occurrence() - 1) : UNMAPPED;
    }

    /** The fields of the first of its names that the header has. */
    private List<Integer> fields(Layout.Place place) {
        return place.names().stream()
                .map(name -> fieldsOf.getOrDefault(Names.normal(name), List.of()))
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private void checkAll(List<Layout.Place> places) {
        boolean known = places.stream().anyMatch(place -> !fields(place).isEmpty());
        Set<Layout.Place> checked = new HashSet<>();
        for (Layout.Place place : places) {
            boolean missed = place.optional() && fields(place).isEmpty();
            if (checked.add(place) && field(place) == UNMAPPED && !missed) {
                findings.add(problem(place, known));
            }
        }
    }

    private Finding problem(Layout.Place place, boolean known) {
        int found = fields(place).size();
        if (place.occurrence() == 0 && found > 1) {
            return Finding.of(Code.AMBIGUOUS_COLUMN)
                    .file(file)
                    .row(row)
                    .column(place.display())
                    .with("found", found)
                    .build();
        }
        Finding.Builder missing =
                Finding.of(Code.MISSING_COLUMN).file(file).row(row).column(place.display());
        // A first row in which no expected column is found may be a row of data, with names in it: it is not repeated.
        return known ? missing.with("valid", String.join(", ", header)).build() : missing.build();
    }

    private static List<Layout.Place> places(Layout.Columns columns) {
        List<Layout.Place> places = new ArrayList<>();
        add(places, columns.kind());
        places.add(columns.worker());
        for (Layout.Place place : new Layout.@Nullable Place[] {
            columns.key(),
            columns.team(),
            columns.label(),
            columns.service(),
            columns.structure(),
            columns.adjustment(),
            columns.date()
        }) {
            if (place != null) {
                places.add(place);
            }
        }
        for (Layout.Stretch stretch : List.of(columns.planned(), columns.clocked(), columns.retained())) {
            add(places, stretch.start());
            add(places, stretch.end());
        }
        for (Layout.Lasting lasting : new Layout.@Nullable Lasting[] {columns.duration(), columns.trip()}) {
            if (lasting != null) {
                places.add(lasting.place());
            }
        }
        add(places, columns.nature());
        add(places, columns.cancelled());
        add(places, columns.cancellation());
        add(places, columns.unassigned());
        return places;
    }

    private static void add(List<Layout.Place> places, Layout.@Nullable Coded column) {
        if (column != null && column.place() != null) {
            places.add(column.place());
        }
    }

    private static void add(List<Layout.Place> places, Layout.@Nullable Timed column) {
        if (column != null) {
            places.add(column.place());
            if (column.day() != null) {
                places.add(column.day());
            }
        }
    }
}
