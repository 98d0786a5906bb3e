package org.essaim.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire as templates lay it out for whoever answers.
 *
 * @param action where it is sent
 * @param hidden what it carries unseen: the link, and answers to questions that are not asked now
 * @param blocks what is shown, from top to bottom
 * @param wrongs what has to be looked at again, each with the address of its field
 */
record Sheet(String action, List<Part.Field> hidden, List<Block> blocks, List<Part.Link> wrongs) {
    Sheet {
        hidden = List.copyOf(hidden);
        blocks = List.copyOf(blocks);
        wrongs = List.copyOf(wrongs);
    }

    /** One thing of a questionnaire that is shown. */
    sealed interface Block {
        /** Where it stands: the same as long as it is there, however the rest changes. */
        String key();
    }

    record Note(String key, String text) implements Block {}

    /** A figure that is worked out of answers. */
    record Figure(String key, String label, String value) implements Block {}

    /** Questions that belong together. */
    record Group(String key, String id, String legend, List<Block> blocks) implements Block {}

    /**
     * Questions that are answered several times.
     *
     * @param counter the name of the field that says how often they are there
     * @param addTo where one more is added, with the place in the page where it will stand; absent if there are enough
     * @param removeTo where the last one is taken away; absent if there are as few as may be
     */
    record Repeat(
            String key,
            String id,
            String legend,
            String counter,
            List<Block> times,
            @Nullable String addTo,
            @Nullable String removeTo)
            implements Block {}

    /** Questions with the same options, as rows. */
    record Table(String key, String id, String legend, List<String> columns, boolean blank, List<Asked> rows)
            implements Block {
        String column(int number) {
            return id + "~c" + number;
        }
    }

    enum Widget {
        LINE,
        AREA,
        DAY,
        RADIOS,
        BOXES,
        RANKS
    }

    /**
     * A question.
     *
     * @param inputs the fields in which it is answered
     * @param wrong what has to be looked at again; empty for nothing
     * @param unit what a person reads after a number; blank for nothing
     * @param lines how many lines are left for words of one's own
     */
    record Asked(
            String key,
            String id,
            String label,
            boolean required,
            List<String> hints,
            Widget widget,
            List<Input> inputs,
            List<String> wrong,
            String unit,
            int lines)
            implements Block {
        boolean isSeveral() {
            return inputs.size() > 1 || widget == Widget.BOXES || widget == Widget.RADIOS || widget == Widget.RANKS;
        }

        boolean isChoice() {
            return widget == Widget.RADIOS || widget == Widget.BOXES;
        }

        String inputType() {
            return switch (widget) {
                case DAY -> "date";
                case RADIOS -> "radio";
                case BOXES -> "checkbox";
                default -> "text";
            };
        }

        String role() {
            return widget == Widget.RADIOS ? "radiogroup" : "group";
        }

        @Nullable
        String described() {
            String ids = (hints.isEmpty() ? "" : hintId() + " ") + (wrong.isEmpty() ? "" : wrongId());
            return ids.isBlank() ? null : ids.strip();
        }

        String hintId() {
            return id + "~hint";
        }

        String wrongId() {
            return id + "~wrong";
        }

        @Nullable
        String invalid() {
            return wrong.isEmpty() ? null : "true";
        }

        @Nullable
        String needed() {
            return required ? "true" : null;
        }

        String style() {
            return wrong.isEmpty() ? "asked" : "asked refused";
        }
    }

    /**
     * A field.
     *
     * @param label what a person reads beside it; blank if the question says it all
     * @param type the type that it has instead of its question's own; absent for that
     * @param words where words of one's own go beside it; absent for nowhere
     */
    record Input(
            String id,
            String name,
            String value,
            String label,
            boolean checked,
            @Nullable String type,
            @Nullable Input words) {
        static Input line(String id, String name, String value, String label) {
            return new Input(id, name, value, label, false, null, null);
        }
    }
}
