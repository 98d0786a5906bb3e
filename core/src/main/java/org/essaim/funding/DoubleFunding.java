package org.essaim.funding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Cell;

/** Looks for time or cost that is paid twice, over all pools of a perimeter. */
final class DoubleFunding {
    private final CertificateContent content;
    private final String file;
    private final List<Finding> findings;
    private final Map<Cell, Long> assigned;
    private final Map<String, FundingAgreement> agreements = new TreeMap<>();

    /** Seconds of one cell with the sum of the shares that are paid of each. */
    private record Run(long seconds, Rational taken) {}

    private DoubleFunding(CertificateContent content, String file, List<Finding> findings) {
        this.content = content;
        this.file = file;
        this.findings = findings;
        this.assigned = content.assigned();
        content.pools().forEach(pool -> pool.agreements().forEach(each -> agreements.put(each.id(), each)));
    }

    /** Adds what is found. */
    static void check(CertificateContent content, String file, List<Finding> findings) {
        DoubleFunding check = new DoubleFunding(content, file, findings);
        SortedMap<Cell, List<Leaf>> cells = new TreeMap<>();
        content.pools()
                .forEach(pool -> pool.leaves()
                        .forEach(leaf -> cells.computeIfAbsent(leaf.cell(), none -> new ArrayList<>(1))
                                .add(leaf)));
        check.once();
        cells.values().forEach(check::seconds);
        cells.values().forEach(check::cost);
        check.years();
    }

    // A cell stands once in each pool: a second leaf would hide what the first one counts.
    private void once() {
        for (CertificateContent.Pool pool : content.pools()) {
            Leaf before = null;
            for (Leaf leaf : pool.leaves()) {
                boolean known = leaf.claims().keySet().stream()
                        .allMatch(id -> pool.agreements().stream()
                                .anyMatch(agreement -> agreement.id().equals(id)));
                if (leaf.reversal()
                        || !known
                        || !StatementCheck.isSound(leaf, pool.agreements())
                        || (before != null && before.cell().compareTo(leaf.cell()) >= 0)) {
                    add(StatementCheck.mismatchOf(StatementCheck.name(leaf), leaf.claims(), leaf.seconds() + " s"));
                }
                before = leaf;
            }
        }
    }

    // Claims on one cell can be laid side by side so that no second is paid above the whole: the fullest of one pool
    // beside the
    // emptiest of the others.
    private void seconds(List<Leaf> leaves) {
        long all = leaves.stream().mapToLong(Leaf::seconds).max().orElse(0);
        List<Run> runs = List.of(new Run(all, Rational.ZERO));
        Comparator<Run> byTaken = Comparator.comparing(Run::taken);
        for (Leaf leaf : leaves) {
            List<Run> own = new ArrayList<>(runs(leaf, all));
            own.sort(byTaken.reversed());
            List<Run> free = new ArrayList<>(runs);
            free.sort(byTaken);
            runs = besides(free, own);
        }
        Rational most =
                runs.stream().map(Run::taken).max(Comparator.naturalOrder()).orElse(Rational.ZERO);
        if (most.compareTo(Rational.ONE) > 0) {
            add(Finding.of(Code.TIME_FUNDED_TWICE)
                    .path(StatementCheck.name(leaves.get(0)))
                    .with("found", most.perCent()));
        }
    }

    private List<Run> runs(Leaf leaf, long all) {
        List<Run> runs = new ArrayList<>();
        long left = all;
        if (leaf.portions().isEmpty()) {
            for (Map.Entry<String, Long> claim : leaf.claims().entrySet()) {
                FundingAgreement agreement = agreements.get(claim.getKey());
                if (agreement != null && agreement.paysTime() && claim.getValue() > 0) {
                    runs.add(new Run(
                            claim.getValue(),
                            agreement.share(leaf.cell().from()).exact()));
                    left -= claim.getValue();
                }
            }
        } else {
            for (Portion portion : leaf.portions()) {
                runs.add(new Run(portion.seconds(), portion.taken()));
                left -= portion.seconds();
            }
        }
        if (left > 0) {
            runs.add(new Run(left, Rational.ZERO));
        }
        return runs;
    }

