package org.essaim.questionnaire;

import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * One item of a questionnaire (<i>élément d’un questionnaire</i>): a question, a section of items, a text to read, or a figure that is calculated.
 *
 * <p>Immutable. An item of a section that is hidden is hidden too.
 */
public sealed interface Item permits Question, Item.Section, Item.Note, Item.Calculation {
    /** How codes of items and options are written, as a regular expression. */
    String CODE = "[\\p{L}0-9_][\\p{L}0-9_.\\-/:]{0,127}";

    /** How deep sections and conditions may be nested. */
    int DEEPEST = 20;

    /** A stable name, such as {@code q1}, that answers keep from version to version. */
    String code();

    /** What a person reads. */
    Texts text();

    /** When it is asked. */
    Condition relevance();

    /**
     * Items that belong together (<i>section</i>).
     *
     * @param items in order
     * @param matrix true if its questions, all with the same options, are shown as the rows of one table
     * @param repeats how often it is answered; nothing but once if it does not repeat
     */
    record Section(String code, Texts text, Condition relevance, List<Item> items, boolean matrix, Repeats repeats)
            implements Item {
        public Section {
            requireCode(code);
            items = List.copyOf(items);
        }

        /** A section that is answered once. */
        public Section(String code, Texts text, Item... items) {
            this(code, text, Condition.always(), List.of(items), false, Repeats.ONCE);
        }

        /** The same, asked only then. */
        public Section when(Condition condition) {
            return new Section(code, text, condition, items, matrix, repeats);
        }

        /** The same, answered several times. */
        public Section repeated(Repeats times) {
            return new Section(code, text, relevance, items, matrix, times);
        }

        /** The same, its questions as rows of one table. */
        public Section asMatrix() {
            return new Section(code, text, relevance, items, true, repeats);
        }
    }

    /**
     * How often a section is answered (<i>répétition</i>).
     *
     * @param least how often at least, from 0
     * @param most how often at most, to {@link #MOST}
     * @param many true if it repeats: even one time is then told as the first one
     */
    record Repeats(int least, int most, boolean many) {
        /** More times than this are refused. */
        public static final int MOST = 1_000;

        /** Once, as most sections are. */
        public static final Repeats ONCE = new Repeats(1, 1, false);

        public Repeats {
            if (least < 0 || most < 1 || least > most || most > MOST || (!many && most != 1)) {
                throw new IllegalArgumentException("A section cannot be answered from [" + least + "] to [" + most
                        + "] times.\nMaybe at most " + MOST + ".");
            }
        }

        /** So many times, both included. */
        public static Repeats of(int least, int most) {
            return new Repeats(least, most, true);
        }
    }

    /** A text to read (<i>texte d’information</i>). */
    record Note(String code, Texts text, Condition relevance) implements Item {
        public Note {
            requireCode(code);
        }

        /** A text that is always shown. */
        public Note(String code, Texts text) {
            this(code, text, Condition.always());
        }
    }

    /**
     * A figure that is worked out of answers (<i>champ calculé</i>).
     *
     * @param formula over the numbers of other items, such as {@code a + b} or {@code sum[age] / count[age]}; without a value as soon as one that it needs
     *     has none
     * @param unit what a person reads after it
     */
    record Calculation(String code, Texts text, Condition relevance, String formula, Texts unit) implements Item {
        public Calculation {
            requireCode(code);
        }

        /** A figure that is always worked out. */
        public Calculation(String code, Texts text, String formula) {
            this(code, text, Condition.always(), formula, Texts.NONE);
        }
    }

    /**
     * Refuses what is no code.
     *
     * @throws IllegalArgumentException if it is none
     */
    static void requireCode(String code) {
        if (!Items.isCode(code)) {
            throw new IllegalArgumentException("[" + code + "] is no code of an item.\n"
                    + "Maybe use letters, digits and _ - . without spaces, such as \"q1\".");
        }
    }

    /** Reads an item. */
    static Optional<Item> read(FieldReader reader) {
        return Items.read(reader, 0);
    }

    /** Its tree, which {@link #read} reads back. */
    default Tree toTree() {
        return Items.toTree(this);
    }
}
