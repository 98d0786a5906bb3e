package org.essaim.funding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** Doubts about a statement that come from the terms: what they say against what was issued. */
final class TermsCheck {
    private final StatementContent content;
    private final StatementFigures figures;
    private final FundingAgreement agreement;
    private final List<FundingAgreement> pool;
    private final List<Batch> frozen;

    /**
     * Looks at one statement.
     *
     * @param pool the agreements as they stand now
     * @param frozen the batches that were issued before
     */
    TermsCheck(StatementContent content, StatementFigures figures, List<FundingAgreement> pool, List<Batch> frozen) {
        this.content = content;
        this.figures = figures;
        this.agreement = content.agreement();
        this.pool = pool;
        this.frozen = frozen;
    }

    void findings(List<Finding> findings) {
        ceilings(findings);
        euros(findings);
        floors(findings);
        participation(findings);
    }

    private void ceilings(List<Finding> findings) {
        for (FundingAgreement member : pool) {
            Long most = member.ceilings().cents();
            if (most != null) {
                long cents = frozen.stream()
                        .mapToLong(batch -> batch.cents(member.id()))
                        .sum();
                if (cents > most) {
                    findings.add(below(member, StatementFigures.euros(cents), StatementFigures.euros(most)));
                }
            }
            Long longest = member.ceilings().seconds();
            if (longest != null) {
                long seconds = frozen.stream()
                        .mapToLong(batch -> batch.payable(member.id()))
                        .sum();
                if (seconds > longest) {
                    findings.add(below(member, hours(seconds), hours(longest)));
                }
            }
        }
    }

    private static Finding below(FundingAgreement member, Object found, Object expected) {
        return Finding.of(Code.CEILING_BELOW_ISSUED)
                .path(member.id())
                .with("agreement", member.id())
                .with("found", found)
                .with("expected", expected)
                .build();
    }

    private static String hours(long seconds) {
        return String.format(java.util.Locale.ROOT, "%d h %02d", seconds / 3600, seconds / 60 % 60);
    }

    private void euros(List<Finding> findings) {
        long uncovered = figures.totals().uncovered();
        if (figures.totals().costCents() != null && uncovered > 0) {
            findings.add(Finding.of(agreement.paysTime() ? Code.RATE_ABOVE_COST : Code.EUROS_WITHOUT_COST)
                    .path(agreement.id())
                    .with("agreement", agreement.id())
                    .with("found", StatementFigures.euros(uncovered))
                    .build());
        }
    }

    private void floors(List<Finding> findings) {
        for (FloorStanding standing : content.floors()) {
            for (Floor floor : agreement.ceilings().least()) {
                if (floor.id().equals(standing.id()) && (!content.isFinal() || !standing.meets(floor))) {
                    findings.add(Finding.of(content.isFinal() ? Code.FLOOR_MISSED : Code.FLOOR_CONDITIONAL)
                            .path(agreement.id())
                            .with("agreement", agreement.id())
                            .with("floor", floor.id())
                            .with("found", standing.perCent())
                            .with("expected", floor.share().exact().perCent())
                            .with("stake", StatementFigures.euros(standing.stakeCents()))
                            .build());
                }
            }
        }
    }

    private void participation(List<Finding> findings) {
        for (FundingAgreement member : pool) {
            if (member.coverage().participation() == null) {
                continue;
            }
            Set<String> changed = new TreeSet<>();
            for (Batch batch : frozen) {
                for (Leaf leaf : batch.leaves()) {
                    if (leaf.claimed(member.id()) > 0
                            && Eligibility.failure(member, leaf.cell()).equals(PARTICIPATION)) {
                        changed.add(leaf.cell().structure());
                    }
                }
            }
            for (String structure : changed) {
                findings.add(Finding.of(Code.PARTICIPATION_CHANGED)
                        .path(member.id())
                        .with("agreement", member.id())
                        .with("structure", structure)
                        .build());
            }
        }
    }

    private static final java.util.Optional<Reason> PARTICIPATION = java.util.Optional.of(Reason.PARTICIPATION);
}
