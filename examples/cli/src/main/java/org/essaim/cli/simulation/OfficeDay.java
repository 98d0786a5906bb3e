package org.essaim.cli.simulation;

import org.essaim.organisation.Function;
import org.essaim.time.Category;

/** A working day of those who are in no team (<i>journée du siège</i>). */
final class OfficeDay {
    private static final int EVERY_WORKDAY = 2;
    private static final int EVERY_WEEK = 3;
    private static final int EVERY_OTHER_WEEK = 4;

    private OfficeDay() {}

    static void fill(MonthOfLife life, FictitiousStructure structure, int day) {
        steering(life, structure, day);
        int weekday = structure.period.weekday(day);
        for (Seat seat : structure.seats) {
            if (seat.team == Seat.OFFICE) {
                switch (seat.function(day)) {
                    case AREA_MANAGER -> manager(life, seat, weekday);
                    case DIRECTOR -> director(life, seat, weekday);
                    default -> clerk(life, structure, seat, weekday);
                }
            }
        }
    }

    private static void steering(MonthOfLife life, FictitiousStructure structure, int day) {
        int weekday = structure.period.weekday(day);
        int dayOfMonth = structure.period.date(day).getDayOfMonth();
        boolean committee = weekday == 3 && dayOfMonth > 14 && dayOfMonth <= 21;
        boolean project = weekday == 1 && structure.period.week(day) % 2 == 0;
        for (Seat seat : structure.seats) {
            Function function = seat.function(day);
            boolean leads = function == Function.DIRECTOR || function == Function.AREA_MANAGER;
            if (project && leads) {
                life.internal(seat, 9 * 60, 90, Category.PROJECT_STEERING, EVERY_OTHER_WEEK);
            } else if (committee && (leads || function == Function.TEAM_FACILITATOR)) {
                life.internal(seat, 14 * 60, 120, Category.PROJECT_STEERING, 0);
            }
        }
    }

    private static void manager(MonthOfLife life, Seat seat, int weekday) {
        boolean withTeams = weekday % 2 == 0;
        if (withTeams) {
            life.internal(seat, 9 * 60, 90, Category.FACILITATION, EVERY_WEEK);
            life.internal(seat, 10 * 60 + 35, 115, Category.ADMINISTRATION, EVERY_WEEK);
        } else if (!life.internal(seat, 9 * 60, 210, Category.ADMINISTRATION, EVERY_WEEK)) {
            life.internal(seat, 10 * 60 + 40, 110, Category.ADMINISTRATION, EVERY_WEEK);
        }
        if (weekday == 3) {
            life.internal(seat, 16 * 60 + 15, 60, Category.CONSULTATION, 0);
        }
        if (!life.internal(seat, 13 * 60 + 30, 150, Category.ADMINISTRATION, EVERY_WEEK)) {
            life.internal(seat, 16 * 60 + 30, 60, Category.ADMINISTRATION, EVERY_WEEK);
        }
    }

    private static void director(MonthOfLife life, Seat seat, int weekday) {
        if (weekday != 1) {
            life.internal(seat, 9 * 60, 180, Category.ADMINISTRATION, EVERY_WEEK);
        }
        if (weekday == 0 || weekday == 4) {
            life.internal(seat, 14 * 60, 180, Category.ADMINISTRATION, EVERY_WEEK);
        }
    }

    private static void clerk(MonthOfLife life, FictitiousStructure structure, Seat seat, int weekday) {
        life.internal(seat, 9 * 60, 210, Category.ADMINISTRATION, EVERY_WORKDAY);
        if (weekday != 2) {
            life.internal(seat, 13 * 60 + 30, 210, Category.ADMINISTRATION, EVERY_WORKDAY);
        } else if (structure.vocabulary.unmapped() != null) {
            life.internal(seat, 14 * 60, 60, Category.UNMAPPED, EVERY_WEEK);
        }
    }
}
