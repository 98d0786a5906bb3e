package org.essaim.time;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.essaim.document.Digest;
import org.essaim.document.MerkleTree;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a seal laid open, and of the others no more than the root needs: the hash over each run of them.
 *
 * <p>As a tree it is a list in the order of the records: fields for a record with its salt, a text such as {@code "16 …"} for
 * the hash over that many records.
 */
final class Opening {
    private static final Base64.Encoder OUT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder IN = Base64.getUrlDecoder();

    /** A record that was laid open, in its position. */
    record Opened<R>(int position, R record) {}

    private final MerkleTree tree;
    private final List<Tree> items = new ArrayList<>();

    private Opening(MerkleTree tree) {
        this.tree = tree;
    }

    static String text(byte[] bytes) {
        return OUT.encodeToString(bytes);
    }

    /**
     * Lays records open.
     *
     * @param tree all leaves
     * @param opened which records are shown
     * @param record what is shown of one
     */
    static Tree of(MerkleTree tree, IntPredicate opened, IntFunction<Tree> record) {
        Opening opening = new Opening(tree);
        if (tree.size() > 0) {
            int[] before = new int[tree.size() + 1];
            for (int i = 0; i < tree.size(); i++) {
                before[i + 1] = before[i] + (opened.test(i) ? 1 : 0);
            }
            opening.add(0, tree.size(), before, record);
        }
        return Tree.of(opening.items);
    }

    private void add(int from, int to, int[] before, IntFunction<Tree> record) {
        if (before[to] == before[from]) {
            items.add(Tree.of((to - from) + " " + text(tree.over(from, to))));
        } else if (to - from == 1) {
            items.add(record.apply(from));
        } else {
            int middle = from + MerkleTree.split(to - from);
            add(from, middle, before, record);
            add(middle, to, before, record);
        }
    }

    /** Reads an opening back; what it holds is wrong in any way an {@link IllegalArgumentException} says so. */
    static final class Reading<R> {
        private final MerkleTree hashing = new MerkleTree();
        private final List<Tree> items;
        private final BiFunction<Tree.Fields, byte[], R> record;
        private final List<Opened<R>> opened = new ArrayList<>();
        private int next;

        /**
         * Starts reading.
         *
         * @param record makes a record of what is shown of it and its bytes
         */
        Reading(List<Tree> items, BiFunction<Tree.Fields, byte[], R> record) {
            this.items = items;
            this.record = record;
        }

        List<Opened<R>> opened() {
            return opened;
        }

        /** The root over this many records. */
        Digest root(int records) {
            byte[] top = records == 0 ? new byte[0] : hash(0, records);
            if (next != items.size()) {
                throw new IllegalArgumentException("There are more records than the seal covers.");
            }
            return MerkleTree.root(records, top);
        }

        private byte[] hash(int from, int to) {
            if (next >= items.size()) {
                throw new IllegalArgumentException("There are fewer records than the seal covers.");
            }
            byte @Nullable [] run = run(items.get(next), to - from);
            if (run != null) {
                next++;
                return run;
            } else if (to - from == 1) {
                return leaf(from, items.get(next++));
            }
            int middle = from + MerkleTree.split(to - from);
            byte[] left = hash(from, middle);
            return hashing.node(left, hash(middle, to));
        }

        private static byte @Nullable [] run(Tree item, int records) {
            if (!(item instanceof Tree.Text text)) {
                return null;
            }
            int space = text.value().indexOf(' ');
            if (space < 0 || !text.value().substring(0, space).equals(Integer.toString(records))) {
                return null;
            }
            return thirtyTwo(text.value().substring(space + 1));
        }

        private byte[] leaf(int position, Tree item) {
            if (!(item instanceof Tree.Fields fields)) {
                throw new IllegalArgumentException("A hash stands where it covers no run of records.");
            }
            byte[] bytes = bytes(text(fields, "bytes"));
            opened.add(new Opened<>(position, record.apply(fields, bytes)));
            return hashing.leaf(thirtyTwo(text(fields, "salt")), bytes);
        }

        // One text for the same bytes: the decoder alone would overlook what nobody reads of the last letter.
        private static byte[] bytes(String text) {
            byte[] bytes = IN.decode(text);
            if (!Opening.text(bytes).equals(text)) {
                throw new IllegalArgumentException("Bytes are written otherwise than they would be.");
            }
            return bytes;
        }

        private static byte[] thirtyTwo(String text) {
            byte[] bytes = bytes(text);
            if (bytes.length != 32) {
                throw new IllegalArgumentException("A hash or salt has 32 bytes.");
            }
            return bytes;
        }

        private static String text(Tree.Fields fields, String name) {
            return fields.get(name)
                    .filter(Tree.Text.class::isInstance)
                    .map(found -> ((Tree.Text) found).value())
                    .orElseThrow(() -> new IllegalArgumentException("A record lacks [" + name + "]."));
        }
    }
}
