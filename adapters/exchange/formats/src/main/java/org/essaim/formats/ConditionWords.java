package org.essaim.formats;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words when an item is to be filled in (<i>conditions en toutes lettres</i>): exactly what {@link Condition} means, for who holds a pen.
 *
 * <p>A condition holds or does not, so that “not” can be carried down to each single comparison, where it also means that nothing was answered.
 */
final class ConditionWords {
    private final PaperNumbers numbers;
    private final boolean english;
    private final Locale locale;
    private final FormulaWords formulas;

    ConditionWords(PaperNumbers numbers, boolean english) {
        this.numbers = numbers;
        this.english = english;
        this.locale = english ? Locale.ENGLISH : Locale.FRENCH;
        this.formulas = new FormulaWords(numbers, this, english);
    }

    FormulaWords formulas() {
        return formulas;
    }

    /** A sentence, and what it lists below. */
    record Words(String text, List<Words> parts) {
        public Words {
            parts = List.copyOf(parts);
        }

        /** All of it as lines of plain text, what is listed indented. */
        String lines() {
            StringBuilder lines = new StringBuilder(text);
            for (Words part : parts) {
                lines.append("\n- ").append(part.lines().replace("\n", "\n  "));
            }
            return lines.toString();
        }
    }

    /** When an item is to be filled in or read; nothing if always. */
    Optional<Words> of(Item item) {
        Plain plain = plain(item, item.relevance(), true);
        boolean read = item instanceof Item.Note;
        if (plain instanceof Plain.Fixed fixed) {
            return fixed.holds()
                    ? Optional.empty()
                    : Optional.of(new Words(say(read ? PaperWording.NEVER_READ : PaperWording.NEVER), List.of()));
        }
        if (plain instanceof Plain.Several several && !several.isShort()) {
            PaperWording lead = several.all()
                    ? read ? PaperWording.READ_IF_ALL : PaperWording.FILL_IF_ALL
                    : read ? PaperWording.READ_IF_ANY : PaperWording.FILL_IF_ANY;
            return Optional.of(new Words(say(lead), parts(several)));
        }
        String sentence = sentence(plain, this::when);
        return Optional.of(new Words(say(read ? PaperWording.READ_IF : PaperWording.FILL_IF, sentence), List.of()));
    }

    private List<Words> parts(Plain.Several several) {
        return several.parts().stream()
                .map(part -> part instanceof Plain.Several inner && !inner.isShort()
                        ? new Words(say(inner.all() ? PaperWording.ALL : PaperWording.ANY), parts(inner))
                        : new Words(sentence(part, text -> text), List.of()))
                .toList();
    }

    private String sentence(Plain plain, UnaryOperator<String> each) {
        return plain instanceof Plain.Several several
                ? several.parts().stream()
                        .map(part -> each.apply(((Plain.Said) part).text()))
                        .collect(Collectors.joining(say(several.all() ? PaperWording.AND : PaperWording.OR)))
                : each.apply(((Plain.Said) plain).text());
    }

    private String when(String text) {
        return say(text.startsWith("il ") ? PaperWording.IF_IT : PaperWording.IF, text);
    }

    /** True if an item is to be filled in whatever was answered. */
    boolean isAlways(Item item) {
        return plain(item, item.relevance(), true).equals(new Plain.Fixed(true));
    }

    private Plain plain(Item at, Condition condition, boolean yes) {
        if (condition instanceof Condition.All all) {
            return Plain.of(
                    yes, all.of().stream().map(each -> plain(at, each, yes)).toList());
        } else if (condition instanceof Condition.Any any) {
            return Plain.of(
                    !yes, any.of().stream().map(each -> plain(at, each, yes)).toList());
        } else if (condition instanceof Condition.Not not) {
            return plain(at, not.of(), !yes);
        } else if (condition instanceof Condition.Answered answered) {
            return new Plain.Said(answered(at, answered.item(), answered.yes() == yes));
        } else if (condition instanceof Condition.Compared compared) {
            return compared(at, compared, yes);
        }
        String proposition = formulas.proposition(((Condition.Holds) condition).proposition());
        return new Plain.Said(say(yes ? PaperWording.TRUE : PaperWording.UNTRUE, proposition));
    }

