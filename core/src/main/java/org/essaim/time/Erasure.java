package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.jspecify.annotations.Nullable;

/**
 * An erasure of personal data as the store remembers it (<i>effacement</i>): that it was made, by whom and why, and nothing
 * about the person.
 *
 * <p>Immutable. {@code marks} tell an erased worker only to who has the pseudonym key: a later import leaves that worker out.
 *
 * @param id its identifier
 * @param marks keyed digests of the pseudonyms that were erased; none if a whole month was
 * @param structure the structure whose month was erased; absent for a worker
 * @param until the last month erased, and for a structure the only one
 * @param structures the structures in which something was erased
 * @param reason why
 * @param tally how much was erased
 * @param statements issued statements that keep what they say as documents of account
 * @param at when
 * @param by who
 */
public record Erasure(
        String id,
        Set<String> marks,
        @Nullable String structure,
        YearMonth until,
        Set<String> structures,
        String reason,
        Tally tally,
        List<String> statements,
        Instant at,
        String by) {
    static final String KIND = "erasure";

    public Erasure {
        marks = Set.copyOf(marks);
        structures = Set.copyOf(structures);
        statements = List.copyOf(statements);
    }

    /**
     * How much was erased (<i>volume effacé</i>).
     *
     * @param facts facts of the journal
     * @param entries entries of seals
     * @param cells cells of seals
     * @param proposals proposals of corrections
     * @param seals seals of which something was erased; each can still be checked
     * @param records registrations, attendances and memberships, left as people of whom nothing is known
     */
    public record Tally(long facts, long entries, long cells, long proposals, long seals, long records) {
        /** Nothing at all. */
        public boolean isEmpty() {
            return facts == 0 && entries == 0 && cells == 0 && proposals == 0 && records == 0;
        }
    }

    /** The same, known by more marks: the key was replaced since. */
    Erasure with(Set<String> more) {
        Set<String> all = new TreeSet<>(marks);
        all.addAll(more);
        return new Erasure(id, all, structure, until, structures, reason, tally, statements, at, by);
    }

    DocumentKey key() {
        return new DocumentKey(KIND, id);
    }

    /** The structures in which something was erased, in order. */
    public Set<String> inStructures() {
        return new TreeSet<>(structures);
    }

    Tree toTree() {
        return Tree.fields()
                .put("marks", Tree.texts(new TreeSet<>(marks)))
                .putIfPresent("structure", structure)
                .put("until", until.toString())
                .put("structures", Tree.texts(new TreeSet<>(structures)))
                .put("reason", reason)
                .put("facts", tally.facts())
                .put("entries", tally.entries())
                .put("cells", tally.cells())
                .put("proposals", tally.proposals())
                .put("seals", tally.seals())
                .put("records", tally.records())
                .put("statements", Tree.texts(statements))
                .put("at", at.toString())
                .put("by", by)
                .build();
    }

    static Erasure of(Document document) {
        FieldReader reader = Journal.reader(document);
        Optional<String> structure = reader.optionalText("structure");
        return new Erasure(
                document.key().id(),
                new TreeSet<>(reader.texts("marks")),
                structure.orElse(null),
                reader.month("until"),
                new TreeSet<>(reader.texts("structures")),
                reader.text("reason"),
                new Tally(
                        reader.whole("facts"),
                        reader.whole("entries"),
                        reader.whole("cells"),
                        reader.whole("proposals"),
                        reader.whole("seals"),
                        // Erasures of before sessions were recorded do not say.
                        reader.has("records") ? reader.whole("records") : 0),
                reader.texts("statements"),
                Instant.parse(reader.text("at")),
                reader.text("by"));
    }
}
