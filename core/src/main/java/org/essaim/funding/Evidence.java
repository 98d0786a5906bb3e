package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.CanonicalForm;
import org.essaim.document.Digest;
import org.essaim.document.Migrations;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.spi.DocumentKey;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealEvidence;
import org.essaim.time.SealedTime;

/** The evidence of a statement: what lies behind each of its seals, written and checked. */
final class Evidence {
    private static final String SCHEMA = "essaim/evidence/1";
    // It says when somebody worked: that is for the funder who asked, and for nobody else.
    private static final String AUDIENCE = "RECIPIENT";
    private final StatementContent content;
    private final String file;
    private final List<Finding> findings;
    private long entries;
    private long facts;
    private long corrections;

    private Evidence(StatementContent content, String file, List<Finding> findings) {
        this.content = content;
        this.file = file;
        this.findings = findings;
    }

    /** Evidence, and what is kept of having handed it out. */
    record HandedOut(DocumentKey key, Tree record, Tree.Fields evidence) {}

    static HandedOut of(Tree document, Actor actor, SealedTime sealed) {
        StatementContent content = Verification.content(document)
                .orElseThrow(() -> new EssaimException("This document is no statement.\nMaybe verify it first."));
        content.names().keySet().forEach(actor::require);
        Digest digest = StatementContent.digest(content.toTree(content.figures()));
        Tree record = Tree.fields()
                .put("agreement", content.agreement().id())
                .put("period", content.first() + ".." + content.last())
                .put("audience", AUDIENCE)
                .build();
        return new HandedOut(new DocumentKey("evidence", digest.hex()), record, of(content, digest, sealed));
    }

    /** Lays open what a statement claims. */
    private static Tree.Fields of(StatementContent content, Digest statement, SealedTime sealed) {
        Set<Category> claimed = new TreeSet<>(content.agreement().categories());
        return Tree.fields()
                .put("schema", SCHEMA)
                .put("canonical", CanonicalForm.VERSION.toString())
                .put("audience", AUDIENCE)
                .put("statement", statement.hex())
                .put("categories", claimedCategories(content))
                .put(
                        "seals",
                        content.seals().stream()
                                .map(seal -> sealed.evidence(seal, claimed))
                                .toList())
                .build();
    }

    private static Tree claimedCategories(StatementContent content) {
        return Tree.texts(new TreeSet<>(content.agreement().categories())
                .stream().map(Enum::name).toList());
    }

    /** What was found behind the seals of a statement. */
    record Found(long seals, long entries, long facts, long corrections) {}

    /** Holds evidence against a statement that is sound in itself. */
    static Optional<Found> check(
            StatementContent content, Digest statement, SourceTree evidence, List<Finding> findings) {
        Evidence check = new Evidence(content, evidence.file(), findings);
        int before = findings.size();
        check.all(statement, evidence);
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new Found(content.seals().size(), check.entries, check.facts, check.corrections));
    }

    private void all(Digest statement, SourceTree source) {
        Tree evidence = source.tree();
        int before = findings.size();
        Migrations.of("evidence").refuseNewer(source, "schema", findings::add);
        Migrations.of("canonical").refuseNewer(source, "canonical", findings::add);
        if (findings.size() > before) {
            return;
        }
        if (!(evidence instanceof Tree.Fields fields)
                || !fields.get("schema").equals(Optional.of(Tree.of(SCHEMA)))
                || !fields.get("canonical").equals(Optional.of(Tree.of(CanonicalForm.VERSION.toString())))
                || !(fields.get("seals").orElse(null) instanceof Tree.Items parts)) {
            foreign("schema");
            return;
        }
        if (!fields.get("audience").equals(Optional.of(Tree.of(AUDIENCE)))
                || !fields.get("categories").equals(Optional.of(claimedCategories(content)))) {
            foreign("categories");
        }
        if (!fields.get("statement").equals(Optional.of(Tree.of(statement.hex())))) {
            foreign("statement");
        }
        Map<String, SealEvidence> known = new HashMap<>();
        for (Tree part : parts.items()) {
            Optional<SealEvidence> read = SealEvidence.read(part);
            if (read.isEmpty()) {
                mismatch(name(part, "structure"), name(part, "month"), "leaves");
            } else if (known.put(key(read.get().structure(), read.get().month()), read.get()) != null) {
                mismatch(read.get().structure(), read.get().month(), "2 ×");
            }
        }
        Map<String, SortedMap<Cell, Long>> claimed = claimed();
        for (Seal seal : content.seals()) {
            String key = key(seal.structure(), seal.month());
            SealEvidence own = known.remove(key);
            if (own == null) {
                mismatch(seal.structure(), seal.month(), "∅");
            } else {
                check(seal, own, claimed.getOrDefault(key, new TreeMap<>()));
            }
        }
        known.values().forEach(other -> mismatch(other.structure(), other.month(), "seal"));
    }

    private void check(Seal seal, SealEvidence own, SortedMap<Cell, Long> claimed) {
        if (!own.isBehind(seal)) {
            mismatch(seal.structure(), seal.month(), "roots");
        } else if (own.countsASecondTwice()) {
            mismatch(seal.structure(), seal.month(), "overlap");
        } else {
            SortedMap<Cell, Long> cells = own.cells(cuts(seal.structure()));
            cells.keySet().removeIf(cell -> !content.agreement().categories().contains(cell.category()));
            if (!cells.equals(claimed)) {
                mismatch(seal.structure(), seal.month(), "cells");
            }
        }
        entries += own.entries().size();
        facts += own.facts();
        corrections += own.corrections();
    }

    /** What the statement says was booked in each month, of the categories that it claims. */
    private Map<String, SortedMap<Cell, Long>> claimed() {
        Map<String, SortedMap<Cell, Long>> booked = new HashMap<>();
        for (Leaf leaf : content.leaves()) {
            if (content.agreement().categories().contains(leaf.cell().category())) {
                leaf.bookings()
                        .forEach((month, seconds) -> booked.computeIfAbsent(
                                        key(leaf.cell().structure(), month), none -> new TreeMap<>())
                                .merge(leaf.cell(), seconds, Long::sum));
            }
        }
        booked.values().forEach(cells -> cells.values().removeIf(seconds -> seconds == 0));
        return booked;
    }

    // Where the statement cuts a structure's months in parts.
    private NavigableSet<LocalDate> cuts(String structure) {
        NavigableSet<LocalDate> cuts = new TreeSet<>();
        for (Leaf leaf : content.leaves()) {
            if (leaf.cell().structure().equals(structure) && leaf.cell().from().getDayOfMonth() != 1) {
                cuts.add(leaf.cell().from());
            }
        }
        return cuts;
    }

    private static String key(String structure, YearMonth month) {
        return structure + ":" + month;
    }

    private static String name(Tree part, String field) {
        return part instanceof Tree.Fields fields && fields.get(field).orElse(null) instanceof Tree.Text text
                ? text.value()
                : "";
    }

    private void mismatch(Object structure, Object month, String what) {
        findings.add(Finding.of(Code.EVIDENCE_MISMATCH)
                .file(file)
                .path("seals")
                .with("structure", structure)
                .with("month", month)
                .with("what", what)
                .build());
    }

    private void foreign(String what) {
        findings.add(Finding.of(Code.EVIDENCE_OF_ANOTHER)
                .file(file)
                .path(what)
                .with("what", what)
                .build());
    }
}
