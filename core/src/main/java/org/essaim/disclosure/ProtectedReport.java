package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * Lays a protected table out (<i>état diffusable</i>): a sheet for each view, with the rule, the number of the release and what the marks mean.
 *
 * <p>Made of what may be told and nothing else, so no format can show more. Stateless.
 */
public final class ProtectedReport {
    private ProtectedReport() {}

    /**
     * The report.
     *
     * @param title what a person reads first
     * @param locale French or English
     * @param unit how a figure is typed: {@code Value::hours}, {@code Value::count}
     * @param names what a person reads for a name of an axis
     */
    public static Report of(
            ProtectedTable table, String title, Locale locale, LongFunction<Value> unit, UnaryOperator<String> names) {
        boolean english = locale.getLanguage().equals("en");
        List<Section> sections = new ArrayList<>();
        List<Block> method = new ArrayList<>();
        method.add(new Block.Facts(facts(table, english)));
        method.add(new Block.Paragraph(
                english
                        ? ProtectedCell.SECRET_MARK
                                + " secret, n/a nobody said; neither is 0. A total of which something"
                                + " is missing may be more."
                        : ProtectedCell.SECRET_MARK
                                + " secret, n.d. non renseigné\u202f; ni l’un ni l’autre n’est 0. Un"
                                + " total dont il manque une partie peut être plus grand."));
        if (table.isWaived()) {
            method.add(new Block.Notice(
                    english
                            ? "These figures are not protected: somebody decided so."
                            : "Ces chiffres ne sont pas protégés\u00a0: c’est une décision."));
        }
        sections.add(new Section("method", english ? "Method" : "Méthode", false, method));
        for (int i = 0; i < table.views().size(); i++) {
            String id = "view-" + (i + 1);
            Block.Table laid = table(table, table.views().get(i), id, locale, unit, names);
            sections.add(new Section(id, laid.caption(), false, List.of(laid)));
        }
        return new Report(
                "protected",
                title,
                table.name(),
                english ? Locale.UK : Locale.FRANCE,
                table.audience(),
                false,
                null,
                sections);
    }

    private static List<Block.Facts.Fact> facts(ProtectedTable table, boolean english) {
        return List.of(
                new Block.Facts.Fact("release", english ? "Release" : "Diffusion", Value.count(table.release())),
                new Block.Facts.Fact(
                        "threshold",
                        english ? "People behind a figure, at least" : "Personnes derrière un chiffre, au moins",
                        Value.count(table.threshold())),
                new Block.Facts.Fact(
                        "dominance",
                        english ? "Share of one of them, at most (%)" : "Part de l’une d’elles, au plus (%)",
                        Value.of(table.dominance().perCent())),
                new Block.Facts.Fact(
                        "primary", english ? "Secret cells" : "Cases secrètes", Value.count(table.primary())),
                new Block.Facts.Fact(
                        "complementary",
                        english ? "Cells kept from view for others" : "Cases cachées pour ne pas trahir les autres",
                        Value.count(table.complementary())));
    }

    private static Block.Table table(
            ProtectedTable table,
            View view,
            String id,
            Locale locale,
            LongFunction<Value> unit,
            UnaryOperator<String> names) {
        List<Axis> shown = table.axes().stream()
                .filter(axis -> view.depths().getOrDefault(axis.id(), 0) > 0)
                .toList();
        String caption = String.join(" × ", shown.stream().map(Axis::id).toList());
        // Two axes cross; of any other number each cell is a row.
        List<Axis> down = shown.size() == 2 ? shown.subList(0, 1) : shown;
        List<String> across = shown.size() == 2 ? nodes(view, shown.get(1)) : List.of("");
        List<Column> columns = new ArrayList<>();
        down.forEach(axis -> columns.add(Column.of("axis." + axis.id(), names.apply(axis.id()))));
        across.forEach(node -> columns.add(
                node.isEmpty()
                        ? Column.of("figure", names.apply(table.measure()))
                        : Column.of("figure." + node, names.apply(node))));
        List<List<Value>> rows = new ArrayList<>();
        for (List<String> at : products(view, down)) {
            List<Value> row = new ArrayList<>();
            at.forEach(node -> row.add(Value.of(names.apply(node))));
            for (String node : across) {
                row.add(value(table.cell(cell(table, shown, at, node)), locale, unit));
            }
            rows.add(row);
        }
        return new Block.Table(id, caption.isEmpty() ? table.name() : caption, columns, rows, List.of());
    }

    private static List<String> nodes(View view, Axis axis) {
        return axis.nodes().stream().filter(node -> view.shows(axis, node)).toList();
    }

    private static List<List<String>> products(View view, List<Axis> axes) {
        List<List<String>> products = List.of(List.of());
        for (Axis axis : axes) {
            List<List<String>> more = new ArrayList<>();
            for (List<String> product : products) {
                for (String node : nodes(view, axis)) {
                    List<String> longer = new ArrayList<>(product);
                    longer.add(node);
                    more.add(longer);
                }
            }
            products = more;
        }
        return products;
    }

    private static String[] cell(ProtectedTable table, List<Axis> shown, List<String> at, String across) {
        String[] cell = new String[table.axes().size()];
        for (int i = 0; i < cell.length; i++) {
            int place = shown.indexOf(table.axes().get(i));
            cell[i] = place < 0 ? table.axes().get(i).root() : place < at.size() ? at.get(place) : across;
        }
        return cell;
    }

    private static Value value(ProtectedCell cell, Locale locale, LongFunction<Value> unit) {
        if (cell instanceof ProtectedCell.Shown shown) {
            return unit.apply(shown.amount());
        }
        return cell instanceof ProtectedCell.Zero ? unit.apply(0) : new Value.Absent(cell.text(locale));
    }
}
