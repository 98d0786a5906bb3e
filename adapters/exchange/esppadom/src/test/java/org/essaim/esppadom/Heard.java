package org.essaim.esppadom;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Everything that one reading told, in a short form for people. */
final class Heard implements TimeSource.Sink {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("e5".repeat(32));
    static final List<String> CARERS = List.of("17", "18", "19");
    private static final Map<WorkerId, String> KNOWN = known();

    final List<Fact> facts = new ArrayList<>();
    final List<String> visits = new ArrayList<>();
    final List<String> gone = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<Long> rows = new ArrayList<>();
    TimeSource.Reading reading = new TimeSource.Reading(Digest.ofFile(Digest.sha256()), -1);

    static Heard of(Path file) {
        return of(EsppadomTimeSource.of(file));
    }

    static Heard of(TimeSource source) {
        Heard heard = new Heard();
        heard.reading = source.read(new TimeSource.Context("S001", PARIS, PSEUDONYMS), heard);
        return heard;
    }

    static String carer(WorkerId worker) {
        return KNOWN.getOrDefault(worker, "somebody");
    }

    @Override
    public void fact(long row, Fact fact) {
        rows.add(row);
        facts.add(fact);
        visits.add(row + " " + shortForm(fact));
    }

    @Override
    public void gone(long row, String key) {
        rows.add(row);
        gone.add(row + " " + key);
    }

    @Override
    public void reject(long row, Finding finding) {
        rows.add(row);
        findings.add(finding);
    }

    @Override
    public void note(Finding finding) {
        findings.add(finding);
    }

    List<String> shortFindings() {
        return findings.stream().map(Heard::shortForm).toList();
    }

    /** All that a reader of facts and findings can see. */
    String everything() {
        StringBuilder all = new StringBuilder();
        facts.forEach(fact -> all.append(fact).append('\n'));
        gone.forEach(key -> all.append(key).append('\n'));
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
        StringBuilder text = new StringBuilder(finding.code() + " " + finding.severity());
        if (finding.row() != null) {
            text.append(' ').append(finding.row());
        }
        if (finding.column() != null) {
            text.append(' ').append(finding.column());
        }
        if (finding.value() != null) {
            text.append(" value=").append(finding.value());
        }
        new TreeMap<>(finding.details())
                .forEach((name, detail) ->
                        text.append(' ').append(name).append('=').append(detail));
        return text.toString();
    }

    private static String shortForm(Fact fact) {
        WorkerId worker = fact.worker();
        return fact.key() + " " + (worker == null ? "-" : carer(worker)) + " "
                + (fact.service().isEmpty() ? "-" : fact.service())
                + (fact.adjustment().isEmpty() ? "" : " " + fact.adjustment())
                + times("planned", fact.planned())
                + times("clocked", fact.clocked())
                + times("retained", fact.retained());
    }

    private static String times(String name, @Nullable Interval interval) {
        return interval == null
                ? ""
                : " " + name + "=" + at(interval.start(), interval.startOffset()) + "/"
                        + at(interval.end(), interval.endOffset());
    }

    private static String at(long second, int offset) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset);
        return LocalDateTime.ofEpochSecond(second, 0, zone).atOffset(zone).toString();
    }

    private static Map<WorkerId, String> known() {
        Map<WorkerId, String> known = new LinkedHashMap<>();
        CARERS.forEach(id -> known.put(PSEUDONYMS.pseudonym(id), id));
        return known;
    }
}
