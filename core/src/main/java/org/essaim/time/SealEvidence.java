package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * The records behind one seal, laid open where they are claimed (<i>pièces d’un scellé</i>): entries and their facts under
 * pseudonym, and hashes for everything else.
 *
 * <p>Immutable. Whoever reads one trusts none of it: the roots are made again from what is shown, and must be the seal's.
 */
public final class SealEvidence {
    private final String structure;
    private final YearMonth month;
    private final String seal;
    private final Digest factsRoot;
    private final Digest entriesRoot;
    private final long facts;
    private final List<Entry> entries;
    private final SortedMap<Cell, Long> corrections;

    private SealEvidence(
            String structure,
            YearMonth month,
            String seal,
            Digest factsRoot,
            Digest entriesRoot,
            long facts,
            List<Entry> entries,
            SortedMap<Cell, Long> corrections) {
        this.structure = structure;
        this.month = month;
        this.seal = seal;
        this.factsRoot = factsRoot;
        this.entriesRoot = entriesRoot;
        this.facts = facts;
        this.entries = List.copyOf(entries);
        this.corrections = corrections;
    }

    /** The structure's identifier. */
    public String structure() {
        return structure;
    }

    /** The booking month. */
    public YearMonth month() {
        return month;
    }

    /** True if this is what lies behind a seal: digest and both roots are its own. */
    public boolean isBehind(Seal other) {
        return seal.equals(other.digest().hex())
                && factsRoot.equals(other.factsRoot())
                && entriesRoot.equals(other.entriesRoot());
    }

    /** The entries that are laid open. */
    public List<Entry> entries() {
        return entries;
    }

    /** How many facts are laid open. */
    public long facts() {
        return facts;
    }

    /** How many cells are corrections of other months: the seal's digest covers them, its leaves do not. */
    public int corrections() {
        return corrections.size();
    }

    /** The cells that follow from the entries, and the corrections that were booked with them. */
    public SortedMap<Cell, Long> cells(NavigableSet<LocalDate> cuts) {
        SortedMap<Cell, Long> cells = new TreeMap<>(Cells.of(structure, entries, cuts));
        Cells.cutAt(corrections, cuts).forEach((cell, seconds) -> cells.merge(cell, seconds, Long::sum));
        cells.values().removeIf(seconds -> seconds == 0);
        return cells;
    }

