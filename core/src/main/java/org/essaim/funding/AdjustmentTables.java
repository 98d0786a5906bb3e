package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Value;

/** Shows the adjustments to earlier periods that a statement books: before, after, difference. */
final class AdjustmentTables {
    private final List<Adjustment> issued;
    private final List<Adjustment> fresh;
    private final Locale locale;

    AdjustmentTables(StatementContent content, Locale locale) {
        List<Adjustment> all = Adjustment.of(content.agreement().id(), content.leaves());
        this.issued = all.stream().filter(Adjustment::issued).toList();
        this.fresh = all.stream().filter(each -> !each.issued()).toList();
        this.locale = locale;
    }

    /** Nothing where nothing was corrected after its month. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        if (!issued.isEmpty()) {
            blocks.add(issued());
        }
        if (!fresh.isEmpty()) {
            blocks.add(fresh());
        }
        return blocks;
    }

    private Block issued() {
        List<Column> columns = new ArrayList<>(subject());
        columns.add(Column.summed("seconds.before", text("Avant (h)", "Before (h)")));
        columns.add(Column.summed("seconds.after", text("Après (h)", "After (h)")));
        columns.add(Column.summed("seconds.difference", text("Écart (h)", "Difference (h)")));
        columns.add(Column.summed("cents.before", text("Avant", "Before")));
        columns.add(Column.summed("cents.after", text("Après", "After")));
        columns.add(Column.summed("cents.difference", text("Écart", "Difference")));
        List<List<Value>> rows = new ArrayList<>();
        for (Adjustment each : issued) {
            List<Value> row = subject(each);
            row.add(Value.hours(each.secondsBefore()));
            row.add(Value.hours(each.secondsAfter()));
            row.add(Value.hours(each.seconds()));
            row.add(euros(each.centsBefore()));
            row.add(euros(each.centsAfter()));
            row.add(euros(each.cents()));
            rows.add(row);
        }
        return new Block.Table(
                "regularisations",
                text("Régularisations sur périodes antérieures", "Adjustments to earlier periods"),
                columns,
                rows,
                List.of(
                        Value.of("Total"),
                        Value.of(""),
                        Value.of(""),
                        Value.hours(sum(issued, Adjustment::secondsBefore)),
                        Value.hours(sum(issued, Adjustment::secondsAfter)),
                        Value.hours(sum(issued, Adjustment::seconds)),
                        euros(sum(issued, Adjustment::centsBefore)),
                        euros(sum(issued, Adjustment::centsAfter)),
                        euros(sum(issued, Adjustment::cents))));
    }

    private Block fresh() {
        List<Column> columns = new ArrayList<>(subject());
        columns.add(Column.summed("seconds.before", text("Clos à son mois (h)", "Sealed in its month (h)")));
        columns.add(Column.summed("seconds.after", text("Émis (h)", "Issued (h)")));
        columns.add(Column.summed("seconds.difference", text("Écart (h)", "Difference (h)")));
        List<List<Value>> rows = new ArrayList<>();
        for (Adjustment each : fresh) {
            List<Value> row = subject(each);
            row.add(Value.hours(each.secondsBefore()));
            row.add(Value.hours(each.secondsAfter()));
            row.add(Value.hours(each.seconds()));
            rows.add(row);
        }
        return new Block.Table(
                "regularisations.fresh",
                text(
                        "Corrections comptabilisées après leur mois, avant toute émission",
                        "Corrections booked after their month, before anything was issued"),
                columns,
                rows,
                List.of(
                        Value.of("Total"),
                        Value.of(""),
                        Value.of(""),
                        Value.hours(sum(fresh, Adjustment::secondsBefore)),
                        Value.hours(sum(fresh, Adjustment::secondsAfter)),
                        Value.hours(sum(fresh, Adjustment::seconds))));
    }

    private List<Column> subject() {
        return List.of(
                Column.of("month", text("Mois de travail", "Month of work")),
                Column.of("category", text("Catégorie", "Category")),
                Column.of("structure", text("Structure", "Structure")));
    }

    private List<Value> subject(Adjustment adjustment) {
        return new ArrayList<>(List.of(
                new Value.Month(adjustment.subject().month()),
                Value.of(adjustment.subject().category().title(locale)),
                Value.of(adjustment.subject().structure())));
    }

    private static Value euros(long cents) {
        return Value.of(StatementFigures.euros(cents));
    }

    private static long sum(List<Adjustment> adjustments, ToLongFunction<Adjustment> figure) {
        return adjustments.stream().mapToLong(figure).sum();
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
