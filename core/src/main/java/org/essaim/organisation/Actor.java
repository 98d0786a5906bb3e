package org.essaim.organisation;

import org.essaim.finding.EssaimException;

/**
 * Who acts, and where (<i>acteur</i>): recorded with every commit.
 *
 * @param id an identifier that the host understands; not a name
 * @param perimeter the structures that the actor may see and change
 */
public record Actor(String id, Perimeter perimeter) {
    public Actor {
        if (id.isBlank()) {
            throw new IllegalArgumentException("An actor needs an identifier.");
        }
    }

    /**
     * Refuses to go on outside the perimeter.
     *
     * @throws EssaimException if this structure lies outside the perimeter
     */
    public void require(String structure) {
        if (!perimeter.contains(structure)) {
            throw new EssaimException("Structure [" + structure + "] lies outside the perimeter of actor [" + id
                    + "].\n" + "Maybe another account has the right.");
        }
    }
}
