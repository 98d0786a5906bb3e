package org.essaim.time;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;

/** A source that tells these facts in this order, from row 2 on; rows in {@code refused} it cannot read. */
record Telling(String profile, boolean identified, List<Fact> facts, Set<Long> refused) implements TimeSource {
    static Telling of(List<Fact> facts) {
        return new Telling("planning", false, facts, Set.of());
    }

    static Telling of(Fact... facts) {
        return of(List.of(facts));
    }

    static Telling identified(List<Fact> facts) {
        return new Telling("planning", true, facts, Set.of());
    }

    static Telling identified(Fact... facts) {
        return identified(List.of(facts));
    }

    Telling refusing(long... rows) {
        return new Telling(
                profile,
                identified,
                facts,
                java.util.Arrays.stream(rows).boxed().collect(java.util.stream.Collectors.toSet()));
    }

    @Override
    public String name() {
        return "planning.csv";
    }

    @Override
    public Reading read(Context context, Sink sink) {
        long row = 1;
        for (Fact fact : facts) {
            row++;
            if (refused.contains(row)) {
                sink.reject(
                        row,
                        Finding.of(Code.MISSING_VALUE).file(name()).row(row).build());
            } else {
                sink.fact(row, fact);
            }
        }
        return new Reading(Digest.of("test", name().getBytes(StandardCharsets.UTF_8)), facts.size());
    }
}
