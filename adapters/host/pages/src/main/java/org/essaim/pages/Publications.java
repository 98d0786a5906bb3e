package org.essaim.pages;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was made ready to be published, between the page that shows it and its files: for whoever made it ready, for an hour, and never more than
 * a few. What is downloaded is what was seen: nothing is worked out again, and no further release is registered. Thread-safe.
 */
final class Publications {
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Publication> publications = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param by who made it ready
     * @param name what its files are called
     */
    record Publication(String by, Instant at, String name, AskedIndicators.Answered answered) {}

    synchronized String keep(String by, String name, AskedIndicators.Answered answered) {
        Instant now = Instant.now();
        publications.values().removeIf(each -> each.at().isBefore(now.minus(KEPT)));
        while (publications.size() >= MOST) {
            publications.remove(publications.keySet().iterator().next());
        }
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String id = HexFormat.of().formatHex(secret);
        publications.put(id, new Publication(by, now, name, answered));
        return id;
    }

    /** The one of this identifier, for who made it ready. */
    synchronized Optional<Publication> find(String id, String by) {
        return Optional.ofNullable(publications.get(id))
                .filter(each ->
                        each.by().equals(by) && each.at().isAfter(Instant.now().minus(KEPT)));
    }
}
