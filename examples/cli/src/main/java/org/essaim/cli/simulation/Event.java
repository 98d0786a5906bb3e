package org.essaim.cli.simulation;

import org.essaim.organisation.Function;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** One line of a planning before it is written (<i>événement</i>); filled in step by step, not thread-safe. */
final class Event implements Cloneable {
    static final int NOT_CLOCKED = -1;

    /** Planned local times, as {@link Period} counts them. */
    int start;

    int end;
    /** Clocked local times, or {@link #NOT_CLOCKED}. */
    int clockedStart = NOT_CLOCKED;

    int clockedEnd = NOT_CLOCKED;
    /** 0 for a code scanned, else 1 and the reason's place. */
    int startReason;

    int endReason;

    @Nullable
    Employee employee;

    int team;
    /** What the employee is employed as that day. */
    Function function = Function.CARE_WORKER;
    /** Direct care for a visit, else what the pack says that the label means. */
    Category category;
    /** Of a visit only, else -1. */
    int beneficiary = -1;

    Cancellation cancellation = Cancellation.NONE;
    boolean cancelledByWorker;
    int repetition;
    int kilometres;
    int transport;
    int note;
    SeededFault.@Nullable Kind fault;

    Event(int start, int end, @Nullable Employee employee, int team, Category category) {
        this.start = start;
        this.end = end;
        this.employee = employee;
        this.team = team;
        this.category = category;
    }

    boolean visit() {
        return category == Category.DIRECT_CARE;
    }

    boolean cancelled() {
        return cancellation != Cancellation.NONE;
    }

    /** When it began as far as the planning knows: a clocking replaces the plan. */
    int actualStart() {
        return clockedStart == NOT_CLOCKED ? start : clockedStart;
    }

    int actualEnd() {
        return clockedEnd == NOT_CLOCKED ? end : clockedEnd;
    }

    int day() {
        return start / Period.DAY;
    }

    void forgetClocking() {
        clockedStart = NOT_CLOCKED;
        clockedEnd = NOT_CLOCKED;
    }

    Event copy() {
        try {
            return (Event) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("An event can be copied.", e);
        }
    }
}
