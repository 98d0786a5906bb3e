package org.essaim.funding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.document.Digest;
import org.essaim.time.Seal;
import org.jspecify.annotations.Nullable;

/**
 * The seals of one structure as a chain: each names the one that was made before it, whatever month that one was for.
 *
 * <p>Months are usually sealed in order, but a month that was reopened is sealed again after later ones.
 */
final class SealChain {
    private final Map<Digest, Seal> byDigest = new LinkedHashMap<>();
    private final List<Seal> newestFirst = new ArrayList<>();

    private SealChain(Collection<Seal> seals) {
        seals.forEach(seal -> byDigest.put(seal.digest(), seal));
        Set<Digest> named = new HashSet<>();
        byDigest.values().forEach(seal -> named.add(seal.previous()));
        Map<Digest, Seal> rest = new HashMap<>(byDigest);
        @Nullable
        Seal next = byDigest.entrySet().stream()
                .filter(seal -> !named.contains(seal.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        while (next != null) {
            newestFirst.add(next);
            next = rest.remove(next.previous());
        }
    }

    static SealChain of(Collection<Seal> seals) {
        return new SealChain(seals);
    }

    /** The seals that the chain from the newest one does not reach. */
    Collection<Seal> loose() {
        Set<Seal> loose = new LinkedHashSet<>(byDigest.values());
        newestFirst.forEach(loose::remove);
        return loose;
    }

    /** The seals made between the newest and the oldest of these, themselves left out. */
    List<Seal> between(Collection<Seal> seals) {
        Set<Seal> stated = new HashSet<>(seals);
        List<Seal> between = new ArrayList<>();
        List<Seal> since = new ArrayList<>();
        boolean begun = false;
        for (Seal seal : newestFirst) {
            if (stated.contains(seal)) {
                begun = true;
                between.addAll(since);
                since.clear();
            } else if (begun) {
                since.add(seal);
            }
        }
        return between;
    }

    /** The seals that whoever holds these digests can vouch for: those held, and all that were made before one of them. */
    Set<Seal> vouchedFor(Set<String> held) {
        Set<Seal> vouched = new HashSet<>();
        boolean begun = false;
        for (Seal seal : newestFirst) {
            begun |= held.contains(seal.digest().hex());
            if (begun) {
                vouched.add(seal);
            }
        }
        return vouched;
    }
}
