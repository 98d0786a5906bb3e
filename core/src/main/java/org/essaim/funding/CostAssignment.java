package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;

/**
 * Euros that are not paid by the hour, assigned to what a cell cost.
 *
 * @param batch the batch that assigned them
 * @param cell whose cost they cover
 * @param agreement whose euros they are
 * @param cents how many, in cents; below 0 where they are taken back
 */
record CostAssignment(int batch, Cell cell, String agreement, long cents) {
    static final List<String> COLUMNS = List.of(
            "batch", "structure", "team", "worker", "function", "from", "category", "scheme", "agreement", "cents");

    static final Comparator<CostAssignment> CANONICAL = Comparator.comparing(CostAssignment::cell)
            .thenComparingInt(CostAssignment::batch)
            .thenComparing(CostAssignment::agreement)
            .thenComparingLong(CostAssignment::cents);

    /** One row under {@link #COLUMNS}. */
    Tree toRow() {
        return Tree.of(List.of(
                Tree.of(batch),
                Tree.of(cell.structure()),
                Tree.of(cell.team()),
                Tree.of(cell.worker().value()),
                Tree.of(cell.function().name()),
                Tree.of(cell.from().toString()),
                Tree.of(cell.category().name()),
                Tree.of(cell.schemeName()),
                Tree.of(agreement),
                Tree.of(cents)));
    }

    /** Reads one row; nothing if it is not one. */
    static Optional<CostAssignment> ofRow(Tree row) {
        try {
            List<Tree> values = ((Tree.Items) row).items();
            LocalDate from = LocalDate.parse(LeafRows.text(values.get(5)));
            String scheme = LeafRows.text(values.get(7));
            Cell cell = new Cell(
                    LeafRows.text(values.get(1)),
                    LeafRows.text(values.get(2)),
                    new WorkerId(LeafRows.text(values.get(3))),
                    Function.valueOf(LeafRows.text(values.get(4))),
                    YearMonth.from(from),
                    from,
                    Category.valueOf(LeafRows.text(values.get(6))),
                    scheme.isEmpty() ? null : Scheme.valueOf(scheme));
            return values.size() != COLUMNS.size()
                    ? Optional.empty()
                    : Optional.of(new CostAssignment(
                            Math.toIntExact(LeafRows.number(values.get(0))),
                            cell,
                            LeafRows.text(values.get(8)),
                            LeafRows.number(values.get(9))));
        } catch (RuntimeException e) {
            // Whatever is wrong inside a row that someone handed us, it is not a row of ours.
            return Optional.empty();
        }
    }
}
