package org.essaim.xlsx;

import java.nio.file.Path;
import java.time.Instant;
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
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;

/** All that a workbook told, in a few words each. */
final class Told implements TimeSource.Sink {
    private static final Pseudonymiser PSEUDONYMS = Pseudonymiser.ofHexKey("5e".repeat(32));

    final List<String> facts = new ArrayList<>();
    final List<String> findings = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();
    private final Map<WorkerId, String> known = new LinkedHashMap<>();

    static Told by(Path file, SourceTree mapping) {
        Told told = new Told();
        for (String id : List.of("A1", "A2", "17")) {
            told.known.put(PSEUDONYMS.pseudonym(id), id);
        }
        ExportBooks.source(file, mapping)
                .read(new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), PSEUDONYMS), told);
        return told;
    }

    @Override
    public void fact(long row, Fact fact) {
        Interval planned = Objects.requireNonNull(fact.planned());
        facts.add(row + ": " + fact.kind() + " " + known.getOrDefault(Objects.requireNonNull(fact.worker()), "somebody")
                + (fact.label().isEmpty() ? "" : " " + fact.label())
                + (fact.service().isEmpty() ? "" : " " + fact.service())
                + " " + at(planned.start(), planned.startOffset()) + "/" + at(planned.end(), planned.endOffset())
                + (fact.dayTotal() ? " total" : "")
                + (fact.trip() == null ? "" : " trip " + fact.trip()));
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
            text.append(' ').append(new TreeMap<>(finding.details()));
        }
        findings.add(text.toString());
        everything.append(finding).append(finding.message(Locale.FRENCH)).append(finding.remedy(Locale.FRENCH));
    }

    /** All that anybody can read of it. */
    String everything() {
        return everything.toString();
    }
}
