package org.essaim.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.SensitiveTable;

/** How the figures of a cube are told apart beside structures and periods (<i>ventilation</i>), and who is behind each. */
sealed interface Breakdown permits BookedTime, Counted {
    /** True if months make its longer periods; what counts each person once in a period does not add up. */
    boolean isAdding();

    /** What they are told apart by; none if there is one figure alone. */
    List<Axis> axes();

    /** How far down each of its axes is shown where this measure is. */
    Map<String, Integer> depths(String measure, IndicatorTable table);

    /** Where the figure of a measure stands on its axes. */
    List<String> at(String measure, IndicatorValue value);

    /**
     * Puts in who is behind what, by structure, period and its own axes.
     *
     * @param periods months, or whatever periods are asked for if they do not add up
     * @return true if anybody is behind anything
     */
    boolean tell(SensitiveTable.Builder table, List<String> structures, Collection<Period> periods);
}