    private static List<Run> besides(List<Run> one, List<Run> other) {
        List<Run> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        long ofOne = one.isEmpty() ? 0 : one.get(0).seconds();
        long ofOther = other.isEmpty() ? 0 : other.get(0).seconds();
        while (i < one.size() && j < other.size()) {
            long part = Math.min(ofOne, ofOther);
            if (part > 0) {
                both.add(new Run(part, one.get(i).taken().plus(other.get(j).taken())));
            }
            ofOne -= part;
            ofOther -= part;
            if (ofOne == 0 && ++i < one.size()) {
                ofOne = one.get(i).seconds();
            }
            if (ofOther == 0 && ++j < other.size()) {
                ofOther = other.get(j).seconds();
            }
        }
        return both;
    }

    private void cost(List<Leaf> leaves) {
        Rational covered = Rational.ZERO;
        Rational cost = Rational.ZERO;
        for (Leaf leaf : leaves) {
            cost = cost.compareTo(leaf.costCents()) >= 0 ? cost : leaf.costCents();
            for (String id : leaf.claims().keySet()) {
                FundingAgreement agreement = agreements.get(id);
                if (agreement != null && agreement.paysTime()) {
                    covered = covered.plus(leaf.worth(agreement));
                }
            }
        }
        Cell cell = leaves.get(0).cell();
        long euros = assigned.getOrDefault(cell, 0L);
        covered = covered.plus(Rational.of(euros));
        boolean unknown = leaves.stream().allMatch(Leaf::lacksCost);
        if (unknown ? euros != 0 : covered.compareTo(cost) > 0) {
            add(Finding.of(Code.COST_COVERED_TWICE)
                    .path(StatementCheck.name(leaves.get(0)))
                    .with("found", StatementFigures.euros(covered.rounded()))
                    .with("expected", StatementFigures.euros(cost.rounded())));
        }
    }

    private void years() {
        SortedMap<String, Long> unit = new TreeMap<>();
        for (CertificateContent.Pool pool : content.pools()) {
            SortedMap<String, Long> counted = new TreeMap<>();
            Map<SubCeiling, SortedMap<String, Long>> under = new HashMap<>();
            for (Leaf leaf : pool.leaves()) {
                String year = leaf.cell().worker().display() + " "
                        + leaf.cell().month().getYear();
                counted.merge(leaf.cell().worker().value() + year, leaf.covered(), Long::sum);
                for (FundingAgreement agreement : pool.agreements()) {
                    long own = leaf.payable(agreement.id());
                    if (agreement.basis() == Basis.UNIT_COST && own != 0) {
                        unit.merge(leaf.cell().worker().value() + year, own, Long::sum);
                    }
                    for (SubCeiling ceiling : agreement.subCeilings()) {
                        if (ceiling.per() == SubCeiling.Per.PERSON_YEAR && ceiling.holds(leaf.cell())) {
                            under.computeIfAbsent(ceiling, none -> new TreeMap<>())
                                    .merge(
                                            agreement.id()
                                                    + leaf.cell().worker().value()
                                                    + year,
                                            ceiling.unit() == SubCeiling.Unit.CENTS ? leaf.cents(agreement.id()) : own,
                                            Long::sum);
                        }
                    }
                }
            }
            Long limit = pool.terms().personYearSeconds();
            if (limit != null) {
                above(counted, limit, pool.terms().id());
            }
            under.forEach((ceiling, sums) -> above(sums, ceiling.most(), ceiling.id()));
        }
        above(unit, content.personYearSeconds(), Basis.UNIT_COST.name());
    }

    private void above(SortedMap<String, Long> sums, long most, String what) {
        long worst = sums.isEmpty() ? 0 : Collections.max(sums.values());
        if (worst > most) {
            add(Finding.of(Code.PERSON_YEAR_CROSSED)
                    .path(what)
                    .with("what", what)
                    .with("found", worst)
                    .with("expected", most));
        }
    }

    private void add(Finding.Builder finding) {
        findings.add(finding.file(file).build());
    }
}
