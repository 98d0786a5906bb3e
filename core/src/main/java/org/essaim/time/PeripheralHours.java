package org.essaim.time;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A worker's month as the exemption for home care counts it (<i>prorata des heures périphériques</i>): meetings, travel and
 * training count in the proportion of direct care for a fragile public to all direct care.
 *
 * <p>Immutable and exact. {@code N = F + P·F/I} and {@code H = I + P}, so that {@code N/H = F/I} (URSSAF, “Rémunération
 * ouvrant droit à exonération”). Where nobody was cared for there is no proportion, and no figure is made up for it.
 *
 * @param fragile F: seconds of direct care for a fragile public
 * @param direct I: seconds of all direct care
 * @param peripheral P: seconds of everything else that counts as work
 */
public record PeripheralHours(long fragile, long direct, long peripheral) {
    public PeripheralHours {
        if (fragile < 0 || fragile > direct || peripheral < 0) {
            throw new IllegalArgumentException("Of [" + direct + " s] of direct care [" + fragile
                    + " s] cannot be for a fragile public, beside [" + peripheral + " s].");
        }
    }

    /** H: seconds of all work. */
    public long worked() {
        return direct + peripheral;
    }

    /** N: seconds that open the right to the exemption; empty if there was no direct care. */
    public Optional<Fraction> eligible() {
        if (direct == 0) {
            return Optional.empty();
        }
        BigInteger f = BigInteger.valueOf(fragile);
        BigInteger i = BigInteger.valueOf(direct);
        return Optional.of(
                new Fraction(f.multiply(i).add(BigInteger.valueOf(peripheral).multiply(f)), i));
    }

    /** The part of the pay that opens the right: N of H, which is F of I; empty if there was no direct care. */
    public Optional<Fraction> share() {
        return direct == 0 ? Optional.empty() : Optional.of(Fraction.of(fragile, direct));
    }
}
