package org.essaim.indicator;

import java.util.List;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasuredPart;

/**
 * What a value is about (<i>objet</i>): structures, or parts of them, in a programme or beside any.
 *
 * @param programme whose sessions and phases are counted; empty if none
 * @param scope for which structures together
 * @param parts which parts of them alone: a team, a category of time; empty for all of them
 */
public record Subject(String programme, Scope scope, List<MeasuredPart> parts) {
    public Subject {
        parts = List.copyOf(parts);
    }

    /** Whole structures, beside any programme. */
    public static Subject of(Scope scope) {
        return new Subject("", scope, List.of());
    }
}
