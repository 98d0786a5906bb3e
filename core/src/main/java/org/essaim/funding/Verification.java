package org.essaim.funding;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Migrations;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.time.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Checks a statement alone (<i>vérification</i>): needs no store and trusts nothing that it can compute itself.
 *
 * <p>Every line, reason, total and amount is derived again from the leaves, every leaf is held against the terms, the ceiling
 * and the seals, and the seals against what the funder holds from before.
 *
 * @param verdict the verdict
 * @param findings everything that does not hold
 * @param guarantee what the verdict vouches for, in French and English
 */
public record Verification(Verdict verdict, List<Finding> findings, Map<String, String> guarantee) {
    private static final int AT_MOST = 100;
    private static final int STAGES = 3;
    private static final Pattern ANCHOR =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*:\\d{4}-\\d{2}=)?([0-9a-fA-F]{64})");

    public Verification {
        findings = List.copyOf(findings);
        guarantee = Map.copyOf(guarantee);
    }

    /** What a statement was found to be (<i>verdict</i>). */
    public enum Verdict {
        /** It is arithmetically whole; whether its facts are those that were recorded, it alone cannot say. */
        CONSISTENT,
        /** And its hours are those of entries and facts that the seals cover, which are in the evidence. */
        EVIDENCED,
        /** And it rests on a seal or digest that the funder holds from before. */
        ANCHORED,
        /** Something does not hold. */
        REFUSED
    }

    /** What the verdict vouches for. */
    public String guarantee(Locale locale) {
        String text = guarantee.get(locale.getLanguage().equals("en") ? "en" : "fr");
        return text == null ? "" : text;
    }

    /**
     * Verifies a statement document.
     *
     * @param statement the document as it was read
     * @param anchors digests that the funder holds: of the statement's content or of seals, each as hexadecimal digits, or
     *     {@code S001:2025-03=…} for a named month
     */
    public static Verification of(SourceTree statement, Collection<String> anchors) {
        return of(statement, anchors, null);
    }

    /**
     * Verifies a statement document with the evidence that was handed out with it.
     *
     * @param evidence the evidence as it was read; absent if there is none
     */
    public static Verification of(SourceTree statement, Collection<String> anchors, @Nullable SourceTree evidence) {
        List<Finding> findings = new ArrayList<>();
        List<String> held = anchors.stream().map(Verification::normal).toList();
        try {
            return Work.on(Operation.VERIFICATION, () -> verified(statement, held, evidence, findings));
        } catch (ArithmeticException | DateTimeException e) {
            // StatementFigures that no statement of ours can hold: someone wrote them by hand.
            findings.add(notAStatement(statement, "∞"));
            return refused(findings);
        }
    }

    private static Verification verified(
            SourceTree statement, List<String> anchors, @Nullable SourceTree evidence, List<Finding> findings) {
        Optional<Tree.Fields> content = part(statement.tree(), "content");
        Optional<Tree.Fields> envelope = part(statement.tree(), "envelope");
        if (content.isEmpty() || envelope.isEmpty()) {
            findings.add(notAStatement(statement, "content, envelope"));
            return refused(findings);
        }
        if (isNewer(statement, findings)) {
            return refused(findings);
        }
        if (Certificate.isOne(content.get())) {
            return certificate(statement, content.get(), envelope.get(), anchors, findings);
        }
        Work.at(Stage.READING, statement.file(), 0, STAGES);
        Optional<StatementContent> read = read(content.get(), statement.file(), findings);
        if (read.isEmpty()) {
            findings.add(notAStatement(statement, "content"));
            return refused(findings);
        }
        Work.at(Stage.RECKONING, statement.file(), 1, STAGES);
        Digest digest;
        try {
            digest = StatementContent.digest(content.get());
        } catch (IllegalArgumentException e) {
            findings.add(notAStatement(statement, "fraction"));
            return refused(findings);
        }
        if (!envelope.get().get("digest").equals(Optional.of(Tree.of(digest.hex())))) {
            findings.add(Finding.of(Code.DIGEST_MISMATCH)
                    .file(statement.file())
                    .path("envelope.digest")
                    .build());
        }
        StatementCheck.all(read.get(), content.get(), statement.file(), findings);
        Work.at(Stage.COMPARING, statement.file(), 2, STAGES);
        boolean anchored = anchors(read.get(), digest, anchors, statement.file(), findings);
        Optional<Evidence.Found> found = evidence == null || !findings.isEmpty()
                ? Optional.empty()
                : Evidence.check(read.get(), digest, evidence, findings);
        if (!findings.isEmpty()) {
            return refused(findings.size() > AT_MOST ? findings.subList(0, AT_MOST) : findings);
        } else if (!anchored) {
            return found.map(Verification::evidenced).orElseGet(Verification::consistent);
        }
        Verification held = anchors.contains(digest.hex()) ? anchored() : anchored(read.get(), anchors);
        // Both hold: the anchor is the stronger, and what the evidence adds is said as well.
        return found.map(Verification::evidenced).map(held::and).orElse(held);
    }

    /** Refuses what a later version of Essaim wrote; read as if it were of today it would only look forged. */
    private static boolean isNewer(SourceTree statement, List<Finding> findings) {
        Migrations.of("statement").refuseNewer(statement, "content.schema", findings::add);
        Migrations.of("certificate").refuseNewer(statement, "content.schema", findings::add);
        Migrations.of("canonical").refuseNewer(statement, "envelope.canonical", findings::add);
        return !findings.isEmpty();
    }

    private static Verification certificate(
            SourceTree document,
            Tree.Fields content,
            Tree.Fields envelope,
            List<String> anchors,
            List<Finding> findings) {
        String digest = envelope.get("digest")
                .filter(Tree.Text.class::isInstance)
                .map(text -> ((Tree.Text) text).value())
                .orElse("");
        Certificate.verify(content, digest, document.file(), findings);
        for (String anchor : anchors) {
            if (!anchor.equals(digest)) {
                findings.add(Finding.of(Code.ANCHOR_UNKNOWN)
                        .file(document.file())
                        .value(anchor)
                        .build());
            }
        }
        if (!findings.isEmpty()) {
            return refused(findings.size() > AT_MOST ? findings.subList(0, AT_MOST) : findings);
        }
        return anchors.isEmpty() ? notTwice() : anchored();
    }

    private static Verification notTwice() {
        return new Verification(
                Verdict.CONSISTENT,
                List.of(),
                Map.of(
                        "fr",
                        "Dans les conventions de ce certificat, aucune seconde n’est payée au-delà de 100 %, aucune année d’une"
                                + " personne ne dépasse ses plafonds, aucun coût n’est couvert deux fois. Il ne sait rien de conventions"
                                + " qu’il ne nomme pas ; seule une ancre reçue auparavant prouve que ces heures sont celles qui ont été"
                                + " émises.",
                        "en",
                        "Under the agreements of this certificate no second is paid above 100 %, no person's year exceeds its ceilings, no"
                                + " cost is covered twice. It knows nothing of agreements that it does not name; only an anchor received"
                                + " before proves that these hours are those that were issued."));
    }

    /**
     * Reads an anchor as people copy it: 64 hexadecimal digits, or {@code S001:2025-03=} before them; what follows a blank is a
     * remark, and lines of what "essaim close" prints will do.
     */
    public static Optional<String> anchor(String line) {
        String first = line.strip().split("\\s+", 2)[0];
        return ANCHOR.matcher(first).matches() ? Optional.of(normal(first)) : Optional.empty();
    }

    // Whoever copies a digest by hand or from a letter may bring a blank or capitals with it.
    private static String normal(String anchor) {
        int equals = anchor.indexOf('=');
        return anchor.substring(0, equals + 1).strip()
                + anchor.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** What a statement document rests on, if it is one. */
    static Optional<StatementContent> content(Tree document) {
        return part(document, "content").flatMap(content -> read(content, "statement", new ArrayList<>()));
    }

    private static Optional<StatementContent> read(Tree.Fields content, String file, List<Finding> findings) {
        int before = findings.size();
        FieldReader reader = FieldReader.of(new SourceTree(content, file, Map.of()), Optional.empty(), findings::add);
        Optional<StatementContent> read = StatementContent.read(reader);
        List<Leaf> leaves = new ArrayList<>();
        if (content.get("leaves").orElse(null) instanceof Tree.Items rows) {
            LeafRows reading = new LeafRows();
            for (Tree row : rows.items()) {
                reading.leaf(row).ifPresent(leaves::add);
            }
            if (leaves.size() != rows.items().size()) {
                return Optional.empty();
            }
        }
        List<CostAssignment> assigned = new ArrayList<>();
        if (content.get("assigned").orElse(null) instanceof Tree.Items rows) {
            for (Tree row : rows.items()) {
                CostAssignment.ofRow(row).ifPresent(assigned::add);
            }
            if (assigned.size() != rows.items().size()) {
                return Optional.empty();
            }
        }
        return findings.size() > before ? Optional.empty() : read.map(found -> found.with(leaves, assigned));
    }

    private static Optional<Tree.Fields> part(Tree tree, String name) {
        return tree instanceof Tree.Fields fields
                ? fields.get(name).filter(Tree.Fields.class::isInstance).map(Tree.Fields.class::cast)
                : Optional.empty();
    }

    private static Finding notAStatement(SourceTree statement, String problem) {
        return Finding.of(Code.NOT_A_STATEMENT)
                .file(statement.file())
                .with("problem", problem)
                .build();
    }

    private static boolean anchors(
            StatementContent content, Digest digest, Collection<String> anchors, String file, List<Finding> findings) {
        Map<String, String> seals = new HashMap<>();
        Set<String> known = new HashSet<>();
        known.add(digest.hex());
        for (Seal seal : content.seals()) {
            seals.put(seal.structure() + ":" + seal.month(), seal.digest().hex());
            known.add(seal.digest().hex());
        }
        boolean all = !anchors.isEmpty();
        for (String anchor : anchors) {
            int equals = anchor.indexOf('=');
            boolean holds = equals < 0
                    ? known.contains(anchor)
                    : anchor.substring(equals + 1).equals(seals.get(anchor.substring(0, equals)));
            if (!holds) {
                all = false;
                findings.add(
                        Finding.of(Code.ANCHOR_UNKNOWN).file(file).value(anchor).build());
            }
        }
        return all;
    }

    private static Verification refused(List<Finding> findings) {
        return new Verification(
                Verdict.REFUSED,
                findings,
                Map.of(
                        "fr", "Ce relevé ne peut pas être retenu : voir les constats.",
                        "en", "This statement cannot be accepted: see the findings."));
    }

    private static Verification consistent() {
        return new Verification(
                Verdict.CONSISTENT,
                List.of(),
                Map.of(
                        "fr",
                        "Sommes, taux, arrondis, plafonds et scellés sont cohérents entre eux. Seule une ancre reçue"
                                + " auparavant prouve que ces heures sont celles qui ont été closes.",
                        "en",
                        "Sums, rates, roundings, ceilings and seals agree with each other. Only an anchor received before"
                                + " proves that these hours are those that were sealed."));
    }

    private static Verification evidenced(Evidence.Found found) {
        boolean corrected = found.corrections() > 0;
        return new Verification(
                Verdict.EVIDENCED,
                List.of(),
                Map.of(
                        "fr",
                        "Les heures des catégories retenues sont, au jour et à la seconde, celles de " + found.entries()
                                + " entrées et de " + found.facts() + " faits, sous pseudonyme, que couvrent les "
                                + found.seals() + " scellés\u00a0: feuilles, racines et cellules ont été recalculées."
                                + (corrected
                                        ? " " + found.corrections()
                                                + " cellules de corrections ne sont couvertes que par le total du scellé."
                                        : "")
                                + " Seule une ancre reçue auparavant prouve que ces scellés n’ont pas été refaits depuis.",
                        "en",
                        "The hours of the categories claimed are, to the day and the second, those of "
                                + found.entries()
                                + " entries and " + found.facts() + " facts, under pseudonym, that the " + found.seals()
                                + " seals cover: leaves, roots and cells were computed again."
                                + (corrected
                                        ? " " + found.corrections()
                                                + " cells of corrections are covered by the total of the seal alone."
                                        : "")
                                + " Only an anchor received before proves that these seals were not made anew since."));
    }

    private Verification and(Verification weaker) {
        Map<String, String> both = new HashMap<>(guarantee);
        weaker.guarantee.forEach((language, text) -> both.merge(language, text, (one, other) -> one + " " + other));
        return new Verification(verdict, findings, both);
    }

    private static Verification anchored() {
        return new Verification(
                Verdict.ANCHORED,
                List.of(),
                Map.of(
                        "fr", "Le relevé est, à l’octet près, celui dont vous détenez l’empreinte.",
                        "en", "The statement is, to the byte, the one whose digest you hold."));
    }

    private static Verification anchored(StatementContent content, List<String> anchors) {
        Set<String> held = anchors.stream()
                .map(anchor -> anchor.substring(anchor.indexOf('=') + 1))
                .collect(Collectors.toSet());
        Map<String, List<Seal>> byStructure = new HashMap<>();
        Stream.concat(content.seals().stream(), content.links().stream())
                .forEach(seal -> byStructure
                        .computeIfAbsent(seal.structure(), none -> new ArrayList<>())
                        .add(seal));
        Set<Seal> vouched = new HashSet<>();
        byStructure.values().forEach(own -> vouched.addAll(SealChain.of(own).vouchedFor(held)));
        long months = content.seals().stream().filter(vouched::contains).count();
        int all = content.seals().size();
        return new Verification(
                Verdict.ANCHORED,
                List.of(),
                Map.of(
                        "fr",
                        "Mois dont les heures sont celles qui ont été closes\u00a0: " + months + " sur " + all
                                + ". Vous détenez leur scellé, ou un scellé posé après eux qui les nomme. Le scellé ne dit rien"
                                + " des jours d’un mois, de ce que chaque convention retient, des coûts ni des termes de la"
                                + " convention\u00a0: comparez-les avec votre exemplaire.",
                        "en",
                        "Months whose hours are those that were sealed: " + months + " of " + all
                                + ". You hold their seal, or one made after them that names them. A seal says nothing about the days"
                                + " within a month, about what each agreement counts, about costs or the terms of the agreement:"
                                + " compare them with your copy."));
    }
}
