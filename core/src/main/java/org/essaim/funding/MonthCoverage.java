package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/**
 * The months of a statement that are not those of all its structures: open ones, and ones of which nothing is known.
 *
 * @param month the booking month
 * @param sealed how many structures are in the statement with it
 * @param open structures that have facts in it but did not seal it
 * @param silent structures that have neither
 */
record MonthCoverage(YearMonth month, int sealed, SortedSet<String> open, SortedSet<String> silent) {
    // Who looks for one structure among many reads the spreadsheet of what was imported, not a sentence.
    private static final int NAMED = 12;

    /** The months of the agreement's term that some structure lacks, in order. */
    static List<MonthCoverage> gaps(StatementContent content) {
        Set<String> sealed = new HashSet<>();
        content.seals().forEach(seal -> sealed.add(seal.structure() + ":" + seal.month()));
        Set<String> open = new HashSet<>(content.open());
        YearMonth begins = YearMonth.from(content.agreement().term().getStart());
        YearMonth ends = YearMonth.from(content.agreement().term().getEndInclusive());
        List<MonthCoverage> gaps = new ArrayList<>();
        for (YearMonth month = content.first(); !month.isAfter(content.last()); month = month.plusMonths(1)) {
            SortedSet<String> unsealed = new TreeSet<>();
            SortedSet<String> silent = new TreeSet<>();
            for (String structure : content.names().keySet()) {
                String name = structure + ":" + month;
                if (open.contains(name)) {
                    unsealed.add(structure);
                } else if (!sealed.contains(name) && !month.isBefore(begins) && !month.isAfter(ends)) {
                    silent.add(structure);
                }
            }
            if (!unsealed.isEmpty() || !silent.isEmpty()) {
                int rest = content.names().size() - unsealed.size() - silent.size();
                gaps.add(new MonthCoverage(month, rest, unsealed, silent));
            }
        }
        return gaps;
    }

    /** What a reader of the statement must not overlook; nothing where every structure sealed every month. */
    static List<Block> blocks(StatementContent content, Locale locale) {
        List<MonthCoverage> gaps = gaps(content);
        if (gaps.isEmpty()) {
            return List.of();
        }
        boolean english = locale.getLanguage().equals("en");
        int all = content.names().size();
        List<Block> blocks = new ArrayList<>();
        List<MonthCoverage> unsealed =
                gaps.stream().filter(gap -> !gap.open.isEmpty()).toList();
        if (!unsealed.isEmpty()) {
            blocks.add(new Block.Notice((english
                            ? "Not in this statement, because the month is not sealed: "
                            : "Absent de ce relevé, car le mois n’est pas clos\u00a0: ")
                    + unsealed.stream()
                            .map(gap ->
                                    Figures.in(locale).month(gap.month) + " (" + named(gap.open, all, english) + ")")
                            .collect(Collectors.joining(", "))));
        }
        List<List<Value>> rows = new ArrayList<>();
        for (MonthCoverage gap : gaps) {
            rows.add(List.of(
                    new Value.Month(gap.month),
                    Value.of(gap.sealed + (english ? " of " : " sur ") + all),
                    Value.of(named(gap.open, all, english)),
                    Value.of(named(gap.silent, all, english))));
        }
        blocks.add(new Block.Table(
                "coverage",
                english
                        ? "Months that this statement does not hold for every structure"
                        : "Mois que ce relevé ne porte pas pour toutes les structures",
                List.of(
                        Column.of("month", english ? "Month" : "Mois"),
                        Column.of("sealed", english ? "Structures sealed" : "Structures closes"),
                        Column.of("open", english ? "Not sealed" : "Non closes"),
                        Column.of("silent", english ? "Nothing recorded" : "Aucune donnée")),
                rows,
                List.of()));
        return blocks;
    }

    private static String named(SortedSet<String> structures, int all, boolean english) {
        if (structures.isEmpty()) {
            return "–";
        } else if (structures.size() == all && all > 1) {
            return english ? "all structures" : "toutes les structures";
        }
        int more = structures.size() - NAMED;
        return structures.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? (english ? " and " + more + " more" : " et " + more + " autres") : "");
    }
}
