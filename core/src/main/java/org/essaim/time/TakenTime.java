package org.essaim.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The seconds of one worker that are taken already, as disjoint spans. */
final class TakenTime {
    private final NavigableMap<Long, Long> ends = new TreeMap<>();

    /** Takes what is free of a span, and answers that, in order of time. */
    List<Span> take(long start, long end) {
        List<Span> free = free(start, end);
        if (start < end) {
            long from = start;
            long to = end;
            Map.Entry<Long, Long> near = ends.floorEntry(end);
            while (near != null && near.getValue() >= start) {
                from = Math.min(from, near.getKey());
                to = Math.max(to, near.getValue());
                ends.remove(near.getKey());
                near = ends.floorEntry(end);
            }
            ends.put(from, to);
        }
        return free;
    }

    /** What is free of a span, in order of time. */
    List<Span> free(long start, long end) {
        if (ends.isEmpty()) {
            return start < end ? List.of(new Span(start, end)) : List.of();
        }
        List<Span> free = new ArrayList<>(1);
        long at = start;
        Map.Entry<Long, Long> before = ends.floorEntry(start);
        if (before != null) {
            at = Math.max(at, before.getValue());
        }
        for (Map.Entry<Long, Long> taken :
                ends.subMap(start, false, Math.max(start, end), false).entrySet()) {
            if (at < taken.getKey()) {
                free.add(new Span(at, taken.getKey()));
            }
            at = Math.max(at, taken.getValue());
        }
        if (at < end) {
            free.add(new Span(at, end));
        }
        return free;
    }

    /** Takes so many free seconds of a span, the earliest first, and answers them; fewer if there are no more. */
    List<Span> takeFirst(long start, long end, long seconds) {
        List<Span> taken = new ArrayList<>();
        long left = seconds;
        for (Span free : free(start, end)) {
            long length = Math.min(left, free.seconds());
            if (length > 0) {
                taken.add(new Span(free.start(), free.start() + length));
                left -= length;
            }
        }
        taken.forEach(span -> take(span.start(), span.end()));
        return taken;
    }
}
