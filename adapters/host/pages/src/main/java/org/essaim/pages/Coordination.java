package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.finding.EssaimException;
import org.essaim.funding.IssuedTime;
import org.essaim.organisation.Structure;
import org.essaim.spi.CubeReader;
import org.essaim.spi.StoreException;
import org.essaim.time.SealedTime;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Coordination time of some structures and months of work: what is sealed, and what was issued of it. */
final class Coordination {
    private final Map<String, Sums> byStructure = new HashMap<>();
    private final Map<YearMonth, Sums> byMonth = new HashMap<>();
    private final Sums total = new Sums();

    /** Sums of one row. Not thread-safe. */
    static final class Sums {
        private long recorded;
        private boolean sealed;
        private boolean erased;
        private boolean issued;
        private long issuedSeconds;
        private long funded;
        private long cost;
        private long covered;
        private boolean costUnknown;

        private void add(CubeReader.Sum sum) {
            sealed = true;
            if (sum.category().isCoordination()) {
                recorded += sum.seconds();
            }
        }

        private void add(IssuedTime time) {
            issued = true;
            issuedSeconds += time.recorded();
            funded += time.funded();
            Optional<Money> known = time.cost();
            Optional<Money> rest = time.remaining();
            if (known.isPresent() && rest.isPresent()) {
                cost += known.get().getAmountMinorLong();
                covered += known.get().minus(rest.get()).getAmountMinorLong();
            } else {
                costUnknown |= time.recorded() != 0;
            }
        }

        boolean isSealed() {
            return sealed;
        }

        boolean isErased() {
            return erased;
        }

        boolean isIssued() {
            return issued;
        }

        long recorded() {
            return recorded;
        }

        long funded() {
            return funded;
        }

        long unfunded() {
            return issuedSeconds - funded;
        }

        /** What is sealed and in no statement yet. */
        long pending() {
            return recorded - issuedSeconds;
        }

        Optional<Money> cost() {
            return costUnknown ? Optional.empty() : Optional.of(Money.ofMinor(CurrencyUnit.EUR, cost));
        }

        Optional<Money> remaining() {
            return costUnknown ? Optional.empty() : Optional.of(Money.ofMinor(CurrencyUnit.EUR, cost - covered));
        }
    }

    static Coordination of(Visit visit, List<Structure> structures, YearMonth first, YearMonth last) {
        Coordination coordination = new Coordination();
        Set<String> shown = new HashSet<>();
        structures.forEach(structure -> shown.add(structure.id()));
        // What is corrected late is booked in a later month, whatever month is asked for.
        for (CubeReader.Sum sum : coordination.sums(visit.essaim().time().sealed(), shown, first.minusMonths(1))) {
            if (!sum.month().isBefore(first) && !sum.month().isAfter(last)) {
                coordination.places(sum.structure(), sum.month()).forEach(place -> place.add(sum));
            }
        }
        for (IssuedTime time : visit.essaim().funding().issued(first, last)) {
            if (shown.contains(time.structure()) && time.category().isCoordination()) {
                coordination.places(time.structure(), time.month()).forEach(place -> place.add(time));
            }
        }
        return coordination;
    }

    private List<CubeReader.Sum> sums(SealedTime sealed, Set<String> structures, YearMonth first) {
        YearMonth last = YearMonth.of(9999, 12);
        try {
            return sealed.sums(structures, first, last);
        } catch (StoreException e) {
            throw e;
        } catch (EssaimException e) {
            // Time of some structure was erased: the others are known all the same.
            List<CubeReader.Sum> sums = new ArrayList<>();
            for (String structure : structures) {
                try {
                    sums.addAll(sealed.sums(List.of(structure), first, last));
                } catch (StoreException away) {
                    throw away;
                } catch (EssaimException erased) {
                    of(structure).erased = true;
                    total.erased = true;
                }
            }
            return sums;
        }
    }

    private List<Sums> places(String structure, YearMonth month) {
        return List.of(of(structure), of(month), total);
    }

    Sums of(String structure) {
        return byStructure.computeIfAbsent(structure, none -> new Sums());
    }

    Sums of(YearMonth month) {
        return byMonth.computeIfAbsent(month, none -> new Sums());
    }

    Sums total() {
        return total;
    }

    boolean isErased() {
        return total.erased;
    }
}
