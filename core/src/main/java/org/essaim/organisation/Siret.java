package org.essaim.organisation;

import java.util.regex.Pattern;

/**
 * The number of an establishment (<i>SIRET</i>), 14 digits.
 *
 * <p>Luhn over all 14 digits and over its SIREN (the first 9). La Poste (SIREN 356000000) outgrew Luhn: for it the sum of
 * the digits may instead be a multiple of 5 (rule of INSEE, as in its public validator).
 *
 * @param value 14 digits
 */
public record Siret(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{14}");
    private static final String LA_POSTE = "356000000";

    public Siret {
        if (!isValid(value)) {
            throw new IllegalArgumentException("[" + value + "] is not a SIRET.\nMaybe a digit was mistyped.");
        }
    }

    /** True if this text is a SIRET. */
    public static boolean isValid(String text) {
        if (!FORM.matcher(text).matches() || !luhn(text.substring(0, 9))) {
            return false;
        }
        return luhn(text)
                || (text.startsWith(LA_POSTE)
                        && text.chars().map(Character::getNumericValue).sum() % 5 == 0);
    }

    /** The number of the enterprise: the first 9 digits. */
    public String siren() {
        return value.substring(0, 9);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) {
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
