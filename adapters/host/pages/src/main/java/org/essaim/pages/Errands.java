package org.essaim.pages;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What visitors asked for and is not done yet, and what it came to: for whoever asked, alone, for an hour from then, and never more than a few that are done. Thread-safe.
 */
final class Errands implements AutoCloseable {
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Errand> errands = new LinkedHashMap<>();
    private final Duration patience;
    private final InstantSource clock;

    /**
     * None yet.
     *
     * @param patience how long a browser waits before it is shown how far the work has come
     * @param clock tells when what is done is forgotten
     */
    Errands(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Duration patience() {
        return patience;
    }

    /** One that may take long; nobody else knows of it before its first step. */
    Errand begin(Errand.Asked asked, Consumer<String> departure) {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        return new Errand(this, HexFormat.of().formatHex(secret), asked, departure);
    }

    /** It takes long enough to be shown. */
    synchronized void know(Errand errand) {
        if (errands.putIfAbsent(errand.id(), errand) == null) {
            forgetOld();
        }
    }

    /** Whoever asked has their answer. */
    synchronized void answered(Errand errand) {
        errands.remove(errand.id());
    }

    private void forgetOld() {
        Instant old = now().minus(KEPT);
        List<Errand> done = new ArrayList<>();
        for (Errand errand : errands.values()) {
            if (errand.outcome().isPresent()) {
                done.add(errand);
            }
        }
        int tooMany = done.size() - MOST;
        for (Errand errand : done) {
            if (tooMany-- > 0 || errand.isOver(old)) {
                errands.remove(errand.id());
                errand.forget();
            }
        }
    }

    /** The one of this identifier, for who asked for it. */
    synchronized Optional<Errand> find(String id, String visitor) {
        forgetOld();
        return Optional.ofNullable(errands.get(id)).filter(errand -> isOf(errand, visitor));
    }

    /** What this visitor asked for, the newest first. */
    synchronized List<Errand> of(String visitor) {
        forgetOld();
        List<Errand> own = new ArrayList<>();
        for (Errand errand : errands.values()) {
            if (isOf(errand, visitor)) {
                own.add(errand);
            }
        }
        Collections.reverse(own);
        return own;
    }

    private static boolean isOf(Errand errand, String visitor) {
        return errand.asked().visitor().equals(visitor);
    }

    /** Ends at its next step what is not done, and deletes every file. */
    @Override
    public synchronized void close() {
        for (Errand errand : errands.values()) {
            errand.cancel();
            errand.forget();
        }
        errands.clear();
    }
}
