package org.essaim.formula;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a formula, for who reads it back and for people; with no bracket that it does not need. */
final class Wording {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "if");
    private static final int CHOICE = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARED = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int SIGN = 7;
    private static final int POWER = 8;
    private static final int ATOM = 9;

    private final boolean source;
    private final boolean french;
    private final Function<Term.Measured, String> names;

    private Wording(boolean source, boolean french, Function<Term.Measured, String> names) {
        this.source = source;
        this.french = french;
        this.names = names;
    }

    static Wording source() {
        return new Wording(
                true,
                false,
                measured -> name(measured.name())
                        + (measured.of().isEmpty()
                                ? ""
                                : measured.of().stream()
                                        .map(Wording::name)
                                        .collect(Collectors.joining(", ", "[", "]"))));
    }

    // What would not be read as a name stands in braces.
    private static String name(String name) {
        return name.matches(FormulaReader.NAME) && !KEYWORDS.contains(name) ? name : "${" + name + "}";
    }

    static Wording of(Locale locale, Function<Term.Measured, String> names) {
        return new Wording(false, !locale.getLanguage().equals("en"), names);
    }

    String text(Term term) {
        if (term instanceof Term.Figure figure) {
            return figure(figure);
        } else if (term instanceof Term.Measured measured) {
            return names.apply(measured);
        } else if (term instanceof Term.Opposite opposite) {
            return (source ? "-" : "−") + within(opposite.of(), SIGN);
        } else if (term instanceof Term.Reckoned reckoned) {
            int rank = rank(reckoned);
            return within(reckoned.left(), rank) + " " + sign(reckoned.operation()) + " "
                    + within(reckoned.right(), rank + 1);
        } else if (term instanceof Term.Raised raised) {
            return within(raised.base(), ATOM) + "^" + raised.exponent();
        } else if (term instanceof Term.Compared compared) {
            return within(compared.left(), SUM) + " " + sign(compared.comparison()) + " "
                    + within(compared.right(), SUM);
        } else if (term instanceof Term.Joined joined) {
            int rank = rank(joined);
            String word = joined.both() ? word("and", "et") : word("or", "ou");
            return within(joined.left(), rank) + " " + word + " " + within(joined.right(), rank + 1);
        } else if (term instanceof Term.Not not) {
            return word("not", "non") + " " + within(not.of(), NOT);
        }
        Term.Choice choice = (Term.Choice) term;
        return source
                ? "if(" + text(choice.condition()) + ", " + text(choice.then()) + ", " + text(choice.otherwise()) + ")"
                : word("if ", "si ")
                        + text(choice.condition())
                        + word(" then ", " alors ")
                        + text(choice.then())
                        + word(" else ", " sinon ")
                        + text(choice.otherwise());
    }

    private String figure(Term.Figure figure) {
        String number = figure.value().toPlainString();
        if (source) {
            return figure.quantity().equals(Quantity.NUMBER) ? number : number + "[" + figure.quantity() + "]";
        }
        String shown = french ? number.replace('.', ',') : number;
        String unit = figure.quantity().powers().keySet().stream()
                .map(each -> each.title(french ? Locale.FRENCH : Locale.ENGLISH))
                .collect(Collectors.joining());
        return unit.isEmpty() ? shown : shown + "\u00a0" + unit;
    }

    private String within(Term term, int least) {
        return rank(term) < least ? "(" + text(term) + ")" : text(term);
    }

    private int rank(Term term) {
        if (term instanceof Term.Reckoned reckoned) {
            return switch (reckoned.operation()) {
                case PLUS, MINUS -> SUM;
                case TIMES, OVER -> PRODUCT;
            };
        } else if (term instanceof Term.Opposite) {
            return SIGN;
        } else if (term instanceof Term.Raised) {
            return POWER;
        } else if (term instanceof Term.Compared) {
            return COMPARED;
        } else if (term instanceof Term.Joined joined) {
            return joined.both() ? AND : OR;
        } else if (term instanceof Term.Not) {
            return NOT;
        } else if (term instanceof Term.Choice) {
            return source ? ATOM : CHOICE;
        }
        return ATOM;
    }

    private String sign(Term.Operation operation) {
        if (source) {
            return operation.sign();
        }
        return switch (operation) {
            case PLUS -> "+";
            case MINUS -> "−";
            case TIMES -> "×";
            case OVER -> "÷";
        };
    }

    private String sign(Term.Comparison comparison) {
        if (source) {
            return comparison.sign();
        }
        return switch (comparison) {
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case LESS, EQUAL, MORE -> comparison.sign();
        };
    }

    private String word(String inEnglish, String inFrench) {
        return source || !french ? inEnglish : inFrench;
    }
}
