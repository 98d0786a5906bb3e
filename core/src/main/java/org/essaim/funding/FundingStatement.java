package org.essaim.funding;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.CanonicalForm;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.report.Dataset;
import org.essaim.report.Report;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a funder is told about a period (<i>relevé de financement</i>): time recorded, counted, funded and unfunded, in hours
 * and euros, with the seals that it rests on.
 *
 * <p>Immutable. Exact to the second and to the cent; the same facts and terms always give the same content.
 */
public final class FundingStatement {
    private final StatementContent content;
    private final StatementFigures figures;
    private final Tree.Fields tree;
    private final Digest digest;
    private final int version;
    private final @Nullable Instant issuedAt;
    private final String issuedBy;
    private final List<Finding> findings;

    FundingStatement(
            StatementContent content,
            StatementFigures figures,
            Tree.Fields tree,
            Digest digest,
            int version,
            @Nullable Instant issuedAt,
            String issuedBy,
            List<Finding> findings) {
        this.content = content;
        this.figures = figures;
        this.tree = tree;
        this.digest = digest;
        this.version = version;
        this.issuedAt = issuedAt;
        this.issuedBy = issuedBy;
        this.findings = List.copyOf(findings);
    }

    /** The agreement's identifier. */
    public String agreement() {
        return content.agreement().id();
    }

    /** The first booking month of its period. */
    public YearMonth first() {
        return content.first();
    }

    /** The last booking month of its period. */
    public YearMonth last() {
        return content.last();
    }

    /** Its version: 1 for the first issue of the period; 0 for a draft. */
    public int version() {
        return version;
    }

    /** True if it was never issued. */
    public boolean isDraft() {
        return version == 0;
    }

    /** The digest of its content: whoever holds it can tell later whether a statement is this one. */
    public Digest digest() {
        return digest;
    }

    /** All seconds of the categories shown. */
    public long recordedSeconds() {
        return figures.totals().recorded();
    }

    /** The seconds that the agreement admits. */
    public long eligibleSeconds() {
        return figures.totals().eligible();
    }

    /** The seconds that the agreement counts. */
    public long claimedSeconds() {
        return figures.totals().claimed();
    }

    /** The seconds that it pays for once its rounding is applied; those that it counts if it has none. */
    public long payableSeconds() {
        return figures.totals().payable();
    }

    /** The seconds that it pays for: counted × share, before any rounding; none where hours are evidence alone. */
    public long fundedSeconds() {
        return figures.totals().funded();
    }

    /** The seconds that other agreements of its pool pay for. */
    public long fundedByOthersSeconds() {
        return figures.totals().others();
    }

    /** The seconds that nobody pays for. */
    public long unfundedSeconds() {
        return figures.totals().unfunded();
    }

    /** The seconds that nobody pays for, for this reason. */
    public long unfundedSeconds(Reason reason) {
        StatementFigures.Unfunded unfunded = figures.reasons().get(reason);
        return unfunded == null ? 0 : unfunded.seconds();
    }

    /** What the agreement pays. */
    public Money amount() {
        return StatementFigures.euros(figures.totals().cents());
    }

    /** What of the amount covers recorded cost; the whole amount unless it exceeds the cost or still waits for it. */
    public Money covered() {
        return StatementFigures.euros(figures.totals().covered());
    }

    /** What the time cost the employer; absent if the cost of a function is unknown. */
    public Optional<Money> cost() {
        return Optional.ofNullable(figures.totals().costCents()).map(StatementFigures::euros);
    }

    /** What remains with the employer; absent if the cost of a function is unknown. */
    public Optional<Money> remaining() {
        return figures.totals().remainingCents().map(StatementFigures::euros);
    }

    /** Doubts that the figures alone do not show: open months, missing costs. */
    public List<Finding> findings() {
        return findings;
    }

    /** The canonical content. */
    public Tree.Fields content() {
        return tree;
    }

    /** The cells that {@code explain} can take back to their sources. */
    public List<CellReference> cells() {
        return figures.lines().stream()
                .map(line -> new CellReference(
                        line.subject().structure(),
                        line.subject().category(),
                        line.subject().month()))
                .toList();
    }

    /** The document to hand over: the content, and an envelope that is not part of the digest. */
    public Tree.Fields toTree() {
        return Tree.fields()
                .put("content", tree)
                .put(
                        "envelope",
                        Tree.fields()
                                .put("digest", digest.hex())
                                .put("canonical", CanonicalForm.VERSION.toString())
                                .put("version", version)
                                .putIfPresent("issuedAt", issuedAt == null ? null : issuedAt.toString())
                                .putIfPresent("issuedBy", issuedBy)
                                .build())
                .build();
    }

    /** The statement laid out for people, in French or English. */
    public Report report(Locale locale) {
        return new StatementReport(content, figures, digest, version, locale).report();
    }

    /** Its lines for other programs, with version and digest in each, titles in French or English. */
    public Dataset dataset(Locale locale) {
        return new StatementDataset(this, locale).of(figures.lines(), content.fictitious());
    }

    StatementContent parts() {
        return content;
    }
}
