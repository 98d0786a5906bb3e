package org.essaim.cli;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.time.Category;

/** The parts that JSON answers share. */
final class Json {
    private Json() {}

    /** Seconds of each category. */
    static Tree seconds(SortedMap<Category, Long> sums) {
        Tree.Builder out = Tree.fields();
        sums.forEach((category, seconds) -> out.put(category.name(), seconds));
        return out.build();
    }

    /** Findings, each with its place, message and remedy; what is unknown has no key. */
    static List<Tree> findings(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> finding(finding, locale)).toList();
    }

    private static Tree finding(Finding finding, Locale locale) {
        Tree.Builder out = Tree.fields()
                .put("code", finding.code().id())
                .put("severity", finding.severity().name())
                .putIfPresent("file", finding.file());
        if (finding.row() != null) {
            out.put("row", finding.row());
        }
        return out.putIfPresent("column", finding.column())
                .putIfPresent("path", finding.path())
                .putIfPresent("value", finding.value())
                .put("message", finding.message(locale))
                .put("remedy", finding.remedy(locale))
                .build();
    }
}
