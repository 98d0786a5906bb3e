package org.essaim.organisation;

import java.util.regex.Pattern;

/**
 * A worker under pseudonym (<i>intervenant</i>): the only name a person has in Essaim.
 *
 * @param value 32 lower-case hexadecimal digits, the first half of a keyed HMAC-SHA-256
 */
public record WorkerId(String value) implements Comparable<WorkerId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public WorkerId {
        if (!FORM.matcher(value).matches()) {
            // The value is not repeated: it could be a name that took the wrong door.
            throw new IllegalArgumentException("A worker is known by a pseudonym of 32 hexadecimal digits.\n"
                    + "Maybe pass the source's identifier through the Pseudonymiser.");
        }
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
