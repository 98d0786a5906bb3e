package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;

/**
 * What a structure needs before it enters a phase (<i>condition d’entrée</i>).
 *
 * <p>Immutable. What no rule can check stays in the text.
 *
 * @param text the condition in words
 * @param after the codes of the phases that the structure has to have been in
 * @param approach what it has to have done with an approach
 * @param participants how many of its people have to be named by function, at least; 0 if nobody says
 * @param functions the functions of which at least one of these people is
 * @param source where it is written; empty if nowhere
 */
public record EntryCondition(
        @NotBlank String text,
        List<String> after,
        @NotNull Approached approach,
        @PositiveOrZero int participants,
        List<Function> functions,
        String source) {

    /** What a structure has done with an approach (<i>rapport à une approche</i>). */
    public enum Approached {
        /** Nothing is asked. */
        ANY,
        /** En a essayé une. */
        TRIED,
        /** En a choisi une. */
        CHOSEN
    }

    public EntryCondition {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An entry condition needs its words.");
        }
        if (participants < 0) {
            throw new IllegalArgumentException("An entry condition cannot ask for [" + participants + "] people.");
        }
        after = List.copyOf(after);
        functions = List.copyOf(functions);
    }

    /** Reads a condition. */
    public static Optional<EntryCondition> read(FieldReader reader) {
        return reader.build(
                EntryCondition.class,
                reader.text("text"),
                reader.texts("after"),
                reader.optionalOneOf("approach", Approached.class).orElse(Approached.ANY),
                reader.has("participants") ? reader.small("participants") : 0,
                reader.choices("functions", Function.class),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields().put("text", text);
        if (!after.isEmpty()) {
            fields.put("after", Tree.texts(after));
        }
        if (approach != Approached.ANY) {
            fields.put("approach", approach.name());
        }
        if (participants > 0) {
            fields.put("participants", participants);
        }
        if (!functions.isEmpty()) {
            fields.put(
                    "functions", Tree.texts(functions.stream().map(Enum::name).toList()));
        }
        return fields.putIfPresent("source", source).build();
    }
}
