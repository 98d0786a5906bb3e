package org.essaim.time;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.jspecify.annotations.Nullable;

/**
 * A change to a sealed month that a later delivery asks for (<i>proposition de correction</i>); someone accepts or refuses it
 * with a reason.
 *
 * <p>Immutable. An accepted one is booked in an open month and keeps its work date.
 *
 * @param id its identifier
 * @param structure the structure's identifier
 * @param month the sealed month
 * @param before the fact as sealed; absent if it is new
 * @param after the fact as now told; absent if it was withdrawn
 * @param receipt the import that brought it
 * @param row the row in the file; 0 for a withdrawal
 * @param state where it stands
 * @param reason why it was accepted or refused; empty while open
 * @param booked the month in which it is booked, once accepted
 */
public record Proposal(
        String id,
        String structure,
        YearMonth month,
        @Nullable Fact before,
        @Nullable Fact after,
        String receipt,
        long row,
        State state,
        String reason,
        @Nullable YearMonth booked) {

    /** Where a proposal stands (<i>état</i>). */
    public enum State {
        /** Waiting. */
        OPEN,
        /** Booked as a correction. */
        ACCEPTED,
        /** Posted into its month, which had been reopened. */
        POSTED,
        /** Left as sealed. */
        REFUSED,
        /** Overtaken: a later delivery tells something else. */
        SUPERSEDED;

        /** True if it was taken in or overtaken: nothing is left of it that the same change could meet again. */
        boolean isOver() {
            return this == ACCEPTED || this == POSTED || this == SUPERSEDED;
        }
    }

    static Proposal open(
            String structure,
            YearMonth month,
            @Nullable Fact before,
            @Nullable Fact after,
            int occurrence,
            String receipt,
            long row) {
        byte[] none = new byte[0];
        Digest digest = Digest.of(
                "essaim/proposal/1",
                before == null ? none : FactForm.bytes(before),
                after == null ? none : FactForm.bytes(after),
                Integer.toString(occurrence).getBytes(StandardCharsets.US_ASCII));
        String id = structure + ":" + month + ":" + digest.hex().substring(0, 12);
        return new Proposal(id, structure, month, before, after, receipt, row, State.OPEN, "", null);
    }

    Proposal settled(State settled, String why, @Nullable YearMonth bookedIn) {
        return new Proposal(id, structure, month, before, after, receipt, row, settled, why, bookedIn);
    }

    /** What is left of it once its facts are erased; what waits is over then, and why it was settled goes too. */
    Proposal erased(String erasure) {
        State left = state == State.OPEN ? State.SUPERSEDED : state;
        return new Proposal(id, structure, month, null, null, receipt, 0, left, "erasure " + erasure, booked);
    }

    DocumentKey key() {
        return new DocumentKey(kind(structure), id);
    }

    // One kind for each structure: a store lists documents by kind, and nobody wants those of the whole federation.
    static String kind(String structure) {
        return "proposal:" + structure;
    }

    /** Where a proposal of this identifier is kept. */
    static DocumentKey key(String id) {
        return new DocumentKey(kind(id.substring(0, Math.max(0, id.indexOf(':')))), id);
    }

    /** What it makes of its month, once that is open. */
    Commit.Append posting() {
        ByteWriter segment = Posting.segment(receipt);
        if (before != null) {
            Posting.writeRemoved(segment, FactForm.bytes(before), row);
        }
        if (after != null) {
            Posting.writeAdded(segment, FactForm.bytes(after), row);
        }
        return new Commit.Append(structure, month, SegmentKind.FACTS, segment.deflated());
    }

    /** The months that it touches: its own, and those that its facts reach into. */
    Set<YearMonth> touched() {
        Set<YearMonth> months = new TreeSet<>(Set.of(month));
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .flatMap(fact -> Stream.of(
                        Optional.ofNullable(fact.planned()),
                        Optional.ofNullable(fact.clocked()),
                        Optional.ofNullable(fact.retained())))
                .flatMap(Optional::stream)
                .forEach(interval -> months.add(YearMonth.from(interval.localEnd())));
        return months;
    }

    /** True if this fact is what it changes or what it makes of it. */
    boolean concerns(Predicate<Fact> which) {
        return (before != null && which.test(before)) || (after != null && which.test(after));
    }

    Tree toTree() {
        Tree.Builder out = Tree.fields()
                .put("id", id)
                .put("structure", structure)
                .put("month", month.toString())
                .put("receipt", receipt)
                .put("row", row)
                .put("state", state.name())
                .putIfPresent("reason", reason)
                .putIfPresent("booked", booked == null ? null : booked.toString());
        if (before != null) {
            out.put("before", FactForm.tree(before)).put("beforeBytes", hex(before));
        }
        if (after != null) {
            out.put("after", FactForm.tree(after)).put("afterBytes", hex(after));
        }
        return out.build();
    }

    static Proposal of(Document document) {
        FieldReader reader = Journal.reader(document);
        FactForm form = new FactForm();
        return new Proposal(
                reader.text("id"),
                reader.text("structure"),
                reader.month("month"),
                fact(reader, "beforeBytes", form),
                fact(reader, "afterBytes", form),
                reader.text("receipt"),
                reader.whole("row"),
                reader.oneOf("state", State.class),
                reader.text("reason", ""),
                reader.optionalText("booked").map(YearMonth::parse).orElse(null));
    }

    private static @Nullable Fact fact(FieldReader reader, String key, FactForm form) {
        return reader.optionalText(key)
                .map(hex -> form.fact(HexFormat.of().parseHex(hex)))
                .orElse(null);
    }

    private static String hex(Fact fact) {
        return HexFormat.of().formatHex(FactForm.bytes(fact));
    }
}
