package org.essaim.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.organisation.WorkerId;

/**
 * Time of one worker without a gap that the month before counts already.
 *
 * @param start its first second
 * @param end the second after its last
 * @param isCancelled true if it ends with what was cancelled and paid
 * @param isDayTotal true if it was placed for the total of a day
 */
record Stretch(long start, long end, boolean isCancelled, boolean isDayTotal) {
    /** What the month before counts for these workers from this second on, in order of time. */
    static Map<WorkerId, List<Stretch>> of(List<Entry> before, Set<WorkerId> workers, long from) {
        List<Entry> inTime = new ArrayList<>();
        for (Entry entry : before) {
            if (entry.end() >= from && workers.contains(entry.worker())) {
                inTime.add(entry);
            }
        }
        inTime.sort(Comparator.comparingLong(Entry::start));
        Map<WorkerId, List<Stretch>> stretches = new HashMap<>();
        for (Entry entry : inTime) {
            List<Stretch> own = stretches.computeIfAbsent(entry.worker(), none -> new ArrayList<>());
            boolean dayTotal = entry.rule().endsWith(WorkedMonth.DAY_TOTAL);
            int last = own.size() - 1;
            boolean joins = last >= 0
                    && own.get(last).end() == entry.start()
                    && own.get(last).isDayTotal() == dayTotal;
            long start = joins ? own.remove(last).start() : entry.start();
            own.add(new Stretch(start, entry.end(), entry.category() == Category.CANCELLED_PAID, dayTotal));
        }
        return stretches;
    }
}
