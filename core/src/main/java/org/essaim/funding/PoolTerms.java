package org.essaim.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.time.Category;

/**
 * The agreements of a pool and how they share hours: what a draft is made under.
 *
 * @param pool how the agreements share hours
 * @param agreements the agreements, the one that is asked first first
 */
record PoolTerms(FundingPool pool, List<FundingAgreement> agreements) {
    private static final Comparator<FundingAgreement> ORDER =
            Comparator.comparingInt(FundingAgreement::priority).thenComparing(FundingAgreement::id);

    PoolTerms {
        agreements = agreements.stream().sorted(ORDER).toList();
    }

    /** Those that pay for time itself. */
    List<FundingAgreement> paying() {
        return agreements.stream().filter(FundingAgreement::paysTime).toList();
    }

    Optional<FundingAgreement> agreement(String id) {
        return agreements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The categories that statements of the pool show. */
    Set<Category> shown() {
        Set<Category> shown = new HashSet<>();
        agreements.forEach(each -> shown.addAll(StatementFigures.subjects(each)));
        return shown;
    }

    boolean contains(String structure) {
        return agreements.stream().anyMatch(each -> each.scope().contains(structure));
    }

    PoolTerms with(FundingPool other) {
        return new PoolTerms(other, agreements);
    }

    /** These terms with an agreement changed; where it takes another one's place in the order, that one moves down. */
    PoolTerms with(FundingAgreement changed) {
        List<FundingAgreement> others = new ArrayList<>();
        int taken = changed.priority();
        for (FundingAgreement other : agreements) {
            if (!other.id().equals(changed.id())) {
                boolean clash = other.priority() == taken;
                others.add(clash ? other.but().pool(other.pool(), ++taken).build() : other);
            }
        }
        others.add(changed);
        return new PoolTerms(pool, others);
    }

    /** These terms with the agreements that pay for time asked in this order; the others keep their places. */
    PoolTerms inOrder(List<String> paying) {
        List<Integer> places = paying().stream().map(FundingAgreement::priority).toList();
        List<FundingAgreement> ordered = new ArrayList<>();
        for (FundingAgreement each : agreements) {
            int place = paying.indexOf(each.id());
            ordered.add(
                    place < 0
                            ? each
                            : each.but().pool(each.pool(), places.get(place)).build());
        }
        return new PoolTerms(pool, ordered);
    }

    /** The identifiers of those that pay for time, in order. */
    List<String> order() {
        return paying().stream().map(FundingAgreement::id).toList();
    }
}
