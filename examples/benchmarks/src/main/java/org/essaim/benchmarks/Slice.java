package org.essaim.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/** The entries of one structure’s month, worker by worker and day by day, in columns that are filled anew for each. */
final class Slice {
    /**
     * What an entry is for.
     *
     * @param category of ten
     * @param scheme of direct care
     * @param perThousand how many entries of a thousand are for it
     */
    record Kind(Category category, @Nullable Scheme scheme, int perThousand) {}

    /** Most are visits and the ways between them. */
    static final List<Kind> KINDS = List.of(
            new Kind(Category.DIRECT_CARE, Scheme.APA, 330),
            new Kind(Category.DIRECT_CARE, Scheme.PCH, 100),
            new Kind(Category.DIRECT_CARE, Scheme.PENSION_FUND, 70),
            new Kind(Category.TRAVEL, null, 380),
            new Kind(Category.TEAM_MEETING, null, 30),
            new Kind(Category.TEAM_PLANNING, null, 25),
            new Kind(Category.TRAINING, null, 15),
            new Kind(Category.PRACTICE_ANALYSIS, null, 10),
            new Kind(Category.MENTORING, null, 5),
            new Kind(Category.ADMINISTRATION, null, 15),
            new Kind(Category.CANCELLED_PAID, null, 10),
            new Kind(Category.WAITING, null, 10));

    private static final byte[] BY_CHANCE = byChance();

    int structure;
    int month;
    int count;
    /** How many workers the structure has. */
    int workers;
    /** The number of its first worker among all. */
    int firstWorker;

    byte[] kind = new byte[0];
    int[] worker = new int[0];
    byte[] day = new byte[0];
    int[] seconds = new int[0];

    private static byte[] byChance() {
        byte[] kinds = new byte[1_000];
        int at = 0;
        for (int kind = 0; kind < KINDS.size(); kind++) {
            for (int i = 0; i < KINDS.get(kind).perThousand(); i++) {
                kinds[at++] = (byte) kind;
            }
        }
        return kinds;
    }

    void fill(int ofStructure, int ofMonth, int entries, int ofWorkers, int first) {
        structure = ofStructure;
        month = ofMonth;
        count = entries;
        workers = ofWorkers;
        firstWorker = first;
        if (kind.length < entries) {
            kind = new byte[entries];
            worker = new int[entries];
            day = new byte[entries];
            seconds = new int[entries];
        }
        SplittableRandom random = new SplittableRandom(31L * ofStructure + ofMonth);
        int days = yearMonth().lengthOfMonth();
        for (int who = 0; who < ofWorkers; who++) {
            // The first work most: a third of the people do half of the hours.
            int from = upTo(who, ofWorkers, entries);
            int to = upTo(who + 1, ofWorkers, entries);
            for (int i = from; i < to; i++) {
                int chance = random.nextInt() >>> 1;
                byte what = BY_CHANCE[chance % 1_000];
                kind[i] = what;
                worker[i] = first + who;
                day[i] = (byte) (1 + (long) (i - from) * days / (to - from));
                seconds[i] = what == 3 ? 60 * (3 + (chance >>> 10) % 28) : 300 * (3 + (chance >>> 10) % 22);
            }
        }
    }

    private static int upTo(int who, int workers, int entries) {
        return (int) Math.round(entries * Math.pow((double) who / workers, 0.7));
    }

    YearMonth yearMonth() {
        return yearMonth(month);
    }

    static YearMonth yearMonth(int month) {
        return YearMonth.of(2025, month + 1);
    }

    /** The days of the month, from the first one on at 1. */
    LocalDate[] days() {
        LocalDate[] days = new LocalDate[yearMonth().lengthOfMonth() + 1];
        Arrays.setAll(days, number -> yearMonth().atDay(Math.max(1, number)));
        return days;
    }

    String structureName() {
        return structureName(structure);
    }

    static String structureName(int structure) {
        return String.format(Locale.ROOT, "S%04d", structure);
    }

    /** The cells of the month, by worker of the structure and kind. */
    Cell[] cells() {
        Cell[] cells = new Cell[workers * KINDS.size()];
        for (int who = 0; who < workers; who++) {
            WorkerId id = pseudonym(firstWorker + who);
            for (int i = 0; i < KINDS.size(); i++) {
                Kind what = KINDS.get(i);
                cells[who * KINDS.size() + i] = new Cell(
                        structureName(),
                        "",
                        id,
                        Function.CARE_WORKER,
                        yearMonth(),
                        yearMonth().atDay(1),
                        what.category(),
                        what.scheme());
            }
        }
        return cells;
    }

    private static WorkerId pseudonym(int number) {
        long high = mixed(number);
        return new WorkerId(String.format(Locale.ROOT, "%016x%016x", high, mixed(high)));
    }

    private static long mixed(long of) {
        long mixed = (of + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return (mixed ^ (mixed >>> 29)) * 0x94d049bb133111ebL;
    }
}
