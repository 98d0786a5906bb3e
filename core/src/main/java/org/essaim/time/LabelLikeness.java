package org.essaim.time;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.organisation.ByDate;

/** Compares a label with labels that have a category, and keeps the best reason for each category. Not thread-safe. */
final class LabelLikeness {
    // Words that two labels may differ in and mean the same.
    private static final Set<String> SMALL = Set.of(
            "de", "d", "du", "des", "la", "le", "l", "les", "en", "a", "au", "aux", "et", "par", "pour", "un", "une");
    private static final int SHORT = 4;
    private static final int LONG = 9;

    private final String label;
    private final Set<String> words;
    private final Map<Category, LabelSuggestion> best = new EnumMap<>(Category.class);

    LabelLikeness(String label) {
        this.label = Labels.normal(label);
        this.words = words(this.label);
    }

    /**
     * Compares with every label of a mapping.
     *
     * @param owner the structure whose mapping it is; empty if nobody's in particular
     * @param same the reason where the label itself is in the mapping
     */
    void compare(CategoryMapping mapping, String owner, LabelSuggestion.Reason same) {
        mapping.labels()
                .forEach((other, byDate) -> reason(other, same)
                        .ifPresent(reason -> byDate.changes().stream()
                                .map(ByDate.From::value)
                                .distinct()
                                .forEach(category -> add(new LabelSuggestion(category, reason, other, owner)))));
    }

    /** The best reason first. */
    List<LabelSuggestion> suggestions() {
        List<LabelSuggestion> suggestions = new ArrayList<>(best.values());
        suggestions.sort(Comparator.comparing(LabelSuggestion::reason).thenComparing(LabelSuggestion::category));
        return suggestions;
    }

    private void add(LabelSuggestion suggestion) {
        best.merge(
                suggestion.category(),
                suggestion,
                (known, other) -> other.reason().compareTo(known.reason()) < 0 ? other : known);
    }

    private Optional<LabelSuggestion.Reason> reason(String other, LabelSuggestion.Reason same) {
        if (other.equals(label)) {
            return Optional.of(same);
        }
        Set<String> theirs = words(other);
        if (words.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        if (words.equals(theirs)) {
            return Optional.of(LabelSuggestion.Reason.SAME_WORDS);
        }
        if (words.containsAll(theirs)) {
            return Optional.of(LabelSuggestion.Reason.CONTAINS);
        }
        String mine = String.join(" ", words);
        String their = String.join(" ", theirs);
        int allowed = mine.length() < SHORT + 1 ? 0 : mine.length() < LONG ? 1 : 2;
        return distance(mine, their) <= allowed ? Optional.of(LabelSuggestion.Reason.SPELLING) : Optional.empty();
    }

    /** The words that carry the meaning: without accents, small words and the plural, in no order. */
    static Set<String> words(String label) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new TreeSet<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                boolean plural = word.length() > SHORT && (word.endsWith("s") || word.endsWith("x"));
                words.add(plural ? word.substring(0, word.length() - 1) : word);
            }
        }
        return words;
    }

    /** How many letters must be put in, left out, changed or swapped with their neighbour to make one of the other. */
    static int distance(String left, String right) {
        int[][] costs = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                costs[i][j] = Math.min(costs[i - 1][j - 1] + same, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
                }
            }
        }
        return costs[left.length()][right.length()];
    }
}
