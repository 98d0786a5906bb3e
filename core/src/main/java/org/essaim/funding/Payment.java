package org.essaim.funding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement pays on each leaf of one batch: rounded once, then divided along a tree.
 *
 * <p>Where a ceiling in euros holds for some of the hours, the hours that share the same ceilings are a first level of the tree.
 * Each gets the cents that it holds whole, and the cents that rounding adds go where no ceiling is crossed by them.
 */
final class Payment {
    /** Cents are divided month by month, category by category, structure by structure, then by leaf. */
    static final List<Function<Leaf, ?>> TREE = List.of(
            leaf -> leaf.cell().month(),
            leaf -> leaf.cell().category(),
            leaf -> leaf.cell().structure());

    private Payment() {}

    /** Names the ceilings in euros that a leaf shares with others. */
    private static String group(FundingAgreement agreement, Leaf leaf) {
        StringBuilder name = new StringBuilder();
        for (SubCeiling ceiling : agreement.subCeilings()) {
            if (ceiling.unit() == SubCeiling.Unit.CENTS) {
                name.append('|').append(ceiling.holds(leaf.cell()) ? ceiling.share(leaf.cell()) : "");
            }
        }
        return name.toString();
    }

    /** The leaves that share the same ceilings in euros; none if there is no such ceiling. */
    static Collection<List<Leaf>> groups(FundingAgreement agreement, List<Leaf> posted) {
        if (!isGrouped(agreement)) {
            return List.of();
        }
        Map<String, List<Leaf>> groups = new LinkedHashMap<>();
        for (Leaf leaf : posted) {
            groups.computeIfAbsent(group(agreement, leaf), none -> new ArrayList<>())
                    .add(leaf);
        }
        return groups.values();
    }

    private static boolean isGrouped(FundingAgreement agreement) {
        return agreement.subCeilings().stream().anyMatch(ceiling -> ceiling.unit() == SubCeiling.Unit.CENTS);
    }

    /**
     * What an agreement pays on these leaves.
     *
     * @param left what its ceilings leave; absent for whoever verifies: then the sums of hours under a ceiling in euros are taken
     *     as they are
     */
    static long[] cents(FundingAgreement agreement, List<Leaf> posted, Quanta.@Nullable Left left) {
        List<Rational> exact = new ArrayList<>(posted.size());
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        boolean grouped = isGrouped(agreement);
        for (int i = 0; i < posted.size(); i++) {
            Leaf leaf = posted.get(i);
            exact.add(leaf.worth(agreement));
            if (exact.get(i).signum() != 0) {
                groups.computeIfAbsent(grouped ? group(agreement, leaf) : "", none -> new ArrayList<>())
                        .add(i);
            }
        }
        long[] cents = new long[posted.size()];
        List<List<Integer>> members = List.copyOf(groups.values());
        long[] sums = grouped && left == null
                ? members.stream()
                        .mapToLong(own -> own.stream()
                                .mapToLong(i -> posted.get(i).cents(agreement.id()))
                                .sum())
                        .toArray()
                : sums(agreement, posted, exact, members, left);
        for (int g = 0; g < sums.length; g++) {
            List<Integer> own = members.get(g);
            long[] parts = Apportionment.along(
                    sums[g],
                    own.stream().map(posted::get).toList(),
                    own.stream().map(exact::get).toList(),
                    TREE);
            for (int k = 0; k < parts.length; k++) {
                cents[own.get(k)] = parts[k];
            }
        }
        return cents;
    }

    private static long[] sums(
            FundingAgreement agreement,
            List<Leaf> posted,
            List<Rational> exact,
            List<List<Integer>> groups,
            Quanta.@Nullable Left left) {
        List<Rational> amounts = groups.stream()
                .map(own -> own.stream().map(exact::get).reduce(Rational.ZERO, Rational::plus))
                .toList();
        long total = amounts.stream().reduce(Rational.ZERO, Rational::plus).rounded();
        if (groups.size() <= 1 || left == null) {
            return groups.isEmpty() ? new long[0] : new long[] {total};
        }
        long[] sums = amounts.stream()
                .mapToLong(each -> each.floor().longValueExact())
                .toArray();
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < sums.length; g++) {
            order.add(g);
        }
        order.sort(Comparator.comparing((Integer g) -> amounts.get(g).minus(Rational.of(sums[g])))
                .reversed());
        for (int g : order) {
            if (Arrays.stream(sums).sum() < total
                    && amounts.get(g).compareTo(Rational.of(sums[g])) > 0
                    && fits(agreement, posted, groups, sums, g, left)) {
                sums[g]++;
            }
        }
        return sums;
    }

    // One more cent for a group fits if each ceiling that it is under still holds with it.
    private static boolean fits(
            FundingAgreement agreement,
            List<Leaf> posted,
            List<List<Integer>> groups,
            long[] sums,
            int more,
            Quanta.Left left) {
        Leaf one = posted.get(groups.get(more).get(0));
        for (SubCeiling ceiling : agreement.subCeilings()) {
            if (ceiling.unit() == SubCeiling.Unit.CENTS && ceiling.holds(one.cell())) {
                long paid = 1;
                for (int g = 0; g < sums.length; g++) {
                    Leaf other = posted.get(groups.get(g).get(0));
                    if (ceiling.holds(other.cell())
                            && ceiling.share(other.cell()).equals(ceiling.share(one.cell()))) {
                        paid += sums[g];
                    }
                }
                if (Rational.of(paid).compareTo(left.under().left(ceiling, one.cell())) > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
