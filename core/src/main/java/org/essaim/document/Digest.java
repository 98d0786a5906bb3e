package org.essaim.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest (<i>empreinte</i>), 32 bytes, printed as 64 lower-case hexadecimal digits.
 *
 * <p>Immutable. Every digest is taken under a domain name, and each part with its length, so that no two different
 * records can share the bytes that were hashed.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("[" + hex
                    + "] is not a SHA-256 digest.\nMaybe it was shortened: 64 hexadecimal digits are needed.");
        }
    }

    /** The digest of these parts under this domain. */
    public static Digest of(String domain, byte[]... parts) {
        MessageDigest sha = sha256();
        update(sha, domain.getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            update(sha, part);
        }
        return new Digest(HexFormat.of().formatHex(sha.digest()));
    }

    /** The digest of a tree's canonical form under this domain. */
    public static Digest of(String domain, Tree tree) {
        MessageDigest sha = sha256();
        update(sha, domain.getBytes(StandardCharsets.UTF_8));
        CanonicalForm.digest(tree, sha);
        return new Digest(HexFormat.of().formatHex(sha.digest()));
    }

    /** The plain SHA-256 of bytes, as {@code sha256sum} prints it: for files. */
    public static Digest ofFile(MessageDigest finished) {
        return new Digest(HexFormat.of().formatHex(finished.digest()));
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    private static void update(MessageDigest sha, byte[] part) {
        length(sha, part.length);
        sha.update(part);
    }

    static void length(MessageDigest sha, int length) {
        sha.update(ByteBuffer.allocate(4).putInt(length).array());
    }
}
