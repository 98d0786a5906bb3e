package org.essaim.spring;

import java.util.function.Supplier;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;

/**
 * Says who acts now (<i>acteur courant</i>), and what they may do: asked at each call, on the thread that makes it.
 *
 * <p>With Spring Security the starter reads it from the security context. A host without gives a bean of this type; until then
 * nobody may do anything.
 */
@FunctionalInterface
public interface CurrentActor extends Supplier<Actor> {

    /** What the actor may do: everything within the perimeter, unless said otherwise. */
    default Duty duty() {
        return Duty.CLOSER;
    }

    /**
     * Refuses to go on below a duty.
     *
     * @throws RuntimeException if nobody is signed in, or whoever is may not do it; an {@link EssaimException} unless the host's
     *     security has a word of its own for it
     */
    default void require(Duty duty) {
        if (!duty().includes(duty)) {
            throw new EssaimException("This takes duty [" + duty + "], but actor [" + get().id() + "] has [" + duty()
                    + "].\nMaybe another account has it.");
        }
    }
}
