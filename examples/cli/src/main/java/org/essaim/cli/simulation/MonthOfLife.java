package org.essaim.cli.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.cli.simulation.FictitiousStructure.NightWatch;
import org.essaim.cli.simulation.FictitiousStructure.Team;
import org.essaim.cli.simulation.Seat.Slot;
import org.essaim.organisation.Function;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** What happens in a structure in one month (<i>mois de vie</i>), drawn day by day from streams of its own. */
final class MonthOfLife {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int NIGHT_FALLS = 21 * HOUR;
    /** After this many days away, the planning is rid of the visits. */
    private static final int LAST_CANCELLED_DAY = 3;

    private final FictitiousStructure structure;
    private final Period period;
    private final Agenda agenda;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, BitSet> training = new TreeMap<>();
    private final int month;
    private Chance chance;
    private int midnight;

    private MonthOfLife(FictitiousStructure structure, int month) {
        this.structure = structure;
        this.period = structure.period;
        this.month = month;
        this.agenda = new Agenda(structure.seats.size());
        this.chance = Chance.of(structure.seed, structure.number, 6, month);
    }

    /** The events that begin in this month, the latest first, as the export has them. */
    static List<Event> of(FictitiousStructure structure, int month) {
        MonthOfLife life = new MonthOfLife(structure, month);
        life.planTraining();
        for (int day = structure.period.monthStart(month); day < structure.period.monthStart(month + 1); day++) {
            life.day(day);
        }
        SeededFault.plant(structure, month, life.events);
        life.events.sort((one, other) -> Integer.compare(other.actualStart(), one.actualStart()));
        return life.events;
    }

    private void planTraining() {
        boolean busy = month < 3 || (month % 12 >= 8 && month % 12 <= 10);
        int sessions = busy ? 4 : 2;
        for (int session = 0; session < sessions; session++) {
            int day = period.monthStart(month) + chance.below(28);
            while (!period.workday(day)) {
                day = period.monthStart(month) + chance.below(28);
            }
            BitSet trainees = training.computeIfAbsent(day, free -> new BitSet());
            for (int i = 0; i < 6; i++) {
                trainees.set(chance.below(structure.seats.size()));
            }
        }
    }

    private void day(int day) {
        chance = Chance.of(structure.seed, structure.number, 7, period.date(day).toEpochDay());
        midnight = day * Period.DAY;
        agenda.clear();
        if (period.workday(day)) {
            training(day);
            for (int team = 0; team < structure.teams.size(); team++) {
                teamLife(day, team);
            }
            OfficeDay.fill(this, structure, day);
        }
        rounds(day);
        for (NightWatch watch : structure.nightWatches) {
            nightWatch(day, watch);
        }
    }

    /** Notes internal time of whoever sits here, if it is free. */
    boolean internal(Seat seat, int start, int minutes, Category category, int repetition) {
        int day = midnight / Period.DAY;
        int from = midnight + start * MINUTE;
        if (!seat.present(day) || !agenda.take(seat.index, from, from + minutes * MINUTE)) {
            return false;
        }
        Event event = new Event(from, from + minutes * MINUTE, seat.occupant(day), seat.team, category);
        event.function = seat.function(day);
        event.repetition = repetition;
        events.add(event);
        return true;
    }

    private void training(int day) {
        BitSet trainees = training.getOrDefault(day, new BitSet());
        for (Seat seat : structure.seats) {
            if (trainees.get(seat.index) && !seat.night) {
                internal(seat, 9 * 60, 210, Category.TRAINING, 0);
                internal(seat, 13 * 60 + 30, 210, Category.TRAINING, 0);
            }
        }
    }

    private void teamLife(int day, int number) {
        Team team = structure.teams.get(number);
        int weekday = period.weekday(day);
        if (weekday == team.meeting()) {
            boolean weekly = month < 3;
            if (weekly || (period.week(day) + number) % 2 == 0) {
                for (int s = team.first(); s < team.first() + team.size(); s++) {
                    Seat seat = structure.seats.get(s);
                    // Who is off comes now and then.
                    if (!tour(seat, day).isEmpty() || seat.night || chance.permille(400)) {
                        internal(seat, 14 * 60, weekly ? 90 : 120, Category.TEAM_MEETING, weekly ? 3 : 4);
                    }
                }
                Seat manager = structure.seats.get(team.manager());
                internal(manager, 14 * 60, weekly ? 90 : 120, Category.TEAM_MEETING, weekly ? 3 : 4);
            }
        } else if (weekday == team.coordination()) {
            coordination(day, team);
        } else if (weekday == team.facilitation()) {
            for (int s = team.first(); s < team.first() + team.size(); s++) {
                Seat seat = structure.seats.get(s);
                if (seat.function(day) == Function.TEAM_FACILITATOR) {
                    internal(seat, 14 * 60, 90, Category.FACILITATION, 3);
                }
            }
        }
    }

