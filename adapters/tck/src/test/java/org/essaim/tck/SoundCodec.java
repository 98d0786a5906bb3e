package org.essaim.tck;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.DocumentLimits;
import org.essaim.document.DocumentReading;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/** JSON by hand, as plainly as it can be written: what the contract is tried on, sound here and broken elsewhere. */
public class SoundCodec implements DocumentCodec {
    static final int LARGEST = 1 << 20;

    boolean looksFurther = true;
    boolean takesTrailingCommas;

    @Override
    public Set<String> extensions() {
        return Set.of("json");
    }

    @Override
    public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return DocumentReading.of(bytes, LARGEST, file, findings, (text, to) -> new Reading(text, to).document());
    }

    @Override
    public byte[] encode(Tree tree) {
        DocumentLimits.requireWritable(tree);
        return written(tree);
    }

    final byte[] written(Tree tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    void number(String literal, DocumentReading to) {
        to.number(literal);
    }

    void text(String value, DocumentReading to) {
        to.text(value);
    }

    String digits(Tree.Numeric number) {
        return number.value().toPlainString();
    }

    private void write(Tree tree, String line, StringBuilder out) {
        if (tree instanceof Tree.Text text) {
            quote(text.value(), out);
        } else if (tree instanceof Tree.Numeric number) {
            out.append(digits(number));
        } else if (tree instanceof Tree.Truth truth) {
            out.append(truth.value());
        } else if (tree instanceof Tree.Items list) {
            String before = "[" + line + " ";
            for (Tree item : list.items()) {
                out.append(before);
                write(item, line + " ", out);
                before = "," + line + " ";
            }
            out.append(list.items().isEmpty() ? "[]" : "]");
        } else if (tree instanceof Tree.Fields fields) {
            String before = "{" + line + " ";
            for (Map.Entry<String, Tree> field : fields.fields().entrySet()) {
                out.append(before);
                quote(field.getKey(), out);
                out.append(": ");
                write(field.getValue(), line + " ", out);
                before = "," + line + " ";
            }
            out.append(fields.fields().isEmpty() ? "{}" : "}");
        } else {
            out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private final class Reading {
        private final CharBuffer in;
        private final DocumentReading to;
        private int line = 1;

        Reading(CharBuffer in, DocumentReading to) {
            this.in = in.slice();
            this.to = to;
            to.linesFrom(() -> line);
        }

        void document() {
            value();
            skip();
            if (looksFurther && in.hasRemaining()) {
                to.unreadable("");
            }
        }

        private void value() {
            char c = peek();
            if (c == '{') {
                next();
                to.beginFields();
                for (boolean first = true; !ends('}', first); first = false) {
                    to.name(string());
                    expect(':');
                    value();
                }
                to.end();
            } else if (c == '[') {
                next();
                to.beginItems();
                for (boolean first = true; !ends(']', first); first = false) {
                    value();
                }
                to.end();
            } else if (c == '"') {
                text(string(), to);
            } else {
                word();
            }
        }

        private boolean ends(char closing, boolean first) {
            char c = peek();
            if (c == closing) {
                next();
                return true;
            }
            if (!first) {
                expect(',');
                if (takesTrailingCommas && peek() == closing) {
                    next();
                    return true;
                }
            }
            return false;
        }

        private void word() {
            StringBuilder word = new StringBuilder();
            while (in.hasRemaining() && " \t\r\n,:[]{}\"".indexOf(in.get(in.position())) < 0) {
                word.append(in.get());
            }
            String all = word.toString();
            to.endsBefore(in.position());
            if (all.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
                number(all, to);
                return;
            }
            switch (all) {
                case "true" -> to.truth(true);
                case "false" -> to.truth(false);
                case "null" -> to.nothing();
                default -> to.unreadable("?");
            }
        }

        private String string() {
            expect('"');
            StringBuilder text = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                if (c < ' ') {
                    to.unreadable("?");
                }
                text.append(c == '\\' ? escaped() : c);
            }
            return text.toString();
        }

        private char escaped() {
            char c = next();
            int plain = "\"\\/bfnrt".indexOf(c);
            if (plain >= 0) {
                return "\"\\/\b\f\n\r\t".charAt(plain);
            }
            String hex = c == 'u' ? "" + next() + next() + next() + next() : "";
            if (!hex.matches("[0-9a-fA-F]{4}")) {
                to.unreadable("?");
            }
            return (char) Integer.parseInt(hex, 16);
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                to.unreadable("?");
            }
            next();
        }

        private char peek() {
            skip();
            if (!in.hasRemaining()) {
                to.unreadable("?");
            }
            return in.get(in.position());
        }

        private char next() {
            if (!in.hasRemaining()) {
                to.unreadable("?");
            }
            return in.get();
        }

        private void skip() {
            while (in.hasRemaining() && " \t\r\n".indexOf(in.get(in.position())) >= 0) {
                line += in.get() == '\n' ? 1 : 0;
            }
        }
    }
}
