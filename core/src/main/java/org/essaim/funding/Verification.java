package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;

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

    public Verification {
        findings = List.copyOf(findings);
        guarantee = Map.copyOf(guarantee);
    }

    /** What a statement was found to be (<i>verdict</i>). */
    public enum Verdict {
        /** It is arithmetically whole; whether its facts are those that were recorded, it alone cannot say. */
        CONSISTENT,
        /** And its facts are those of the evidence. */
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
        List<Finding> findings = new ArrayList<>();
        Optional<Tree.Fields> content = part(statement.tree(), "content");
        Optional<Tree.Fields> envelope = part(statement.tree(), "envelope");
        if (content.isEmpty() || envelope.isEmpty()) {
            findings.add(notAStatement(statement, "content, envelope"));
            return refused(findings);
        }
        Optional<StatementContent> read = read(content.get(), statement.file(), findings);
        if (read.isEmpty()) {
            findings.add(notAStatement(statement, "content"));
            return refused(findings);
        }
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
        new Check(statement.file(), findings).all(read.get(), content.get());
        boolean anchored = anchors(read.get(), digest, anchors, statement.file(), findings);
        if (!findings.isEmpty()) {
            return refused(findings.size() > AT_MOST ? findings.subList(0, AT_MOST) : findings);
        }
        return anchored ? anchored(anchors.contains(digest.hex())) : consistent();
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
            for (Tree row : rows.items()) {
                Leaf.ofRow(row).ifPresent(leaves::add);
            }
            if (leaves.size() != rows.items().size()) {
                return Optional.empty();
            }
        }
        return findings.size() > before ? Optional.empty() : read.map(found -> found.with(leaves));
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
        Set<String> known = new java.util.HashSet<>();
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

    private static Verification anchored(boolean whole) {
        return whole
                ? new Verification(
                        Verdict.ANCHORED,
                        List.of(),
                        Map.of(
                                "fr", "Le relevé est, à l’octet près, celui dont vous détenez l’empreinte.",
                                "en", "The statement is, to the byte, the one whose digest you hold."))
                : new Verification(
                        Verdict.ANCHORED,
                        List.of(),
                        Map.of(
                                "fr",
                                "Les heures des mois dont vous détenez le scellé sont celles qui ont été closes ; les"
                                        + " termes de la convention restent à comparer avec votre exemplaire.",
                                "en",
                                "The hours of the months whose seal you hold are those that were sealed; the terms of the"
                                        + " agreement remain to be compared with your copy."));
    }

    /** The checks one by one. */
    private record Check(String file, List<Finding> findings) {
        void all(StatementContent content, Tree.Fields written) {
            compare("", written, content.toTree());
            leaves(content);
            amounts(content);
            ceiling(content);
            bookings(content);
            chain(content);
        }

        // Whatever is written must be what follows from the leaves: lines, reasons, totals, digests of seals.
        private void compare(String path, Tree found, Tree expected) {
            if (found.equals(expected)) {
                return;
            }
            if (found instanceof Tree.Fields one && expected instanceof Tree.Fields other) {
                Set<String> names = new java.util.TreeSet<>(one.fields().keySet());
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
                    compare(
                            path + "[" + i + "]",
                            one.items().get(i),
                            other.items().get(i));
                }
            } else {
                add(Finding.of(Code.SUM_MISMATCH)
                        .path(path)
                        .with("what", path)
                        .with("found", describe(found))
                        .with("expected", describe(expected)));
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

        private void leaves(StatementContent content) {
            FundingAgreement agreement = content.agreement();
            for (Leaf leaf : content.leaves()) {
                long sign = leaf.reversal() ? -1 : 1;
                long covered = leaf.covered() * sign;
                Rational shares = agreement.share().exact().times(leaf.claimed(agreement.id()) * sign);
                boolean whole = sane(leaf.claimed(agreement.id()) * sign, covered);
                for (FundingAgreement other : content.others()) {
                    whole &= sane(leaf.claimed(other.id()) * sign, covered);
                    shares = shares.plus(other.share().exact().times(leaf.claimed(other.id()) * sign));
                }
                Set<String> members = new java.util.HashSet<>();
                members.add(agreement.id());
                content.others().forEach(other -> members.add(other.id()));
                whole &= members.containsAll(leaf.claims().keySet())
                        && leaf.claims().keySet().containsAll(leaf.cents().keySet());
                // A second that is paid for twice over shows as shares above what is covered.
                if (!whole || shares.compareTo(Rational.of(covered)) > 0) {
                    add(Finding.of(Code.SUM_MISMATCH)
                            .path(name(leaf))
                            .with("what", name(leaf))
                            .with("found", leaf.claims())
                            .with("expected", "≤ " + covered));
                }
                if (leaf.claimed(agreement.id()) != 0
                        && Eligibility.failure(agreement, leaf.cell()).isPresent()) {
                    add(Finding.of(Code.NOT_ELIGIBLE)
                            .path(name(leaf))
                            .value(leaf.cell().category().name()));
                }
            }
        }

        private static boolean sane(long claimed, long covered) {
            return claimed == 0 || (claimed > 0 && claimed <= covered);
        }

        private void amounts(StatementContent content) {
            FundingAgreement agreement = content.agreement();
            SortedMap<Integer, List<Leaf>> batches = new TreeMap<>();
            content.leaves().stream()
                    .filter(leaf -> !leaf.reversal())
                    .forEach(leaf -> batches.computeIfAbsent(leaf.batch(), none -> new ArrayList<>())
                            .add(leaf));
            batches.forEach((number, own) -> {
                if (own.stream()
                        .anyMatch(leaf -> leaf.claimed(agreement.id()) > 0
                                && agreement.rates().at(leaf.cell().from()).isEmpty())) {
                    return; // reported as not eligible
                }
                long[] expected = Allocation.cents(agreement, own);
                for (int i = 0; i < expected.length; i++) {
                    Leaf leaf = own.get(i);
                    long due = expected[i];
                    if (leaf.cents(agreement.id()) != due) {
                        add(Finding.of(Code.AMOUNT_MISMATCH)
                                .path(name(leaf))
                                .with("what", name(leaf))
                                .with("found", Figures.euros(leaf.cents(agreement.id())))
                                .with("expected", Figures.euros(due)));
                    }
                }
            });
        }

        private void ceiling(StatementContent content) {
            FundingAgreement agreement = content.agreement();
            long cents = content.carriedCents()
                    + content.leaves().stream()
                            .mapToLong(leaf -> leaf.cents(agreement.id()))
                            .sum();
            long seconds = content.carriedSeconds()
                    + content.leaves().stream()
                            .mapToLong(leaf -> leaf.claimed(agreement.id()))
                            .sum();
            if (agreement.ceilingCents() != null && cents > agreement.ceilingCents()) {
                add(Finding.of(Code.CEILING_CROSSED)
                        .with("found", Figures.euros(cents))
                        .with("expected", Figures.euros(agreement.ceilingCents())));
            }
            if (agreement.ceilingSeconds() != null && seconds > agreement.ceilingSeconds()) {
                add(Finding.of(Code.CEILING_CROSSED)
                        .with("found", seconds + " s")
                        .with("expected", agreement.ceilingSeconds() + " s"));
            }
        }

        // What the leaves say was booked in a month is what the month's seal says, cell by cell.
        private void bookings(StatementContent content) {
            Map<String, SortedMap<Cell, Long>> booked = new HashMap<>();
            SortedMap<String, Long> balance = new TreeMap<>();
            for (Leaf leaf : content.leaves()) {
                String place = leaf.batch() + " " + leaf.cell();
                balance.merge(place, leaf.seconds(), Long::sum);
                leaf.bookings().forEach((month, seconds) -> {
                    balance.merge(place, -seconds, Long::sum);
                    booked.computeIfAbsent(
                                    key(
                                            leaf.cell().structure(),
                                            month,
                                            leaf.cell().category()),
                                    none -> new TreeMap<>())
                            .merge(leaf.cell(), seconds, Long::sum);
                });
            }
            balance.values().stream()
                    .filter(rest -> rest != 0)
                    .forEach(rest -> add(Finding.of(Code.SUM_MISMATCH)
                            .path("leaves")
                            .with("what", "bookings")
                            .with("found", rest + " s")
                            .with("expected", "0 s")));
            Set<Category> shown = Figures.subjects(content.agreement());
            for (Seal seal : content.seals()) {
                for (Category category : shown) {
                    SortedMap<Cell, Long> own = booked.remove(key(seal.structure(), seal.month(), category));
                    Seal.CategorySeal said = seal.categories().get(category);
                    boolean none = own == null && said == null;
                    boolean holds = none || (own != null && said != null && matches(said, own));
                    if (!holds) {
                        sealMismatch(seal.structure(), seal.month(), category.name());
                    }
                }
            }
            new TreeMap<>(booked)
                    .keySet()
                    .forEach(key -> add(Finding.of(Code.SEAL_MISMATCH)
                            .path("seals")
                            .with("structure", key)
                            .with("month", "")
                            .with("what", "∅")));
        }

        private static boolean matches(Seal.CategorySeal said, SortedMap<Cell, Long> cells) {
            long seconds = cells.values().stream().mapToLong(Long::longValue).sum();
            return said.seconds() == seconds && said.cells().equals(SealedTime.digest(cells));
        }

        private static String key(String structure, YearMonth month, Category category) {
            return structure + ":" + month + ":" + category;
        }

        // Where no month was sealed twice, each seal names the one of the month before.
        private void chain(StatementContent content) {
            SortedMap<String, List<Seal>> byStructure = new TreeMap<>();
            content.seals()
                    .forEach(seal -> byStructure
                            .computeIfAbsent(seal.structure(), none -> new ArrayList<>())
                            .add(seal));
            byStructure.values().forEach(own -> {
                own.sort(java.util.Comparator.comparing(Seal::month));
                boolean once = own.stream().allMatch(seal -> seal.number() == 1);
                for (int i = 1; once && i < own.size(); i++) {
                    boolean next =
                            own.get(i).month().equals(own.get(i - 1).month().plusMonths(1));
                    if (next && !own.get(i).previous().equals(own.get(i - 1).digest())) {
                        sealMismatch(own.get(i).structure(), own.get(i).month(), "previous");
                    }
                }
            });
        }

        private void sealMismatch(String structure, YearMonth month, String what) {
            add(Finding.of(Code.SEAL_MISMATCH)
                    .path("seals")
                    .with("structure", structure)
                    .with("month", month)
                    .with("what", what));
        }

        private static String name(Leaf leaf) {
            return leaf.cell().structure() + ":" + leaf.cell().category() + ":"
                    + leaf.cell().month() + ":" + leaf.cell().worker().display();
        }

        private void add(Finding.Builder finding) {
            findings.add(finding.file(file).build());
        }
    }
}
