package org.essaim.time;

import java.text.Normalizer;
import java.util.Locale;

/** One way to compare free labels (<i>libellés</i>): composition, spaces and case never make two labels differ. */
final class Labels {
    private Labels() {}

    static String normal(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2019', '\'')
                .strip()
                .replaceAll(" {2,}", " ")
                .toLowerCase(Locale.ROOT);
    }
}
