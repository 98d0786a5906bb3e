package org.essaim.campaign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.essaim.document.Digest;
import org.essaim.organisation.Pseudonymiser;

/** Links, and what only who has one can read. */
final class Secrets {
    // No letter that is read as another one, or as a digit.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 28;
    private static final int NONCE = 12;
    private static final int TAG = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new link: some 138 bits that nobody guesses. */
    static String token() {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    /** A name that tells nothing. */
    static String anyName() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A name of a link for one purpose: names for two purposes have nothing in common but the link. */
    static String name(String purpose, String campaign, String token) {
        return HexFormat.of().formatHex(digest(purpose, campaign, token));
    }

    private static byte[] digest(String purpose, String campaign, String token) {
        MessageDigest sha = Digest.sha256();
        for (String part : new String[] {"essaim-campaign", purpose, campaign, token}) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return sha.digest();
    }

    /** What is the same for one respondent in all waves of a series, and tells who it is to who has the key alone. */
    static String mark(Pseudonymiser key, Campaign campaign, Recipient recipient) {
        String series = campaign.series().isEmpty() ? campaign.id() : campaign.series();
        byte[] secret = key.secret(
                "campaign-mark",
                series.getBytes(StandardCharsets.UTF_8),
                recipient.key().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(secret).substring(0, 32);
    }

    /** What only who has the link reads again. */
    static String locked(String campaign, String token, byte[] text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] secret = run(Cipher.ENCRYPT_MODE, campaign, token, nonce, text)
                .orElseThrow(() -> new IllegalStateException("Every Java platform has AES/GCM."));
        byte[] both = Arrays.copyOf(nonce, NONCE + secret.length);
        System.arraycopy(secret, 0, both, NONCE, secret.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /** What was locked; nothing if it was locked with another link, or changed since. */
    static Optional<byte[]> unlocked(String campaign, String token, String locked) {
        byte[] both = Base64.getDecoder().decode(locked);
        return run(
                Cipher.DECRYPT_MODE,
                campaign,
                token,
                Arrays.copyOf(both, NONCE),
                Arrays.copyOfRange(both, NONCE, both.length));
    }

    private static Optional<byte[]> run(int mode, String campaign, String token, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(digest("draft-key", campaign, token), "AES"),
                    new GCMParameterSpec(TAG, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
