package org.essaim.time;

import java.util.Optional;

/** Which of a fact's times counts (<i>base du temps retenu</i>). */
public enum TimeBasis {
    /** Planned times; clocked ones only where nothing was planned. */
    PLANNED,
    /** Clocked times; planned ones where nobody clocked. */
    CLOCKED,
    /** Retained (billed) times; else clocked, else planned. */
    RETAINED;

    Interval of(Fact fact) {
        Optional<Interval> planned = Optional.ofNullable(fact.planned());
        Optional<Interval> clocked = Optional.ofNullable(fact.clocked());
        Optional<Interval> retained = Optional.ofNullable(fact.retained());
        return switch (this) {
            case PLANNED -> planned.or(() -> clocked).or(() -> retained).orElseThrow();
            case CLOCKED -> clocked.or(() -> planned).or(() -> retained).orElseThrow();
            case RETAINED -> retained.or(() -> clocked).or(() -> planned).orElseThrow();
        };
    }
}
