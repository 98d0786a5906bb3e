package org.essaim.cli.simulation;

import java.util.ArrayList;
import java.util.List;
import org.essaim.cli.simulation.Seat.Slot;

/** Draws the week of a seat (<i>tournée type</i>): mornings, afternoons or evenings, and one weekend in three. */
final class WeeklyRound {
    private static final int[] MINUTES = {30, 45, 60, 90, 120, 150, 180};
    private static final int EVERY_WORKDAY = 2;
    private static final int EVERY_WEEK = 3;
    private static final int EVERY_OTHER_WEEK = 4;

    private final Chance chance;
    private final int regulars;
    private final int firstRegular;
    private final int firstOfTeam;
    private final int ofTeam;

    /**
     * @param firstRegular the first of the seat's own beneficiaries
     * @param regulars how many of them
     * @param firstOfTeam the first of all the team's beneficiaries
     * @param ofTeam how many of them
     */
    WeeklyRound(Chance chance, int firstRegular, int regulars, int firstOfTeam, int ofTeam) {
        this.chance = chance;
        this.firstRegular = firstRegular;
        this.regulars = regulars;
        this.firstOfTeam = firstOfTeam;
        this.ofTeam = ofTeam;
    }

    /** The seven days of a seat; {@code reserved} weekdays leave the early afternoon to the team. */
    List<List<Slot>> draw(List<Integer> reserved) {
        int contract = chance.weighted(55, 30, 15);
        int daily = 0;
        List<Slot> early = block(chance.between(84, 96) * 5, 12 * 60 + 45, EVERY_WORKDAY);
        List<Slot> late = block(chance.between(102, 108) * 5, 12 * 60 + 45, EVERY_WORKDAY);
        List<Slot> evening = block(chance.between(200, 207) * 5, 20 * 60 + 30, EVERY_WORKDAY);
        List<List<Slot>> week = new ArrayList<>();
        for (int weekday = 0; weekday < 5; weekday++) {
            List<Slot> day = new ArrayList<>();
            int kind = contract == 0
                    ? chance.weighted(65, 35, 0)
                    : contract == 1 ? chance.weighted(50, 30, 20) : chance.weighted(45, 20, 35);
            if (kind == 0) {
                day.addAll(varied(early));
                int afternoon = reserved.contains(weekday) ? 16 * 60 + 20 : chance.between(168, 174) * 5;
                day.addAll(block(afternoon, 17 * 60 + 45, EVERY_WEEK));
            } else if (kind == 1) {
                day.addAll(varied(late));
                day.addAll(varied(evening));
            }
            daily += day.size();
            week.add(day);
        }
        boolean evenings = daily > 0 && chance.permille(800);
        List<Slot> morning = block(chance.between(90, 96) * 5, 12 * 60 + 45, EVERY_OTHER_WEEK);
        for (int weekday = 5; weekday < 7; weekday++) {
            List<Slot> day = new ArrayList<>(varied(morning));
            if (evenings) {
                day.addAll(block(17 * 60 + 30, 19 * 60 + 30, EVERY_OTHER_WEEK));
            }
            week.add(day);
        }
        return List.copyOf(week);
    }

    private List<Slot> block(int from, int limit, int repetition) {
        List<Slot> slots = new ArrayList<>();
        int start = from;
        while (true) {
            int minutes = MINUTES[chance.weighted(36, 24, 28, 7, 3, 1, 1)];
            if (start + minutes > limit) {
                return slots;
            }
            slots.add(new Slot(start, minutes, firstRegular + chance.below(regulars), repetition));
            start += minutes + chance.between(1, 5) * 5;
            if (chance.permille(100)) {
                start += 30;
            }
        }
    }

    // The same hours every day, but now and then for somebody else of the team.
    private List<Slot> varied(List<Slot> slots) {
        List<Slot> day = new ArrayList<>();
        for (Slot slot : slots) {
            day.add(
                    chance.permille(250)
                            ? new Slot(slot.start(), slot.minutes(), firstOfTeam + chance.below(ofTeam), EVERY_WEEK)
                            : slot);
        }
        return day;
    }
}
