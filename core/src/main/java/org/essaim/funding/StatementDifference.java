package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.document.Digest;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.report.Report;
import org.essaim.time.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Why one statement of an agreement says something else than another (<i>écart entre deux relevés</i>): needs no store.
 *
 * <p>Every figure of the difference is the exact sum of what its lines explain, to the second and to the cent; comparing the
 * other way round gives the same lines with the opposite sign, and a statement compared with itself gives none.
 *
 * @param agreement the agreement's identifier
 * @param title its title
 * @param fictitious true if everything is invented
 * @param from the one that the reader knows
 * @param to the one that came after
 * @param changes what was written otherwise: terms, other agreements, names, the period
 * @param lines what explains the figures, by cause, month, category and structure
 * @param sharedSeals how many seals both rest on; where it is 0, nothing but the agreement connects them
 */
public record StatementDifference(
        String agreement,
        String title,
        boolean fictitious,
        Side from,
        Side to,
        List<Change> changes,
        List<Line> lines,
        int sharedSeals) {
    public StatementDifference {
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
    }

    /** Why a figure differs (<i>cause d’écart</i>). */
    public enum Cause {
        /** Months that were sealed, or taken in, between the two. */
        TAKEN_IN("Mois pris en compte", "Month taken in"),
        /** A line that was issued before was taken back and posted anew. */
        CORRECTION("Ligne corrigée", "Line corrected"),
        /** The agreement, or another of its pool, has other terms. */
        TERMS("Conventions modifiées", "Agreements amended"),
        /** Euros that are not paid by the hour cover another cost. */
        ASSIGNED("Euros affectés à un coût", "Euros assigned to a cost"),
        /** A part of a lump sum fell due. */
        INSTALMENT("Échéance d’un forfait", "Instalment of a lump sum"),
        /** Whole seconds and cents are divided otherwise among the lines. */
        ROUNDING("Arrondis répartis autrement", "Roundings divided otherwise");

        private final String french;
        private final String english;

        Cause(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    /**
     * One of the two statements.
     *
     * @param file the name of its document
     * @param first the first booking month of its period
     * @param last the last booking month of its period
     * @param version its version; 0 for a draft
     * @param digest the digest of its content
     * @param sums its totals
     * @param open months that it does not hold because they were not sealed, as {@code S001:2025-03}
     */
    public record Side(
            String file,
            YearMonth first,
            YearMonth last,
            int version,
            Digest digest,
            StatementSums sums,
            List<String> open) {
        public Side {
            open = List.copyOf(open);
        }
    }

    /**
     * Something that is written otherwise.
     *
     * @param path where, such as {@code agreement.ceilingCents}
     * @param from what the one says; nothing if it does not say it
     * @param to what the other says
     */
    public record Change(String path, Tree from, Tree to) {}

    /**
     * What one cause explains of one line of the statements.
     *
     * @param cause why
     * @param cell the line; absent for roundings of the totals
     * @param secondsBefore the seconds recorded there before, of what the cause is about
     * @param secondsAfter the seconds recorded there after
     * @param centsBefore what the agreement paid for them before, in cents
     * @param centsAfter what it pays for them after
     * @param difference what it explains of every figure
     */
    public record Line(
            Cause cause,
            @Nullable CellReference cell,
            long secondsBefore,
            long secondsAfter,
            long centsBefore,
            long centsAfter,
            StatementSums difference) {
        Line plus(Line other) {
            return new Line(
                    cause,
                    cell,
                    secondsBefore + other.secondsBefore,
                    secondsAfter + other.secondsAfter,
                    centsBefore + other.centsBefore,
                    centsAfter + other.centsAfter,
                    difference.plus(other.difference));
        }
    }

    /** What the second says more than the first; costs are left out unless both know them. */
    public StatementSums difference() {
        return to.sums.minus(from.sums);
    }

    /** The lines as a person reads them: all roundings in one. */
    public List<Line> readable() {
        List<Line> readable = new ArrayList<>();
        StatementSums roundings = StatementSums.zero(difference().costCents() != null);
        boolean rounded = false;
        for (Line line : lines) {
            if (line.cause() == Cause.ROUNDING) {
                roundings = roundings.plus(line.difference());
                rounded = true;
            } else {
                readable.add(line);
            }
        }
        if (rounded) {
            readable.add(new Line(Cause.ROUNDING, null, 0, 0, 0, 0, roundings));
        }
        return readable;
    }

    /** True if both say the same. */
    public boolean isEmpty() {
        return changes.isEmpty() && lines.isEmpty() && from.open.equals(to.open);
    }

    /**
     * Explains the difference between two statement documents. Each is verified first.
     *
     * @param findings takes what does not hold in them
     * @return nothing if one of them does not hold
     * @throws EssaimException if they are for different agreements, or come from different stores
     */
    public static Optional<StatementDifference> between(SourceTree from, SourceTree to, Consumer<Finding> findings) {
        boolean sound = true;
        for (SourceTree document : List.of(from, to)) {
            Verification verification = Verification.of(document, List.of());
            verification.findings().forEach(findings);
            sound &= verification.verdict() != Verification.Verdict.REFUSED;
        }
        if (!sound) {
            return Optional.empty();
        }
        StatementContent one = Verification.content(from.tree()).orElseThrow();
        StatementContent other = Verification.content(to.tree()).orElseThrow();
        requireSameAgreement(one, other, from, to);
        requireSameStore(one, other, from, to);
        StatementFigures before = one.figures();
        StatementFigures after = other.figures();
        return Optional.of(new StatementDifference(
                other.agreement().id(),
                other.agreement().title(),
                one.fictitious() || other.fictitious(),
                side(from, one, before),
                side(to, other, after),
                TermChanges.between(content(from), content(to)),
                new Reconciliation(one, other, before, after).lines(),
                shared(one, other)));
    }

    private static Tree.Fields content(SourceTree document) {
        return (Tree.Fields) ((Tree.Fields) document.tree()).get("content").orElseThrow();
    }

    private static Side side(SourceTree document, StatementContent content, StatementFigures figures) {
        Tree envelope = ((Tree.Fields) document.tree()).get("envelope").orElse(new Tree.Nothing());
        int version = envelope instanceof Tree.Fields fields
                        && fields.get("version").orElse(null) instanceof Tree.Numeric number
                ? number.value().intValue()
                : 0;
        return new Side(
                document.file(),
                content.first(),
                content.last(),
                version,
                StatementContent.digest(content(document)),
                StatementSums.of(figures),
                content.open());
    }

    private static void requireSameAgreement(
            StatementContent one, StatementContent other, SourceTree from, SourceTree to) {
        if (!one.agreement().id().equals(other.agreement().id())) {
            throw new EssaimException("[" + from.file() + "] is a statement for agreement ["
                    + one.agreement().id() + "], [" + to.file() + "] one for ["
                    + other.agreement().id() + "].\nMaybe compare two statements of one agreement.");
        }
    }

    // A month has one seal of each number, and a batch says one thing of a cell: whoever differs kept another ledger.
    private static void requireSameStore(StatementContent one, StatementContent other, SourceTree from, SourceTree to) {
        Map<String, Seal> seals = new HashMap<>();
        one.seals().forEach(seal -> seals.put(name(seal), seal));
        for (Seal seal : other.seals()) {
            Seal known = seals.get(name(seal));
            if (known != null && !known.digest().equals(seal.digest())) {
                throw foreign(from, to, "two seals are called [" + name(seal) + "]");
            }
        }
        Map<LeafKey, Leaf> leaves = new HashMap<>();
        one.leaves().forEach(leaf -> leaves.put(LeafKey.of(leaf), leaf));
        for (Leaf leaf : other.leaves()) {
            Leaf known = leaves.get(LeafKey.of(leaf));
            if (known != null && !known.equals(leaf)) {
                throw foreign(
                        from,
                        to,
                        "issue [" + leaf.batch() + "] says two things of ["
                                + new CellReference(
                                        leaf.cell().structure(),
                                        leaf.cell().category(),
                                        leaf.cell().month())
                                + "]");
            }
        }
    }

    private static EssaimException foreign(SourceTree from, SourceTree to, String why) {
        return new EssaimException("[" + from.file() + "] and [" + to.file() + "] do not come from one store: " + why
                + ".\nMaybe one of them belongs to another federation, or to a store that was founded anew.");
    }

    private static String name(Seal seal) {
        return seal.structure() + ":" + seal.month() + "#" + seal.number();
    }

    private static int shared(StatementContent one, StatementContent other) {
        List<Digest> known = one.seals().stream().map(Seal::digest).toList();
        return (int) other.seals().stream()
                .filter(seal -> known.contains(seal.digest()))
                .count();
    }

    /** The difference laid out for people, in French or English. */
    public Report report(Locale locale) {
        return new DifferenceReport(this, locale).report();
    }

    /** The difference as a document; amounts are whole seconds and cents. */
    public Tree.Fields toTree() {
        List<Tree> changed = new ArrayList<>();
        changes.forEach(change -> changed.add(Tree.fields()
                .put("path", change.path())
                .put("from", change.from())
                .put("to", change.to())
                .build()));
        return Tree.fields()
                .put("agreement", agreement)
                .put("from", tree(from))
                .put("to", tree(to))
                .put("difference", difference().toTree())
                .put("changes", changed)
                .put("lines", lines.stream().map(StatementDifference::tree).toList())
                .put("sharedSeals", sharedSeals)
                .build();
    }

    private static Tree tree(Side side) {
        return Tree.fields()
                .put("file", side.file())
                .put("first", side.first().toString())
                .put("last", side.last().toString())
                .put("version", side.version())
                .put("digest", side.digest().hex())
                .put("sums", side.sums().toTree())
                .put("open", Tree.texts(side.open()))
                .build();
    }

    private static Tree tree(Line line) {
        Tree.Builder out = Tree.fields().put("cause", line.cause().name());
        if (line.cell() != null) {
            out.put("month", line.cell().month().toString())
                    .put("category", line.cell().category().name())
                    .put("structure", line.cell().structure());
        }
        return out.put("secondsBefore", line.secondsBefore())
                .put("secondsAfter", line.secondsAfter())
                .put("centsBefore", line.centsBefore())
                .put("centsAfter", line.centsAfter())
                .put("difference", line.difference().toTree())
                .build();
    }
}
