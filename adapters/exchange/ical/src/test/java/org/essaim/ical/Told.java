package org.essaim.ical;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;

/** Everything that one reading told, in a short form for people. */
final class Told implements TimeSource.Sink {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("5e".repeat(32));
    private static final Map<WorkerId, String> WORKERS = new LinkedHashMap<>();
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        for (String worker : List.of("A1", "A2")) {
            WORKERS.put(PSEUDONYMS.pseudonym(worker), worker);
        }
        for (int i = 0; i < 20; i++) {
            KEYS.put(EventReader.key("reunion-" + i), "reunion-" + i);
        }
    }

    final List<Fact> facts = new ArrayList<>();
    final List<String> shortFacts = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final TreeSet<Long> rejected = new TreeSet<>();
    final TreeSet<Long> kept = new TreeSet<>();
    TimeSource.Reading reading = new TimeSource.Reading(Digest.ofFile(Digest.sha256()), -1);

    static Told by(TimeSource source) {
        return by(source, PARIS);
    }

    static Told by(TimeSource source, ZoneId zone) {
        Told told = new Told();
        told.reading = source.read(new TimeSource.Context("S001", zone, PSEUDONYMS), told);
        return told;
    }

    @Override
    public void fact(long row, Fact fact) {
        facts.add(fact);
        kept.add(row);
        shortFacts.add(row + ": " + shortForm(fact));
    }

    @Override
    public void reject(long row, Finding finding) {
        rejected.add(row);
        findings.add(finding);
    }

    @Override
    public void note(Finding finding) {
        findings.add(finding);
    }

    List<Code> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    List<String> shortFindings() {
        return findings.stream().map(Told::shortForm).toList();
    }

    /** All that a reader of facts and findings can see. */
    String everything() {
        StringBuilder all = new StringBuilder();
        facts.forEach(fact -> all.append(fact).append('\n'));
        for (Finding finding : findings) {
            all.append(finding).append('\n');
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                all.append(finding.message(locale))
                        .append(finding.remedy(locale))
                        .append('\n');
            }
        }
        return all.append(reading).toString();
    }

    private static String shortForm(Finding finding) {
        StringBuilder text =
                new StringBuilder(finding.code().name()).append(' ').append(finding.severity());
        if (finding.row() != null) {
            text.append(" row ").append(finding.row());
        }
        if (finding.column() != null) {
            text.append(" column ").append(finding.column());
        }
        if (finding.value() != null) {
            text.append(" value ").append(finding.value());
        }
        if (!finding.details().isEmpty()) {
            String details = new TreeMap<>(finding.details()).toString();
            text.append(" (").append(details, 1, details.length() - 1).append(')');
        }
        return text.toString();
    }

    private static String shortForm(Fact fact) {
        Interval planned = Objects.requireNonNull(fact.planned());
        String[] key = Objects.requireNonNull(fact.key()).split("/", 2);
        return fact.kind() + " " + WORKERS.getOrDefault(Objects.requireNonNull(fact.worker()), "somebody") + " "
                + KEYS.getOrDefault(key[0], "other") + (key.length > 1 ? "/" + key[1] : "") + " "
                + at(planned.start(), planned.startOffset()) + "/" + at(planned.end(), planned.endOffset())
                + (fact.label().isEmpty() ? "" : " " + fact.label());
    }

    private static OffsetDateTime at(long second, int offset) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset);
        return LocalDateTime.ofEpochSecond(second, 0, zone).atOffset(zone);
    }
}