    private String answered(Item at, String code, boolean yes) {
        boolean several = numbers.findsSeveral(at.code(), code);
        PaperWording wording = yes
                ? several ? PaperWording.ANSWERED_ONCE : PaperWording.ANSWERED
                : several ? PaperWording.UNANSWERED_EVER : PaperWording.UNANSWERED;
        return say(wording, numbers.of(code));
    }

    private Plain compared(Item at, Condition.Compared compared, boolean yes) {
        Item to = numbers.item(compared.item());
        if (!(to instanceof Question question)) {
            String number = number(compared.value());
            return said(at, compared, yes, compared(compared.how(), number), number);
        }
        if (question.type().hasOptions()) {
            return ofOptions(at, compared, question, yes);
        } else if (question.type() == Question.Type.TRUTH && compared.value() instanceof Answer.Truth truth) {
            // Other than yes is no.
            boolean affirmed = truth.value() == (compared.how() == Comparison.EQUAL);
            return new Plain.Said(said(at, compared, yes, quoted(truth(affirmed))));
        } else if (question.type() == Question.Type.DATE) {
            String day = day(compared.value());
            return said(at, compared, yes, onDay(compared.how(), day), say(PaperWording.ON_DAY, day));
        } else if (question.type().isNumber()) {
            String number = number(compared.value());
            String unit = question.unit().in(locale);
            String counted = unit.isEmpty() ? number : number + "\u00a0" + unit;
            return said(at, compared, yes, compared(compared.how(), counted), counted);
        }
        String quoted = quoted(raw(compared.value()));
        String what = compared.how() == Comparison.NOT_EQUAL ? say(PaperWording.OTHER_THAN, quoted) : quoted;
        return said(at, compared, yes, what, quoted);
    }

    private Plain ofOptions(Item at, Condition.Compared compared, Question question, boolean yes) {
        Predicate<Option> fits = fits(question, compared);
        List<Option> fitting = question.options().stream().filter(fits).toList();
        if (fitting.isEmpty()) {
            // No answer can make it hold.
            return new Plain.Fixed(!yes);
        }
        Option equal = equal(question, compared);
        if (equal != null && compared.how() == Comparison.NOT_EQUAL) {
            String quoted = quoted(label(equal));
            return said(at, compared, yes, say(PaperWording.OTHER_THAN, quoted), quoted);
        }
        if (equal == null && compared.how() != Comparison.NOT_EQUAL && isOfItsLevels(question)) {
            String number = number(compared.value());
            return said(at, compared, yes, compared(compared.how(), number), number);
        }
        String what = joined(
                fitting.stream().map(option -> quoted(label(option))).toList(),
                yes ? PaperWording.OR : PaperWording.NOR);
        return new Plain.Said(said(at, compared, yes, what));
    }

    /** What was compared, said of the question or calculation that it is compared with. */
    private Plain said(Item at, Condition.Compared compared, boolean yes, String what, String only) {
        if (yes || compared.how() != Comparison.NOT_EQUAL) {
            return new Plain.Said(said(at, compared, yes, what));
        }
        boolean several = numbers.findsSeveral(at.code(), compared.item());
        PaperWording wording = isCalculation(compared)
                ? several ? PaperWording.FOUND_ONLY_EVER : PaperWording.FOUND_ONLY
                : several ? PaperWording.ONLY_EVER : PaperWording.ONLY;
        return new Plain.Said(say(wording, only, numbers.of(compared.item())));
    }

    private String said(Item at, Condition.Compared compared, boolean yes, String what) {
        boolean several = numbers.findsSeveral(at.code(), compared.item());
        PaperWording wording;
        if (isCalculation(compared)) {
            wording = yes
                    ? several ? PaperWording.FOUND_ONCE : PaperWording.FOUND
                    : several ? PaperWording.UNFOUND_EVER : PaperWording.UNFOUND;
        } else {
            wording = yes
                    ? several ? PaperWording.SAID_ONCE : PaperWording.SAID
                    : several ? PaperWording.UNSAID_EVER : PaperWording.UNSAID;
        }
        return say(wording, what, numbers.of(compared.item()));
    }

