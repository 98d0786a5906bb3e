package org.essaim.spring;

import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;

/** Closed until the host says who acts. */
final class NobodyActs implements CurrentActor {
    @Override
    public Actor get() {
        throw refusal();
    }

    @Override
    public Duty duty() {
        throw refusal();
    }

    private static EssaimException refusal() {
        return new EssaimException("Nobody says who acts, and Essaim does nothing for nobody.\n"
                + "Maybe add Spring Security, or a bean of type CurrentActor.");
    }
}
