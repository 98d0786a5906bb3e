package org.essaim.questionnaire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A figure out of several scales (<i>score</i>), such as one dimension of a barometer.
 *
 * <p>Immutable. An answer without a level, such as “not concerned”, counts as missing and never as 0.
 *
 * @param code a stable name that no item has
 * @param text what a person reads
 * @param items the scales and numbers that it is made of
 * @param reversed those of them that say the contrary: their level is counted from the other end
 * @param as what becomes of their levels
 * @param answered how many of them must be answered, from 1; with fewer there is no score
 */
public record Score(String code, Texts text, List<String> items, Set<String> reversed, As as, int answered) {

    /** What becomes of levels (<i>mode de calcul</i>). */
    public enum As {
        /** Their mean. */
        MEAN,
        /** Their sum; for those that are missing the mean of the others is put in. */
        SUM,
        /** How far between the least and the most that was possible, from 0 to 100. */
        PERCENT
    }

    public Score {
        Item.requireCode(code);
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() != Set.copyOf(items).size()) {
            throw new IllegalArgumentException("Score [" + code + "] needs items, each of them once.");
        }
        reversed = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(reversed));
        if (!items.containsAll(reversed)) {
            throw new IllegalArgumentException("Score [" + code + "] reverses items that it is not made of.");
        }
        if (answered < 1 || answered > items.size()) {
            throw new IllegalArgumentException("Score [" + code + "] cannot need [" + answered + "] of its ["
                    + items.size() + "] items to be answered.");
        }
    }

    static Optional<Score> read(FieldReader reader) {
        List<String> items = reader.texts("items");
        return reader.build(
                Score.class,
                reader.text("code"),
                reader.one("text", Texts::read).orElse(Texts.NONE),
                items,
                new LinkedHashSet<>(reader.texts("reversed")),
                reader.oneOf("as", As.class),
                reader.has("answered") ? reader.small("answered") : Math.max(1, items.size()));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields().put("code", code);
        if (!text.isEmpty()) {
            fields.put("text", text.toTree());
        }
        fields.put("items", Tree.texts(items));
        if (!reversed.isEmpty()) {
            // In the order of the items, so that one meaning has one form.
            fields.put(
                    "reversed",
                    Tree.texts(items.stream().filter(reversed::contains).toList()));
        }
        return fields.put("as", as.name()).put("answered", answered).build();
    }
}
