package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.essaim.funding.StatementDifference.Cause;
import org.essaim.funding.StatementDifference.Line;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays the difference between two statements out for people: before and after, by cause, line by line, checked. */
final class DifferenceReport {
    // More than a reader follows on paper; a spreadsheet keeps them all.
    private static final int PRINTED = 150;
    private final StatementDifference difference;
    private final StatementSums before;
    private final StatementSums after;
    private final StatementSums between;
    private final Locale locale;
    private final Figures figures;

    DifferenceReport(StatementDifference difference, Locale locale) {
        this.difference = difference;
        this.before = difference.from().sums();
        this.after = difference.to().sums();
        this.between = difference.difference();
        this.locale = locale;
        this.figures = Figures.in(locale);
    }

    Report report() {
        return new Report(
                "statement-difference",
                text("Écart entre deux relevés", "Difference between two statements"),
                difference.agreement() + " – " + difference.title(),
                locale,
                Audience.RECIPIENT,
                difference.fictitious(),
                null,
                List.of(summary(), lines(), checks()));
    }

    private Section summary() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Block.Facts.Fact("from", text("De", "From"), Value.of(named(difference.from()))),
                new Block.Facts.Fact("to", text("À", "To"), Value.of(named(difference.to()))))));
        if (difference.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    text("Les deux relevés disent la même chose.", "Both statements say the same.")));
        }
        notices(blocks);
        blocks.add(hours());
        blocks.add(euros());
        if (between.cents() != 0) {
            blocks.add(new Block.Chart(
                    Block.ChartKind.WATERFALL,
                    text("D’un montant dû à l’autre, en euros", "From one amount due to the other, in euros"),
                    waterfall()));
        }
        if (!difference.lines().isEmpty()) {
            blocks.add(causes());
        }
        if (!difference.changes().isEmpty()) {
            blocks.add(changes());
        }
        return new Section("ecart", text("Écart", "Difference"), false, blocks);
    }

    private String named(StatementDifference.Side side) {
        String period = side.first().equals(side.last())
                ? figures.month(side.first())
                : figures.month(side.first()) + " – " + figures.month(side.last());
        String version = side.version() == 0 ? text("projet", "draft") : text("version ", "version ") + side.version();
        return period + ", " + version + ", " + text("empreinte ", "digest ")
                + side.digest().hex();
    }

    private void notices(List<Block> blocks) {
        if (difference.sharedSeals() == 0) {
            blocks.add(new Block.Notice(text(
                    "Ces relevés n’ont aucun scellé en commun\u00a0: rien ne prouve qu’ils viennent du même registre.",
                    "These statements have no seal in common: nothing proves that they come from one ledger.")));
        }
        if (before.costCents() == null || after.costCents() == null) {
            blocks.add(new Block.Notice(text(
                    "Le coût pour l’employeur n’est pas connu des deux côtés\u00a0: son écart n’est pas expliqué.",
                    "The cost to the employer is not known on both sides: its difference is not explained.")));
        }
        TreeSet<String> closed = new TreeSet<>(difference.from().open());
        difference.to().open().forEach(closed::remove);
        if (!closed.isEmpty()) {
            blocks.add(new Block.Paragraph(text(
                            "Mois ouverts dans le premier relevé, et plus dans le second\u00a0: ",
                            "Months open in the first statement, and no more in the second: ")
                    + months(closed)));
        }
        if (!difference.to().open().isEmpty()) {
            blocks.add(new Block.Notice(text(
                            "Mois encore ouverts dans le second relevé\u00a0: ",
                            "Months still open in the second statement: ")
                    + months(difference.to().open())));
        }
    }

    private String months(Collection<String> names) {
        SortedMap<YearMonth, List<String>> months = new TreeMap<>();
        names.forEach(name -> months.computeIfAbsent(Batch.month(name), none -> new ArrayList<>())
                .add(Batch.structure(name)));
        List<String> said = new ArrayList<>();
        months.forEach(
                (month, structures) -> said.add(figures.month(month) + " (" + String.join(", ", structures) + ")"));
        return String.join(", ", said);
    }

    private Block hours() {
        List<List<Value>> rows = new ArrayList<>();
        hours(rows, text("Temps constaté", "Time recorded"), StatementSums::recorded);
        hours(rows, text("dont éligible", "of which eligible"), StatementSums::eligible);
        hours(rows, text("dont retenu", "of which counted"), StatementSums::claimed);
        hours(rows, text("Temps financé", "Time funded"), StatementSums::funded);
        hours(rows, text("Temps financé par les autres", "Time funded by others"), StatementSums::others);
        hours(rows, text("Temps non financé", "Unfunded time"), StatementSums::unfunded);
        for (Reason reason : Reason.values()) {
            if (before.reasons().containsKey(reason) || after.reasons().containsKey(reason)) {
                hours(rows, "– " + reason.title(locale), sums -> sums.reasons().getOrDefault(reason, 0L));
            }
        }
        return compared("totals.hours", text("En heures", "In hours"), rows);
    }

    private void hours(List<List<Value>> rows, String title, ToLongFunction<StatementSums> figure) {
        rows.add(List.of(
                Value.of(title),
                Value.hours(figure.applyAsLong(before)),
                Value.hours(figure.applyAsLong(after)),
                Value.hours(figure.applyAsLong(between))));
    }

    private Block euros() {
        List<List<Value>> rows = new ArrayList<>();
        euros(rows, text("Montant dû", "Amount due"), StatementSums::cents);
        euros(rows, text("Payé par les autres conventions", "Paid by other agreements"), StatementSums::othersCents);
        euros(rows, text("Coût pour l’employeur", "Cost to the employer"), StatementSums::costCents);
        euros(
                rows,
                text("Reste à charge", "Remaining"),
                sums -> sums.remainingCents().orElse(null));
        for (Reason reason : Reason.values()) {
            if (before.reasonsCents().containsKey(reason)
                    || after.reasonsCents().containsKey(reason)) {
                euros(
                        rows,
                        "– " + reason.title(locale),
                        sums -> sums.costCents() == null
                                ? null
                                : sums.reasonsCents().getOrDefault(reason, 0L));
            }
        }
        euros(
                rows,
                "– " + text("Temps financé, coût au-delà du taux", "Funded time, cost above the rate"),
                sums -> sums.rateGapCents().orElse(null));
        return compared("totals.euros", text("En euros", "In euros"), rows);
    }

    private void euros(List<List<Value>> rows, String title, Function<StatementSums, @Nullable Long> figure) {
        rows.add(List.of(
                Value.of(title),
                money(figure.apply(before)),
                money(figure.apply(after)),
                money(figure.apply(between))));
    }

    private Block compared(String id, String caption, List<List<Value>> rows) {
        return new Block.Table(
                id,
                caption,
                List.of(
                        Column.of("figure", text("Ce qui est compté", "Figure")),
                        Column.of("before", text("Avant", "Before")),
                        Column.of("after", text("Après", "After")),
                        Column.of("difference", text("Écart", "Difference"))),
                rows,
                List.of());
    }

    private SortedMap<Cause, List<Line>> byCause() {
        SortedMap<Cause, List<Line>> byCause = new TreeMap<>();
        difference
                .lines()
                .forEach(line -> byCause.computeIfAbsent(line.cause(), none -> new ArrayList<>())
                        .add(line));
        return byCause;
    }

    private Block.Table waterfall() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of(text("Montant avant", "Amount before")), money(before.cents())));
        byCause().forEach((cause, lines) -> {
            long cents = sum(lines).cents();
            if (cents != 0) {
                rows.add(List.of(Value.of(cause.title(locale)), money(cents)));
            }
        });
        return new Block.Table(
                "waterfall.euros",
                text("Montant dû, par cause", "Amount due, by cause"),
                List.of(Column.of("step", text("Étape", "Step")), Column.summed("cents", text("Euros", "Euros"))),
                rows,
                List.of(Value.of(text("Montant après", "Amount after")), money(after.cents())));
    }

    private StatementSums sum(List<Line> lines) {
        StatementSums sum = StatementSums.zero(between.costCents() != null);
        for (Line line : lines) {
            sum = sum.plus(line.difference());
        }
        return sum;
    }

    private Block causes() {
        List<List<Value>> rows = new ArrayList<>();
        byCause()
                .forEach((cause, lines) ->
                        rows.add(row(Value.of(cause.title(locale)), Value.count(lines.size()), sum(lines))));
        return new Block.Table(
                "causes",
                text("Par cause", "By cause"),
                List.of(
                        Column.of("cause", text("Cause", "Cause")),
                        Column.of("lines", text("Lignes", "Lines")),
                        Column.summed("recorded", text("Constaté", "Recorded")),
                        Column.summed("funded", text("Financé", "Funded")),
                        Column.summed("others", text("Autres financeurs", "Other funders")),
                        Column.summed("unfunded", text("Non financé", "Unfunded")),
                        Column.summed("cents", text("Montant dû", "Amount due")),
                        Column.summed("cost", text("Coût employeur", "Employer’s cost"))),
                rows,
                row(Value.of("Total"), Value.of(""), between));
    }

    private List<Value> row(Value head, Value lines, StatementSums sums) {
        return List.of(
                head,
                lines,
                Value.hours(sums.recorded()),
                Value.hours(sums.funded()),
                Value.hours(sums.others()),
                Value.hours(sums.unfunded()),
                money(sums.cents()),
                money(sums.costCents()));
    }

    private Block changes() {
        DifferenceWords words = new DifferenceWords(locale);
        return new Block.Table(
                "changes",
                text("Ce qui est écrit autrement", "What is written otherwise"),
                List.of(
                        Column.of("what", text("Quoi", "What")),
                        Column.of("from", text("Avant", "Before")),
                        Column.of("to", text("Après", "After"))),
                difference.changes().stream()
                        .map(change -> List.of(
                                Value.of(words.title(change.path())),
                                words.value(change.path(), change.from()),
                                words.value(change.path(), change.to())))
                        .toList(),
                List.of());
    }

    private Section lines() {
        List<List<Value>> rows = new ArrayList<>();
        for (Line line : difference.readable()) {
            CellReference cell = line.cell();
            rows.add(List.of(
                    Value.of(line.cause().title(locale)),
                    cell == null ? Value.of("") : new Value.Month(cell.month()),
                    Value.of(cell == null ? "" : cell.category().title(locale)),
                    Value.of(cell == null ? "" : cell.structure()),
                    Value.hours(line.secondsBefore()),
                    Value.hours(line.secondsAfter()),
                    Value.hours(line.difference().recorded()),
                    money(line.centsBefore()),
                    money(line.centsAfter()),
                    money(line.difference().cents())));
        }
        List<Block> blocks = new ArrayList<>();
        if (rows.isEmpty()) {
            blocks.add(new Block.Paragraph(text("Aucun chiffre ne diffère.", "No figure differs.")));
        } else {
            blocks.add(new Block.Table(
                    "lines",
                    text(
                            "Par cause, mois de travail, catégorie et structure",
                            "By cause, month, category and structure"),
                    List.of(
                            Column.of("cause", text("Cause", "Cause")),
                            Column.of("month", text("Mois", "Month")),
                            Column.of("category", text("Catégorie", "Category")),
                            Column.of("structure", text("Structure", "Structure")),
                            Column.of("seconds.before", text("Avant (h)", "Before (h)")),
                            Column.of("seconds.after", text("Après (h)", "After (h)")),
                            Column.summed("seconds", text("Écart (h)", "Difference (h)")),
                            Column.of("cents.before", text("Avant", "Before")),
                            Column.of("cents.after", text("Après", "After")),
                            Column.summed("cents", text("Écart", "Difference"))),
                    rows,
                    List.of(
                            Value.of("Total"),
                            Value.of(""),
                            Value.of(""),
                            Value.of(""),
                            Value.of(""),
                            Value.of(""),
                            Value.hours(between.recorded()),
                            Value.of(""),
                            Value.of(""),
                            money(between.cents()))));
        }
        return new Section("lignes", text("Lignes", "Lines"), rows.size() > PRINTED, blocks);
    }

    private Section checks() {
        StatementSums explained = sum(difference.lines());
        List<Block> blocks = new ArrayList<>();
        check(blocks, "recorded", text("Temps constaté", "Time recorded"), hours(StatementSums::recorded, explained));
        check(blocks, "claimed", text("Temps retenu", "Time counted"), hours(StatementSums::claimed, explained));
        check(blocks, "funded", text("Temps financé", "Time funded"), hours(StatementSums::funded, explained));
        check(
                blocks,
                "others",
                text("Financé par les autres", "Funded by others"),
                hours(StatementSums::others, explained));
        check(
                blocks,
                "unfunded",
                text("Temps non financé", "Unfunded time"),
                hours(StatementSums::unfunded, explained));
        check(
                blocks,
                "cents",
                text("Montant dû", "Amount due"),
                List.of(money(between.cents()), money(explained.cents())));
        if (between.costCents() != null) {
            check(
                    blocks,
                    "cost",
                    text("Coût pour l’employeur", "Cost to the employer"),
                    List.of(money(between.costCents()), money(explained.costCents())));
        }
        return new Section("controles", text("Contrôles", "Checks"), false, blocks);
    }

    private List<Value> hours(ToLongFunction<StatementSums> figure, StatementSums explained) {
        return List.of(Value.hours(figure.applyAsLong(between)), Value.hours(figure.applyAsLong(explained)));
    }

    private void check(List<Block> blocks, String id, String title, List<Value> values) {
        blocks.add(new Block.Check(
                id,
                title + text("\u00a0: écart = somme des causes", ": difference = sum of the causes"),
                values.get(0),
                values.get(1),
                Objects.equals(values.get(0), values.get(1))));
    }

    private Value money(@Nullable Long cents) {
        return cents == null
                ? new Value.Absent(text("coût employeur inconnu", "employer’s cost unknown"))
                : Value.of(StatementFigures.euros(cents));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
