package org.essaim.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Reads one formula, typing as it goes. Serves one reading; not thread-safe. */
final class FormulaReader {
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 100;
    private static final int HIGHEST_POWER = 20;
    static final int HIGHEST_DEGREE = 400;
    static final String NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>\\d+(?:\\.\\d+)?)|(?<name>" + NAME
            + ")|\\$\\{(?<braced>[^{}\\s]{1,255})\\}|(?<sign><=|>=|[-+*/^()<>=,\\[\\]]))");

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    /** A word of the formula, and where it stands, from 1; the last one is empty. What stands in braces is a name, whatever it reads like. */
    private record Token(String text, boolean number, boolean name, boolean braced, int at) {
        boolean is(String sign) {
            return !braced && text.equals(sign);
        }
    }

    /** A term with what it counts; nothing for a truth. */
    private record Typed(Term term, @Nullable Quantity quantity, int at) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Refused(Finding finding) {
            super(null, null, false, false);
            this.finding = finding;
        }
    }

    private FormulaReader(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    static Optional<Formula> read(String text, Vocabulary vocabulary, Consumer<? super Finding> findings) {
        return read(text, vocabulary, findings, (reader, whole) -> new Formula(whole.term(), reader.number(whole)));
    }

    static Optional<Proposition> readTruth(String text, Vocabulary vocabulary, Consumer<? super Finding> findings) {
        return read(text, vocabulary, findings, (reader, whole) -> {
            truth(whole);
            return new Proposition(whole.term());
        });
    }

    private static <T> Optional<T> read(
            String text,
            Vocabulary vocabulary,
            Consumer<? super Finding> findings,
            BiFunction<FormulaReader, Typed, T> made) {
        try {
            FormulaReader reader = new FormulaReader(text, vocabulary);
            reader.split();
            Typed whole = reader.either();
            if (!reader.peek().text().isEmpty()) {
                throw reader.unexpected();
            }
            return Optional.of(made.apply(reader, whole));
        } catch (Refused refused) {
            findings.accept(refused.finding);
            return Optional.empty();
        }
    }

    private void split() {
        if (text.length() > LONGEST) {
            throw new Refused(Finding.of(Code.FORMULA_TOO_LONG)
                    .value(Integer.toString(text.length()))
                    .with("most", LONGEST)
                    .build());
        }
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            String found = matcher.group().strip();
            String braced = matcher.group("braced");
            tokens.add(new Token(
                    braced == null ? found : braced,
                    matcher.group("number") != null,
                    braced != null || matcher.group("name") != null,
                    braced != null,
                    matcher.end() - found.length() + 1));
            end = matcher.end();
        }
        int rest = end;
        while (rest < text.length() && Character.isWhitespace(text.charAt(rest))) {
            rest++;
        }
        if (rest < text.length()) {
            tokens.add(new Token(text.substring(rest, rest + 1), false, false, false, rest + 1));
        }
        tokens.add(new Token("", false, false, false, text.length() + 1));
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String sign) {
        if (peek().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    private void need(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    private Refused unexpected() {
        Token token = peek();
        return refused(
                token.text().isEmpty() ? Code.FORMULA_ENDS_EARLY : Code.FORMULA_NOT_UNDERSTOOD,
                token.at(),
                token.text());
    }

    private static Refused refused(Code code, int at, String value) {
        return new Refused(Finding.of(code).value(value).with("position", at).build());
    }

    private Typed either() {
        Typed left = both();
        while (take("or")) {
            left = joined(false, left, both());
        }
        return left;
    }

    private Typed both() {
        Typed left = contrary();
        while (take("and")) {
            left = joined(true, left, contrary());
        }
        return left;
    }

    private Typed joined(boolean both, Typed left, Typed right) {
        truth(left);
        truth(right);
        return new Typed(new Term.Joined(both, left.term(), right.term()), null, left.at());
    }

    private Typed contrary() {
        int at = peek().at();
        if (!take("not")) {
            return compared();
        }
        deeper();
        Typed of = contrary();
        depth--;
        truth(of);
        return new Typed(new Term.Not(of.term()), null, at);
    }

    private Typed compared() {
        Typed left = sum();
        for (Term.Comparison comparison : Term.Comparison.values()) {
            if (take(comparison.sign())) {
                Typed right = sum();
                alike(left, right);
                return new Typed(new Term.Compared(comparison, left.term(), right.term()), null, left.at());
            }
        }
        return left;
    }

    private Typed sum() {
        Typed left = product();
        while (true) {
            if (take("+")) {
                left = added(Term.Operation.PLUS, left, product());
            } else if (take("-")) {
                left = added(Term.Operation.MINUS, left, product());
            } else {
                return left;
            }
        }
    }

    private Typed added(Term.Operation operation, Typed left, Typed right) {
        Quantity quantity = alike(left, right);
        return new Typed(new Term.Reckoned(operation, left.term(), right.term()), quantity, left.at());
    }

    private Typed product() {
        Typed left = signed();
        while (true) {
            if (take("*")) {
                Typed right = signed();
                left = new Typed(
                        new Term.Reckoned(Term.Operation.TIMES, left.term(), right.term()),
                        number(left).times(number(right)),
                        left.at());
            } else if (take("/")) {
                Typed right = signed();
                left = new Typed(
                        new Term.Reckoned(Term.Operation.OVER, left.term(), right.term()),
                        number(left).over(number(right)),
                        left.at());
            } else {
                return left;
            }
        }
    }

    private Typed signed() {
        int at = peek().at();
        if (!take("-")) {
            return power();
        }
        deeper();
        Typed of = signed();
        depth--;
        return new Typed(new Term.Opposite(of.term()), number(of), at);
    }

    private Typed power() {
        Typed base = atom();
        if (!take("^")) {
            return base;
        }
        int at = peek().at();
        int exponent = exponent();
        if (degree(base.term()) * Math.abs(exponent) > HIGHEST_DEGREE) {
            throw refused(Code.FORMULA_POWER, at, Integer.toString(exponent));
        }
        return new Typed(new Term.Raised(base.term(), exponent), number(base).to(exponent), base.at());
    }

    // How often figures are multiplied with each other at most: powers of powers would grow beyond any memory.
    static long degree(Term term) {
        if (term instanceof Term.Opposite opposite) {
            return degree(opposite.of());
        } else if (term instanceof Term.Reckoned reckoned) {
            return degree(reckoned.left()) + degree(reckoned.right());
        } else if (term instanceof Term.Raised raised) {
            return degree(raised.base()) * Math.abs(raised.exponent());
        } else if (term instanceof Term.Choice choice) {
            return Math.max(degree(choice.then()), degree(choice.otherwise()));
        }
        return 1;
    }

    // From the right: 2^3^2 is 2^9.
    private int exponent() {
        int at = peek().at();
        boolean negative = take("-");
        Token token = peek();
        if (!token.number() || token.text().contains(".") || token.text().length() > 2) {
            throw refused(Code.FORMULA_POWER, at, token.text());
        }
        next++;
        long exponent = Long.parseLong(token.text());
        if (take("^")) {
            deeper();
            int higher = exponent();
            depth--;
            if (higher < 0) {
                throw refused(Code.FORMULA_POWER, at, token.text());
            }
            long power = 1;
            for (int i = 0; i < higher && power <= HIGHEST_POWER; i++) {
                power *= exponent;
            }
            exponent = power;
        }
        if (exponent > HIGHEST_POWER) {
            throw refused(Code.FORMULA_POWER, at, token.text());
        }
        return (int) (negative ? -exponent : exponent);
    }

    private Typed atom() {
        Token token = peek();
        deeper();
        try {
            if (take("(")) {
                Typed inner = either();
                need(")");
                return new Typed(inner.term(), inner.quantity(), token.at());
            }
            if (token.number()) {
                next++;
                Quantity quantity = take("[") ? unit() : Quantity.NUMBER;
                return new Typed(new Term.Figure(new BigDecimal(token.text()), quantity), quantity, token.at());
            }
            if (token.name() && token.is("if")) {
                next++;
                return choice(token.at());
            }
            if (token.name() && List.of("and", "or", "not").stream().noneMatch(token::is)) {
                next++;
                return measured(token);
            }
            throw unexpected();
        } finally {
            depth--;
        }
    }

    private Typed choice(int at) {
        need("(");
        Typed condition = either();
        truth(condition);
        need(",");
        Typed then = either();
        need(",");
        Typed otherwise = either();
        need(")");
        Quantity quantity = alike(then, otherwise);
        return new Typed(new Term.Choice(condition.term(), then.term(), otherwise.term()), quantity, at);
    }

    private Typed measured(Token name) {
        List<String> of = new ArrayList<>();
        Quantity quantity = null;
        if (vocabulary.isBeginning(name.text()) && take("[")) {
            do {
                Token part = peek();
                if (!part.name()) {
                    throw unexpected();
                }
                quantity = same(quantity, counted(name, part), part);
                of.add(part.text());
                next++;
            } while (take(","));
            need("]");
        } else {
            quantity = vocabulary
                    .of(name.text(), "")
                    .orElseThrow(() -> unknown(name, String.join(", ", vocabulary.valid())));
        }
        return new Typed(new Term.Measured(name.text(), of), quantity, name.at());
    }

    private Quantity counted(Token name, Token part) {
        return vocabulary
                .of(name.text(), part.text())
                .orElseThrow(() -> unknown(part, String.join(", ", vocabulary.valid(name.text()))));
    }

    private static Quantity same(@Nullable Quantity before, Quantity now, Token at) {
        if (before != null && !before.equals(now)) {
            throw unlike(before, now, at.at());
        }
        return now;
    }

    private static Refused unknown(Token token, String valid) {
        return new Refused(Finding.of(Code.UNKNOWN_MEASURE)
                .value(token.text())
                .with("position", token.at())
                .with("valid", valid)
                .build());
    }

    private Quantity unit() {
        Token token = peek();
        for (Unit unit : Unit.values()) {
            if (take(unit.word())) {
                need("]");
                return Quantity.of(unit);
            }
        }
        throw refused(Code.FORMULA_NOT_UNDERSTOOD, token.at(), token.text());
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw refused(Code.FORMULA_NOT_UNDERSTOOD, peek().at(), peek().text());
        }
    }

    private Quantity number(Typed typed) {
        if (typed.quantity() == null) {
            throw refused(Code.TRUTH_FOR_NUMBER, typed.at(), "");
        }
        return typed.quantity();
    }

    private static void truth(Typed typed) {
        if (typed.quantity() != null) {
            throw refused(Code.NUMBER_FOR_TRUTH, typed.at(), "");
        }
    }

    private Quantity alike(Typed left, Typed right) {
        Quantity one = number(left);
        Quantity other = number(right);
        if (!one.equals(other)) {
            throw unlike(one, other, right.at());
        }
        return one;
    }

    private static Refused unlike(Quantity one, Quantity other, int at) {
        return new Refused(Finding.of(Code.UNLIKE_UNITS)
                .value(other.toString())
                .with("position", at)
                .with("other", one.toString())
                .build());
    }
}
