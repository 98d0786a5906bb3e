package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Cell;

/** Holds a statement against what its terms allow: ceilings, what costs euros may be assigned to, floors, instalments. */
final class LimitsCheck {
    private final StatementContent content;
    private final FundingAgreement agreement;
    private final Map<String, FundingAgreement> pool;
    private final Consumer<Finding.Builder> add;

    LimitsCheck(StatementContent content, Map<String, FundingAgreement> pool, Consumer<Finding.Builder> add) {
        this.content = content;
        this.agreement = content.agreement();
        this.pool = pool;
        this.add = add;
    }

    void all() {
        ceilings();
        assigned();
        floors();
        instalments();
    }

    /** After every batch no ceiling that was in force then is crossed, unless earlier batches had done so before it fell. */
    private void ceilings() {
        if (content.carriedCents() < 0 || content.carriedSeconds() < 0) {
            mismatch("carried", content.carriedCents() + ", " + content.carriedSeconds(), "≥ 0");
        }
        SortedMap<Integer, List<Leaf>> batches = new TreeMap<>();
        content.leaves()
                .forEach(leaf -> batches.computeIfAbsent(leaf.batch(), none -> new ArrayList<>())
                        .add(leaf));
        content.former().keySet().forEach(batch -> batches.computeIfAbsent(batch, none -> new ArrayList<>()));
        long cents = content.carriedCents();
        long seconds = content.carriedSeconds();
        Map<String, Long> shares = new HashMap<>();
        for (Map.Entry<Integer, List<Leaf>> batch : batches.entrySet()) {
            Ceilings then = content.former().getOrDefault(batch.getKey(), agreement.ceilings());
            long moreCents = 0;
            long moreSeconds = 0;
            for (Leaf leaf : batch.getValue()) {
                moreCents = Math.addExact(moreCents, leaf.cents(agreement.id()));
                moreSeconds = Math.addExact(moreSeconds, leaf.payable(agreement.id()));
            }
            cents = Math.addExact(cents, moreCents);
            seconds = Math.addExact(seconds, moreSeconds);
            if (then.cents() != null && cents > then.cents() && moreCents > 0) {
                crossed("", StatementFigures.euros(cents), StatementFigures.euros(then.cents()));
            }
            if (then.seconds() != null && seconds > then.seconds() && moreSeconds > 0) {
                crossed("", seconds + " s", then.seconds() + " s");
            }
            then.narrower().forEach(ceiling -> crossed(ceiling, batch.getValue(), shares));
        }
    }

    private void crossed(SubCeiling ceiling, List<Leaf> leaves, Map<String, Long> shares) {
        Map<String, Long> more = new TreeMap<>();
        for (Leaf leaf : leaves) {
            if (ceiling.holds(leaf.cell())) {
                boolean euros = ceiling.unit() == SubCeiling.Unit.CENTS;
                more.merge(
                        ceiling.unit() + ceiling.share(leaf.cell()),
                        euros ? leaf.cents(agreement.id()) : leaf.payable(agreement.id()),
                        Math::addExact);
            }
        }
        more.forEach((share, own) -> {
            long all = shares.merge(share, own, Math::addExact);
            if (all > ceiling.most() && own > 0) {
                boolean euros = ceiling.unit() == SubCeiling.Unit.CENTS;
                crossed(
                        "agreement.subCeilings." + ceiling.id(),
                        euros ? StatementFigures.euros(all) : all + " s",
                        euros ? StatementFigures.euros(ceiling.most()) : ceiling.most() + " s");
            }
        });
    }

    private void crossed(String path, Object found, Object expected) {
        Finding.Builder finding =
                Finding.of(Code.CEILING_CROSSED).with("found", found).with("expected", expected);
        add(path.isEmpty() ? finding : finding.path(path));
    }

