package org.essaim.csv;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What columns are usually called (<i>intitulés usuels</i>), in French and English; what holds names of people is called nothing here. */
final class ColumnWords {
    /** What a column may be for. */
    enum Use {
        KEY("key"),
        WORKER("worker"),
        TEAM("team"),
        LABEL("label"),
        SERVICE("service"),
        START("Start"),
        END("End"),
        DAY("date"),
        DURATION("duration");

        final String key;

        Use(String key) {
            this.key = key;
        }
    }

    /** Which of three pairs of times a column belongs to. */
    enum Pair {
        PLANNED("planned"),
        CLOCKED("clocked"),
        RETAINED("retained");

        final String key;

        Pair(String key) {
            this.key = key;
        }
    }

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern PRIVATE =
            Pattern.compile("\\b(nom|noms|prenom|prenoms|name|surname|beneficiaire|usager|client|customer|patient"
                    + "|adresse|address|rue|ville|naissance|birth|telephone|phone|mobile|remarque|remarques|commentaire|comment|comments|note|notes"
                    + "|description|divers|raison|titre|title|tags|amount|montant|rate|tarif|price|prix)\\b");
    private static final Map<Use, List<String>> WORDS = Map.of(
            Use.KEY, List.of("id", "identifiant", "uid", "reference", "external id", "id evenement", "id intervention"),
            Use.WORKER,
                    List.of(
                            "matricule",
                            "id auxiliaire",
                            "id salarie",
                            "code salarie",
                            "id intervenant",
                            "code intervenant",
                            "numero agent",
                            "n° agent",
                            "agent",
                            "salarie",
                            "intervenant",
                            "staff number",
                            "employee id",
                            "employee",
                            "email",
                            "e-mail",
                            "user",
                            "utilisateur",
                            "login"),
            Use.TEAM, List.of("equipe", "team", "secteur", "groupe", "group", "agence", "antenne"),
            Use.LABEL,
                    List.of(
                            "motif",
                            "libelle",
                            "activite",
                            "activity",
                            "tache",
                            "task",
                            "heure interne",
                            "type d'heure",
                            "nature",
                            "label",
                            "project",
                            "projet"),
            Use.SERVICE, List.of("service", "prestation", "type d'aide", "regime"),
            Use.START, List.of("debut", "start", "from", "begin", "arrivee", "de", "heure debut"),
            Use.END, List.of("fin", "end", "to", "depart", "a", "heure fin"),
            Use.DAY, List.of("date", "jour", "day"),
            Use.DURATION, List.of("duree", "duration", "heures", "hours", "temps", "time", "nombre d'heures"));
    private static final Map<Pair, Pattern> PAIRS = Map.of(
            Pair.PLANNED, Pattern.compile("\\b(planifiee?|prevue?|planned|theorique)\\b"),
            Pair.CLOCKED, Pattern.compile("\\b(horodatee?|reelle?|pointee?|effectif|effective|actual|clocked)\\b"),
            Pair.RETAINED, Pattern.compile("\\b(retenue?|facturee?|validee?|retained|billed)\\b"));

    private ColumnWords() {}

    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** True if a column of this name may hold what tells who somebody is, or what is nobody's business. */
    static boolean isPrivate(String header) {
        return PRIVATE.matcher(plain(header)).find();
    }

    /** The word by which a header is known for a use: all of it, or how it begins. */
    static Optional<String> word(String header, Use use) {
        String plain = plain(header);
        return WORDS.getOrDefault(use, List.of()).stream()
                .filter(word -> plain.equals(word) || (word.length() > 2 && plain.startsWith(word + " ")))
                .findFirst();
    }

    static Pair pair(String header) {
        String plain = plain(header);
        for (Pair pair : Pair.values()) {
            Pattern words = PAIRS.get(pair);
            if (words != null && words.matcher(plain).find()) {
                return pair;
            }
        }
        return Pair.PLANNED;
    }
}
