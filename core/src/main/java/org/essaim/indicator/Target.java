package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What is aimed at (<i>cible et seuil d’alerte</i>), in the unit of the value.
 *
 * @param value the value that is aimed at
 * @param better on which side of it a value is better
 * @param alert from where on a value is alarming, on the other side; nothing if nobody said
 */
public record Target(
        BigDecimal value, Better better, @Nullable BigDecimal alert) {
    public Target {
        if (alert != null && (better == Better.MORE ? alert.compareTo(value) > 0 : alert.compareTo(value) < 0)) {
            throw new IllegalArgumentException("An alert at [" + alert.toPlainString()
                    + "] stands on the good side of the target [" + value.toPlainString()
                    + "].\nMaybe the two were swapped, or the better side is the other one.");
        }
    }

    /** On which side a value is better (<i>sens</i>). */
    public enum Better {
        /** Plus, c’est mieux. */
        MORE,
        /** Moins, c’est mieux. */
        LESS
    }

    /** Where a value stands (<i>situation</i>). */
    public enum Standing {
        /** The target is reached, exactly or by more. */
        REACHED("objectif atteint", "target reached"),
        /** Not reached, and not alarming. */
        SHORT("objectif non atteint", "target not reached"),
        /** At the alert or beyond. */
        ALERT("seuil d’alerte atteint", "alert");

        private final String french;
        private final String english;

        Standing(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads, in French or English. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    /** Where an exact value stands; rounding it would make it better or worse than it is. */
    public Standing standing(Rational exact) {
        int sign = better == Better.MORE ? 1 : -1;
        if (sign * exact.compareTo(Rational.of(value)) >= 0) {
            return Standing.REACHED;
        }
        return alert != null && sign * exact.compareTo(Rational.of(alert)) <= 0 ? Standing.ALERT : Standing.SHORT;
    }

    static Optional<Target> read(FieldReader reader) {
        return reader.build(
                Target.class,
                reader.decimal("value"),
                reader.oneOf("better", Better.class),
                reader.optionalDecimal("alert").orElse(null));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields().put("value", value.toPlainString()).put("better", better.name());
        return fields.putIfPresent("alert", alert == null ? "" : alert.toPlainString())
                .build();
    }
}
