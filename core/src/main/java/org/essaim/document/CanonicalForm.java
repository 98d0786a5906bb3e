package org.essaim.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form of a tree (<i>forme canonique</i>): the exact bytes that are hashed.
 *
 * <p>It is the JSON Canonicalization Scheme (RFC 8785) restricted to texts, whole numbers, booleans, lists and fields, so
 * that a funder can recompute a digest in any language: keys sorted by UTF-16 code unit, no white space, shortest
 * escapes, UTF-8. Fractions, and whole numbers of more than 53 bits, are refused; they travel as text. So is a text that
 * holds half a surrogate pair, which UTF-8 cannot tell from another. Stateless.
 */
public final class CanonicalForm {
    /** The version of this form, which documents with a digest name in their envelope. */
    public static final SchemaVersion VERSION = new SchemaVersion("canonical", 1);

    private static final int EXACT_BITS = 53;

    private CanonicalForm() {}

    /**
     * The canonical bytes.
     *
     * @throws IllegalArgumentException if the tree holds what has no canonical form
     */
    public static byte[] bytes(Tree tree) {
        StringBuilder text = new StringBuilder(1024);
        write(tree, text);
        try {
            // getBytes would turn half a character into "?", and two texts would share one digest.
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "A text with half a surrogate pair has no canonical form.\nMaybe it was cut in two.", e);
        }
    }

    private static void write(Tree tree, StringBuilder out) {
        if (tree instanceof Tree.Text text) {
            quote(text.value(), out);
        } else if (tree instanceof Tree.Numeric number) {
            BigDecimal value = number.value();
            if (value.scale() > 0) {
                throw new IllegalArgumentException("A fraction [" + value.toPlainString() + "] has no canonical form.\n"
                        + "Maybe write it as text.");
            }
            BigInteger whole = value.toBigIntegerExact();
            if (whole.abs().bitLength() > EXACT_BITS) {
                throw new IllegalArgumentException(
                        "The number [" + whole + "] has no canonical form: not every language "
                                + "reads it exactly.\nMaybe write it as text.");
            }
            out.append(whole);
        } else if (tree instanceof Tree.Truth truth) {
            out.append(truth.value());
        } else if (tree instanceof Tree.Items list) {
            out.append('[');
            for (Iterator<Tree> items = list.items().iterator(); items.hasNext(); ) {
                write(items.next(), out);
                if (items.hasNext()) {
                    out.append(',');
                }
            }
            out.append(']');
        } else if (tree instanceof Tree.Fields fields) {
            out.append('{');
            // String.compareTo is the order of UTF-16 code units, as RFC 8785 asks.
            for (Iterator<Map.Entry<String, Tree>> entries =
                            new TreeMap<>(fields.fields()).entrySet().iterator();
                    entries.hasNext(); ) {
                Map.Entry<String, Tree> entry = entries.next();
                quote(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                if (entries.hasNext()) {
                    out.append(',');
                }
            }
            out.append('}');
        } else {
            out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
