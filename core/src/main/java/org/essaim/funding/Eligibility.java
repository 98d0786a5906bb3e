package org.essaim.funding;

import java.util.List;
import java.util.Optional;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/** Whether agreements admit a cell, and if not, which test it failed. */
final class Eligibility {
    private Eligibility() {}

    /** The test that this cell fails under an agreement; nothing if it is eligible. */
    static Optional<Reason> failure(FundingAgreement agreement, Cell cell) {
        if (cell.category() == Category.UNMAPPED) {
            return Optional.of(Reason.UNMAPPED);
        } else if (!agreement.scope().contains(cell.structure())) {
            return Optional.of(Reason.SCOPE);
        } else if (!takesPart(agreement, cell)) {
            return Optional.of(Reason.PARTICIPATION);
        } else if (!agreement.term().contains(cell.from()) || !agreement.hasRate(cell.from())) {
            return Optional.of(Reason.PERIOD);
        }
        Admission admission = agreement.coverage().on(cell.from());
        if (!admission.categories().contains(cell.category())) {
            return Optional.of(Reason.CATEGORY);
        } else if (!admission.hasFunction(cell)) {
            return Optional.of(Reason.FUNCTION);
        }
        return admission.hasScheme(cell) ? Optional.empty() : Optional.of(Reason.SCHEME);
    }

    private static boolean takesPart(FundingAgreement agreement, Cell cell) {
        Participation participation = agreement.coverage().participation();
        return participation == null || participation.contains(cell.structure(), cell.from());
    }

    /** True if the euros of an agreement, for which hours are evidence alone, may be assigned to the cost of a cell. */
    static boolean covers(FundingAgreement agreement, Cell cell) {
        return agreement.coverage().covers().isEmpty()
                ? failure(agreement, cell).isEmpty()
                : agreement.coverage().covers().contains(cell.category())
                        && agreement.scope().contains(cell.structure())
                        && takesPart(agreement, cell)
                        && agreement.term().contains(cell.from());
    }

    /** Why nobody pays for what is left of a claim: the reason of the agreement under which it got furthest. */
    static Reason unclaimed(List<FundingAgreement> pool, Claim claim) {
        Reason furthest = null;
        for (FundingAgreement agreement : pool) {
            Reason reason = failure(agreement, claim.cell()).orElse(null);
            if (reason == null) {
                // An agreement that admits the cell and yet left some of it had reached its ceiling.
                reason = !agreement.paysTime() && claim.counted(agreement.id()) > 0
                        ? Reason.EVIDENCE
                        : claim.bound().getOrDefault(agreement.id(), Reason.CEILING);
            }
            if (furthest == null || reason.compareTo(furthest) > 0) {
                furthest = reason;
            }
        }
        return furthest == null ? Reason.SCOPE : furthest;
    }
}
