package org.essaim.indicator;

import java.util.List;
import java.util.Locale;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.report.Dataset;
import org.essaim.report.Report;

/**
 * What came of a question (<i>réponse</i>): a table for each indicator, or why it cannot be answered.
 *
 * @param tables the tables, in the order of the question; none if something was refused
 * @param findings what speaks against the question
 */
public record Answer(List<IndicatorTable> tables, List<Finding> findings) {
    public Answer {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** True if it was answered. */
    public boolean isFine() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** The tables as a report, with charts, formulas and what each value rests on. */
    public Report report(Locale locale) {
        return IndicatorReport.of(tables, locale);
    }

    /** The values as a table for other programs, a row each: rounded as they are shown, and what is secret or unknown without a figure. */
    public Dataset dataset(Locale locale) {
        return AnswerDataset.of(tables, locale);
    }

    /** The tables for software: values exact and rounded, the reason where there is none, and what each rests on. */
    public Tree.Fields toTree() {
        return AnswerTree.of(tables);
    }
}
