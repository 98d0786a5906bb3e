package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;

/**
 * Leaves as rows of a document, and rows as leaves.
 *
 * <p>One is for one document: what many rows say alike is kept once. Rows can be made by many threads, leaves by one.
 */
final class LeafRows {
    static final List<String> COLUMNS = List.of(
            "batch",
            "reversal",
            "structure",
            "team",
            "worker",
            "function",
            "month",
            "from",
            "category",
            "scheme",
            "seconds",
            "bookings",
            "claims",
            "portions",
            "payable",
            "unclaimed",
            "cents",
            "cost");

    // Millions of such figures can be summed in a long.
    private static final long MOST = 1L << 40;

    private static final Tree NO_AMOUNTS = Tree.fields().build();
    private static final Tree NO_PORTIONS = Tree.of(List.of());

    private final Map<Object, String> said = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Object, List<?>> alone = new HashMap<>();
    private final Map<String, WorkerId> workers = new HashMap<>();
    private final Map<String, YearMonth> months = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<String, BigDecimal> costs = new HashMap<>();

    /** These leaves as rows, each made when it is read: a federation's are too many to be kept. */
    static Tree of(List<Leaf> leaves) {
        LeafRows rows = new LeafRows();
        return Tree.madeWhenRead(List.copyOf(leaves), rows::row);
    }

    /** One row under {@link #COLUMNS}. */
    Tree row(Leaf leaf) {
        Cell cell = leaf.cell();
        BigDecimal cost = leaf.cost();
        return Tree.of(List.of(
                Tree.of(leaf.batch()),
                Tree.of(leaf.reversal()),
                Tree.of(cell.structure()),
                Tree.of(cell.team()),
                Tree.of(cell.worker().value()),
                Tree.of(cell.function().name()),
                Tree.of(said(cell.month())),
                Tree.of(said(cell.from())),
                Tree.of(cell.category().name()),
                Tree.of(cell.schemeName()),
                Tree.of(leaf.seconds()),
                amounts(leaf.bookings()),
                amounts(leaf.claims()),
                leaf.portions().isEmpty()
                        ? NO_PORTIONS
                        : Tree.of(leaf.portions().stream().map(LeafRows::tree).toList()),
                amounts(leaf.payable()),
                amounts(leaf.unclaimed()),
                amounts(leaf.cents()),
                Tree.of(cost == null ? "" : cost.toPlainString())));
    }

    private static Tree tree(Portion portion) {
        Tree.Builder takers = Tree.fields();
        portion.takers().forEach((agreement, share) -> takers.put(agreement, share.toString()));
        return Tree.of(List.of(Tree.of(portion.seconds()), takers.build()));
    }

    private static Portion portion(Tree tree) {
        List<Tree> parts = ((Tree.Items) tree).items();
        SortedMap<String, Share> takers = new TreeMap<>();
        ((Tree.Fields) parts.get(1))
                .fields()
                .forEach((agreement, share) -> takers.put(agreement, Share.parse(text(share))));
        return Portion.of(number(parts.get(0)), takers);
    }

    private <K> Tree amounts(SortedMap<K, Long> amounts) {
        if (amounts.isEmpty()) {
            return NO_AMOUNTS;
        }
        if (amounts.size() == 1) {
            K alone = amounts.firstKey();
            return new Tree.Fields(Map.of(said(alone), Tree.of(amounts.getOrDefault(alone, 0L))));
        }
        Tree.Builder out = Tree.fields();
        amounts.forEach((key, amount) -> out.put(said(key), Tree.of(amount)));
        return out.build();
    }

    private String said(Object key) {
        return key instanceof String text ? text : said.computeIfAbsent(key, Object::toString);
    }

    /** Reads one row; nothing if it is not one. */
    Optional<Leaf> leaf(Tree row) {
        if (!(row instanceof Tree.Items items) || items.items().size() != COLUMNS.size()) {
            return Optional.empty();
        }
        try {
            List<Tree> values = items.items();
            String scheme = text(values.get(9));
            String cost = text(values.get(17));
            Cell cell = new Cell(
                    known(text(values.get(2))),
                    known(text(values.get(3))),
                    workers.computeIfAbsent(text(values.get(4)), WorkerId::new),
                    org.essaim.organisation.Function.valueOf(text(values.get(5))),
                    month(text(values.get(6))),
                    days.computeIfAbsent(text(values.get(7)), LocalDate::parse),
                    Category.valueOf(text(values.get(8))),
                    scheme.isEmpty() ? null : Scheme.valueOf(scheme));
            if (!YearMonth.from(cell.from()).equals(cell.month())) {
                // A seal names the month alone; a part that began elsewhere would be paid at another rate.
                return Optional.empty();
            }
            return Optional.of(new Leaf(
                    Math.toIntExact(number(values.get(0))),
                    ((Tree.Truth) values.get(1)).value(),
                    cell,
                    number(values.get(10)),
                    amounts(values.get(11), this::month),
                    amounts(values.get(12), this::known),
                    ((Tree.Items) values.get(13))
                            .items().stream().map(LeafRows::portion).toList(),
                    amounts(values.get(14), this::known),
                    amounts(values.get(15), Reason::valueOf),
                    amounts(values.get(16), this::known),
                    cost.isEmpty() ? null : costs.computeIfAbsent(cost, BigDecimal::new)));
        } catch (RuntimeException e) {
            // Whatever is wrong inside a row that someone handed us, it is not a row of ours.
            return Optional.empty();
        }
    }

    // Equal texts as one: agreements and structures are compared with each other over and over.
    private String known(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    private YearMonth month(String text) {
        return months.computeIfAbsent(text, YearMonth::parse);
    }

    static String text(Tree tree) {
        return ((Tree.Text) tree).value();
    }

    static long number(Tree tree) {
        long number = ((Tree.Numeric) tree).value().longValueExact();
        if (number > MOST || number < -MOST) {
            throw new ArithmeticException("[" + number + "] is beyond what a worker's month can hold.");
        }
        return number;
    }

    @SuppressWarnings("unchecked")
    private <K> List<K> alone(K key) {
        // What is found under a key was put there for an equal one.
        return (List<K>) alone.computeIfAbsent(key, List::of);
    }

    private <K extends Comparable<? super K>> SortedMap<K, Long> amounts(Tree tree, Function<String, K> key) {
        Map<String, Tree> fields = ((Tree.Fields) tree).fields();
        if (fields.isEmpty()) {
            return Amounts.none();
        }
        if (fields.size() == 1) {
            Map.Entry<String, Tree> one = fields.entrySet().iterator().next();
            return Amounts.of(alone(key.apply(one.getKey())), number(one.getValue()));
        }
        SortedMap<K, Long> amounts = new TreeMap<>();
        fields.forEach((name, amount) -> amounts.put(key.apply(name), number(amount)));
        return amounts;
    }
}
