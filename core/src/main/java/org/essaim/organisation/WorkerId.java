package org.essaim.organisation;

/**
 * A worker under pseudonym (<i>intervenant</i>): the only name a person has in Essaim.
 *
 * @param value 32 lower-case hexadecimal digits, the first half of a keyed HMAC-SHA-256
 */
public record WorkerId(String value) implements Comparable<WorkerId> {
    private static final int DIGITS = 32;

    public WorkerId {
        if (!isPseudonym(value)) {
            // The value is not repeated: it could be a name that took the wrong door.
            throw new IllegalArgumentException("A worker is known by a pseudonym of 32 hexadecimal digits.\n"
                    + "Maybe pass the source's identifier through the Pseudonymiser.");
        }
    }

    // By hand, not by a pattern: a federation's year holds millions of them.
    private static boolean isPseudonym(String value) {
        if (value.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The first eight digits, for people to read; never used as a key. */
    public String display() {
        return value.substring(0, 8);
    }

    @Override
    public int compareTo(WorkerId other) {
        return value.compareTo(other.value);
    }
}
