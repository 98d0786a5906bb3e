package org.essaim.document;

import java.math.BigDecimal;
import java.util.Map;
import org.essaim.finding.EssaimException;

/**
 * How far a document may go (<i>limites des documents</i>), the same for every codec, in reading and in writing.
 *
 * <p>They are far from what anyone writes, and near enough that no document fills the memory or the stack. Stateless.
 */
public final class DocumentLimits {
    /** How many lists and named fields may stand one inside the other. */
    public static final int DEPTH = 100;

    /** How many characters a number may have when it is written without an exponent. */
    public static final int LONGEST_NUMBER = 1_000;

    /** How many characters the name of a field may have. */
    public static final int LONGEST_NAME = 50_000;

    private DocumentLimits() {}

    /**
     * Refuses to write what no codec would read back, so that nothing is written in vain.
     *
     * @throws EssaimException with what to do about it
     */
    public static void requireWritable(Tree tree) {
        requireWritable(tree, 0);
    }

    private static void requireWritable(Tree tree, int depth) {
        if (tree instanceof Tree.Text text) {
            requireWhole(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            if (!isShort(number.value())) {
                throw new EssaimException("A number of more than [" + LONGEST_NUMBER
                        + "] characters cannot be written: it would not be read back.\nMaybe write it as text.");
            }
        } else if (tree instanceof Tree.Items list) {
            requireShallow(depth);
            list.items().forEach(item -> requireWritable(item, depth + 1));
        } else if (tree instanceof Tree.Fields fields) {
            requireShallow(depth);
            for (Map.Entry<String, Tree> field : fields.fields().entrySet()) {
                requireWhole(field.getKey());
                if (field.getKey().length() > LONGEST_NAME) {
                    throw new EssaimException("A field's name of more than [" + LONGEST_NAME
                            + "] characters cannot be written: it would not be read back.\nMaybe it is a text.");
                }
                requireWritable(field.getValue(), depth + 1);
            }
        }
    }

    /** True if the number, written without an exponent, is no longer than what is read back. */
    static boolean isShort(BigDecimal value) {
        long sign = value.signum() < 0 ? 1 : 0;
        long digits = value.scale() <= 0
                ? (long) value.precision() - value.scale()
                : Math.max(value.precision(), value.scale() + 1L) + 1;
        return sign + digits <= LONGEST_NUMBER;
    }

    /** True if the text holds half a character, which UTF-8 cannot write. */
    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static void requireShallow(int depth) {
        if (depth >= DEPTH) {
            throw new EssaimException("The document cannot be written: it is nested deeper than [" + DEPTH
                    + "].\nMaybe it holds itself.");
        }
    }

    private static void requireWhole(String text) {
        if (hasLoneSurrogate(text)) {
            throw new EssaimException(
                    "A text holds half a character (a lone surrogate) and cannot be written in UTF-8.\nMaybe it was cut.");
        }
    }
}
