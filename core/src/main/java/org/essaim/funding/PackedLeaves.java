package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Leaves as a store keeps them: every text once, and rows of whole numbers that point to them.
 *
 * <p>A federation's year has millions of leaves. As rows of a document, which is what a statement hands over, they are ten times
 * as long, and most of an issue would go into writing them. Not thread-safe.
 */
final class PackedLeaves {
    private static final int ROWS = 10_000;

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private StringBuilder numbers = new StringBuilder();

    private PackedLeaves() {}

    /** Puts the leaves of a batch into a document, under {@code texts} and {@code leaves}. */
    static void put(List<Leaf> leaves, Tree.Builder out) {
        PackedLeaves packed = new PackedLeaves();
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < leaves.size(); from += ROWS) {
            List<Leaf> part = leaves.subList(from, Math.min(leaves.size(), from + ROWS));
            packed.numbers = new StringBuilder(part.size() * 48);
            packed.number(part.size());
            part.forEach(packed::leaf);
            parts.add(packed.numbers.toString());
        }
        out.put("texts", Tree.texts(packed.texts.keySet())).put("leaves", Tree.texts(parts));
    }

    private void leaf(Leaf leaf) {
        Cell cell = leaf.cell();
        number(leaf.batch());
        number(leaf.reversal() ? 1 : 0);
        text(cell.structure());
        text(cell.team());
        text(cell.worker().value());
        text(cell.function().name());
        text(cell.month().toString());
        number(cell.from().getDayOfMonth());
        text(cell.category().name());
        text(cell.schemeName());
        number(leaf.seconds());
        amounts(leaf.bookings());
        amounts(leaf.claims());
        number(leaf.portions().size());
        for (Portion portion : leaf.portions()) {
            number(portion.seconds());
            number(portion.takers().size());
            portion.takers().forEach((agreement, share) -> {
                text(agreement);
                text(share.toString());
            });
        }
        amounts(leaf.payable());
        amounts(leaf.unclaimed());
        amounts(leaf.cents());
        BigDecimal cost = leaf.cost();
        text(cost == null ? "" : cost.toPlainString());
    }

    private void amounts(SortedMap<?, Long> amounts) {
        number(amounts.size());
        amounts.forEach((key, amount) -> {
            text(key.toString());
            number(amount);
        });
    }

    private void text(String text) {
        number(texts.computeIfAbsent(text, none -> texts.size()));
    }

    private void number(long number) {
        numbers.append(number).append(' ');
    }

    /**
     * The leaves that these parts hold.
     *
     * @throws RuntimeException if they were not written here
     */
    static List<Leaf> read(List<String> texts, List<String> parts) {
        Texts known = new Texts(texts);
        List<Leaf> leaves = new ArrayList<>();
        for (String part : parts) {
            Numbers numbers = new Numbers(part);
            for (long rows = numbers.next(); rows > 0; rows--) {
                leaves.add(leaf(numbers, known));
            }
            numbers.requireEnd();
        }
        return leaves;
    }

    private static Leaf leaf(Numbers numbers, Texts texts) {
        int batch = Math.toIntExact(numbers.next());
        boolean reversal = numbers.next() != 0;
        String structure = texts.at(numbers.index());
        String team = texts.at(numbers.index());
        WorkerId worker = texts.workers.at(numbers.index());
        Function function = texts.functions.at(numbers.index());
        YearMonth month = texts.months.at(numbers.index());
        int day = numbers.index();
        Category category = texts.categories.at(numbers.index());
        String scheme = texts.at(numbers.index());
        Cell cell = new Cell(
                structure,
                team,
                worker,
                function,
                month,
                texts.day(month, day),
                category,
                scheme.isEmpty() ? null : Scheme.valueOf(scheme));
        return new Leaf(
                batch,
                reversal,
                cell,
                numbers.next(),
                amounts(numbers, texts.months),
                amounts(numbers, texts.names),
                portions(numbers, texts),
                amounts(numbers, texts.names),
                amounts(numbers, texts.reasons),
                amounts(numbers, texts.names),
                texts.cost(numbers.index()));
    }

    private static List<Portion> portions(Numbers numbers, Texts texts) {
        int count = numbers.index();
        if (count == 0) {
            return List.of();
        }
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long seconds = numbers.next();
            SortedMap<String, Share> takers = new TreeMap<>();
            for (int left = numbers.index(); left > 0; left--) {
                takers.put(texts.at(numbers.index()), Share.parse(texts.at(numbers.index())));
            }
            portions.add(Portion.of(seconds, takers));
        }
        return portions;
    }

    private static <K extends Comparable<? super K>> SortedMap<K, Long> amounts(Numbers numbers, Read<K> keys) {
        int count = numbers.index();
        if (count == 0) {
            return Amounts.none();
        }
        if (count == 1) {
            return Amounts.of(keys.alone(numbers.index()), numbers.next());
        }
        SortedMap<K, Long> amounts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            amounts.put(keys.at(numbers.index()), numbers.next());
        }
        return amounts;
    }

    /** Whole numbers, a blank behind each. */
    private static final class Numbers {
        private static final int MOST_DIGITS = 18;

        private final String text;
        private int at;

        Numbers(String text) {
            this.text = text;
        }

        // By hand, not by Long.parseLong: there are tens of millions.
        long next() {
            boolean negative = text.charAt(at) == '-';
            int digit = negative ? at + 1 : at;
            int first = digit;
            long number = 0;
            for (char c = text.charAt(digit); c != ' '; c = text.charAt(++digit)) {
                if (c < '0' || c > '9' || digit - first == MOST_DIGITS) {
                    throw new NumberFormatException("There is no number.");
                }
                number = 10 * number + (c - '0');
            }
            if (digit == first) {
                throw new NumberFormatException("There is no number.");
            }
            at = digit + 1;
            return negative ? -number : number;
        }

        int index() {
            return Math.toIntExact(next());
        }

        void requireEnd() {
            if (at != text.length()) {
                throw new IllegalArgumentException("There is more than was counted.");
            }
        }
    }

    /** What texts stand for; each is read once. */
    private static final class Texts {
        private final List<String> texts;
        private final Read<String> names;
        private final Read<WorkerId> workers;
        private final Read<Function> functions;
        private final Read<YearMonth> months;
        private final Read<Category> categories;
        private final Read<Reason> reasons;
        private final Read<BigDecimal> costs;
        private @Nullable LocalDate day;

        Texts(List<String> texts) {
            this.texts = texts;
            this.names = new Read<>(texts.size(), texts::get);
            this.workers = new Read<>(texts.size(), i -> new WorkerId(texts.get(i)));
            this.functions = new Read<>(texts.size(), i -> Function.valueOf(texts.get(i)));
            this.months = new Read<>(texts.size(), i -> YearMonth.parse(texts.get(i)));
            this.categories = new Read<>(texts.size(), i -> Category.valueOf(texts.get(i)));
            this.reasons = new Read<>(texts.size(), i -> Reason.valueOf(texts.get(i)));
            this.costs = new Read<>(texts.size(), i -> new BigDecimal(texts.get(i)));
        }

        String at(int index) {
            return texts.get(index);
        }

        @Nullable
        BigDecimal cost(int index) {
            return texts.get(index).isEmpty() ? null : costs.at(index);
        }

        // Leaves come sorted: mostly it is the day of the one before.
        LocalDate day(YearMonth month, int dayOfMonth) {
            LocalDate last = day;
            if (last == null
                    || last.getDayOfMonth() != dayOfMonth
                    || last.getMonthValue() != month.getMonthValue()
                    || last.getYear() != month.getYear()) {
                last = month.atDay(dayOfMonth);
                day = last;
            }
            return last;
        }
    }

    /** Texts read as values of one type. */
    private static final class Read<T> {
        private final IntFunction<T> reading;
        private final List<@Nullable List<T>> known;

        Read(int size, IntFunction<T> reading) {
            this.reading = reading;
            this.known = new ArrayList<>(Collections.nCopies(size, null));
        }

        /** The value, in a list of its own that all its users share. */
        List<T> alone(int index) {
            List<T> alone = known.get(index);
            if (alone == null) {
                alone = List.of(reading.apply(index));
                known.set(index, alone);
            }
            return alone;
        }

        T at(int index) {
            return alone(index).get(0);
        }
    }
}
