package org.essaim.recording;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;

/**
 * Whether there is a structure, and whether who records something may speak for it (<i>droits de saisie</i>).
 *
 * <p>For the packages that record what people type, and for nobody else. Thread-safe as far as what it is made of.
 */
public final class Rights {
    private static final int NAMED = 20;
    private final Supplier<Actor> actor;
    private final Supplier<List<Structure>> structures;

    /**
     * The rights of whoever acts.
     *
     * @param actor who acts, asked each time
     * @param structures the federation's structures, as far as who acts may see them
     */
    public Rights(Supplier<Actor> actor, Supplier<List<Structure>> structures) {
        this.actor = actor;
        this.structures = structures;
    }

    /** Who acts. */
    public Actor actor() {
        return actor.get();
    }

    /** True if who acts may know of this structure. */
    public boolean covers(String structure) {
        return actor.get().perimeter().contains(structure);
    }

    /** What speaks against a structure: that there is none of this name. */
    public List<Finding> unknown(String structure) {
        return unknown("structure", List.of(structure));
    }

    /** What speaks against structures that stand in this column: that there are none of these names. */
    public List<Finding> unknown(String column, List<String> named) {
        Set<String> known = structures.get().stream().map(Structure::id).collect(Collectors.toSet());
        return named.stream()
                .filter(structure -> !known.contains(structure))
                .map(structure -> Finding.of(Code.UNKNOWN_STRUCTURE)
                        .column(column)
                        .value(structure)
                        .with("valid", known.stream().sorted().limit(NAMED).collect(Collectors.joining(", ")))
                        .build())
                .toList();
    }

    /** What speaks against a structure's row: that it lies outside the perimeter. */
    public Optional<Finding> outside(String structure) {
        return covers(structure) ? Optional.empty() : Optional.of(foreign("structure", structure));
    }

    /** What speaks against a row that is a structure's, or the whole federation's where it names none. */
    public Optional<Finding> outsideOrWhole(String structure) {
        boolean mine = structure.isEmpty() ? actor.get().perimeter().everything() : covers(structure);
        return mine ? Optional.empty() : Optional.of(foreign("structure", structure));
    }

    /** That a structure in this column lies outside the perimeter. */
    public Finding foreign(String column, String structure) {
        return Finding.of(Code.OUTSIDE_PERIMETER)
                .column(column)
                .value(structure)
                .build();
    }

    /**
     * Requires that a structure is the actor's.
     *
     * @throws EssaimException if it is not
     */
    public void require(String structure) {
        actor.get().require(structure);
    }

    /**
     * Requires that all of a scope is the actor's: figures of a part of it would be taken for the whole.
     *
     * @throws EssaimException if some of it is not
     */
    public void require(Scope scope) {
        Actor asking = actor.get();
        scope.structures().forEach(asking::require);
        if (scope.structures().isEmpty() && !asking.perimeter().everything()) {
            throw new EssaimException("Figures of the whole federation are not told to actor [" + asking.id()
                    + "], who may see some structures.\nMaybe name the structures.");
        }
    }

    /** The identifiers of the structures that the actor may see. */
    public Set<String> known() {
        return structures.get().stream().map(Structure::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Requires that every structure is the actor's: what is for several is the whole federation's.
     *
     * @param what what it is, such as {@code Session}
     * @param id its identifier
     * @throws EssaimException if some are not
     */
    public void requireWhole(String what, String id) {
        Actor acting = actor.get();
        if (!acting.perimeter().everything()) {
            throw new EssaimException(what + " [" + id + "] is for several structures, beyond the perimeter of actor ["
                    + acting.id() + "].\nMaybe another account has the right.");
        }
    }
}
