package org.essaim.examples.cdi;

import jakarta.enterprise.context.RequestScoped;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.jspecify.annotations.Nullable;

/** Whoever is signed in, for the length of a request: nobody, until the application says who. */
@RequestScoped
public class SignedIn {
    private @Nullable Actor actor;

    /** Says who it is; called by whatever checks passwords or tokens. */
    public void as(Actor actor) {
        this.actor = actor;
    }

    Actor actor() {
        if (actor == null) {
            throw new EssaimException("Nobody is signed in.\nMaybe the session is over.");
        }
        return actor;
    }
}
