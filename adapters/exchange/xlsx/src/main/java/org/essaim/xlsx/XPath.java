package org.essaim.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression as XLSForm writes them: the part of XPath 1.0 that forms use, with {@code ${name}} for other items. */
sealed interface XPath {

    /** Another item. */
    record Item(String name) implements XPath {}

    /** The answer itself. */
    record Self() implements XPath {}

    /** A text in quotes. */
    record Text(String value) implements XPath {}

    /** A number. */
    record Figure(BigDecimal value) implements XPath {}

    /** A function. */
    record Call(String name, List<XPath> arguments) implements XPath {}

    /** Two, with a sign or a word between them. */
    record Pair(String sign, XPath left, XPath right) implements XPath {
        /** The two the other way round. */
        Pair turned(String otherSign) {
            XPath first = right;
            XPath second = left;
            return new Pair(otherSign, first, second);
        }
    }

    /** A sign before a number. */
    record Minus(XPath of) implements XPath {}

    /** Reads an expression; nothing if it is none that is known here. */
    static Optional<XPath> parse(String text) {
        try {
            Reader reader = new Reader(text);
            XPath whole = reader.level(0);
            return reader.isAtEnd() ? Optional.of(whole) : Optional.empty();
        } catch (NotRead e) {
            return Optional.empty();
        }
    }

    /** Not a part of XPath that is read here. */
    final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotRead() {
            super(null, null, false, false);
        }
    }

    /** Reads from left to right. */
    final class Reader {
        private static final int LONGEST = 10_000;
        private static final int DEEPEST = 60;
        private static final Pattern TOKEN = Pattern.compile("\\s*+(?:\\$\\{\\s*(?<item>[^}\\s]{1,255})\\s*\\}"
                + "|(?<text>'[^']*'|\"[^\"]*\")"
                + "|(?<number>\\d+(?:\\.\\d+)?|\\.\\d+)"
                + "|(?<sign><=|>=|!=|[-+*=<>(),])"
                + "|(?<self>\\.)"
                + "|(?<word>[A-Za-z][A-Za-z0-9_-]*))");
        // Each binds closer than those before it.
        private static final List<List<String>> SIGNS = List.of(
                List.of("or"),
                List.of("and"),
                List.of("=", "!="),
                List.of("<=", "<", ">=", ">"),
                List.of("+", "-"),
                List.of("*", "div", "mod"));

        private final List<String> tokens = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private int next;
        private int depth;

        Reader(String text) {
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            if (text.length() > LONGEST) {
                throw new NotRead();
            }
            while (matcher.region(end, text.length()).lookingAt()) {
                for (String kind : List.of("item", "text", "number", "sign", "self", "word")) {
                    if (matcher.group(kind) != null) {
                        kinds.add(kind);
                        tokens.add(matcher.group(kind));
                    }
                }
                end = matcher.end();
            }
            if (!text.substring(end).isBlank()) {
                throw new NotRead();
            }
        }

        boolean isAtEnd() {
            return next == tokens.size();
        }

        private boolean is(String kind) {
            return next < tokens.size() && kinds.get(next).equals(kind);
        }

        private boolean take(String token) {
            if ((is("sign") || is("word")) && tokens.get(next).equals(token)) {
                next++;
                return true;
            }
            return false;
        }

        XPath level(int level) {
            if (level == SIGNS.size()) {
                return signed();
            }
            XPath left = level(level + 1);
            while (true) {
                String sign = "";
                for (String each : SIGNS.get(level)) {
                    if (take(each)) {
                        sign = each;
                        break;
                    }
                }
                if (sign.isEmpty()) {
                    return left;
                }
                left = new Pair(sign, left, level(level + 1));
            }
        }

        private XPath signed() {
            if (++depth > DEEPEST) {
                throw new NotRead();
            }
            try {
                return take("-") ? new Minus(signed()) : atom();
            } finally {
                depth--;
            }
        }

        private XPath atom() {
            if (next >= tokens.size()) {
                throw new NotRead();
            }
            if (take("(")) {
                XPath inner = level(0);
                need(")");
                return inner;
            }
            String token = tokens.get(next);
            return switch (kinds.get(next++)) {
                case "item" -> new Item(token);
                case "text" -> new Text(token.substring(1, token.length() - 1));
                case "number" -> new Figure(new BigDecimal(token));
                case "self" -> new Self();
                case "word" -> call(token);
                default -> throw new NotRead();
            };
        }

        private XPath call(String name) {
            need("(");
            List<XPath> arguments = new ArrayList<>();
            if (!take(")")) {
                do {
                    arguments.add(level(0));
                } while (take(","));
                need(")");
            }
            return new Call(name, List.copyOf(arguments));
        }

        private void need(String token) {
            if (!take(token)) {
                throw new NotRead();
            }
        }
    }
}
