package org.essaim.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;

/** Findings as a person reads them: grouped by code, the first few places of each, and what to do. */
final class FindingList {
    private static final int SHOWN = 3;
    private final List<Finding> findings;
    private final Texts texts;

    FindingList(List<Finding> findings, Texts texts) {
        this.findings = findings;
        this.texts = texts;
    }

    private record Group(Severity severity, Code code) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::severity).thenComparing(Group::code);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    void printTo(PrintStream out) {
        SortedMap<Group, List<Finding>> groups = new TreeMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(new Group(finding.severity(), finding.code()), none -> new ArrayList<>())
                    .add(finding);
        }
        groups.forEach((group, own) -> {
            out.println(
                    texts.text("finding.group." + group.severity(), group.code().id(), own.size()));
            own.stream().limit(SHOWN).forEach(finding -> out.println("  " + line(finding)));
            if (own.size() > SHOWN) {
                out.println("  " + texts.text("finding.more", own.size() - SHOWN));
            }
            out.println("  → " + own.get(0).remedy(texts.locale()));
        });
    }

    private String line(Finding finding) {
        String place = place(finding);
        String message = finding.message(texts.locale());
        return place.isEmpty() ? message : texts.text("finding.line", place, message);
    }

    private String place(Finding finding) {
        List<String> parts = new ArrayList<>();
        if (finding.file() != null) {
            parts.add(finding.file());
        }
        if (finding.row() != null) {
            // Not written for people: an editor is asked for line 12345, not for 12 345.
            parts.add(texts.text("finding.row", Long.toString(finding.row())));
        }
        if (finding.column() != null) {
            parts.add(texts.text("finding.column", finding.column()));
        }
        if (finding.path() != null) {
            parts.add(finding.path());
        }
        return String.join(", ", parts);
    }
}
