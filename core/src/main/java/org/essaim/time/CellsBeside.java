package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.spi.CubeReader;
import org.essaim.spi.CubeReader.Month;
import org.essaim.spi.Store;

/**
 * Asks a reader beside the store (<i>lecture à côté du magasin</i>), and takes what it tells only where the store's seals say the same.
 *
 * <p>What was sealed, and what was erased, the store says: the reader is never asked of a month of which something was erased.
 */
final class CellsBeside {
    private final Store store;
    private final CubeReader cubes;

    CellsBeside(Store store, CubeReader cubes) {
        this.store = store;
        this.cubes = cubes;
    }

    /**
     * Tells the cells of these months.
     *
     * @return false if the reader tells no cells
     */
    boolean tell(List<SealedTime.Wanted> wanted, SealedTime.Taking taking) {
        SortedMap<Month, Seal> seals = new TreeMap<>();
        SortedMap<String, NavigableSet<LocalDate>> cuts = new TreeMap<>();
        // Finer than anybody asks for: each structure's own parts are whole ones of these.
        NavigableSet<LocalDate> all = new TreeSet<>();
        for (SealedTime.Wanted each : wanted) {
            Journal journal = new Journal(store, each.structure());
            for (YearMonth booking : each.months()) {
                Journal.Sealed sealed = SealedTime.sealed(journal, each.structure(), booking);
                if (journal.lacksCells(sealed)) {
                    throw CubeReader.erased(each.structure(), booking);
                }
                seals.put(new Month(each.structure(), booking), sealed.seal());
            }
            cuts.put(each.structure(), each.cuts());
            all.addAll(each.cuts());
        }
        SortedMap<Month, Seal> left = new TreeMap<>(seals);
        boolean tells = cubes.cells(new TreeSet<>(seals.keySet()), all, (month, cells) -> {
            Seal seal = left.remove(month);
            if (seal == null || !Cells.sealed(cells).equals(seal.categories())) {
                throw behind(month);
            }
            NavigableSet<LocalDate> own = Objects.requireNonNull(cuts.get(month.structure()));
            taking.month(seal, own.equals(all) ? cells : Cells.cutAt(cells, own));
        });
        if (tells && !left.isEmpty()) {
            throw behind(left.firstKey());
        }
        return tells;
    }

    /** What the reader adds up, if it rests on the seals that hold. */
    List<CubeReader.Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        cubes.seals(structures, first, last).ifPresent(known -> requireSame(known, structures, first, last));
        return cubes.sums(structures, first, last);
    }

    private void requireSame(
            SortedMap<Month, Digest> known, Collection<String> structures, YearMonth first, YearMonth last) {
        SortedMap<Month, Digest> left = new TreeMap<>(known);
        for (String structure : new TreeSet<>(structures)) {
            Journal journal = new Journal(store, structure);
            for (YearMonth booking : journal.sealedMonths()) {
                if (booking.isBefore(first) || booking.isAfter(last)) {
                    continue;
                }
                Month month = new Month(structure, booking);
                Journal.Sealed sealed = SealedTime.sealed(journal, structure, booking);
                if (journal.lacksCells(sealed)) {
                    throw CubeReader.erased(structure, booking);
                }
                if (!sealed.seal().digest().equals(left.remove(month))) {
                    throw behind(month);
                }
            }
        }
        if (!left.isEmpty()) {
            throw behind(left.firstKey());
        }
    }

    private static EssaimException behind(Month month) {
        return new EssaimException("What is read beside the store of month [" + month.booking() + "] of ["
                + month.structure() + "] is not what its seal says.\nMaybe export again: it was sealed, sealed anew or "
                + "reopened since.");
    }
}
