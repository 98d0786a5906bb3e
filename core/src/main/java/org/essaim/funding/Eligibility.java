package org.essaim.funding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** Whether agreements admit a cell, and if not, which test it failed. */
final class Eligibility {
    private Eligibility() {}

    /** The test that this cell fails under an agreement; nothing if it is eligible. */
    static Optional<Reason> failure(FundingAgreement agreement, Cell cell) {
        if (cell.category() == Category.UNMAPPED) {
            return Optional.of(Reason.UNMAPPED);
        } else if (!agreement.scope().contains(cell.structure())) {
            return Optional.of(Reason.SCOPE);
        } else if (!agreement.term().contains(cell.from())
                || agreement.rates().at(cell.from()).isEmpty()) {
            return Optional.of(Reason.PERIOD);
        } else if (!agreement.categories().contains(cell.category())) {
            return Optional.of(Reason.CATEGORY);
        } else if (!agreement.functions().isEmpty() && !agreement.functions().contains(cell.function())) {
            return Optional.of(Reason.FUNCTION);
        } else if (!agreement.schemes().isEmpty()
                && (cell.scheme() == null || !agreement.schemes().contains(cell.scheme()))) {
            return Optional.of(Reason.SCHEME);
        }
        return Optional.empty();
    }

    /**
     * Why nobody counts what is left of a cell: the reason of the agreement under which it got furthest.
     *
     * @param bound the sub-ceiling that an agreement had reached, by its identifier
     */
    static Reason unclaimed(List<FundingAgreement> pool, Cell cell, Map<String, SubCeiling> bound) {
        Reason furthest = null;
        for (FundingAgreement agreement : pool) {
            // An agreement that admits the cell and yet left some of it had reached its ceiling.
            Reason reason = failure(agreement, cell).orElseGet(() -> reached(bound.get(agreement.id())));
            if (furthest == null || reason.compareTo(furthest) > 0) {
                furthest = reason;
            }
        }
        return furthest == null ? Reason.SCOPE : furthest;
    }

    private static Reason reached(@Nullable SubCeiling ceiling) {
        if (ceiling == null) {
            return Reason.CEILING;
        }
        return ceiling.per() == SubCeiling.Per.PERSON_YEAR ? Reason.PERSON_CEILING : Reason.SUB_CEILING;
    }
}
