package org.essaim.document;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A digest of parts that have no order (<i>empreinte sans ordre</i>), such as the rows of a query: the sum of their digests and
 * their number.
 *
 * <p>It tells whether two readings told the same. It is no seal: who may choose many parts freely can make two sums meet. Not
 * thread-safe.
 */
public final class UnorderedDigest {
    private static final int WORDS = 8;
    private static final long WORD = 0xFFFF_FFFFL;

    private final MessageDigest sha256 = Digest.sha256();
    // The sum modulo 2^256, in words of 32 bits, the lowest first; a word's carry goes up at each part.
    private final long[] sum = new long[WORDS];
    private long parts;

    /** An empty sum. */
    public UnorderedDigest() {}

    /** Adds one part. */
    public void add(byte[] part) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(part));
        long carry = 0;
        for (int word = 0; word < WORDS; word++) {
            long next = sum[word] + (digest.getInt() & WORD) + carry;
            sum[word] = next & WORD;
            carry = next >>> 32;
        }
        parts++;
    }

    /** How many parts were added. */
    public long parts() {
        return parts;
    }

    /** The digest of all that was added so far. */
    public Digest digest() {
        ByteBuffer all = ByteBuffer.allocate(WORDS * Integer.BYTES);
        for (long word : sum) {
            all.putInt((int) word);
        }
        return Digest.of(
                "essaim/unordered/1", all.array(), BigInteger.valueOf(parts).toByteArray());
    }
}
