package org.essaim.disclosure;

import java.util.Collection;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.jspecify.annotations.Nullable;

/**
 * When a figure is secret (<i>secret statistique</i>): too few people behind it, or one of them nearly alone.
 *
 * <p>Immutable. Whoever put in 0 is behind a 0 and behind nothing else.
 *
 * @param threshold how many different people a figure needs, {@value #FLOOR} at least
 * @param dominance the share of a figure that one of them may have
 * @param waiver why figures are shown that are not safe, and by whose decision; none, as a rule
 */
public record Protection(
        int threshold, Rational dominance, @Nullable Waiver waiver) {
    /** Below this no rule is accepted. */
    public static final int FLOOR = 3;

    private static final int STANDARD = 5;
    private static final int NATURAL_PERSONS = 11;

    public Protection {
        if (threshold < FLOOR) {
            throw new EssaimException("A threshold of [" + threshold + "] protects nobody; the least is [" + FLOOR
                    + "].\nMaybe a waiver is meant: Protection.waived(reason, by).");
        }
        if (dominance.signum() <= 0 || dominance.compareTo(Rational.ONE) > 0) {
            throw new EssaimException(
                    "One person may have a share above 0 and up to the whole, not [" + dominance + "].");
        }
    }

    /** Five people, none above 85 %. */
    public static Protection standard() {
        return new Protection(STANDARD, Rational.of(85, 100), null);
    }

    /** Eleven people, none above 85 %: what French statistics ask for tax data of natural persons (<i>personnes physiques</i>). */
    public static Protection ofNaturalPersons() {
        return standard().withThreshold(NATURAL_PERSONS);
    }

    /** The same with another threshold. */
    public Protection withThreshold(int people) {
        return new Protection(people, dominance, waiver);
    }

    /** The same with another share that one person may have. */
    public Protection withDominance(Rational share) {
        return new Protection(threshold, share, waiver);
    }

    /**
     * True if a figure may be told that stands alone; of figures that are seen beside each other only {@link Disclosure} can tell.
     *
     * @param amounts what each of the people behind it put in; one below 0 counts as much as one above
     */
    public boolean allows(Collection<Long> amounts) {
        Behind behind = new Behind(amounts.size());
        behind.start();
        int person = 0;
        for (long amount : amounts) {
            behind.add(person++, amount);
        }
        return isWaived() || !behind.sum().isSensitive(this);
    }

    /**
     * Everything is shown, however few are behind it; a release keeps why.
     *
     * @param reason the decision, without a name: it is kept
     * @param by who decided, an identifier that the host understands, not a name
     */
    public static Protection waived(String reason, String by) {
        return new Protection(STANDARD, Rational.of(85, 100), new Waiver(reason, by));
    }

    /** True if nothing is suppressed. */
    public boolean isWaived() {
        return waiver != null;
    }

    /** Why nothing is suppressed, if so. */
    public Optional<Waiver> why() {
        return Optional.ofNullable(waiver);
    }

    /**
     * A decision to show what is not safe (<i>dérogation</i>).
     *
     * @param reason why, without a name
     * @param by who decided, an identifier that the host understands
     */
    public record Waiver(String reason, String by) {
        public Waiver {
            if (reason.isBlank() || by.isBlank()) {
                throw new EssaimException("Showing what is secret needs a reason and whoever decided it.\n"
                        + "Maybe name the law, the agreement or the consent, without a name of a person.");
            }
        }

        /** Says that there is one; the reason is for the register alone. */
        @Override
        public String toString() {
            return "waiver";
        }
    }
}
