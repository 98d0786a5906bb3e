package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * One cell as a batch froze it: who counts how much of it, and why the rest is counted by nobody.
 *
 * @param batch the batch that froze it
 * @param reversal true if it takes a former leaf back, whole: then everything is below 0
 * @param cell whose time, when and for what
 * @param seconds the cell's seconds as now known
 * @param bookings the seconds that each booking month brought to this batch
 * @param claims the seconds that each agreement counts
 * @param portions who pays for which seconds, where more than one agreement pays for some of them; empty otherwise
 * @param payable the seconds that an agreement pays for, where it rounds what it counts
 * @param unclaimed the seconds that nobody counts, by reason
 * @param cents what each agreement pays, in cents
 * @param cost the employer's cost of an hour in euros, if known
 */
record Leaf(
        int batch,
        boolean reversal,
        Cell cell,
        long seconds,
        SortedMap<YearMonth, Long> bookings,
        SortedMap<String, Long> claims,
        List<Portion> portions,
        SortedMap<String, Long> payable,
        SortedMap<Reason, Long> unclaimed,
        SortedMap<String, Long> cents,
        @Nullable BigDecimal cost) {
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

    static final Comparator<Leaf> CANONICAL =
            Comparator.comparing(Leaf::cell).thenComparingInt(Leaf::batch).thenComparing(leaf -> leaf.reversal ? 0 : 1);

    // Millions of such figures can be summed in a long.
    private static final long MOST = 1L << 40;

    Leaf {
        bookings = Collections.unmodifiableSortedMap(new TreeMap<>(bookings));
        claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
        portions = List.copyOf(portions);
        payable = Collections.unmodifiableSortedMap(new TreeMap<>(payable));
        unclaimed = Collections.unmodifiableSortedMap(new TreeMap<>(unclaimed));
        cents = Collections.unmodifiableSortedMap(new TreeMap<>(cents));
    }

    long claimed(String agreement) {
        return claims.getOrDefault(agreement, 0L);
    }

    long cents(String agreement) {
        return cents.getOrDefault(agreement, 0L);
    }

    /** The seconds that an agreement pays for: those that it counts, or what they were rounded to. */
    long payable(String agreement) {
        Long rounded = payable.get(agreement);
        return rounded == null ? claimed(agreement) : rounded;
    }

    boolean isRounded() {
        return !payable.isEmpty();
    }

    /** The counted seconds times the share of each that an agreement pays; nothing where hours are evidence alone. */
    Rational paid(FundingAgreement agreement) {
        long claimed = claimed(agreement.id());
        if (claimed == 0 || !agreement.paysTime()) {
            return Rational.ZERO;
        }
        if (portions.isEmpty()) {
            return agreement.share().exact().times(claimed);
        }
        Rational paid = Rational.ZERO;
        for (Portion portion : portions) {
            Share share = portion.takers().get(agreement.id());
            if (share != null) {
                paid = paid.plus(share.exact().times(portion.seconds()));
            }
        }
        return paid;
    }

    /** What an agreement pays for it, in cents, before it is rounded; nothing on a day without a rate. */
    Rational worth(FundingAgreement agreement) {
        long claimed = claimed(agreement.id());
        if (claimed == 0 || agreement.basis() == Basis.LUMP_SUM || !agreement.hasRate(cell.from())) {
            return Rational.ZERO;
        }
        Rational second = agreement.second(cell.from(), cost);
        if (!agreement.paysTime()) {
            return second.times(agreement.share().exact()).times(claimed);
        }
        long quantity = payable(agreement.id());
        Rational worth = second.times(paid(agreement));
        return quantity == claimed ? worth : worth.times(Rational.of(quantity, claimed));
    }

    /** What the time cost the employer, in cents, before it is rounded; 0 where nobody knows. */
    Rational costCents() {
        return cost == null ? Rational.ZERO : Rational.of(cost).times(Rational.of(100 * seconds, 3600));
    }

    /** True if there is time whose cost to the employer nobody knows. */
    boolean lacksCost() {
        return cost == null && seconds != 0;
    }

    /** The seconds that at least one agreement pays for. */
    long covered() {
        return seconds - unclaimed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The leaf that takes this one back, whole. */
    Leaf reversed(int inBatch) {
        return new Leaf(
                inBatch,
                true,
                cell,
                -seconds,
                new TreeMap<>(),
                negated(claims),
                portions.stream().map(portion -> portion.of(-portion.seconds())).toList(),
                negated(payable),
                negated(unclaimed),
                negated(cents),
                cost);
    }

    Leaf with(SortedMap<String, Long> paid) {
        return new Leaf(batch, reversal, cell, seconds, bookings, claims, portions, payable, unclaimed, paid, cost);
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> negated(SortedMap<K, Long> amounts) {
        SortedMap<K, Long> negated = new TreeMap<>();
        amounts.forEach((key, amount) -> negated.put(key, -amount));
        return negated;
    }

    /** One row under {@link #COLUMNS}. */
    Tree toRow() {
        return Tree.of(List.of(
                Tree.of(batch),
                Tree.of(reversal),
                Tree.of(cell.structure()),
                Tree.of(cell.team()),
                Tree.of(cell.worker().value()),
                Tree.of(cell.function().name()),
                Tree.of(cell.month().toString()),
                Tree.of(cell.from().toString()),
                Tree.of(cell.category().name()),
                Tree.of(cell.schemeName()),
                Tree.of(seconds),
                amounts(bookings),
                amounts(claims),
                Tree.of(portions.stream().map(Leaf::tree).toList()),
                amounts(payable),
                amounts(unclaimed),
                amounts(cents),
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

    private static Tree amounts(SortedMap<?, Long> amounts) {
        Tree.Builder out = Tree.fields();
        amounts.forEach((key, amount) -> out.put(String.valueOf(key), amount));
        return out.build();
    }

    /** Reads one row; nothing if it is not one. */
    static Optional<Leaf> ofRow(Tree row) {
        if (!(row instanceof Tree.Items items) || items.items().size() != COLUMNS.size()) {
            return Optional.empty();
        }
        try {
            List<Tree> values = items.items();
            String scheme = text(values.get(9));
            String cost = text(values.get(17));
            Cell cell = new Cell(
                    text(values.get(2)),
                    text(values.get(3)),
                    new WorkerId(text(values.get(4))),
                    Function.valueOf(text(values.get(5))),
                    YearMonth.parse(text(values.get(6))),
                    LocalDate.parse(text(values.get(7))),
                    Category.valueOf(text(values.get(8))),
                    scheme.isEmpty() ? null : Scheme.valueOf(scheme));
            if (!YearMonth.from(cell.from()).equals(cell.month())) {
                // A seal names the month alone; a part that began elsewhere would be paid at another rate.
                return Optional.empty();
            }
            SortedMap<YearMonth, Long> bookings = new TreeMap<>();
            amounts(values.get(11)).forEach((key, amount) -> bookings.put(YearMonth.parse(key), amount));
            SortedMap<Reason, Long> unclaimed = new TreeMap<>();
            amounts(values.get(15)).forEach((key, amount) -> unclaimed.put(Reason.valueOf(key), amount));
            return Optional.of(new Leaf(
                    Math.toIntExact(number(values.get(0))),
                    ((Tree.Truth) values.get(1)).value(),
                    cell,
                    number(values.get(10)),
                    bookings,
                    amounts(values.get(12)),
                    ((Tree.Items) values.get(13))
                            .items().stream().map(Leaf::portion).toList(),
                    amounts(values.get(14)),
                    unclaimed,
                    amounts(values.get(16)),
                    cost.isEmpty() ? null : new BigDecimal(cost)));
        } catch (RuntimeException e) {
            // Whatever is wrong inside a row that someone handed us, it is not a row of ours.
            return Optional.empty();
        }
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

    private static SortedMap<String, Long> amounts(Tree tree) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        for (Map.Entry<String, Tree> amount : ((Tree.Fields) tree).fields().entrySet()) {
            amounts.put(amount.getKey(), number(amount.getValue()));
        }
        return amounts;
    }
}
