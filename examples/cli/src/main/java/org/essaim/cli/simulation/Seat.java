package org.essaim.cli.simulation;

import java.util.ArrayList;
import java.util.List;
import org.essaim.organisation.Function;

/** A place in a team with its weekly round (<i>poste</i>): people come and go, beneficiaries keep their hours. */
final class Seat {
    /** The team of everybody who is in no autonomous team. */
    static final int OFFICE = -1;

    final int index;
    final int team;
    final boolean night;
    /** Which weekend of three is worked. */
    final int rota;
    /** The weekday that is free after a weekend worked; another one two days later. */
    final int rest;
    /** What is done on each weekday. */
    final List<List<Slot>> week;

    private final List<Change<Employee>> occupants = new ArrayList<>();
    private final List<Change<Function>> functions = new ArrayList<>();

    Seat(int index, int team, boolean night, int rota, int rest, List<List<Slot>> week) {
        this.index = index;
        this.team = team;
        this.night = night;
        this.rota = rota;
        this.rest = rest;
        this.week = week;
    }

    /**
     * A visit that comes back every week (<i>passage</i>).
     *
     * @param start in minutes after midnight
     * @param minutes how long
     * @param beneficiary for whom
     * @param repetition how the planning calls the rhythm
     */
    record Slot(int start, int minutes, int beneficiary, int repetition) {}

    /**
     * What holds from a day on.
     *
     * @param from the day
     * @param value what holds
     */
    record Change<T>(int from, T value) {}

    void occupy(int from, Employee employee) {
        occupants.add(new Change<>(from, employee));
    }

    void become(int from, Function function) {
        functions.add(new Change<>(from, function));
    }

    Employee occupant(int day) {
        return at(occupants, day);
    }

    Function function(int day) {
        return at(functions, day);
    }

    List<Change<Employee>> occupants() {
        return occupants;
    }

    List<Change<Function>> functions() {
        return functions;
    }

    boolean present(int day) {
        return !occupant(day).absent().get(day);
    }

    private static <T> T at(List<Change<T>> changes, int day) {
        for (int i = changes.size() - 1; i > 0; i--) {
            if (changes.get(i).from() <= day) {
                return changes.get(i).value();
            }
        }
        return changes.get(0).value();
    }
}
