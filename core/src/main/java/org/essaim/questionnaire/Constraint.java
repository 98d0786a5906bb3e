package org.essaim.questionnaire;

import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must comply with (<i>contrôle</i>).
 *
 * <p>Immutable. Of a hidden or missing answer nothing is asked.
 */
public sealed interface Constraint {

    /** What is said to who does not comply; what it asks for is said anyway. */
    Texts message();

    /**
     * A number or a day from one to another, both included.
     *
     * @param least nothing if there is no lower end
     * @param most nothing if there is no upper end
     */
    record Range(@Nullable Answer least, @Nullable Answer most, Texts message) implements Constraint {
        public Range {
            boolean numbers = isOrNothing(least, Answer.Numeric.class) && isOrNothing(most, Answer.Numeric.class);
            boolean days = isOrNothing(least, Answer.Day.class) && isOrNothing(most, Answer.Day.class);
            if ((least == null && most == null) || !(numbers || days)) {
                throw new IllegalArgumentException("A range needs two numbers or two days, or one of the two ends.");
            }
            if (least != null && most != null && Answers.order(least, most) > 0) {
                throw new IllegalArgumentException("A range goes from less to more.\nMaybe the two ends were swapped.");
            }
        }

        private static boolean isOrNothing(@Nullable Answer end, Class<?> type) {
            return end == null || type.isInstance(end);
        }
    }

    /** So many characters, both included; a character is what Unicode calls a code point. */
    record Length(int least, int most, Texts message) implements Constraint {
        public Length {
            if (least < 0 || most < 1 || least > most) {
                throw new IllegalArgumentException(
                        "A text cannot have from [" + least + "] to [" + most + "] characters.");
            }
        }
    }

    /** The whole text is like this, as a regular expression says it. */
    record Pattern(String expression, Texts message) implements Constraint {}

    /** Something about the numbers of items holds, the answer’s own item among them; not asked as long as one of them is missing. */
    record Holds(String proposition, Texts message) implements Constraint {}

    /** A number or day from one to another. */
    static Constraint between(Answer least, Answer most) {
        return new Range(least, most, Texts.NONE);
    }

    /** A whole number from one to another. */
    static Constraint between(long least, long most) {
        return between(Answer.number(least), Answer.number(most));
    }

    /** Reads a constraint. */
    static Optional<Constraint> read(FieldReader reader) {
        Texts message = reader.one("message", Texts::read).orElse(Texts.NONE);
        // All of them are asked, so that what is unknown here is told from what is merely not with the rest.
        boolean shortest = reader.has("shortest");
        boolean length = reader.has("longest") || shortest;
        boolean least = reader.has("least");
        boolean range = reader.has("most") || least;
        long kinds = Stream.of(length, range, reader.has("pattern"), reader.has("formula"))
                .filter(each -> each)
                .count();
        if (kinds != 1) {
            reader.refuse("", "one of: least and most, shortest and longest, pattern, formula");
            return Optional.empty();
        }
        if (reader.has("pattern")) {
            return reader.build(Pattern.class, reader.text("pattern"), message).map(Constraint.class::cast);
        } else if (reader.has("formula")) {
            return reader.build(Holds.class, reader.text("formula"), message).map(Constraint.class::cast);
        } else if (length) {
            return reader.build(
                            Length.class,
                            reader.has("shortest") ? reader.small("shortest") : 0,
                            reader.has("longest") ? reader.small("longest") : Answers.LONGEST,
                            message)
                    .map(Constraint.class::cast);
        }
        return reader.build(Range.class, end(reader, "least"), end(reader, "most"), message)
                .map(Constraint.class::cast);
    }

    private static @Nullable Answer end(FieldReader reader, String key) {
        Optional<Tree> tree = reader.tree(key);
        if (tree.isEmpty()) {
            return null;
        }
        if (tree.get() instanceof Tree.Text text && text.value().matches("\\d{4}-.*")) {
            return Answer.day(reader.date(key));
        }
        return reader.optionalDecimal(key).map(Answers::number).orElse(null);
    }

    /** Its tree, which {@link #read} reads back. */
    default Tree toTree() {
        Tree.Builder fields = Tree.fields();
        if (this instanceof Pattern pattern) {
            fields.put("pattern", pattern.expression());
        } else if (this instanceof Holds holds) {
            fields.put("formula", holds.proposition());
        } else if (this instanceof Length length) {
            fields.put("shortest", length.least()).put("longest", length.most());
        } else if (this instanceof Range range) {
            if (range.least() != null) {
                fields.put("least", range.least().toTree());
            }
            if (range.most() != null) {
                fields.put("most", range.most().toTree());
            }
        }
        if (!message().isEmpty()) {
            fields.put("message", message().toTree());
        }
        return fields.build();
    }
}
