package org.essaim.cli.simulation;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Someone who does not exist and works (<i>intervenant fictif</i>).
 *
 * @param number the place within the structure
 * @param id what the planning calls the worker, such as {@code A-0123}
 * @param title the form of address
 * @param firstName an invented word
 * @param lastName an invented word
 * @param absent the days of absence
 */
record Employee(int number, String id, String title, String firstName, String lastName, BitSet absent) {

    static Employee hire(long seed, int structure, int number, Period period) {
        Chance chance = Chance.of(seed, structure, 2, number);
        return new Employee(
                number,
                String.format(Locale.ROOT, "A-%04d", (structure - 1) * FictitiousStructure.MOST_EMPLOYEES + number),
                chance.permille(930) ? "Mme" : "M.",
                chance.pick(Words.FIRST_NAMES),
                chance.pick(Words.LAST_NAMES),
                absences(chance, period));
    }

    private static BitSet absences(Chance chance, Period period) {
        BitSet absent = new BitSet();
        int firstYear = period.date(0).getYear();
        int lastYear = period.date(period.days() - 1).getYear();
        for (int year = firstYear; year <= lastYear; year++) {
            long newYear =
                    LocalDate.of(year, 1, 1).toEpochDay() - period.date(0).toEpochDay();
            List<int[]> leaves = List.of(
                    new int[] {chance.between(181, 235), chance.weighted(1, 1) * 7 + 14},
                    new int[] {chance.below(120), 7},
                    new int[] {chance.between(270, 355), 5});
            for (int[] leave : leaves) {
                mark(absent, newYear + leave[0], leave[1], period);
            }
        }
        for (int day = 0; day < period.days(); day++) {
            if (chance.permille(7)) {
                int length = switch (chance.weighted(500, 350, 130, 20)) {
                    case 0 -> chance.between(1, 3);
                    case 1 -> chance.between(4, 10);
                    case 2 -> chance.between(11, 30);
                    default -> chance.between(31, 90);
                };
                mark(absent, day, length, period);
                day += length;
            }
        }
        return absent;
    }

    private static void mark(BitSet absent, long from, int length, Period period) {
        int start = Math.toIntExact(Math.max(0, Math.min(from, period.days())));
        int end = Math.toIntExact(Math.max(0, Math.min(from + length, period.days())));
        absent.set(start, end);
    }
}
