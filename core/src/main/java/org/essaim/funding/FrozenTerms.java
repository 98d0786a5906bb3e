package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment must leave as it is: terms that decided frozen hours. A statement prints one set of terms, and whoever
 * verifies it values every batch with them.
 */
final class FrozenTerms {
    private final FundingAgreement amended;
    private final List<Batch> frozen;

    private FrozenTerms(FundingAgreement amended, List<Batch> frozen) {
        this.amended = amended;
        this.frozen = frozen;
    }

    /**
     * Refuses terms that contradict what was issued.
     *
     * @param former the agreement as it was, if it existed
     * @param amended the agreement as it shall be
     * @param others the other agreements of its pool
     * @param before the batches of the pool that it was in
     * @param frozen the batches of the pool that it shall be in
     * @throws EssaimException if hours that were issued would come out differently
     */
    static void require(
            @Nullable FundingAgreement former,
            FundingAgreement amended,
            List<FundingAgreement> others,
            List<Batch> before,
            List<Batch> frozen) {
        if (former != null) {
            new FrozenTerms(amended, before).requireSame(former);
        }
        new FrozenTerms(amended, frozen).requireShown(former, others);
    }

    private void requireSame(FundingAgreement former) {
        String id = amended.id();
        FundingAgreement anyone = amended.but().participation(null).build();
        Set<YearMonth> counted = new TreeSet<>();
        for (Batch batch : frozen) {
            for (Leaf leaf : batch.leaves()) {
                if (leaf.claimed(id) != 0) {
                    counted.add(leaf.cell().month());
                    refuseIf(
                            Eligibility.failure(anyone, leaf.cell()).isPresent(),
                            "admit them no more",
                            leaf.cell().month());
                }
            }
        }
        for (YearMonth month : counted) {
            refuseIf(!amended.pool().equals(former.pool()), "leave their pool", month);
            refuseIf(amended.basis() != former.basis(), "change their basis", month);
            refuseIf(amended.payment().yearSeconds() != former.payment().yearSeconds(), "change their year", month);
            refuseIf(
                    !Objects.equals(
                            amended.payment().rounding(), former.payment().rounding()),
                    "round them otherwise",
                    month);
            refuseIf(!programme(amended).equals(programme(former)), "ask for another programme", month);
            for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
                refuseIf(!amended.share(day).exact().equals(former.share(day).exact()), "change their share", month);
                refuseIf(!rate(amended, day).equals(rate(former, day)), "change their rate", month);
            }
        }
    }

    private static String programme(FundingAgreement agreement) {
        Participation participation = agreement.coverage().participation();
        return participation == null ? "" : participation.programme() + "/" + participation.phase();
    }

    private static Optional<Rational> rate(FundingAgreement agreement, LocalDate day) {
        Optional<BigDecimal> rate = agreement.rates().at(day);
        return rate.map(Rational::of);
    }

    private void refuseIf(boolean wrong, String what, YearMonth month) {
        if (wrong) {
            throw new EssaimException("Hours of [" + month + "] were issued under agreement [" + amended.id()
                    + "], and its new terms would " + what
                    + ".\nMaybe let the change begin after the months issued, or write a new agreement.");
        }
    }

    // A frozen month holds the categories that its pool showed then; of others nobody could say what was recorded.
    private void requireShown(@Nullable FundingAgreement former, List<FundingAgreement> others) {
        Set<Category> known = new HashSet<>();
        others.forEach(other -> known.addAll(StatementFigures.subjects(other)));
        if (former != null && former.pool().equals(amended.pool())) {
            known.addAll(StatementFigures.subjects(former));
        }
        Set<Category> added = new TreeSet<>(StatementFigures.subjects(amended));
        added.removeAll(known);
        boolean touched = frozen.stream()
                .flatMap(batch -> batch.months().keySet().stream())
                .anyMatch(name -> amended.scope().contains(Batch.structure(name)));
        if (touched && !added.isEmpty()) {
            throw new EssaimException(
                    "Pool [" + amended.pool() + "] has issued months without " + added
                            + ", which agreement [" + amended.id()
                            + "] shows.\nMaybe give it a pool of its own: agreements on other categories share no hour with it.");
        }
    }
}
