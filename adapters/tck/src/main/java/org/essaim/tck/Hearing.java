package org.essaim.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** Listens to one reading of a source, and keeps all of it. */
class Hearing implements TimeSource.Sink {
    static final TimeSource.Context CONTEXT = new TimeSource.Context(Desk.NORTH, Desk.PARIS, Desk.PSEUDONYMS);

    final List<Long> rows = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<Long> rejected = new ArrayList<>();

    @Override
    public void fact(long row, Fact fact) {
        rows.add(row);
        facts.add(fact);
    }

    @Override
    public void reject(long row, Finding finding) {
        // A row with several problems is refused with each of them.
        if (rejected.isEmpty() || rejected.get(rejected.size() - 1) != row) {
            rows.add(row);
            rejected.add(row);
        }
        findings.add(finding);
    }

    @Override
    public void note(Finding finding) {
        findings.add(finding);
    }

    /** All that anybody can read of it. */
    String everything() {
        StringBuilder all = new StringBuilder();
        facts.forEach(fact -> all.append(fact).append('\n'));
        for (Finding finding : findings) {
            all.append(finding).append('\n');
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                all.append(finding.message(locale)).append('\n');
                all.append(finding.remedy(locale)).append('\n');
            }
        }
        return all.toString();
    }
}
