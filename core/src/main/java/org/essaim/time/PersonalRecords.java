package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Documents outside the journal that know workers (<i>dossiers nominatifs</i>): what {@link Privacy} ends the life of together with
 * the journal's facts.
 *
 * <p>Implementations hold no state and are thread-safe.
 */
public interface PersonalRecords {

    /** Who is known where and when, in the newest version of every document. */
    List<Known> known(Store store);

    /** Every version that knows who goes, as it is without them, oldest first. */
    List<Without> without(Store store, Gone gone);

    /**
     * That a worker is known (<i>mention</i>).
     *
     * @param structure the structure's identifier
     * @param worker the worker
     * @param month of which month the record is
     */
    record Known(String structure, WorkerId worker, YearMonth month) {}

    /**
     * A version of a document without who goes (<i>version expurgée</i>).
     *
     * @param version what is stored
     * @param content what is left of it
     * @param structures the structures whose workers went
     * @param records how many records went
     */
    record Without(Document version, Tree content, Set<String> structures, long records) {
        public Without {
            structures = new TreeSet<>(structures);
        }
    }

    /**
     * Whose records go (<i>périmètre d’un effacement</i>): a worker's up to a month, or everybody's of one month of a structure.
     *
     * @param worker the worker; absent for everybody
     * @param structure the structure; absent for all
     * @param until the last month; the only one for everybody
     * @param stays true if the worker still works afterwards: what holds on from then is kept
     */
    record Gone(@Nullable WorkerId worker, @Nullable String structure, YearMonth until, boolean stays) {

        /** True if the records of a worker of this month go. */
        public boolean takes(String of, WorkerId who, YearMonth month) {
            return worker == null
                    ? of.equals(structure) && month.equals(until)
                    : worker.equals(who) && !month.isAfter(until);
        }

        /** The first day of which something may be left. */
        public LocalDate keptFrom() {
            return until.plusMonths(1).atDay(1);
        }
    }
}
