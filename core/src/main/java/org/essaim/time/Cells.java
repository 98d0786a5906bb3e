package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** Sums entries into cells, and writes cells for the journal and the seal. */
final class Cells {
    private Cells() {}

    /**
     * The cells of these entries.
     *
     * @param cuts days on which a new part of a month begins, besides the first
     */
    static SortedMap<Cell, Long> of(String structure, List<Entry> entries, NavigableSet<LocalDate> cuts) {
        Map<Cell, Long> seconds = new HashMap<>();
        List<Sum> recent = new ArrayList<>();
        Entry former = null;
        for (Entry entry : entries) {
            // Entries come worker by worker and day by day, and what a worker does in a month are a few things.
            if (former == null || !entry.worker().equals(former.worker()) || !samePart(entry, former, cuts)) {
                recent.forEach(sum -> sum.addTo(seconds));
                recent.clear();
            }
            former = entry;
            Sum own = null;
            for (int i = 0; i < recent.size() && own == null; i++) {
                own = recent.get(i).holds(entry) ? recent.get(i) : null;
            }
            if (own == null) {
                own = new Sum(of(structure, entry, part(entry.date(), cuts)));
                recent.add(own);
            }
            own.seconds += entry.seconds();
        }
        recent.forEach(sum -> sum.addTo(seconds));
        return new TreeMap<>(seconds);
    }

    private static boolean samePart(Entry one, Entry other, NavigableSet<LocalDate> cuts) {
        return one.date().equals(other.date())
                || (cuts.isEmpty()
                        && one.date().getMonthValue() == other.date().getMonthValue()
                        && one.date().getYear() == other.date().getYear());
    }

    /** What is summed up of a cell while the entries of its worker and part of a month go by. */
    private static final class Sum {
        private final Cell cell;
        private long seconds;

        Sum(Cell cell) {
            this.cell = cell;
        }

        /** True for an entry of this cell; its worker and date are known to fit. */
        boolean holds(Entry entry) {
            return cell.category() == entry.category()
                    && cell.scheme() == entry.scheme()
                    && cell.function() == entry.function()
                    && cell.team().equals(entry.team());
        }

        void addTo(Map<Cell, Long> sums) {
            sums.merge(cell, seconds, Long::sum);
        }
    }

    /** The cell of an entry, whose part of the month begins on this day. */
    static Cell of(String structure, Entry entry, LocalDate from) {
        return new Cell(
                structure,
                entry.team(),
                entry.worker(),
                entry.function(),
                YearMonth.from(entry.date()),
                from,
                entry.category(),
                entry.scheme());
    }

    /** The first day of the part of the month in which a day lies. */
    static LocalDate part(LocalDate day, NavigableSet<LocalDate> cuts) {
        LocalDate first = day.withDayOfMonth(1);
        if (cuts.isEmpty()) {
            return first;
        }
        @Nullable LocalDate cut = cuts.floor(day);
        return cut != null && cut.isAfter(first) ? cut : first;
    }

    /** The same cells with their months in one piece. */
    static SortedMap<Cell, Long> whole(SortedMap<Cell, Long> cells) {
        SortedMap<Cell, Long> whole = new TreeMap<>();
        cells.forEach((cell, seconds) -> whole.merge(cell.whole(), seconds, Long::sum));
        // Two parts may cancel each other out, and nothing booked is no cell.
        whole.values().removeIf(seconds -> seconds == 0);
        return whole;
    }

    /** What a seal says of each category: its seconds, and a digest over its cells in canonical order. */
    static SortedMap<Category, Seal.CategorySeal> sealed(SortedMap<Cell, Long> cells) {
        SortedMap<Category, SortedMap<Cell, Long>> byCategory = new TreeMap<>();
        whole(cells)
                .forEach((cell, seconds) -> byCategory
                        .computeIfAbsent(cell.category(), category -> new TreeMap<>())
                        .put(cell, seconds));
        SortedMap<Category, Seal.CategorySeal> sealed = new TreeMap<>();
        byCategory.forEach((category, own) -> {
            long total = own.values().stream().mapToLong(Long::longValue).sum();
            sealed.put(category, new Seal.CategorySeal(total, digest(own)));
        });
        return sealed;
    }

    /** The digest that a seal holds over the cells of one category. */
    static Digest digest(SortedMap<Cell, Long> cells) {
        List<Tree> rows = cells.entrySet().stream()
                .map(row -> Tree.of(List.of(
                        Tree.of(row.getKey().month().toString()),
                        Tree.of(row.getKey().team()),
                        Tree.of(row.getKey().worker().value()),
                        Tree.of(row.getKey().function().name()),
                        Tree.of(row.getKey().schemeName()),
                        Tree.of(row.getValue()))))
                .toList();
        return Digest.of("essaim/cells/1", Tree.of(rows));
    }

    static byte[] bytes(SortedMap<Cell, Long> cells) {
        ByteWriter out = new ByteWriter();
        cells.forEach((cell, seconds) -> out.text(cell.structure())
                .text(cell.team())
                .text(cell.worker().value())
                .text(cell.function().name())
                .number(cell.from().toEpochDay())
                .text(cell.category().name())
                .optionalText(cell.scheme() == null ? null : cell.scheme().name())
                .number(seconds));
        return out.deflated();
    }

    static SortedMap<Cell, Long> of(byte[] deflated) {
        SortedMap<Cell, Long> cells = new TreeMap<>();
        ByteReader in = ByteReader.inflating(deflated);
        Map<String, String> texts = new HashMap<>();
        Map<String, WorkerId> workers = new HashMap<>();
        while (in.hasMore()) {
            String structure = texts.computeIfAbsent(in.text(), text -> text);
            String team = texts.computeIfAbsent(in.text(), text -> text);
            WorkerId worker = workers.computeIfAbsent(in.text(), WorkerId::new);
            Function function = Function.valueOf(in.text());
            LocalDate from = LocalDate.ofEpochDay(in.number());
            Category category = Category.valueOf(in.text());
            @Nullable String scheme = in.optionalText();
            cells.put(
                    new Cell(
                            structure,
                            team,
                            worker,
                            function,
                            YearMonth.from(from),
                            from,
                            category,
                            scheme == null ? null : Scheme.valueOf(scheme)),
                    in.number());
        }
        return cells;
    }

    /** The same cells, their parts brought together at these cuts only. */
    static SortedMap<Cell, Long> cutAt(SortedMap<Cell, Long> cells, NavigableSet<LocalDate> cuts) {
        SortedMap<Cell, Long> regrouped = new TreeMap<>();
        NavigableSet<LocalDate> at = new TreeSet<>(cuts);
        cells.forEach((cell, seconds) -> regrouped.merge(
                new Cell(
                        cell.structure(),
                        cell.team(),
                        cell.worker(),
                        cell.function(),
                        cell.month(),
                        part(cell.from(), at),
                        cell.category(),
                        cell.scheme()),
                seconds,
                Long::sum));
        // As in whole(): days that cancel each other out are no cell.
        regrouped.values().removeIf(seconds -> seconds == 0);
        return regrouped;
    }
}