    private void coordination(int day, Team team) {
        if (period.date(day).getDayOfMonth() <= 7) {
            for (int s = team.first(); s < team.first() + team.size(); s++) {
                internal(structure.seats.get(s), 14 * 60, 120, Category.PRACTICE_ANALYSIS, 0);
            }
            return;
        }
        for (int s = team.first(); s < team.first() + team.size(); s++) {
            int since = day - lastHire(structure.seats.get(s), day);
            if (since < 56) {
                internal(structure.seats.get(s), 14 * 60, 60, Category.MENTORING, 3);
                internal(neighbour(team, s), 14 * 60, 60, Category.MENTORING, 3);
            }
        }
        int planner = period.week(day) * 2;
        for (int i = 0; i < 2; i++) {
            Seat seat = structure.seats.get(team.first() + (planner + i) % team.size());
            internal(seat, 14 * 60, 90, Category.TEAM_PLANNING, 3);
        }
        if (chance.permille(350)) {
            internal(anyone(team), 14 * 60, 60, Category.CONSULTATION, 0);
            internal(anyone(team), 14 * 60, 60, Category.CONSULTATION, 0);
        }
        if (chance.permille(250)) {
            internal(anyone(team), 15 * 60, 60, Category.MENTORING, 0);
        }
        if (structure.vocabulary.unmapped() != null && chance.permille(300)) {
            internal(anyone(team), 15 * 60, 45, Category.UNMAPPED, 0);
        }
    }

    private Seat anyone(Team team) {
        return structure.seats.get(team.first() + chance.below(team.size()));
    }

    private Seat neighbour(Team team, int seat) {
        return structure.seats.get(team.first() + (seat - team.first() + 1) % team.size());
    }

    private static int lastHire(Seat seat, int day) {
        int last = Integer.MIN_VALUE / 2;
        for (Seat.Change<Employee> change : seat.occupants()) {
            if (change.from() > 0 && change.from() <= day) {
                last = change.from();
            }
        }
        return last;
    }

    /**
     * Visits without anybody (<i>passages à pourvoir</i>).
     *
     * @param seat whose they were
     * @param slots the visits
     */
    private record Open(Seat seat, List<Slot> slots) {}

    private List<Slot> tour(Seat seat, int day) {
        if (seat.week.isEmpty()) {
            return List.of();
        }
        int weekday = period.holiday(day) ? 6 : period.weekday(day);
        boolean duty = period.week(day) % 3 == seat.rota;
        if (weekday >= 5) {
            return duty ? seat.week.get(weekday) : List.of();
        }
        return duty && (weekday == seat.rest || weekday == seat.rest + 2) ? List.of() : seat.week.get(weekday);
    }

    private void rounds(int day) {
        List<Open> open = new ArrayList<>();
        for (Team team : structure.teams) {
            open.clear();
            for (int s = team.first(); s < team.first() + team.size(); s++) {
                Seat seat = structure.seats.get(s);
                List<Slot> left = new ArrayList<>();
                for (Slot slot : tour(seat, day)) {
                    if (!expected(slot, seat, day)) {
                        continue;
                    }
                    if (!seat.present(day) || !visit(seat, slot, day)) {
                        left.add(slot);
                    }
                }
                if (!left.isEmpty()) {
                    open.add(new Open(seat, left));
                }
            }
            open.forEach(left -> stepIn(team, left, day));
            if (chance.permille(950)) {
                Slot once = new Slot(
                        chance.between(60, 116) * 10,
                        60,
                        chance.below(structure.beneficiaries.size() - structure.nightWatches.size()),
                        0);
                visit(anyone(team), once, day);
            }
        }
    }

    // Away beneficiaries: the first days stay in the planning as cancelled.
    private boolean expected(Slot slot, Seat seat, int day) {
        BitSet away = structure.beneficiaries.get(slot.beneficiary()).away();
        if (!away.get(day)) {
            return true;
        }
        int since = day - away.previousClearBit(day);
        if (since <= LAST_CANCELLED_DAY && seat.present(day) && take(seat, slot)) {
            Event event = event(slot, seat.occupant(day), seat.team);
            event.cancellation = since == 1 ? cancellation(20, 45, 35) : Cancellation.NEITHER;
        }
        return false;
    }

