package org.essaim.funding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** Gives a few seconds to agreements in every way there is, and keeps the best that no ceiling forbids: slow and simple. */
final class EveryPlan {
    private final FundingPool terms;
    private final List<FundingAgreement> pool;
    private final List<Map.Entry<Cell, Long>> cells;
    private final Map<String, Rational> used = new HashMap<>();
    private Rational best = Rational.ZERO;

    private EveryPlan(FundingPool terms, List<FundingAgreement> pool, Map<Cell, Long> cells) {
        this.terms = terms;
        this.pool = pool;
        this.cells = List.copyOf(cells.entrySet());
    }

    /** The most second-shares that any plan pays for. */
    static Rational best(FundingPool terms, List<FundingAgreement> pool, Map<Cell, Long> cells) {
        EveryPlan plans = new EveryPlan(terms, pool, cells);
        plans.cell(0, Rational.ZERO);
        return plans.best;
    }

    private void cell(int index, Rational funded) {
        if (index == cells.size()) {
            best = funded.compareTo(best) > 0 ? funded : best;
            return;
        }
        Cell cell = cells.get(index).getKey();
        List<FundingAgreement> admitting = pool.stream()
                .filter(agreement -> Eligibility.failure(agreement, cell).isEmpty())
                .toList();
        List<List<FundingAgreement>> ways = new ArrayList<>();
        for (int set = 1; set < 1 << admitting.size(); set++) {
            List<FundingAgreement> way = new ArrayList<>();
            Rational sum = Rational.ZERO;
            for (int i = 0; i < admitting.size(); i++) {
                if ((set >> i & 1) == 1) {
                    way.add(admitting.get(i));
                    sum = sum.plus(admitting.get(i).share(cell.from()).exact());
                }
            }
            if (sum.compareTo(Rational.ONE) <= 0) {
                ways.add(way);
            }
        }
        divide(index, cells.get(index).getValue(), ways, 0, funded);
    }

    private void divide(int index, long left, List<List<FundingAgreement>> ways, int next, Rational funded) {
        if (next == ways.size()) {
            cell(index + 1, funded);
            return;
        }
        Cell cell = cells.get(index).getKey();
        for (long part = 0; part <= left; part++) {
            Map<String, Rational> added = new HashMap<>();
            Rational more = Rational.ZERO;
            boolean fits = fits("guard" + cell.worker(), Rational.of(part), terms.personYearSeconds(), added);
            for (FundingAgreement agreement : ways.get(next)) {
                fits &= fits(agreement, cell, part, added);
                more = more.plus(agreement.share(cell.from()).exact().times(part));
            }
            if (!fits) {
                return;
            }
            added.forEach((name, amount) -> used.merge(name, amount, Rational::plus));
            divide(index, left - part, ways, next + 1, funded.plus(more));
            added.forEach((name, amount) -> used.merge(name, Rational.ZERO.minus(amount), Rational::plus));
        }
    }

    private boolean fits(FundingAgreement agreement, Cell cell, long part, Map<String, Rational> added) {
        String id = agreement.id();
        Rational price = agreement
                .second(cell.from(), null)
                .times(agreement.share(cell.from()).exact())
                .times(part);
        boolean fits = fits(id + "s", Rational.of(part), agreement.ceilingSeconds(), added)
                && fits(id + "c", price, agreement.ceilingCents(), added);
        for (SubCeiling ceiling : agreement.subCeilings()) {
            if (ceiling.categories().isEmpty() || ceiling.categories().contains(cell.category())) {
                String name = id + ceiling.id() + (ceiling.per() == SubCeiling.Per.PERSON_YEAR ? cell.worker() : "");
                fits &= fits(
                        name,
                        ceiling.unit() == SubCeiling.Unit.CENTS ? price : Rational.of(part),
                        ceiling.most(),
                        added);
            }
        }
        return fits;
    }

    private boolean fits(String name, Rational amount, @Nullable Long most, Map<String, Rational> added) {
        if (most == null) {
            return true;
        }
        added.put(name, amount);
        return used.getOrDefault(name, Rational.ZERO).plus(amount).compareTo(Rational.of(most)) <= 0;
    }
}
