package org.essaim.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    @Property
    void isTheTreeThatARecursiveDefinitionGives(@ForAll @Size(max = 40) List<@StringLength(max = 3) String> records) {
        byte[] top = records.isEmpty() ? new byte[0] : naive(records);
        assertThat(root(records))
                .isEqualTo(Digest.of(
                        "essaim/merkle/1:" + records.size(),
                        HexFormat.of().formatHex(top).getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void anyDifferentListHasAnotherRoot(
            @ForAll @Size(max = 9) List<@AlphaChars @StringLength(max = 1) String> one,
            @ForAll @Size(max = 9) List<@AlphaChars @StringLength(max = 1) String> other) {
        assertThat(root(one).equals(root(other))).isEqualTo(one.equals(other));
    }

    @Property
    void aSwapIsSeen(
            @ForAll @Size(min = 2, max = 20) List<@AlphaChars @StringLength(1) String> records,
            @ForAll @IntRange(max = 19) int i,
            @ForAll @IntRange(max = 19) int j) {
        Assume.that(i < records.size() && j < records.size() && !records.get(i).equals(records.get(j)));
        List<String> swapped = new ArrayList<>(records);
        swapped.set(i, records.get(j));
        swapped.set(j, records.get(i));
        assertThat(root(swapped)).isNotEqualTo(root(records));
    }

    @Test
    void anOddRecordIsNotAsGoodAsTheSameRecordTwice() {
        assertThat(root(List.of("a", "b", "c"))).isNotEqualTo(root(List.of("a", "b", "c", "c")));
        assertThat(root(List.of("a"))).isNotEqualTo(root(List.of("a", "a")));
        assertThat(root(List.of())).isNotEqualTo(root(List.of("")));
    }

    @Test
    void anInnerNodeCannotPassAsARecord() {
        byte[] left = naive(List.of("a", "b"));
        byte[] right = naive(List.of("c", "d"));
        MerkleTree forged = new MerkleTree();
        forged.add(left);
        forged.add(right);
        assertThat(forged.root()).isNotEqualTo(root(List.of("a", "b", "c", "d")));
    }

    @Test
    void askingForTheRootChangesNothing() {
        MerkleTree tree = new MerkleTree();
        tree.add("a");
        tree.add("b");
        tree.root();
        tree.add("c");
        assertThat(tree.root()).isEqualTo(root(List.of("a", "b", "c")));
        assertThat(tree.size()).isEqualTo(3);
    }

    private static Digest root(List<String> records) {
        MerkleTree tree = new MerkleTree();
        records.forEach(tree::add);
        return tree.root();
    }

    // Split at the greatest power of two below the size; leaves under 0, nodes under 1.
    private static byte[] naive(List<String> records) {
        MessageDigest sha = Digest.sha256();
        if (records.size() == 1) {
            sha.update((byte) 0);
            return sha.digest(records.get(0).getBytes(StandardCharsets.UTF_8));
        }
        int split = Integer.highestOneBit(records.size() - 1);
        byte[] left = naive(records.subList(0, split));
        byte[] right = naive(records.subList(split, records.size()));
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }
}
