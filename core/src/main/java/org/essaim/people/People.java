package org.essaim.people;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.recording.Tabled;
import org.essaim.spi.Commit;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;

/**
 * A federation's figures about its people (<i>données sociales</i>): what structures said of each month.
 *
 * <p>A figure that is said again with another number is corrected, and a finding says so; the former stays in the history. What a table
 * does not say stays as it is. Of a table the rows without an error are stored together, in one commit; the same table again changes nothing.
 * Thread-safe.
 *
 * <pre>{@code
 * essaim.people().load(PeopleTable.WORKFORCE, table);
 * essaim.people().measures().values("headcount", List.of(Scope.federation()), quarter);
 * }</pre>
 */
public final class People {
    private final Store store;
    private final Rights rights;
    private final Supplier<List<Structure>> structures;
    private final Clock clock;

    /**
     * Keeps figures in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures
     * @param clock tells when a commit is made, and which month runs
     */
    public People(Store store, Supplier<Actor> actor, Supplier<List<Structure>> structures, Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.structures = structures;
        this.clock = clock;
    }

    /** Records the rows of a table: those without an error together, whatever order they stand in. */
    public Recorded load(PeopleTable table, SourceTable rows) {
        FigureBook book = new FigureBook(store);
        List<Finding> findings = new ArrayList<>();
        Recorded recorded = new Tabled(rows, table.form(), findings)
                .run(
                        row -> FigureForm.read(table, row),
                        Comparator.comparing(PeopleFigure::month)
                                .thenComparing(PeopleFigure::structure)
                                .thenComparing(PeopleFigure::what),
                        figure -> List.of(figure.structure(), figure.month(), figure.what()),
                        rights::outside,
                        PeopleFigure::structure,
                        figure -> attempt(book, figure));
        return stored(book, recorded);
    }

    /**
     * Records one figure.
     *
     * @throws EssaimException if its structure is not the actor's
     */
    public Recorded record(PeopleFigure figure) {
        rights.require(figure.structure());
        FigureBook book = new FigureBook(store);
        return stored(book, Batch.run(figure, each -> attempt(book, each)));
    }

    private Attempt attempt(FigureBook book, PeopleFigure figure) {
        Optional<PeopleFigure> before = book.before(figure);
        if (before.isPresent() && before.get().equals(figure)) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>(rights.unknown(figure.structure()));
        findings.addAll(PeopleRules.of(figure, YearMonth.now(clock.withZone(ZoneId.of("Europe/Paris")))));
        findings.addAll(PeopleRules.beside(figure, book.figures(figure.structure(), figure.month())));
        if (before.isPresent()) {
            findings.add(Finding.of(Code.FIGURE_CORRECTED).build());
        }
        return Attempt.of(findings, () -> book.put(figure));
    }

    private Recorded stored(FigureBook book, Recorded recorded) {
        List<Commit.Put> puts = book.puts();
        if (!puts.isEmpty()) {
            store.commit(new Commit(rights.actor().id(), clock.instant(), puts, List.of()));
        }
        return recorded;
    }

    /**
     * What a structure said, month after month, in order of what is counted.
     *
     * @param first the first month
     * @param last the last month, included
     */
    public List<PeopleFigure> figures(String structure, YearMonth first, YearMonth last) {
        rights.require(structure);
        FigureBook book = new FigureBook(store);
        List<PeopleFigure> figures = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            figures.addAll(book.figures(structure, month));
        }
        return figures;
    }

    /**
     * The figures as indicators read them. Of structures that are not all the actor’s nothing is told: a part would be taken for the whole.
     */
    public MeasureSource measures() {
        return new RecordedMeasures(
                store, () -> structures.get().stream().map(Structure::id).toList(), rights::require);
    }
}
