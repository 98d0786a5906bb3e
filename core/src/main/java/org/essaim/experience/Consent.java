package org.essaim.experience;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * That somebody agreed that what they told is passed on (<i>consentement</i>, GDPR article 7): to whom, and until when. It can be withdrawn at any time, as easily as it was
 * given.
 *
 * <p>Immutable.
 *
 * @param given the day on which it was given
 * @param extent to whom
 * @param until the last day; absent if it has none
 */
public record Consent(
        LocalDate given, Extent extent, @Nullable LocalDate until) {

    /** To whom something may be passed on. */
    public enum Extent {
        /** Les structures du réseau. */
        NETWORK,
        /** Tout le monde. */
        PUBLIC;

        /** What a person reads, in French or English. */
        public String title(Locale locale) {
            boolean english = locale.getLanguage().equals("en");
            return this == NETWORK
                    ? (english ? "structures of the network" : "structures du réseau")
                    : (english ? "everybody" : "tout le monde");
        }
    }

    public Consent {
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(extent, "extent");
        if (until != null && until.isBefore(given)) {
            throw new IllegalArgumentException("A consent given on [" + given + "] cannot end on [" + until
                    + "].\nMaybe the two days were swapped.");
        }
    }

    /** True if it allows to pass something on to them on this day. */
    public boolean allows(Extent whom, LocalDate day) {
        boolean wide = extent == Extent.PUBLIC || whom == Extent.NETWORK;
        return wide && !day.isBefore(given) && (until == null || !day.isAfter(until));
    }

    static Optional<Consent> read(FieldReader reader) {
        return reader.build(
                Consent.class,
                reader.date("given"),
                reader.oneOf("extent", Extent.class),
                reader.optionalDate("until").orElse(null));
    }

    Tree toTree() {
        return Tree.fields()
                .put("given", given.toString())
                .put("extent", extent.name())
                .putIfPresent("until", until == null ? null : until.toString())
                .build();
    }
}