    /** True if two of these entries count one second of a worker. */
    public boolean countsASecondTwice() {
        List<Entry> inTime = new ArrayList<>(entries);
        inTime.sort(
                Comparator.comparing((Entry entry) -> entry.worker().value()).thenComparingLong(Entry::start));
        for (int i = 1; i < inTime.size(); i++) {
            Entry before = inTime.get(i - 1);
            Entry entry = inTime.get(i);
            if (before.worker().equals(entry.worker()) && before.end() > entry.start()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lays open what lies behind a seal that holds.
     *
     * @param categories whose entries are shown, with their facts
     * @throws EssaimException if the month is sealed otherwise by now, or records were erased
     */
    static Tree.Fields of(Store store, Seal seal, Set<Category> categories) {
        Journal journal = new Journal(store, seal.structure());
        Journal.Sealed sealed = journal.sealed(seal.month())
                .filter(found -> !found.reopened() && found.seal().equals(seal))
                .orElseThrow(() -> new EssaimException("The seal of [" + seal.structure() + " " + seal.month()
                        + "] is not in this store.\nMaybe the statement was issued from another one."));
        Leaves leaves = journal.leaves(sealed);
        if (!leaves.erasures().isEmpty()) {
            throw new EssaimException("Records behind the seal of [" + seal.structure() + " " + seal.month()
                    + "] were erased (" + String.join(", ", leaves.erasures())
                    + "): there is no evidence of them any more.\nMaybe evidence was handed out before.");
        }
        List<Posting> facts = journal.net(sealed);
        List<Entry> entries = journal.entries(sealed);
        Set<Integer> shown = new HashSet<>();
        entries.stream()
                .filter(entry -> categories.contains(entry.category()))
                .forEach(entry -> shown.add(entry.fact()));
        return Tree.fields()
                .put("structure", seal.structure())
                .put("month", seal.month().toString())
                .put("seal", seal.digest().hex())
                .put("factCount", facts.size())
                .put(
                        "facts",
                        Opening.of(
                                leaves.treeOfFacts(facts),
                                shown::contains,
                                i -> Tree.fields()
                                        .put(
                                                "salt",
                                                Opening.text(
                                                        leaves.salt(Leaves.Kind.FACT, Leaves.worker(facts.get(i)), i)))
                                        .put("bytes", Opening.text(facts.get(i).bytes()))
                                        .put("fact", FactForm.tree(facts.get(i).fact()))
                                        .build()))
                .put("entryCount", entries.size())
                .put(
                        "entries",
                        Opening.of(
                                leaves.treeOfEntries(entries),
                                i -> categories.contains(entries.get(i).category()),
                                i -> Tree.fields()
                                        .put(
                                                "salt",
                                                Opening.text(leaves.salt(
                                                        Leaves.Kind.ENTRY,
                                                        entries.get(i).worker().value(),
                                                        i)))
                                        .put(
                                                "bytes",
                                                Opening.text(entries.get(i).bytes()))
                                        .put("entry", tree(entries.get(i)))
                                        .build()))
                .put("corrections", corrections(journal, sealed, entries, categories))
                .build();
    }

    // What entries do not tell of the sealed cells are corrections of other months.
    private static Tree corrections(
            Journal journal, Journal.Sealed sealed, List<Entry> entries, Set<Category> categories) {
        SortedMap<Cell, Long> rest = new TreeMap<>(Cells.of(journal.beside(sealed, SegmentKind.CELLS)));
        Cells.of(sealed.seal().structure(), entries, new TreeSet<>())
                .forEach((cell, seconds) -> rest.merge(cell, -seconds, Long::sum));
        List<Tree> rows = new ArrayList<>();
        rest.forEach((cell, seconds) -> {
            if (seconds != 0 && categories.contains(cell.category())) {
                rows.add(Tree.of(List.of(
                        Tree.of(cell.team()),
                        Tree.of(cell.worker().value()),
                        Tree.of(cell.function().name()),
                        Tree.of(cell.from().toString()),
                        Tree.of(cell.category().name()),
                        Tree.of(cell.schemeName()),
                        Tree.of(seconds))));
            }
        });
        return Tree.of(rows);
    }

    private static Tree tree(Entry entry) {
        return Tree.fields()
                .put("worker", entry.worker().value())
                .put("date", entry.date().toString())
                .put("seconds", entry.seconds())
                .put("category", entry.category().name())
                .putIfPresent(
                        "scheme", entry.scheme() == null ? null : entry.scheme().name())
                .put("fact", entry.fact())
                .put("rule", entry.rule())
                .build();
    }

    /**
     * Reads evidence and makes the roots from it; nothing if it is no evidence, or contradicts itself: a text that says other
     * than the bytes, an entry without its fact or of another worker.
     */
    public static Optional<SealEvidence> read(Tree evidence) {
        try {
            return Optional.of(reading(((Tree.Fields) evidence).fields()));
        } catch (RuntimeException e) {
            // Whatever is wrong inside a file that someone handed us, it is no evidence of ours.
            return Optional.empty();
        }
    }

    private static SealEvidence reading(Map<String, Tree> fields) {
        String structure = text(fields, "structure");
        FactForm form = new FactForm();
        Entry.Reader reader = new Entry.Reader();
        Opening.Reading<Fact> facts = new Opening.Reading<>(items(fields, "facts"), (shown, bytes) -> {
            Fact fact = form.fact(bytes);
            require(shown.get("fact").equals(Optional.of(FactForm.tree(fact)))
                    && fact.structure().equals(structure));
            return fact;
        });
        Opening.Reading<Entry> entries = new Opening.Reading<>(items(fields, "entries"), (shown, bytes) -> {
            Entry entry = reader.of(bytes);
            require(shown.get("entry").equals(Optional.of(tree(entry))));
            return entry;
        });
        Digest factsRoot = facts.root(whole(fields, "factCount"));
        Digest entriesRoot = entries.root(whole(fields, "entryCount"));
        Map<Integer, Fact> byPosition = new HashMap<>();
        facts.opened().forEach(opened -> byPosition.put(opened.position(), opened.record()));
        List<Entry> counted = new ArrayList<>();
        for (Opening.Opened<Entry> opened : entries.opened()) {
            @Nullable Fact fact = byPosition.get(opened.record().fact());
            require(fact != null && opened.record().worker().equals(fact.worker()));
            counted.add(opened.record());
        }
        return new SealEvidence(
                structure,
                YearMonth.parse(text(fields, "month")),
                text(fields, "seal"),
                factsRoot,
                entriesRoot,
                byPosition.size(),
                counted,
                corrections(structure, items(fields, "corrections")));
    }

    private static SortedMap<Cell, Long> corrections(String structure, List<Tree> rows) {
        SortedMap<Cell, Long> corrections = new TreeMap<>();
        for (Tree row : rows) {
            List<Tree> values = ((Tree.Items) row).items();
            LocalDate from = LocalDate.parse(text(values.get(3)));
            String scheme = text(values.get(5));
            Cell cell = new Cell(
                    structure,
                    text(values.get(0)),
                    new WorkerId(text(values.get(1))),
                    Function.valueOf(text(values.get(2))),
                    YearMonth.from(from),
                    from,
                    Category.valueOf(text(values.get(4))),
                    scheme.isEmpty() ? null : Scheme.valueOf(scheme));
            require(corrections.put(cell, ((Tree.Numeric) values.get(6)).value().longValueExact()) == null);
        }
        return corrections;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("The evidence contradicts itself.");
        }
    }

    private static Tree field(Map<String, Tree> fields, String name) {
        Tree field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("The evidence lacks [" + name + "].");
        }
        return field;
    }

    private static String text(Map<String, Tree> fields, String name) {
        return text(field(fields, name));
    }

    private static String text(Tree tree) {
        return ((Tree.Text) tree).value();
    }

    private static int whole(Map<String, Tree> fields, String name) {
        return ((Tree.Numeric) field(fields, name)).value().intValueExact();
    }

    private static List<Tree> items(Map<String, Tree> fields, String name) {
        return ((Tree.Items) field(fields, name)).items();
    }
}