    /** What is assigned to a cell covers no more than it cost, beside what its time is paid for. */
    private void assigned() {
        Map<Cell, Long> sums = new HashMap<>();
        Set<Cell> cells = new HashSet<>();
        content.leaves().forEach(leaf -> cells.add(leaf.cell()));
        long own = content.carriedAssigned();
        CostAssignment before = null;
        for (CostAssignment each : content.assigned()) {
            FundingAgreement member = pool.get(each.agreement());
            if (member == null || member.paysTime() || !Eligibility.covers(member, each.cell())) {
                add(Finding.of(Code.NOT_ELIGIBLE)
                        .path(each.agreement() + " → " + each.cell().structure() + ":"
                                + each.cell().category())
                        .value(each.cell().category().name()));
            }
            if (before != null && CostAssignment.CANONICAL.compare(before, each) >= 0) {
                mismatch("assigned", each.cents(), "> " + before.cents());
            }
            if (!cells.contains(each.cell()) && !each.cell().month().isBefore(content.first())) {
                mismatch("assigned", each.cell().structure() + ":" + each.cell().month(), "∅");
            }
            before = each;
            sums.merge(each.cell(), each.cents(), Math::addExact);
            own = each.agreement().equals(agreement.id()) ? Math.addExact(own, each.cents()) : own;
        }
        long paid = content.carriedCents()
                + content.due().values().stream().mapToLong(Long::longValue).sum();
        for (Leaf leaf : content.leaves()) {
            paid = Math.addExact(paid, leaf.cents(agreement.id()));
        }
        if (!agreement.paysTime() && own > paid) {
            mismatch("assigned", StatementFigures.euros(own), StatementFigures.euros(paid));
        }
        Map<Cell, Leaf> standing = new HashMap<>();
        content.leaves().stream()
                .sorted(Comparator.comparingInt(Leaf::batch).thenComparing(Leaf.CANONICAL))
                .forEach(leaf -> {
                    if (leaf.reversal()) {
                        standing.remove(leaf.cell());
                    } else {
                        standing.put(leaf.cell(), leaf);
                    }
                });
        standing.forEach((cell, leaf) -> covered(leaf, sums.getOrDefault(cell, 0L)));
    }

    private void covered(Leaf leaf, long assigned) {
        Rational room = leaf.costCents();
        for (FundingAgreement member : pool.values()) {
            room = member.paysTime() ? room.minus(leaf.worth(member)) : room;
        }
        if (assigned > 0 && room.compareTo(Rational.of(assigned)) < 0) {
            add(Finding.of(Code.COST_COVERED_TWICE)
                    .path(StatementCheck.name(leaf))
                    .with("found", StatementFigures.euros(assigned))
                    .with("expected", StatementFigures.euros(Math.max(0, room.rounded()))));
        }
    }

    // What was counted before the statement is known by its sum alone.
    private void floors() {
        boolean whole = content.carriedSeconds() == 0 && content.carriedCents() == 0;
        List<FloorStanding> own = FloorStanding.of(agreement, content.leaves());
        if (own.size() != content.floors().size()) {
            mismatch("floors", content.floors().size(), own.size());
            return;
        }
        for (int i = 0; i < own.size(); i++) {
            FloorStanding said = content.floors().get(i);
            FloorStanding found = own.get(i);
            boolean holds = whole
                    ? said.equals(found)
                    : said.id().equals(found.id())
                            && said.whole() == content.carriedSeconds() + found.whole()
                            && said.part() - found.part() >= 0
                            && said.part() - found.part() <= content.carriedSeconds()
                            && said.stakeCents() >= 0;
            if (!holds) {
                mismatch(
                        "floors." + said.id(),
                        said.part() + " / " + said.whole(),
                        found.part() + " / " + found.whole());
            }
        }
    }

    private void instalments() {
        content.due().forEach((day, cents) -> {
            boolean agreed = agreement.payment().instalments().stream()
                    .anyMatch(each -> each.due().equals(day) && each.cents() == cents);
            YearMonth month = YearMonth.from(day);
            if (!agreed || month.isBefore(content.first()) || month.isAfter(content.last())) {
                mismatch("due." + day, StatementFigures.euros(cents), "∅");
            }
        });
    }

    private void mismatch(String what, Object found, Object expected) {
        add(StatementCheck.mismatchOf(what, found, expected));
    }

    private void add(Finding.Builder finding) {
        add.accept(finding);
    }
}
