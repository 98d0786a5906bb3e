package org.essaim.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.finding.Finding;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Batch.Outcome;

/**
 * A table that is being recorded (<i>saisie d’un tableau</i>): read by its form, then taken in as one batch.
 *
 * <p>For the packages that record what people type, and for nobody else. Not thread-safe.
 */
public final class Tabled {
    private final SourceTable rows;
    private final TableForm form;
    private final List<Finding> findings;

    /** A table; findings about what cannot be read are added to the list. */
    public Tabled(SourceTable rows, TableForm form, List<Finding> findings) {
        this.rows = rows;
        this.form = form;
        this.findings = findings;
    }

    /**
     * Records every row that can be.
     *
     * @param reading reads one record
     * @param order the order in which the records happened
     * @param key what may stand in the table once; records of one key that differ are all refused
     * @param outside says why a structure's rows are not the actor's, if they are not
     * @param structure the structure of a record
     * @param attempt tries one record
     */
    public <T> Recorded run(
            Function<FieldReader, Optional<T>> reading,
            Comparator<? super T> order,
            Function<T, ?> key,
            Function<String, Optional<Finding>> outside,
            Function<T, String> structure,
            Function<T, Attempt> attempt) {
        List<Finding> unread = new ArrayList<>();
        List<TableForm.Line<T>> lines =
                Batch.agreeing(rows.file(), form.read(rows, unread::add, reading), key, unread::add);
        Recorded recorded = Batch.run(
                rows.file(),
                lines,
                order,
                column -> form.columns().stream()
                        .filter(each -> each.key().equals(column))
                        .findFirst()
                        .map(TableForm.Column::french)
                        .orElse(column),
                each -> {
                    Optional<Finding> foreign = outside.apply(structure.apply(each));
                    return foreign.isPresent()
                            ? new Attempt(Outcome.REFUSED, List.of(foreign.get()))
                            : attempt.apply(each);
                });
        findings.addAll(unread);
        findings.addAll(recorded.findings());
        findings.sort(Comparator.comparing(finding -> finding.row() == null ? 0L : finding.row()));
        int unreadable = rows.rows().size() - lines.size();
        return new Recorded(
                recorded.stored(), recorded.unchanged(), recorded.refused() + unreadable, List.copyOf(findings));
    }
}
