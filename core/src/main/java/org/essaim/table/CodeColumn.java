package org.essaim.table;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A column with listed values, in one file.
 *
 * @param <T> what a value means
 */
final class CodeColumn<T> {
    private final int slot;
    private final boolean repeatable;
    private final @Nullable T always;
    private final @Nullable T whenEmpty;
    private final SliceCache<T> meanings;
    private final String valid;

    /**
     * @param repeatable false if the column can name a person, so that no finding repeats what it holds
     */
    CodeColumn(Layout.Coded column, int slot, boolean repeatable, Function<String, T> meaning) {
        this.slot = slot;
        this.repeatable = repeatable;
        Map<String, String> values = column.values();
        String rest = column.otherwise();
        T otherwise = rest == null ? null : meaning.apply(rest);
        this.always = slot == Slots.UNMAPPED ? otherwise : null;
        String empty = values.get("");
        this.whenEmpty = empty == null ? null : meaning.apply(empty);
        this.meanings = new SliceCache<>(cell -> {
            String value = values.get(Names.normal(cell));
            return value == null ? otherwise : meaning.apply(value);
        });
        SortedSet<String> listed = new TreeSet<>(values.keySet());
        listed.remove("");
        this.valid = String.join(", ", listed);
    }

    /** What the row's cell means, or nothing after saying why not. */
    @Nullable
    T read(TableRow row, RowProblems problems) {
        if (always != null) {
            return always;
        }
        if (row.isEmpty(slot)) {
            if (whenEmpty == null) {
                problems.add(Code.MISSING_VALUE, slot);
            }
            return whenEmpty;
        }
        T value = meanings.get(row, slot);
        if (value == null) {
            Finding.Builder finding = problems.start(Code.UNKNOWN_CODE, slot).with("valid", valid);
            problems.add(repeatable ? finding.value(RowProblems.shown(row.string(slot))) : finding);
        }
        return value;
    }
}
