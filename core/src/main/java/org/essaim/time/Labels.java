package org.essaim.time;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.essaim.organisation.ByDate;

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

    /** Values under the compared forms of their labels, in order; those of two labels that are one come together. */
    static <T> Map<String, ByDate<T>> merged(Map<String, ByDate<T>> values) {
        Map<String, ByDate<T>> merged = new TreeMap<>();
        values.forEach((label, byDate) -> {
            if (!byDate.isEmpty()) {
                merged.merge(normal(label), byDate, Labels::followedBy);
            }
        });
        return merged;
    }

    private static <T> ByDate<T> followedBy(ByDate<T> one, ByDate<T> other) {
        ByDate<T> both = one;
        for (ByDate.From<T> change : other.changes()) {
            both = both.with(change.date(), change.value());
        }
        return both;
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
