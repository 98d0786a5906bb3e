package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** What an agreement may still count and pay under its ceilings, and under those of its pool. */
final class Room {
    private final FundingAgreement agreement;
    private final SubRooms under;
    private final SubRooms guard;
    private final EmployerCost cost;
    private @Nullable Rational seconds;
    private @Nullable Rational cents;

    /**
     * Seconds of a claim that are offered together.
     *
     * @param claim whose they are
     * @param seconds how many
     * @param share the share of them that the agreement would pay
     * @param counted true if another agreement counts them already, so that they are no new ones under the pool's limit
     */
    record Offer(Claim claim, long seconds, Share share, boolean counted) {}

    /**
     * Begins with what was issued.
     *
     * @param counted the seconds that the agreement counted, as it pays for them
     * @param paid what it paid, in cents
     * @param under what it uses of its sub-ceilings
     * @param guard what all agreements of the pool use of its limit; shared with them
     */
    Room(FundingAgreement agreement, EmployerCost cost, long counted, long paid, SubRooms under, SubRooms guard) {
        this.agreement = agreement;
        this.cost = cost;
        this.under = under;
        this.guard = guard;
        this.seconds = agreement.ceilingSeconds() == null ? null : Rational.of(agreement.ceilingSeconds() - counted);
        this.cents = agreement.ceilingCents() == null ? null : Rational.of(agreement.ceilingCents() - paid);
    }

    /** Leaves no more than another does. */
    void narrow(Room other) {
        under.narrow(other.under);
        if (seconds != null && other.seconds != null && seconds.compareTo(other.seconds) > 0) {
            seconds = other.seconds;
        }
        if (cents != null && other.cents != null && cents.compareTo(other.cents) > 0) {
            cents = other.cents;
        }
    }

    /** The seconds left under the agreement's own ceiling; nothing if it has none. */
    @Nullable
    Rational seconds() {
        return seconds;
    }

    /** Counts what the ceilings leave of these offers: the narrow ones first. */
    long[] divide(List<Offer> offers) {
        int size = offers.size();
        List<Cell> cells = new ArrayList<>(size);
        long[] offered = new long[size];
        Rational[] worth = new Rational[size];
        long[] fresh = new long[size];
        for (int i = 0; i < size; i++) {
            Offer offer = offers.get(i);
            cells.add(offer.claim().cell());
            offered[i] = offer.seconds();
            worth[i] = worth(offer);
            fresh[i] = offer.counted() || !agreement.paysTime() ? 0 : offer.seconds();
        }
        @Nullable SubCeiling[] bound = new SubCeiling[size];
        guard.reduce(cells, fresh, worth, bound);
        for (int i = 0; i < size; i++) {
            if (bound[i] != null) {
                offered[i] = fresh[i];
            }
        }
        @Nullable SubCeiling[] narrower = new SubCeiling[size];
        under.reduce(cells, offered, worth, narrower);
        long[] counted = Fitting.within(seconds, cents, offered, worth);
        for (int i = 0; i < size; i++) {
            Rational price = worth[i].times(counted[i]);
            under.count(cells.get(i), counted[i], price);
            if (!offers.get(i).counted() && agreement.paysTime()) {
                guard.count(cells.get(i), counted[i], price);
            }
            seconds = seconds == null ? null : seconds.minus(Rational.of(counted[i]));
            cents = cents == null ? null : cents.minus(price);
            remember(offers.get(i), counted[i], offered[i], bound[i], narrower[i]);
        }
        return counted;
    }

    private void remember(
            Offer offer, long counted, long offered, @Nullable SubCeiling guarded, @Nullable SubCeiling narrower) {
        if (counted < offered) {
            offer.claim().bound().put(agreement.id(), Reason.CEILING);
        } else if (narrower != null) {
            offer.claim()
                    .bound()
                    .put(
                            agreement.id(),
                            narrower.per() == SubCeiling.Per.PERSON_YEAR ? Reason.PERSON_CEILING : Reason.SUB_CEILING);
        } else if (guarded != null) {
            offer.claim().bound().put(agreement.id(), Reason.GUARD);
        }
    }

    /** What a second of an offer is worth to the agreement, in cents. */
    private Rational worth(Offer offer) {
        Cell cell = offer.claim().cell();
        return agreement
                .second(
                        cell.from(),
                        agreement.basis() == Basis.FLAT_RATE
                                ? cost.at(cell.structure(), cell.function(), cell.from())
                                        .orElse(null)
                                : null)
                .times(offer.share().exact());
    }
}
