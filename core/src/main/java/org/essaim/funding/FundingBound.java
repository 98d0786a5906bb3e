package org.essaim.funding;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The most that a pool’s agreements could fund of a draft’s hours, in any order (<i>majorant</i>): no draft funds more, and
 * nobody promises that one funds as much.
 *
 * <p>Immutable. It lets every second be given to any agreement that admits it, which no order can do; what else it leaves out is
 * named.
 *
 * @param most counted seconds × shares, exact
 * @param plan how much of it would be whose: as much as can be for the agreement that is asked first, then the next
 * @param relaxed the terms that it does not keep exactly
 */
public record FundingBound(Rational most, SortedMap<String, Rational> plan, List<Relaxed> relaxed) {
    public FundingBound {
        plan = Collections.unmodifiableSortedMap(new TreeMap<>(plan));
        relaxed = List.copyOf(relaxed);
    }

    /** Why the most may be too much. */
    public enum Relaxation {
        /** A ceiling in euros, where hours are worth different amounts: held as if the cheapest hours were paid. */
        EUROS_AT_SEVERAL_RATES(
                "plafond en euros et plusieurs taux, comme si les heures les moins chères étaient payées",
                "ceiling in euros and several rates, as if the cheapest hours were paid"),
        /** A sub-ceiling that crosses another one: left out. */
        CROSSING_CEILINGS(
                "sous-plafond qui en chevauche un autre, laissé de côté",
                "sub-ceiling that crosses another one, left out"),
        /** Shares that cannot stand together on one second. */
        SHARES(
                "parts qui ne tiennent pas ensemble sur une même heure",
                "shares that cannot stand together on one hour"),
        /** Shares whose denominators have no common multiple of a handy size: rounded up. */
        SHARES_ROUNDED_UP("parts arrondies vers le haut", "shares rounded up"),
        /** A share that an amendment changed: held at its greatest. */
        AMENDED_SHARES(
                "part modifiée par avenant, comptée à son plus haut", "share that was amended, held at its greatest"),
        /** The pool’s limit for a person’s year, where an hour is paid in part: held in paid hours, not in whole ones. */
        COMMON_LIMIT(
                "limite annuelle commune, tenue en heures payées et non en heures entières",
                "common yearly limit, held in paid hours rather than whole ones"),
        /** Rounding into a payable quantity: the most counts time before it. */
        ROUNDING("arrondi de la quantité payable, ignoré", "rounding of the payable quantity, left out"),
        /** Corrected cells, which stay with whoever counted them: the most lets them go anywhere. */
        CORRECTIONS(
                "heures corrigées, comme si elles pouvaient changer de financeur",
                "corrected hours, as if they could change their funder");

        private final String french;
        private final String english;

        Relaxation(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    /**
     * One term that is not kept exactly.
     *
     * @param why in which way
     * @param agreements whose term it is
     * @param ceiling the sub-ceiling that it is, if it is one
     */
    public record Relaxed(
            Relaxation why,
            List<String> agreements,
            @Nullable String ceiling) {
        public Relaxed {
            agreements = List.copyOf(agreements);
        }

        /** What a person reads. */
        public String text(Locale locale) {
            String whose = String.join(", ", agreements) + (ceiling == null ? "" : " (" + ceiling + ")");
            return whose.isEmpty()
                    ? why.title(locale)
                    : whose + (locale.getLanguage().equals("en") ? ": " : "\u00a0: ") + why.title(locale);
        }
    }

    /** What it leaves above a draft, in whole seconds, the last one begun. */
    long above(Rational funded) {
        return funded.minus(most).floor().negate().longValueExact();
    }
}
