package org.essaim.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.essaim.organisation.WorkerId;

/**
 * What one sealed month booked, in columns: whose seconds, in which team, category by category, and over all of them and over coordination once more,
 * because that is what is asked for most.
 *
 * <p>Immutable. Teams and workers are numbers that whoever made it can turn back.
 */
final class MonthColumns {
    private static final List<Category> CATEGORIES = List.of(Category.values());
    /** The place of everything that was booked. */
    static final int ALL = CATEGORIES.size();
    /** The place of coordination of any category. */
    static final int COORDINATION = ALL + 1;
    /** A place in which nothing is ever booked. */
    static final int NOWHERE = COORDINATION + 1;
    /** In whatever team. */
    static final int ANY = -1;
    /** In no team that there is. */
    static final int NONE = -2;

    private static final int PLACES = NOWHERE + 1;
    private static final int TEAMS = 1 << 24;
    private static final int PLACE_FROM = Integer.SIZE + Integer.numberOfTrailingZeros(TEAMS);

    // The rows of a place lie together, those of a team within it.
    private final int[] starts = new int[PLACES + 1];
    private final int[] teams;
    private final int[] workers;
    private final long[] seconds;

    /** Takes a number of seconds of a worker. */
    interface Row {
        void take(int worker, long seconds);
    }

    private MonthColumns(Map<Long, Long> sums) {
        long[] keys = sums.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        teams = new int[keys.length];
        workers = new int[keys.length];
        seconds = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            starts[(int) (keys[i] >>> PLACE_FROM) + 1] = i + 1;
            teams[i] = (int) (keys[i] >>> Integer.SIZE) % TEAMS;
            workers[i] = (int) keys[i];
            seconds[i] = sums.getOrDefault(keys[i], 0L);
        }
        for (int place = 1; place <= PLACES; place++) {
            starts[place] = Math.max(starts[place], starts[place - 1]);
        }
    }

    /** The columns of these cells. */
    static MonthColumns of(SortedMap<Cell, Long> cells, ToIntFunction<String> team, ToIntFunction<WorkerId> worker) {
        Map<Long, Long> sums = new HashMap<>();
        cells.forEach((cell, own) -> {
            int inTeam = team.applyAsInt(cell.team());
            if (inTeam >= TEAMS) {
                throw new IllegalStateException("There are more teams than a federation has: [" + inTeam + "].");
            }
            long row = ((long) inTeam << Integer.SIZE) + worker.applyAsInt(cell.worker());
            IntConsumer add = place -> sums.merge(((long) place << PLACE_FROM) + row, own, Math::addExact);
            add.accept(place(cell.category()));
            add.accept(ALL);
            if (cell.category().isCoordination()) {
                add.accept(COORDINATION);
            }
        });
        return new MonthColumns(sums);
    }

    /** The place of a category. */
    static int place(Category category) {
        return CATEGORIES.indexOf(category);
    }

    /** The place of what is booked in both a place and a category. */
    static int both(int place, Category category) {
        boolean within =
                place == ALL || place == place(category) || (place == COORDINATION && category.isCoordination());
        return within ? place(category) : NOWHERE;
    }

    /** How many rows it keeps. */
    int size() {
        return seconds.length;
    }

    /** Hands out the rows of a place: of one team, or of {@link #ANY}. */
    void rows(int place, int team, Row row) {
        for (int i = starts[place], end = starts[place + 1]; i < end; i++) {
            if (team == ANY || teams[i] == team) {
                row.take(workers[i], seconds[i]);
            }
        }
    }

    /** True if something of a team was booked in a place. */
    boolean has(int place, int team) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            if (team == ANY || teams[i] == team) {
                return true;
            }
        }
        return false;
    }

    /** The teams of which something was booked in a place, each once. */
    int[] teams(int place) {
        return Arrays.stream(teams, starts[place], starts[place + 1]).distinct().toArray();
    }
}
