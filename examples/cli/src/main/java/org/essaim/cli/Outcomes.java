package org.essaim.cli;

import java.util.Set;
import java.util.TreeSet;
import org.essaim.funding.Outcome;
import org.essaim.funding.Reason;
import org.essaim.report.Figures;
import org.joda.money.Money;

/** Prints what a pool funds: today, or beside what it would. */
final class Outcomes {
    private Outcomes() {}

    static String period(Months period, Figures figures) {
        return figures.month(period.first())
                + (period.first().equals(period.last()) ? "" : " – " + figures.month(period.last()));
    }

    /** Prints one. */
    static void print(Outcome outcome, Program program) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Table table = new Table().words("").figures("").figures("");
        table.row(texts.text("statement.recorded"), figures.hours(outcome.recordedSeconds()), "");
        outcome.agreements()
                .forEach((id, payer) -> table.row(
                        texts.text("funding.funds", id),
                        figures.hours(payer.fundedSeconds()),
                        figures.amount(payer.amount())));
        table.row(
                texts.text("statement.unfunded"),
                figures.hours(outcome.unfundedSeconds()),
                outcome.unfundedCost().map(figures::amount).orElseGet(() -> texts.text("statement.unknown")));
        outcome.unfunded()
                .forEach((reason, seconds) ->
                        table.row("  " + reason.title(program.locale()), figures.hours(seconds), ""));
        program.print(table);
    }

    /** Prints two, and the difference. */
    static void print(Outcome before, Outcome after, Program program) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Table table = new Table()
                .words("")
                .figures(texts.text("head.before"))
                .figures(texts.text("head.after"))
                .figures(texts.text("head.difference"));
        Set<String> ids = new TreeSet<>(before.agreements().keySet());
        ids.addAll(after.agreements().keySet());
        for (String id : ids) {
            hours(table, texts.text("funding.funds", id), funded(before, id), funded(after, id), figures);
        }
        hours(table, texts.text("statement.funded"), before.fundedSeconds(), after.fundedSeconds(), figures);
        hours(table, texts.text("statement.unfunded"), before.unfundedSeconds(), after.unfundedSeconds(), figures);
        Set<Reason> reasons = new TreeSet<>(before.unfunded().keySet());
        reasons.addAll(after.unfunded().keySet());
        for (Reason reason : reasons) {
            hours(
                    table,
                    "  " + reason.title(program.locale()),
                    before.unfunded().getOrDefault(reason, 0L),
                    after.unfunded().getOrDefault(reason, 0L),
                    figures);
        }
        for (String id : ids) {
            euros(table, texts.text("funding.pays", id), paid(before, id), paid(after, id), figures);
        }
        euros(table, texts.text("statement.amount"), before.amount(), after.amount(), figures);
        program.print(table);
    }

    private static long funded(Outcome outcome, String id) {
        Outcome.Payer payer = outcome.agreements().get(id);
        return payer == null ? 0 : payer.fundedSeconds();
    }

    private static Money paid(Outcome outcome, String id) {
        Outcome.Payer payer = outcome.agreements().get(id);
        return payer == null ? Money.zero(outcome.amount().getCurrencyUnit()) : payer.amount();
    }

    private static void hours(Table table, String title, long before, long after, Figures figures) {
        table.row(title, figures.hours(before), figures.hours(after), figures.hours(after - before));
    }

    private static void euros(Table table, String title, Money before, Money after, Figures figures) {
        table.row(title, figures.amount(before), figures.amount(after), figures.amount(after.minus(before)));
    }
}
