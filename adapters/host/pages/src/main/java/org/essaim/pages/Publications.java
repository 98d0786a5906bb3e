package org.essaim.pages;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.essaim.disclosure.Protection;

/**
 * What was made ready to be published, between the page that shows it and its files: for whoever made it ready, for an hour, and never more than
 * a few. What is downloaded is what was seen: nothing is worked out again, and no further release is registered. Thread-safe.
 */
final class Publications {
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept> publications = new LinkedHashMap<>();

    /** One of them, as the files that it can be had in. */
    interface Publication {
        /** Its file in the format that is asked for. */
        Answer file(Visit visit) throws IOException;
    }

    private record Kept(String by, Instant at, Publication publication) {}

    synchronized String keep(String by, Publication publication) {
        Instant now = Instant.now();
        publications.values().removeIf(each -> each.at().isBefore(now.minus(KEPT)));
        while (publications.size() >= MOST) {
            publications.remove(publications.keySet().iterator().next());
        }
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String id = HexFormat.of().formatHex(secret);
        publications.put(id, new Kept(by, now, publication));
        return id;
    }

    /** The one that is asked for, for who made it ready; a refusal if it is not kept any more. */
    synchronized Publication require(Visit visit) {
        Kept kept = publications.get(visit.required("of"));
        if (kept == null
                || !kept.by().equals(visit.visitor().id())
                || kept.at().isBefore(Instant.now().minus(KEPT))) {
            throw new Refusal(
                    404,
                    visit.say(
                            "Ce qui était prêt à publier n’est plus gardé ici.",
                            "What was ready to be published is not kept here any more."),
                    visit.say(
                            "Préparez-le de nouveau\u00a0: si rien n’a changé, c’est la même diffusion.",
                            "Maybe make it ready again: if nothing changed it is the same release."));
        }
        return kept.publication();
    }

    /** What stands above it. */
    static Part ready(Visit visit) {
        return Part.Notice.of(
                Part.Tone.GOOD,
                visit.say("Prêt à publier, et inscrit au registre.", "Ready to publish, and registered."),
                visit.say(
                        "Ne diffusez que ce qui est sur cette page ou dans ses fichiers\u00a0: les chiffres exacts n’y sont pas.",
                        "Hand out nothing but what is on this page or in its files: exact figures are not there."));
    }

    /** From how many on a figure may be told, as a form says it. */
    static int threshold(Visit visit) {
        int threshold = visit.number("threshold");
        if (threshold < Protection.FLOOR) {
            String least = String.format(Locale.ROOT, "%d", Protection.FLOOR);
            throw new Refusal(
                    400,
                    visit.say(
                            "Un seuil de moins de " + least + " personnes ne protège personne.",
                            "A threshold below " + least + " people protects nobody."),
                    visit.say("5 d’ordinaire, " + least + " au moins.", "Maybe 5, and " + least + " at least."));
        }
        return threshold;
    }
}