    private boolean isCalculation(Condition.Compared compared) {
        return numbers.item(compared.item()) instanceof Item.Calculation;
    }

    private String compared(Comparison how, String counted) {
        return switch (how) {
            case EQUAL -> counted;
            case NOT_EQUAL -> say(PaperWording.OTHER_THAN, counted);
            case LESS -> say(PaperWording.LESS, counted);
            case AT_MOST -> say(PaperWording.AT_MOST, counted);
            case AT_LEAST -> say(PaperWording.AT_LEAST, counted);
            case MORE -> say(PaperWording.MORE, counted);
        };
    }

    private String onDay(Comparison how, String day) {
        return say(
                switch (how) {
                    case EQUAL -> PaperWording.ON_DAY;
                    case NOT_EQUAL -> PaperWording.OTHER_DAY;
                    case LESS -> PaperWording.BEFORE;
                    case AT_MOST -> PaperWording.UNTIL;
                    case AT_LEAST -> PaperWording.SINCE;
                    case MORE -> PaperWording.AFTER;
                },
                day);
    }

    /** Which of the options of a question, chosen alone, make a comparison hold. */
    Predicate<Option> fits(Question question, Condition.Compared compared) {
        Option equal = equal(question, compared);
        if (equal != null) {
            boolean same = compared.how() == Comparison.EQUAL;
            return option -> option.code().equals(equal.code()) == same;
        }
        if (question.type() != Question.Type.SCALE || !(compared.value() instanceof Answer.Numeric number)) {
            return option -> false;
        }
        return option ->
                option.level() != null && holds(compared.how(), option.level().compareTo(number.value()));
    }

    private static boolean holds(Comparison how, int order) {
        return switch (how) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    /** The option that is meant by its code; nothing if a level is meant. */
    private static @Nullable Option equal(Question question, Condition.Compared compared) {
        if (compared.how() != Comparison.EQUAL && compared.how() != Comparison.NOT_EQUAL) {
            return null;
        }
        String code = raw(compared.value());
        return question.options().stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** True if each option that has a level is called by it, so that who fills the paper in sees the numbers. */
    boolean isOfItsLevels(Question question) {
        return question.options().stream()
                .filter(option -> option.level() != null)
                .allMatch(option -> label(option)
                        .equals(Objects.requireNonNull(option.level()).toPlainString()));
    }

    String truth(boolean value) {
        return say(value ? PaperWording.YES : PaperWording.NO);
    }

    /** What a person reads of an option: its code if it has no text. */
    String label(Option option) {
        String text = option.text().in(locale);
        return text.isEmpty() ? option.code() : text;
    }

    String quoted(String text) {
        return say(PaperWording.QUOTED, text);
    }

    /** Some texts in a row, the last one after a word. */
    String joined(List<String> texts, PaperWording word) {
        List<String> first = new ArrayList<>(texts);
        String last = first.remove(first.size() - 1);
        return first.isEmpty() ? last : String.join(", ", first) + say(word) + last;
    }

    private static String raw(Answer value) {
        if (value instanceof Answer.Text text) {
            return text.value();
        } else if (value instanceof Answer.Choice choice) {
            return choice.code();
        } else if (value instanceof Answer.Numeric number) {
            return number.value().toPlainString();
        } else if (value instanceof Answer.Day day) {
            return day.value().toString();
        }
        return Boolean.toString(((Answer.Truth) value).value());
    }

    private String number(Answer value) {
        return value instanceof Answer.Numeric number ? number(number.value()) : quoted(raw(value));
    }

    String number(BigDecimal number) {
        String plain = number.toPlainString();
        return english ? plain : plain.replace('.', ',');
    }

    private String day(Answer value) {
        try {
            return day(LocalDate.parse(raw(value)));
        } catch (DateTimeParseException e) {
            return quoted(raw(value));
        }
    }

    String day(LocalDate day) {
        String text = DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
        return !english && day.getDayOfMonth() == 1 ? "1er" + text.substring(1) : text;
    }

    private String say(PaperWording wording, String... parts) {
        return wording.in(english, parts);
    }
}
