package org.essaim.recording;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a structure, and whether who records something may speak for it (<i>droits de saisie</i>).
 *
 * <p>For the packages that record what people type, and for nobody else. Thread-safe as far as what it is made of.
 */
public final class Rights {
    private static final int NAMED = 20;
    private final Supplier<Actor> actor;
    private final Supplier<List<Structure>> structures;
    private final LongSupplier sequence;
    private volatile @Nullable Known last;

    /** The structures as somebody saw them after a commit; each row of a table asks for them, and none is changed in between. */
    private record Known(long sequence, Actor actor, Set<String> structures) {}

    /**
     * The rights of whoever acts.
     *
     * @param actor who acts, asked each time
     * @param structures the federation's structures, as far as who acts may see them; read once after each commit
     * @param sequence the number of the newest commit
     */
    public Rights(Supplier<Actor> actor, Supplier<List<Structure>> structures, LongSupplier sequence) {
        this.actor = actor;
        this.structures = structures;
        this.sequence = sequence;
    }

    /** The identifiers of the structures that the actor may see. */
    public Set<String> known() {
        long now = sequence.getAsLong();
        Actor asking = actor.get();
        Known seen = last;
        if (seen == null || seen.sequence() != now || !seen.actor().equals(asking)) {
            seen = new Known(
                    now, asking, structures.get().stream().map(Structure::id).collect(Collectors.toUnmodifiableSet()));
            last = seen;
        }
        return seen.structures();
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
        Set<String> known = known();
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
