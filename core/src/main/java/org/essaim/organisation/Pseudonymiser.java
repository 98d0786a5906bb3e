package org.essaim.organisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.essaim.finding.EssaimException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a source's identifier of a worker into a pseudonym (<i>pseudonymisation</i>), under one key per federation.
 *
 * <p>The key comes from a key file or the environment, never from a default. Keyed, because the space of payroll numbers
 * is small enough to be tried out. Thread-safe; {@link #toString} tells nothing.
 */
public final class Pseudonymiser {
    private static final int KEY_BYTES = 32;
    private final SecretKeySpec key;
    private final @Nullable Pseudonymiser former;
    private final Map<String, WorkerId> aliases;
    private final Map<String, WorkerId> known = new ConcurrentHashMap<>();
    private final Map<String, WorkerId> learned = new ConcurrentHashMap<>();

    private Pseudonymiser(SecretKeySpec key, @Nullable Pseudonymiser former, Map<String, WorkerId> aliases) {
        this.key = key;
        this.former = former;
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * The same key as the one that comes after another, while both are there: a worker keeps the pseudonym that the former
     * key gave, and {@link #learned} says what the new one would have given.
     *
     * @param former the key that is being replaced
     */
    public Pseudonymiser after(Pseudonymiser former) {
        return new Pseudonymiser(key, former, aliases);
    }

    /** This key without the one that it replaced. */
    public Pseudonymiser alone() {
        return former == null ? this : new Pseudonymiser(key, null, aliases);
    }

    /** The same keys, with the pseudonyms that workers got under keys that are gone. */
    public Pseudonymiser knowing(Map<String, WorkerId> recorded) {
        return new Pseudonymiser(key, former == null ? null : former.knowing(recorded), recorded);
    }

    /** What this key gives for the workers seen so far whose pseudonym a former key gave, and that pseudonym. */
    public Map<String, WorkerId> learned() {
        return Map.copyOf(learned);
    }

    /** The fingerprint of the key that is being replaced, if there is one. */
    public Optional<String> formerFingerprint() {
        return Optional.ofNullable(former).map(Pseudonymiser::fingerprint);
    }

    /**
     * Digests by which an erased worker is told when a source tells of the same worker again; under each key that is there,
     * the newest first. Nobody finds the pseudonym from them, and nobody finds them without the key.
     */
    public List<String> marks(WorkerId worker) {
        List<String> marks = new ArrayList<>(List.of(hmac("erased", worker.value())));
        if (former != null) {
            marks.addAll(former.marks(worker));
        }
        return marks;
    }

    /**
     * Takes the key from its hexadecimal form.
     *
     * @throws EssaimException if it is not at least 64 hexadecimal digits
     */
    public static Pseudonymiser ofHexKey(String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new EssaimException("The pseudonym key is not hexadecimal.\nMaybe the wrong file was named.");
        }
        if (bytes.length < KEY_BYTES) {
            throw new EssaimException("The pseudonym key has " + bytes.length + " bytes, at least " + KEY_BYTES
                    + " are needed.\nMaybe it was shortened; \"essaim init\" makes a good one.");
        }
        return new Pseudonymiser(new SecretKeySpec(bytes, "HmacSHA256"), null, Map.of());
    }

    /**
     * Takes the key from a file that holds its hexadecimal form.
     *
     * @throws EssaimException if the file cannot be read or holds no key
     */
    public static Pseudonymiser ofKeyFile(Path file) {
        try {
            return ofHexKey(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EssaimException(
                    "The key file [" + file.getFileName()
                            + "] cannot be read.\nMaybe the path is wrong, or the right to read it.",
                    e);
        }
    }

    /** A fresh key in hexadecimal form, from the platform's secure random source. */
    public static String newHexKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The pseudonym of a source's identifier; the same for the same key, whatever the file. Once the key was replaced, a worker
     * keeps the pseudonym of first sight.
     */
    public WorkerId pseudonym(String sourceId) {
        WorkerId worker = known.get(sourceId);
        if (worker == null) {
            String own = hmac("worker", sourceId).substring(0, 32);
            worker = aliases.get(own);
            if (worker == null && former != null) {
                worker = former.pseudonym(sourceId);
                learned.put(own, worker);
            } else if (worker == null) {
                worker = new WorkerId(own);
            }
            known.put(sourceId, worker);
        }
        return worker;
    }

    /** Tells two keys apart without telling either: what a store remembers of its key. */
    public String fingerprint() {
        return hmac("key", "essaim").substring(0, 16);
    }

    /**
     * A secret of 32 bytes that only who has the key and all of these parts can make: such as the salt of a seal's leaves.
     *
     * @param purpose what it is for; secrets of two purposes have nothing in common
     * @param parts what it is made from, each taken with its length
     */
    public byte[] secret(String purpose, byte[]... parts) {
        Mac mac = mac();
        mac.update(("secret/" + purpose).getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        for (byte[] part : parts) {
            mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
            mac.update(part);
        }
        return mac.doFinal();
    }

    private String hmac(String purpose, String text) {
        Mac mac = mac();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "Pseudonymiser";
    }
}
