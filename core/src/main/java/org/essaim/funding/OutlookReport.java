package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.time.Category;

/** Lays outlooks and simulations out for people: what is, what would be, and the difference. */
final class OutlookReport {
    private final Trials trials;
    private final boolean fictitious;
    private final Locale locale;

    OutlookReport(Trials trials, boolean fictitious, Locale locale) {
        this.trials = trials;
        this.fictitious = fictitious;
        this.locale = locale;
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    private Report report(String id, String title, List<Section> sections) {
        FundingAgreement agreement = trials.now().agreement(trials.agreement()).orElseThrow();
        return new Report(
                id,
                title,
                agreement.title() + " · " + trials.first() + " – " + trials.last(),
                locale,
                Audience.RECIPIENT,
                fictitious,
                null,
                sections);
    }

    /** The outlook, with the amendments for these categories. */
    Report report(FundingOutlook outlook, List<String> open, List<Category> categories) {
        List<Section> sections = new ArrayList<>(List.of(today(outlook, open), orders(outlook)));
        for (Category category : categories) {
            sections.add(amendments(outlook.amendments(category)));
        }
        return report("outlook", text("Perspectives de financement", "Funding outlook"), sections);
    }

    private Section today(FundingOutlook outlook, List<String> open) {
        Outcome today = outlook.today();
        List<Block> blocks = new ArrayList<>();
        if (!open.isEmpty()) {
            blocks.add(new Block.Notice(text("Mois non clos, absents d’ici\u00a0: ", "Months not sealed, not in here: ")
                    + String.join(", ", open)));
        }
        blocks.add(new Block.Facts(List.of(
                fact("seconds.recorded", text("Temps constaté", "Time recorded"), Value.hours(today.recordedSeconds())),
                fact(
                        "seconds.issued",
                        text("dont déjà émis, inchangé", "of which issued, unchanged"),
                        Value.hours(outlook.issuedSeconds())),
                fact("seconds.funded", text("Temps financé", "Time funded"), Value.hours(today.fundedSeconds())),
                fact(
                        "seconds.unfunded",
                        text("Temps non financé", "Time unfunded"),
                        Value.hours(today.unfundedSeconds())),
                fact("amount", text("Montant des conventions", "What agreements pay"), Value.of(today.amount())),
                fact("unfunded.cost", text("Coût du temps non financé", "Cost of unfunded time"), cost(today)))));
        List<List<Value>> categories = new ArrayList<>();
        today.categories()
                .forEach((category, part) -> categories.add(List.of(
                        Value.of(category.title(locale)),
                        Value.hours(part.recordedSeconds()),
                        Value.hours(part.fundedSeconds()),
                        Value.hours(part.unfundedSeconds()))));
        blocks.add(new Block.Table(
                "categories",
                text("Par catégorie de temps", "By category of time"),
                List.of(
                        Column.of("category", text("Catégorie", "Category")),
                        Column.summed("seconds.recorded", text("Constaté", "Recorded")),
                        Column.summed("seconds.funded", text("Financé", "Funded")),
                        Column.summed("seconds.unfunded", text("Non financé", "Unfunded"))),
                categories,
                List.of(
                        Value.of("Total"),
                        Value.hours(today.recordedSeconds()),
                        Value.hours(today.fundedSeconds()),
                        Value.hours(today.unfundedSeconds()))));
        blocks.add(reasons(today));
        return new Section("today", text("Aujourd’hui", "Today"), false, blocks);
    }

    private Value cost(Outcome outcome) {
        return outcome.unfundedCost()
                .<Value>map(Value::of)
                .orElseGet(() -> new Value.Absent(text("coût horaire inconnu", "hourly cost unknown")));
    }

    private static Block.Facts.Fact fact(String key, String title, Value value) {
        return new Block.Facts.Fact(key, title, value);
    }

    private Block reasons(Outcome outcome) {
        List<List<Value>> rows = new ArrayList<>();
        outcome.unfunded()
                .forEach((reason, seconds) -> rows.add(List.of(Value.of(reason.title(locale)), Value.hours(seconds))));
        return new Block.Table(
                "reasons",
                text("Pourquoi du temps n’est pas financé", "Why time is not funded"),
                List.of(
                        Column.of("reason", text("Motif", "Reason")),
                        Column.summed("seconds", text("Heures", "Hours"))),
                rows,
                List.of(Value.of("Total"), Value.hours(outcome.unfundedSeconds())));
    }

    private Section orders(FundingOutlook outlook) {
        List<Block> blocks = new ArrayList<>();
        outlook.text(locale).forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        FundingOutlook.Better better = outlook.orders().better();
        if (better != null) {
            blocks.add(hours(outlook.today(), better.outcome()));
            blocks.add(euros(outlook.today(), better.outcome()));
            blocks.add(categories(outlook.today(), better.outcome()));
        }
        return new Section("orders", text("Ordre des conventions", "Order of the agreements"), false, blocks);
    }

    private Section amendments(FundingOutlook.Amendments amendments) {
        List<Block> blocks = new ArrayList<>();
        String title = amendments.category().title(locale);
        blocks.add(new Block.Paragraph(amendments.text(locale)));
        List<List<Value>> rows = new ArrayList<>();
        for (Amendment each : amendments.ranked()) {
            rows.add(List.of(
                    Value.of(each.agreement()),
                    Value.of(OutlookText.changes(each.changes(), locale)),
                    Value.hours(each.fundedSeconds()),
                    Value.hours(each.leftSeconds()),
                    Value.of(each.cost())));
        }
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(
                    "amendments." + amendments.category(),
                    text("Avenants essayés, le moins cher d’abord", "Amendments tried, the cheapest first"),
                    List.of(
                            Column.of("agreement", text("Convention", "Agreement")),
                            Column.of("changes", text("Ce qui change", "What changes")),
                            Column.of("seconds.more", text("Financé en plus", "Funded more")),
                            Column.of("seconds.left", text("Reste non financé", "Left unfunded")),
                            Column.of("cost", text("Coût pour le financeur", "Cost to the funder"))),
                    rows,
                    List.of()));
        }
        return new Section(
                "amendments." + amendments.category(), text("Avenants\u00a0: ", "Amendments: ") + title, false, blocks);
    }

    /** A simulation. */
    Report report(WhatIf whatIf) {
        List<Block> blocks = new ArrayList<>();
        List<List<Value>> rows = new ArrayList<>();
        for (TermChange change : whatIf.changes()) {
            rows.add(List.of(
                    Value.of(change.of()),
                    Value.of(change.title(locale)),
                    Value.of(change.before(locale)),
                    Value.of(change.after(locale))));
        }
        blocks.add(new Block.Paragraph(text(
                "Simulation\u00a0: rien n’est enregistré, et ce qui est émis reste tel quel.",
                "A simulation: nothing is stored, and what is issued stays as it is.")));
        blocks.add(new Block.Table(
                "changes",
                text("Clauses essayées", "Terms tried"),
                List.of(
                        Column.of("agreement", text("Convention", "Agreement")),
                        Column.of("term", text("Clause", "Term")),
                        Column.of("before", text("Aujourd’hui", "Today")),
                        Column.of("after", text("Essayé", "Tried"))),
                rows,
                List.of()));
        blocks.add(hours(whatIf.before(), whatIf.after()));
        blocks.add(euros(whatIf.before(), whatIf.after()));
        blocks.add(categories(whatIf.before(), whatIf.after()));
        blocks.add(unfunded(whatIf.before(), whatIf.after()));
        blocks.add(new Block.Facts(List.of(
                fact(
                        "unfunded.cost.before",
                        text("Coût du temps non financé, aujourd’hui", "Cost of unfunded time, today"),
                        cost(whatIf.before())),
                fact(
                        "unfunded.cost.after",
                        text("Coût du temps non financé, essayé", "Cost of unfunded time, tried"),
                        cost(whatIf.after())))));
        return report(
                "what-if",
                text("Simulation de financement", "Funding simulation"),
                List.of(new Section("what-if", text("Simulation", "Simulation"), false, blocks)));
    }

    private Block hours(Outcome before, Outcome after) {
        return compared(
                "hours",
                text("Heures financées", "Hours funded"),
                text("Convention", "Agreement"),
                ids(before, after),
                id -> Value.of(id),
                id -> before.payer(id).fundedSeconds(),
                id -> after.payer(id).fundedSeconds(),
                Value::hours);
    }

    private Block euros(Outcome before, Outcome after) {
        return compared(
                "euros",
                text("Montants", "Amounts"),
                text("Convention", "Agreement"),
                ids(before, after),
                id -> Value.of(id),
                id -> before.payer(id).amount().getAmountMinorLong(),
                id -> after.payer(id).amount().getAmountMinorLong(),
                cents -> Value.of(StatementFigures.euros(cents)));
    }

    private Block categories(Outcome before, Outcome after) {
        Set<Category> all = new TreeSet<>(before.categories().keySet());
        all.addAll(after.categories().keySet());
        return compared(
                "categories",
                text("Temps non financé par catégorie", "Unfunded time by category"),
                text("Catégorie", "Category"),
                all,
                category -> Value.of(category.title(locale)),
                category -> unfunded(before, category),
                category -> unfunded(after, category),
                Value::hours);
    }

    static long unfunded(Outcome outcome, Category category) {
        return outcome.categories()
                .getOrDefault(category, new Outcome.Part(0, 0))
                .unfundedSeconds();
    }

    private Block unfunded(Outcome before, Outcome after) {
        Set<Reason> all = new TreeSet<>(before.unfunded().keySet());
        all.addAll(after.unfunded().keySet());
        return compared(
                "reasons",
                text("Temps non financé par motif", "Unfunded time by reason"),
                text("Motif", "Reason"),
                all,
                reason -> Value.of(reason.title(locale)),
                reason -> before.unfunded().getOrDefault(reason, 0L),
                reason -> after.unfunded().getOrDefault(reason, 0L),
                Value::hours);
    }

    private static Set<String> ids(Outcome before, Outcome after) {
        Set<String> ids = new TreeSet<>(before.agreements().keySet());
        ids.addAll(after.agreements().keySet());
        return ids;
    }

    private interface Shown {
        Value of(long figure);
    }

    private <K> Block compared(
            String id,
            String caption,
            String head,
            Set<K> keys,
            java.util.function.Function<K, Value> title,
            ToLongFunction<K> before,
            ToLongFunction<K> after,
            Shown shown) {
        List<List<Value>> rows = new ArrayList<>();
        long was = 0;
        long is = 0;
        for (K key : keys) {
            long from = before.applyAsLong(key);
            long to = after.applyAsLong(key);
            was += from;
            is += to;
            rows.add(List.of(title.apply(key), shown.of(from), shown.of(to), shown.of(to - from)));
        }
        return new Block.Table(
                "compared." + id,
                caption,
                List.of(
                        Column.of("part", head),
                        Column.summed("before", text("Aujourd’hui", "Today")),
                        Column.summed("after", text("Essayé", "Tried")),
                        Column.summed("difference", text("Différence", "Difference"))),
                rows,
                List.of(Value.of("Total"), shown.of(was), shown.of(is), shown.of(is - was)));
    }
}
