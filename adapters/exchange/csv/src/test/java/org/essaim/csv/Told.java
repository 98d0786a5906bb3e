package org.essaim.csv;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Cancellation;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Everything that one reading told, in a short form for people. */
final class Told implements TimeSource.Sink {
    static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("5e".repeat(32));
    private static final Map<WorkerId, String> KNOWN = known();

    final List<Fact> facts = new ArrayList<>();
    final List<String> shortFacts = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final TreeSet<Long> rejected = new TreeSet<>();
    final TreeSet<Long> kept = new TreeSet<>();
    TimeSource.Reading reading = new TimeSource.Reading(Digest.ofFile(Digest.sha256()), -1);

    static Told by(CsvTimeSource source) {
        return by(source, "S001", ZoneId.of("Europe/Paris"));
    }

    static Told by(CsvTimeSource source, String structure, ZoneId zone) {
        Told told = new Told();
        told.reading = source.read(new TimeSource.Context(structure, zone, PSEUDONYMS), told);
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

    List<String> shortFindings() {
        return findings.stream().map(Told::shortForm).toList();
    }

    /** All that a reader of facts and findings can see. */
    String everything() {
        StringBuilder all = new StringBuilder();
        facts.forEach(fact -> all.append(fact).append('\n'));
        for (Finding finding : findings) {
            all.append(finding).append('\n');
            for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
                all.append(finding.message(locale))
                        .append(finding.remedy(locale))
                        .append('\n');
            }
        }
        return all.append(reading).toString();
    }

    private static String shortForm(Finding finding) {
        StringBuilder text = new StringBuilder(finding.code().name());
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
        StringBuilder text = new StringBuilder(fact.kind().name());
        WorkerId worker = fact.worker();
        text.append(' ').append(worker == null ? "nobody" : KNOWN.getOrDefault(worker, "somebody"));
        append(text, "key", fact.key());
        append(text, "team", fact.team());
        append(text, "label", fact.label());
        append(text, "service", fact.service());
        append(text, "planned", fact.planned());
        append(text, "clocked", fact.clocked());
        append(text, "retained", fact.retained());
        if (fact.cancellation() != Cancellation.NONE) {
            text.append(' ').append(fact.cancellation());
        }
        append(text, "adjustment", fact.adjustment());
        if (fact.trip() != null) {
            append(text, "trip", Long.toString(fact.trip()));
        }
        text.append(fact.dayTotal() ? " total" : "");
        text.append(fact.nature() == null ? "" : " " + fact.nature());
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(' ').append(name).append('=').append(value);
        }
    }

    private static void append(StringBuilder text, String name, @Nullable Interval interval) {
        if (interval != null) {
            text.append(' ').append(name).append(' ');
            text.append(at(interval.start(), interval.startOffset())).append('/');
            text.append(at(interval.end(), interval.endOffset()));
        }
    }

    private static OffsetDateTime at(long second, int offset) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset);
        return LocalDateTime.ofEpochSecond(second, 0, zone).atOffset(zone);
    }

    private static Map<WorkerId, String> known() {
        Map<WorkerId, String> known = new LinkedHashMap<>();
        for (String id : List.of("A1", "A2", "A3", "a1@example.org", "hr.employee_3")) {
            known.put(PSEUDONYMS.pseudonym(id), id);
        }
        return known;
    }
}
