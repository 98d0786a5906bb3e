package org.essaim.campaign;

import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a questionnaire is sent to (<i>destinataire</i>).
 *
 * <p>Immutable.
 *
 * @param structure the structure
 * @param team the team; empty for a structure, and where a person’s does not matter
 * @param worker the person, under pseudonym; nothing for a structure or a team
 */
public record Recipient(
        String structure, String team, @Nullable WorkerId worker) {
    public Recipient {
        if (structure.isBlank()) {
            throw new IllegalArgumentException("A recipient needs a structure.");
        }
    }

    /** A structure. */
    public static Recipient structure(String id) {
        return new Recipient(id, "", null);
    }

    /** A team of a structure. */
    public static Recipient team(String structure, String team) {
        return new Recipient(structure, team, null);
    }

    /** A person of a structure. */
    public static Recipient person(String structure, WorkerId worker) {
        return new Recipient(structure, "", worker);
    }

    boolean fits(Campaign.Respondents respondents) {
        return switch (respondents) {
            case STRUCTURE -> team.isEmpty() && worker == null;
            case TEAM -> !team.isEmpty() && worker == null;
            case PERSON -> worker != null;
        };
    }

    // Who changed teams is still one respondent.
    String key() {
        return worker == null ? "s:" + structure + "/" + team : "w:" + worker.value();
    }

    static Optional<Recipient> read(FieldReader reader) {
        return reader.build(
                Recipient.class,
                reader.text("structure"),
                reader.text("team", ""),
                reader.optionalText("worker").map(WorkerId::new).orElse(null));
    }

    Tree toTree() {
        return Tree.fields()
                .put("structure", structure)
                .putIfPresent("team", team)
                .putIfPresent("worker", worker == null ? "" : worker.value())
                .build();
    }
}
