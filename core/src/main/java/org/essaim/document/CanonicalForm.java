package org.essaim.document;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    // Every number of so few digits has no more bits than that.
    private static final int EXACT_DIGITS = 15;

    private CanonicalForm() {}

    /**
     * The canonical bytes.
     *
     * @throws IllegalArgumentException if the tree holds what has no canonical form
     */
    public static byte[] bytes(Tree tree) {
        Utf8 out = new Utf8();
        write(tree, out);
        return out.bytes();
    }

    /** Takes the canonical bytes into a digest, their number first, without putting them together. */
    static void digest(Tree tree, MessageDigest digest) {
        Utf8 out = new Utf8();
        write(tree, out);
        out.into(digest);
    }

    private static void write(Tree tree, Utf8 out) {
        if (tree instanceof Tree.Text text) {
            quote(text.value(), out);
        } else if (tree instanceof Tree.Numeric number) {
            out.whole(whole(number.value()));
        } else if (tree instanceof Tree.Truth truth) {
            out.ascii(truth.value() ? "true" : "false");
        } else if (tree instanceof Tree.Items list) {
            out.ascii('[');
            boolean first = true;
            for (Tree item : list.items()) {
                if (!first) {
                    out.ascii(',');
                }
                first = false;
                write(item, out);
            }
            out.ascii(']');
        } else if (tree instanceof Tree.Fields fields) {
            out.ascii('{');
            boolean first = true;
            // String.compareTo is the order of UTF-16 code units, as RFC 8785 asks.
            Map<String, Tree> sorted = fields.fields().size() <= 1 ? fields.fields() : new TreeMap<>(fields.fields());
            for (Map.Entry<String, Tree> entry : sorted.entrySet()) {
                if (!first) {
                    out.ascii(',');
                }
                first = false;
                quote(entry.getKey(), out);
                out.ascii(':');
                write(entry.getValue(), out);
            }
            out.ascii('}');
        } else {
            out.ascii("null");
        }
    }

    private static long whole(BigDecimal value) {
        if (value.scale() > 0) {
            throw new IllegalArgumentException(
                    "A fraction [" + value.toPlainString() + "] has no canonical form.\nMaybe write it as text.");
        }
        if (value.precision() > EXACT_DIGITS && value.toBigIntegerExact().abs().bitLength() > EXACT_BITS) {
            throw new IllegalArgumentException("The number [" + value.toBigIntegerExact()
                    + "] has no canonical form: not every language reads it exactly.\nMaybe write it as text.");
        }
        return value.longValue();
    }

    private static void quote(String text, Utf8 out) {
        if (out.plain(text)) {
            return;
        }
        out.ascii('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustEscape(c)) {
                out.text(text, plain, i);
                out.ascii(escaped(c));
                plain = i + 1;
            }
        }
        out.text(text, plain, text.length());
        out.ascii('"');
    }

    private static boolean mustEscape(char c) {
        return c < 0x20 || c == '"' || c == '\\';
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> "\\u00" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16);
        };
    }

    /** Bytes that grow, block by block: a federation's statement has hundreds of millions. */
    private static final class Utf8 {
        private static final int BLOCK = 1 << 16;
        private static final int LARGEST_BLOCK = 1 << 24;

        private final List<ByteBuffer> full = new ArrayList<>();
        private byte[] bytes = new byte[1024];
        private int size;

        byte[] bytes() {
            byte[] all = new byte[length()];
            int at = 0;
            for (ByteBuffer block : full) {
                block.get(0, all, at, block.limit());
                at += block.limit();
            }
            System.arraycopy(bytes, 0, all, at, size);
            return all;
        }

        void into(MessageDigest digest) {
            Digest.length(digest, length());
            full.forEach(block -> digest.update(block.duplicate()));
            digest.update(bytes, 0, size);
        }

        private int length() {
            int length = size;
            for (ByteBuffer block : full) {
                length = Math.addExact(length, block.limit());
            }
            return length;
        }

        void ascii(char c) {
            room(1);
            bytes[size++] = (byte) c;
        }

        void ascii(String text) {
            room(text.length());
            for (int i = 0; i < text.length(); i++) {
                bytes[size++] = (byte) text.charAt(i);
            }
        }

        void whole(long number) {
            if (number < 0) {
                ascii('-');
            }
            long left = Math.abs(number);
            int digits = 1;
            for (long rest = left / 10; rest > 0; rest /= 10) {
                digits++;
            }
            room(digits);
            size += digits;
            for (int at = size - 1; at >= size - digits; at--) {
                bytes[at] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }

        /** Quotes a text in one go; writes nothing if it needs more than that. */
        boolean plain(String text) {
            int length = text.length();
            room(length + 2);
            int at = size;
            bytes[at++] = '"';
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                if (c >= 0x80 || mustEscape(c)) {
                    return false;
                }
                bytes[at++] = (byte) c;
            }
            bytes[at++] = '"';
            size = at;
            return true;
        }

        void text(String text, int from, int to) {
            room(to - from);
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    beyondAscii(text.substring(i, to));
                    return;
                }
                bytes[size++] = (byte) c;
            }
        }

        private void beyondAscii(String text) {
            try {
                // getBytes would turn half a character into "?", and two texts would share one digest.
                ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                room(encoded.remaining());
                int more = encoded.remaining();
                encoded.get(bytes, size, more);
                size += more;
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException(
                        "A text with half a surrogate pair has no canonical form.\nMaybe it was cut in two.", e);
            }
        }

        // A text longer than what is left of a block ends it early.
        private void room(int more) {
            if (bytes.length - size >= more) {
                return;
            }
            if (bytes.length < BLOCK) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 4 * bytes.length));
            } else {
                int before = length();
                full.add(ByteBuffer.wrap(bytes).limit(size));
                // Each as large as all before: large blocks stay where they are while memory is tidied up.
                bytes = new byte[Math.max(more, Math.min(LARGEST_BLOCK, Math.max(BLOCK, before)))];
                size = 0;
            }
        }
    }
}
