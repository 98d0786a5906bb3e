package org.essaim.time;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One way to compare free labels (<i>libellés</i>): composition, spaces and case never make two labels differ. */
final class Labels {
    private Labels() {}

    /** Labels seen so far in their compared form: a month tells few of them, thousands of times. Thread-safe. */
    static final class Known {
        private static final int AT_MOST = 10_000;
        private final Map<String, String> forms = new ConcurrentHashMap<>();

        String normal(String label) {
            String form = forms.get(label);
            if (form == null) {
                form = Labels.normal(label);
                if (forms.size() < AT_MOST) {
                    forms.put(label, form);
                }
            }
            return form;
        }
    }

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