    private Cancellation cancellation(int neither, int paid, int unpaid) {
        return switch (chance.weighted(neither, paid, unpaid)) {
            case 0 -> Cancellation.NEITHER;
            case 1 -> Cancellation.BILLED_AND_PAID;
            default -> Cancellation.BILLED_NOT_PAID;
        };
    }

    private boolean take(Seat seat, Slot slot) {
        int from = midnight + slot.start() * MINUTE;
        return agenda.take(seat.index, from, from + slot.minutes() * MINUTE);
    }

    private boolean visit(Seat seat, Slot slot, int day) {
        if (!seat.present(day) || seat.night || !take(seat, slot)) {
            return false;
        }
        Event event = event(slot, seat.occupant(day), seat.team);
        if (slot.minutes() >= 45 && chance.permille(40)) {
            event.end -= 15 * MINUTE;
        }
        if (chance.permille(14)) {
            event.cancellation = cancellation(50, 25, 25);
        } else {
            clock(event);
        }
        return true;
    }

    private Event event(Slot slot, @Nullable Employee employee, int team) {
        int from = midnight + slot.start() * MINUTE;
        Event event = new Event(from, from + slot.minutes() * MINUTE, employee, team, Category.DIRECT_CARE);
        event.beneficiary = slot.beneficiary();
        event.repetition = slot.repetition();
        event.kilometres = chance.permille(15) ? chance.between(2, 30) : 0;
        event.transport = chance.permille(25) ? chance.between(1, 3) : 0;
        event.note = chance.permille(30) ? chance.between(1, Words.NOTES.size()) : 0;
        events.add(event);
        return event;
    }

    // A colleague who is off takes the whole round; else the team shares it; else nobody comes.
    private void stepIn(Team team, Open left, int day) {
        List<Slot> open = new ArrayList<>(left.slots());
        int[] order = chance.shuffled(team.size());
        if (chance.permille(550)) {
            for (int s : order) {
                Seat seat = structure.seats.get(team.first() + s);
                if (tour(seat, day).isEmpty() && seat.present(day) && !seat.night) {
                    open.removeIf(slot -> visit(seat, slot, day));
                    break;
                }
            }
        }
        for (Slot slot : open) {
            boolean taken = false;
            for (int i = 0; i < Math.min(4, order.length) && !taken; i++) {
                Seat seat = structure.seats.get(team.first() + order[i]);
                taken = visit(seat, slot, day);
            }
            if (!taken) {
                switch (chance.weighted(25, 25, 20)) {
                    case 0 -> event(slot, null, left.seat().team);
                    case 1 -> {
                        Event event = event(slot, left.seat().occupant(day), left.seat().team);
                        event.cancellation = Cancellation.NEITHER;
                        event.cancelledByWorker = true;
                    }
                    default -> {}
                }
            }
        }
    }

    private void nightWatch(int day, NightWatch watch) {
        boolean even = Math.floorMod(Math.floorDiv(period.date(day).toEpochDay(), 2L), 2) == 0;
        Seat due = structure.seats.get(even ? watch.even() : watch.odd());
        Seat other = structure.seats.get(even ? watch.odd() : watch.even());
        // Nobody can stand in night after night.
        Seat seat = due.present(day) || chance.permille(400) ? due : other;
        int from = midnight + NIGHT_FALLS;
        int to = midnight + Period.DAY + watch.end() * MINUTE;
        Event event =
                new Event(from, to, seat.present(day) ? seat.occupant(day) : null, seat.team, Category.DIRECT_CARE);
        event.beneficiary = watch.beneficiary();
        event.repetition = 1;
        clock(event);
        events.add(event);
    }

    // Within the five minutes that lie between two events, so that nobody clocks in two places.
    private void clock(Event event) {
        if (event.employee == null || !chance.permille(structure.clocked)) {
            return;
        }
        if (!chance.permille(25)) {
            event.clockedStart = event.start - 120 + chance.below(240) + chance.below(300);
            event.startReason = chance.permille(120) ? chance.between(1, 3) : 0;
        }
        if (!chance.permille(40)) {
            event.clockedEnd = event.end + 150 - chance.below(300) - chance.below(200);
            event.endReason = chance.permille(120) ? chance.between(1, 3) : 0;
        }
    }
}
