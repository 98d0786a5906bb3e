package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to choose from (<i>modalité</i>).
 *
 * <p>Immutable.
 *
 * @param code a stable name, such as {@code oui}
 * @param text what a person reads
 * @param level what it counts on a scale; nothing if it counts nothing, such as “not concerned”, which is never taken for 0
 * @param open true if it asks for words of one’s own, such as “other”
 */
public record Option(String code, Texts text, @Nullable BigDecimal level, boolean open) {
    public Option {
        if (!Items.isCode(code)) {
            throw new IllegalArgumentException("[" + code + "] is no code of an option.\n"
                    + "Maybe use letters, digits and _ - . without spaces.");
        }
        if (level != null) {
            level = new Answer.Numeric(level).value();
        }
    }

    /** An option that counts nothing. */
    public static Option of(String code, Texts text) {
        return new Option(code, text, null, false);
    }

    /** A step of a scale. */
    public static Option level(long level, Texts text) {
        return new Option(Long.toString(level), text, BigDecimal.valueOf(level), false);
    }

    /** The steps of a scale from one whole number to another, such as 0 to 10; each is its own text. */
    public static List<Option> range(int from, int to) {
        List<Option> steps = new ArrayList<>();
        for (int level = from; level <= to; level++) {
            steps.add(level(level, Texts.of(Texts.UNDETERMINED, Integer.toString(level))));
        }
        return steps;
    }

    static Optional<Option> read(FieldReader reader) {
        return reader.build(
                Option.class,
                reader.text("code"),
                reader.one("text", Texts::read).orElse(Texts.NONE),
                reader.optionalDecimal("level").orElse(null),
                reader.truth("open", false));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields().put("code", code);
        if (!text.isEmpty()) {
            fields.put("text", text.toTree());
        }
        if (level != null) {
            fields.put("level", new Tree.Numeric(level));
        }
        return open ? fields.put("open", true).build() : fields.build();
    }
}
