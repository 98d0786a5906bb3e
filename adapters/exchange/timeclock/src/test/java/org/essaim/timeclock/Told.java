package org.essaim.timeclock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;

/** All that a reading tells, in a few words each. */
final class Told implements TimeSource.Sink {
    static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("5e".repeat(32));

    final List<String> facts = new ArrayList<>();
    final List<String> findings = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();
    private final Map<WorkerId, String> known = new LinkedHashMap<>();

    static Told by(TimeSource source) {
        Told told = new Told();
        for (String id : List.of("A1", "A2", "A3")) {
            told.known.put(PSEUDONYMS.pseudonym(id), id);
        }
        source.read(new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), PSEUDONYMS), told);
        return told;
    }

    @Override
    public void fact(long row, Fact fact) {
        Interval clocked = Objects.requireNonNull(fact.clocked());
        String label = fact.label().isEmpty() ? "" : " " + fact.label();
        facts.add(row + ": " + known.getOrDefault(Objects.requireNonNull(fact.worker()), "somebody") + label + " "
                + at(clocked.start(), clocked.startOffset()) + "/" + at(clocked.end(), clocked.endOffset()));
        everything.append(fact);
    }

    private static OffsetDateTime at(long second, int offset) {
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offset));
    }

    @Override
    public void reject(long row, Finding finding) {
        note(finding);
    }

    @Override
    public void note(Finding finding) {
        findings.add(finding.code() + " row " + finding.row() + (finding.value() == null ? "" : " " + finding.value()));
        everything.append(finding).append(finding.message(java.util.Locale.FRENCH));
    }

    /** All that anybody can read of it. */
    String everything() {
        return everything.toString();
    }
}
