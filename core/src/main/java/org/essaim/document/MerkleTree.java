package org.essaim.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The root over many records in a given order (<i>arbre de Merkle</i>): any changed, removed, added or swapped record
 * changes it.
 *
 * <p>Leaves and nodes are hashed under different prefixes and the number of leaves is part of the root, so no inner node
 * can be passed off as a record. Not thread-safe.
 */
public final class MerkleTree {
    private final MessageDigest sha = Digest.sha256();
    private final List<byte[]> leaves = new ArrayList<>();
    // What is hashed lies here in one piece: a digest takes its time for each that it is handed.
    private byte[] room = new byte[256];

    /** No record yet. */
    public MerkleTree() {}

    /** Adds the next record. */
    public void add(byte[] record) {
        sha.update((byte) 0);
        leaves.add(sha.digest(record));
    }

    /** Adds the next record by its text. */
    public void add(String record) {
        add(record.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the next record under a salt. */
    public void add(byte[] salt, byte[] record) {
        leaves.add(leaf(salt, record));
    }

    /** The leaf of a record under a salt: whoever has not the salt cannot tell from it what the record may be. */
    public byte[] leaf(byte[] salt, byte[] record) {
        return hash(2, salt, record);
    }

    /** Adds the next record by its leaf: for who has no more of it, or is shown no more. */
    public void addLeaf(byte[] leaf) {
        if (leaf.length != sha.getDigestLength()) {
            throw new IllegalArgumentException("A leaf has 32 bytes, not " + leaf.length + ".");
        }
        leaves.add(leaf.clone());
    }

    /** How many records were added. */
    public int size() {
        return leaves.size();
    }

    /** The hash over a part of the records: a leaf for one, a node for more. */
    public byte[] over(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from).clone();
        }
        int middle = from + split(to - from);
        return node(over(from, middle), over(middle, to));
    }

    /** How many of this many records are below the left hand of their node: the greatest power of two that leaves one. */
    public static int split(int records) {
        return Integer.highestOneBit(records - 1);
    }

    /** The hash of a node over two others. */
    public byte[] node(byte[] left, byte[] right) {
        return hash(1, left, right);
    }

    private byte[] hash(int prefix, byte[] one, byte[] other) {
        int size = 1 + one.length + other.length;
        if (room.length < size) {
            room = new byte[size * 2];
        }
        room[0] = (byte) prefix;
        System.arraycopy(one, 0, room, 1, one.length);
        System.arraycopy(other, 0, room, 1 + one.length, other.length);
        sha.update(room, 0, size);
        return sha.digest();
    }

    /** The root over this many records, from the hash over all of them. */
    public static Digest root(int records, byte[] top) {
        return Digest.of(
                "essaim/merkle/1:" + records, HexFormat.of().formatHex(top).getBytes(StandardCharsets.UTF_8));
    }

    /** The root over all records added so far. */
    public Digest root() {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                if (i + 1 == level.size()) {
                    above.add(level.get(i));
                } else {
                    above.add(node(level.get(i), level.get(i + 1)));
                }
            }
            level = above;
        }
        byte[] top = level.isEmpty() ? new byte[0] : level.get(0);
        return root(leaves.size(), top);
    }
}
