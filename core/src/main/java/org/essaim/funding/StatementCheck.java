package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/** Holds a statement against itself: what is derived, what each leaf may say, what the seals say, what the terms allow. */
final class StatementCheck {
    // Each of the four levels of the tree may add a unit, the total half of one.
    private static final Rational FURTHEST_CENT = Rational.of(9, 2);

    private final StatementContent content;
    private final FundingAgreement agreement;
    private final Map<String, FundingAgreement> pool = new TreeMap<>();
    private final String file;
    private final List<Finding> findings;

    private StatementCheck(StatementContent content, String file, List<Finding> findings) {
        this.content = content;
        this.agreement = content.agreement();
        this.file = file;
        this.findings = findings;
        content.others().forEach(other -> pool.put(other.id(), other));
        pool.put(agreement.id(), agreement);
    }

    /**
     * Checks everything.
     *
     * @param content what the statement rests on
     * @param written all that is written
     */
    static void all(StatementContent content, Tree.Fields written, String file, List<Finding> findings) {
        StatementCheck check = new StatementCheck(content, file, findings);
        check.compare("", written, content.toTree(content.figures()));
        check.order();
        content.leaves().forEach(check::leaf);
        check.corrections();
        check.amounts();
        new LimitsCheck(content, check.pool, check::add).all();
        check.bookings();
        check.seals();
    }

    // Whatever is written must be what follows from the leaves: lines, reasons, totals, digests of seals.
    private void compare(String path, Tree found, Tree expected) {
        if (found.equals(expected)) {
            return;
        }
        if (found instanceof Tree.Fields one && expected instanceof Tree.Fields other) {
            Set<String> names = new TreeSet<>(one.fields().keySet());
            names.addAll(other.fields().keySet());
            Tree none = new Tree.Nothing();
            for (String name : names) {
                compare(
                        path.isEmpty() ? name : path + "." + name,
                        one.get(name).orElse(none),
                        other.get(name).orElse(none));
            }
        } else if (found instanceof Tree.Items one
                && expected instanceof Tree.Items other
                && one.items().size() == other.items().size()) {
            for (int i = 0; i < one.items().size(); i++) {
                compare(path + "[" + i + "]", one.items().get(i), other.items().get(i));
            }
        } else {
            mismatch(path, describe(found), describe(expected));
        }
    }

