package org.essaim.formats;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a figure stands on a drawing (<i>échelle</i>), in exact integer arithmetic.
 *
 * @param least the figure at {@code from}, 0 or less
 * @param most the figure at {@code from + width}
 * @param from tenths of a pixel
 * @param width tenths of a pixel
 */
record Scale(long least, long most, int from, int width) {
    private static final int MOST_TICKS = 6;

    Scale {
        most = most <= least ? Math.addExact(least, 1) : most;
    }

    int at(long figure) {
        BigInteger way = BigInteger.valueOf(figure).subtract(BigInteger.valueOf(least));
        BigInteger whole = BigInteger.valueOf(most).subtract(BigInteger.valueOf(least));
        return from + way.multiply(BigInteger.valueOf(width)).divide(whole).intValueExact();
    }

    /** Round figures along the axis: one, two or five times a power of ten of the unit. */
    List<Long> ticks(long unit) {
        return ticks(unit, MOST_TICKS);
    }

    /** Round figures along an axis that has room for about so many. */
    List<Long> ticks(long unit, int room) {
        long step = unit;
        for (int i = 0; (most - least) / step >= room; i++) {
            step = Math.multiplyExact(step, i % 3 == 1 ? 5 : 2) / (i % 3 == 1 ? 2 : 1);
        }
        List<Long> ticks = new ArrayList<>();
        for (long tick = least - Math.floorMod(least, step); tick <= most; tick += step) {
            if (tick >= least) {
                ticks.add(tick);
            }
        }
        return ticks;
    }
}
