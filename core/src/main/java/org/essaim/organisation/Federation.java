package org.essaim.organisation;

import jakarta.validation.constraints.NotBlank;

/**
 * A federation or network of structures (<i>fédération, réseau</i>).
 *
 * @param id a short identifier
 * @param name its name
 * @param fictitious true if it and everything under it is invented; every output then says so
 */
public record Federation(@NotBlank String id, @NotBlank String name, boolean fictitious) {
    public Federation {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("A federation needs an identifier and a name.");
        }
    }
}