    private static String describe(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return text.value();
        } else if (tree instanceof Tree.Numeric number) {
            return number.value().toPlainString();
        } else if (tree instanceof Tree.Items items) {
            return items.items().size() + " …";
        }
        return tree instanceof Tree.Nothing ? "∅" : "…";
    }

    // Cents are divided in this order, so another order would be another division.
    private void order() {
        List<Leaf> leaves = content.leaves();
        for (int i = 1; i < leaves.size(); i++) {
            if (Leaf.CANONICAL.compare(leaves.get(i - 1), leaves.get(i)) >= 0) {
                mismatch("leaves[" + i + "]", name(leaves.get(i)), "> " + name(leaves.get(i - 1)));
            }
        }
    }

    /** True if each second of a leaf that stands is counted or left for one reason, and none is paid for twice in its pool. */
    static boolean isSound(Leaf leaf, List<FundingAgreement> agreements) {
        Map<String, FundingAgreement> pool = new TreeMap<>();
        agreements.forEach(agreement -> pool.put(agreement.id(), agreement));
        return leaf.seconds() > 0 ? isShared(leaf, 1, pool) : isNobodys(leaf);
    }

    /** Each second of a leaf is counted or left for one reason, and none is paid for twice over. */
    private void leaf(Leaf leaf) {
        long sign = leaf.reversal() ? -1 : 1;
        if (!(leaf.seconds() * sign > 0 ? isShared(leaf, sign, pool) : isNobodys(leaf))) {
            mismatch(name(leaf), leaf.claims() + " " + leaf.unclaimed(), leaf.seconds() + " s");
        }
        if (!leaf.cents().keySet().equals(leaf.claims().keySet())) {
            mismatch(name(leaf), leaf.cents().keySet(), leaf.claims().keySet());
        }
        leaf.claims().forEach((id, claimed) -> {
            FundingAgreement member = pool.get(id);
            if (member == null) {
                mismatch(name(leaf), id, pool.keySet());
            } else if (Eligibility.failure(member, leaf.cell()).isPresent()) {
                add(Finding.of(Code.NOT_ELIGIBLE)
                        .path(name(leaf))
                        .value(leaf.cell().category().name()));
            } else {
                about(leaf, member);
                rounding(leaf, member, claimed);
            }
        });
    }

    private static boolean isShared(Leaf leaf, long sign, Map<String, FundingAgreement> pool) {
        long seconds = leaf.seconds() * sign;
        long covered = leaf.covered() * sign;
        boolean unmapped = leaf.cell().category() == Category.UNMAPPED;
        boolean holds = covered >= 0 && covered <= seconds && leaf.unclaimed().size() <= 1;
        for (Map.Entry<Reason, Long> left : leaf.unclaimed().entrySet()) {
            holds &= left.getValue() * sign > 0
                    && left.getKey() != Reason.LATE
                    && left.getKey() != Reason.OWN_SHARE
                    && (left.getKey() == Reason.UNMAPPED) == unmapped;
        }
        long counted = 0;
        for (Map.Entry<String, Long> claim : leaf.claims().entrySet()) {
            long claimed = claim.getValue() * sign;
            FundingAgreement member = pool.get(claim.getKey());
            boolean pays = member == null || member.paysTime();
            holds &= claimed > 0 && claimed <= (pays ? covered : seconds);
            counted += pays ? claimed : 0;
        }
        return holds
                && counted >= covered
                && (leaf.portions().isEmpty() ? counted == covered : isDivided(leaf, sign, pool));
    }

    /** Portions add up to the leaf and to what each agreement counts, and no second is paid for above 100 %. */
    private static boolean isDivided(Leaf leaf, long sign, Map<String, FundingAgreement> pool) {
        Map<String, Long> claims = new TreeMap<>();
        long seconds = 0;
        for (Portion portion : leaf.portions()) {
            long own = portion.seconds() * sign;
            if (own <= 0 || portion.taken().compareTo(Rational.ONE) > 0) {
                return false;
            }
            seconds += own;
            for (Map.Entry<String, Share> taker : portion.takers().entrySet()) {
                FundingAgreement member = pool.get(taker.getKey());
                claims.merge(taker.getKey(), portion.seconds(), Long::sum);
                if (member == null
                        || !member.paysTime()
                        || !isOffered(member, leaf.cell().from(), taker.getValue(), portion)) {
                    return false;
                }
            }
        }
        Map<String, Long> paying = new TreeMap<>(leaf.claims());
        paying.keySet().removeIf(id -> {
            FundingAgreement member = pool.get(id);
            return member != null && !member.paysTime();
        });
        return seconds == leaf.seconds() * sign && claims.equals(paying);
    }

    // A share is the agreed one, or all that the others leave if the agreement lets itself be reduced.
    private static boolean isOffered(FundingAgreement member, LocalDate day, Share share, Portion portion) {
        Rational agreed = member.share(day).exact();
        return share.exact().equals(agreed)
                || (member.payment().reducible()
                        && share.exact().compareTo(agreed) < 0
                        && portion.taken().equals(Rational.ONE));
    }

    private static boolean isNobodys(Leaf leaf) {
        return leaf.claims().isEmpty()
                && (leaf.seconds() == 0
                        ? leaf.unclaimed().isEmpty()
                        : leaf.unclaimed().equals(Map.of(Reason.LATE, leaf.seconds())));
    }

    // Whoever cannot divide a whole batch again can still tell an amount that no division gives.
    private void about(Leaf leaf, FundingAgreement member) {
        Rational exact = leaf.worth(member);
        Rational off = Rational.of(leaf.cents(member.id())).minus(exact);
        if (off.compareTo(FURTHEST_CENT) >= 0 || off.plus(FURTHEST_CENT).signum() <= 0) {
            amount(leaf, leaf.cents(member.id()), exact.rounded());
        }
    }

    // A quantity may be a step away from what was counted; nobody is paid for hours where nothing was counted.
    private void rounding(Leaf leaf, FundingAgreement member, long claimed) {
        Rounding rounding = member.payment().rounding();
        long payable = leaf.payable(member.id());
        boolean holds = rounding == null
                ? payable == claimed && !leaf.payable().containsKey(member.id())
                : leaf.payable().containsKey(member.id()) && Long.signum(payable) != -Long.signum(claimed);
        if (!holds) {
            mismatch(name(leaf), payable + " s", claimed + " s");
        }
    }

    /** A correction takes back what was posted, posts once, and rests on seconds that a month of the period booked. */
    private void corrections() {
        Map<Cell, Leaf> standing = new HashMap<>();
        Map<Cell, Leaf> takenBack = new HashMap<>();
        List<Leaf> inTime = new ArrayList<>(content.leaves());
        inTime.sort(Comparator.comparingInt(Leaf::batch).thenComparing(Leaf.CANONICAL));
        for (Leaf leaf : inTime) {
            boolean holds;
            if (leaf.reversal()) {
                Leaf former = standing.remove(leaf.cell());
                holds = leaf.bookings().isEmpty()
                        && (former == null || leaf.equals(former.reversed(leaf.batch())))
                        && takenBack.put(leaf.cell(), leaf) == null;
            } else {
                Leaf reversal = takenBack.remove(leaf.cell());
                holds = (reversal == null || reversal.batch() == leaf.batch())
                        && (!leaf.bookings().isEmpty() || isPostedAnew(leaf, reversal))
                        && !leaf.bookings().containsValue(0L)
                        && standing.put(leaf.cell(), leaf) == null;
            }
            if (!holds) {
                mismatch(name(leaf), leaf.bookings(), leaf.reversal() ? "{}" : leaf.seconds() + " s");
            }
        }
        takenBack.values().forEach(leaf -> mismatch(name(leaf), "∅", leaf.seconds() + " s"));
    }

    // What is rounded together is corrected together, so a neighbour is posted again as it was.
    private boolean isPostedAnew(Leaf leaf, @Nullable Leaf reversal) {
        return reversal != null
                && reversal.seconds() == -leaf.seconds()
                && pool.values().stream().anyMatch(member -> member.payment().rounding() != null);
    }

    private void amounts() {
        SortedMap<Integer, List<Leaf>> batches = new TreeMap<>();
        content.leaves().stream()
                .filter(leaf -> !leaf.reversal())
                .forEach(leaf -> batches.computeIfAbsent(leaf.batch(), none -> new ArrayList<>())
                        .add(leaf));
        for (FundingAgreement member : pool.values()) {
            if (isShownWhole(member)) {
                batches.values().forEach(own -> amounts(member, own));
            }
        }
    }

    // True if all that a member of the pool can count is in this statement.
    private boolean isShownWhole(FundingAgreement member) {
        Set<String> structures = agreement.scope().structures();
        Set<String> own = member.scope().structures();
        return (structures.isEmpty() || (!own.isEmpty() && structures.containsAll(own)))
                && StatementFigures.subjects(agreement).containsAll(member.categories());
    }

    private void amounts(FundingAgreement member, List<Leaf> own) {
        boolean valued = own.stream()
                .noneMatch(leaf -> leaf.claimed(member.id()) != 0
                        && !member.hasRate(leaf.cell().from()));
        if (!valued
                || own.stream()
                        .anyMatch(leaf -> leaf.claimed(member.id()) < 0
                                || leaf.worth(member).signum() < 0)) {
            return; // reported leaf by leaf
        }
        quantities(member, own);
        sums(member, own);
        long[] expected = Payment.cents(member, own, null);
        for (int i = 0; i < expected.length; i++) {
            Leaf leaf = own.get(i);
            if (leaf.cents(member.id()) != expected[i]) {
                amount(leaf, leaf.cents(member.id()), expected[i]);
            }
        }
    }

    private void amount(Leaf leaf, long found, long expected) {
        add(Finding.of(Code.AMOUNT_MISMATCH)
                .path(name(leaf))
                .with("what", name(leaf))
                .with("found", StatementFigures.euros(found))
                .with("expected", StatementFigures.euros(expected)));
    }

    // Hours under the same ceilings in euros are paid their whole cents, and at most one that rounding adds.
    private void sums(FundingAgreement member, List<Leaf> own) {
        Payment.groups(member, own).forEach(group -> {
            Rational exact = Rational.ZERO;
            long paid = 0;
            for (Leaf leaf : group) {
                exact = exact.plus(leaf.worth(member));
                paid += leaf.cents(member.id());
            }
            long whole = exact.floor().longValueExact();
            if (paid < whole || paid > (exact.equals(Rational.of(whole)) ? whole : whole + 1)) {
                amount(group.get(0), paid, whole);
            }
        });
    }

    // Each worker's part of a month is rounded once, or a ceiling took whole steps away.
    private void quantities(FundingAgreement member, List<Leaf> own) {
        Rounding rounding = member.payment().rounding();
        if (rounding == null) {
            return;
        }
        Map<String, List<Leaf>> groups = new TreeMap<>();
        own.stream()
                .filter(leaf -> leaf.claimed(member.id()) > 0)
                .forEach(leaf -> groups.computeIfAbsent(Quanta.group(leaf.cell()), none -> new ArrayList<>())
                        .add(leaf));
        for (List<Leaf> group : groups.values()) {
            long counted =
                    group.stream().mapToLong(leaf -> leaf.claimed(member.id())).sum();
            long payable =
                    group.stream().mapToLong(leaf -> leaf.payable(member.id())).sum();
            long most = rounding.payable(counted);
            if (payable > most || payable < 0 || payable % rounding.seconds() != 0) {
                mismatch(name(group.get(0)), payable + " s", most + " s");
            }
        }
    }

    // What the leaves say was booked in a month is what the month's seal says, cell by cell.
    private void bookings() {
        Map<String, SortedMap<Cell, Long>> booked = new HashMap<>();
        Map<Place, Long> balance = new LinkedHashMap<>();
        for (Leaf leaf : content.leaves()) {
            Place place = new Place(leaf.batch(), leaf.cell());
            balance.merge(place, leaf.seconds(), Long::sum);
            leaf.bookings().forEach((month, seconds) -> {
                balance.merge(place, -seconds, Long::sum);
                booked.computeIfAbsent(
                                key(leaf.cell().structure(), month, leaf.cell().category()), none -> new TreeMap<>())
                        .merge(leaf.cell().whole(), seconds, Long::sum);
            });
        }
        balance.values().stream().filter(rest -> rest != 0).forEach(rest -> mismatch("bookings", rest + " s", "0 s"));
        // Parts of a month that outweigh each other leave nothing for the seal to name.
        booked.values().forEach(cells -> cells.values().removeIf(seconds -> seconds == 0));
        for (Seal seal : content.seals()) {
            for (Category category : StatementFigures.subjects(agreement)) {
                SortedMap<Cell, Long> own = booked.remove(key(seal.structure(), seal.month(), category));
                if (!matches(seal.categories().get(category), own == null ? new TreeMap<>() : own)) {
                    sealMismatch(seal.structure(), seal.month(), category.name());
                }
            }
        }
        new TreeMap<>(booked).forEach((key, cells) -> {
            if (!cells.isEmpty()) {
                add(Finding.of(Code.SEAL_MISMATCH)
                        .path("seals")
                        .with("structure", key)
                        .with("month", "")
                        .with("what", "∅"));
            }
        });
    }

    private record Place(int batch, Cell cell) {}

    private static boolean matches(Seal.@Nullable CategorySeal said, SortedMap<Cell, Long> cells) {
        if (said == null || cells.isEmpty()) {
            return said == null && cells.isEmpty();
        }
        long seconds = cells.values().stream().mapToLong(Long::longValue).sum();
        return said.seconds() == seconds && said.cells().equals(SealedTime.digest(cells));
    }

    private static String key(String structure, YearMonth month, Category category) {
        return structure + ":" + month + ":" + category;
    }

    // One seal for each month of the period and of a structure covered, all of them links of one chain.
    private void seals() {
        Set<String> months = new HashSet<>();
        Map<String, List<Seal>> byStructure = new TreeMap<>();
        for (Seal seal : content.seals()) {
            boolean once = months.add(seal.structure() + ":" + seal.month());
            boolean within = !seal.month().isBefore(content.first())
                    && !seal.month().isAfter(content.last())
                    && agreement.scope().contains(seal.structure());
            if (!once || !within) {
                sealMismatch(seal.structure(), seal.month(), once ? "period" : "2 ×");
            }
            byStructure
                    .computeIfAbsent(seal.structure(), none -> new ArrayList<>())
                    .add(seal);
        }
        content.open().stream().filter(months::contains).forEach(open -> mismatch("open", open, "∅"));
        content.links()
                .forEach(link -> byStructure
                        .computeIfAbsent(link.structure(), none -> new ArrayList<>())
                        .add(link));
        byStructure
                .values()
                .forEach(own -> SealChain.of(own)
                        .loose()
                        .forEach(seal -> sealMismatch(seal.structure(), seal.month(), "previous")));
    }

    private void sealMismatch(String structure, YearMonth month, String what) {
        add(Finding.of(Code.SEAL_MISMATCH)
                .path("seals")
                .with("structure", structure)
                .with("month", month)
                .with("what", what));
    }

    static String name(Leaf leaf) {
        return leaf.cell().structure() + ":" + leaf.cell().category() + ":"
                + leaf.cell().month() + ":" + leaf.cell().worker().display();
    }

    private void mismatch(String what, Object found, Object expected) {
        add(mismatchOf(what, found, expected));
    }

    static Finding.Builder mismatchOf(String what, Object found, Object expected) {
        return Finding.of(Code.SUM_MISMATCH)
                .path(what)
                .with("what", what)
                .with("found", found)
                .with("expected", expected);
    }

    private void add(Finding.Builder finding) {
        findings.add(finding.file(file).build());
    }
}
