package org.essaim.formats;

/** The few sentences that a page adds to a report (<i>libellés</i>). */
enum Wording {
    ABSENT("Sans valeur", "No value"),
    ANOTHER_UNIT("%s (autre unité)", "%s (another unit)"),
    AUDIENCE_RECIPIENT(
            "Document destiné au seul destinataire nommé : chiffres exacts.",
            "For the named recipient only: exact figures."),
    AUDIENCE_PUBLISHED(
            "Version publique : le secret statistique est appliqué.", "Public version: disclosure control is applied."),
    BULK(
            "Le détail (%s) se trouve dans le classeur (XLSX) et dans le fichier JSON.",
            "The detail (%s) is in the workbook (XLSX) and in the JSON file."),
    CHECK("Contrôle", "Check"),
    CHECKS("Contrôles que chacun peut refaire", "Checks that any reader can redo"),
    CONTENTS("Sommaire", "Contents"),
    DESCRIBED("Colonnes : %s. Lignes : %s.", "Columns: %s. Rows: %s."),
    DIGEST("Empreinte du contenu (SHA-256) :", "Digest of the content (SHA-256):"),
    COMPARED(
            "Lignes : %s ; avec les deux valeurs : %s ; avec une seule : %s ; sans aucune : %s.",
            "Rows: %s; with both values: %s; with one: %s; with none: %s."),
    DIFFERS("\u2717 écart", "\u2717 differs"),
    EXPECTED("Attendu", "Expected"),
    FICTITIOUS("Données fictives", "Fictitious data"),
    FICTITIOUS_LONG(
            "Données fictives : aucune des organisations citées n’existe.",
            "Fictitious data: none of the organisations named exists."),
    FOUND("Trouvé", "Found"),
    FUNNEL_OF_PREVIOUS("%s de l’étape précédente", "%s of the step before"),
    FUNNEL_OF_START("%s du départ", "%s of the start"),
    HOLDS("\u2713 conforme", "\u2713 holds"),
    LEFT("Reste", "What is left"),
    MISSING("manquants : %s → %s", "missing: %s → %s"),
    NOTICE("À noter", "Please note"),
    NUMBER("n : %s → %s", "n: %s → %s"),
    PAGE("page", "page"),
    PANELS(
            "Panneaux : %s, à la même échelle ; points : %s ; sans valeur : %s.",
            "Panels: %s, on the same scale; points: %s; without a value: %s."),
    PART("%s Partie %s sur %s.", "%s Part %s of %s."),
    PART_OF_TABLE("%s (partie %s sur %s)", "%s (part %s of %s)"),
    RESULT("Résultat", "Result"),
    ROOM_TO_SIGN("Place pour signer : %s.", "Room to sign: %s."),
    ROUNDING(
            "Les heures, les montants et les pourcentages sont arrondis à l’affichage ; les totaux sont calculés sur les valeurs exactes.",
            "Hours, amounts and percentages are rounded for display; totals are computed on exact values."),
    ROWS("%s lignes", "%s rows"),
    SEE_TABLE("%s. Voir le tableau « %s » qui suit.", "%s. See the table “%s” that follows."),
    SKIP("Aller au contenu", "Skip to the content"),
    TOTAL("Total", "Total"),
    UNDRAWN(
            "Graphique « %s » : voir le tableau ; il est dessiné dans les versions HTML et PDF.",
            "Chart “%s”: see the table; it is drawn in the HTML and PDF versions."),
    UNTOLD("non renseigné", "not told");

    private final String french;
    private final String english;

    Wording(String french, String english) {
        this.french = spaced(french);
        this.english = english;
    }

    /** The sentence in one of the two languages. */
    String in(boolean inEnglish) {
        return inEnglish ? english : french;
    }

    /** The sentence with texts put into it. */
    String in(boolean inEnglish, String... parts) {
        return String.format(java.util.Locale.ROOT, in(inEnglish), (Object[]) parts);
    }

    /** French spaces before and inside double signs, which source code shows as ordinary ones. */
    static String spaced(String text) {
        return text.replace(" :", "\u00a0:")
                .replace(" ;", "\u202f;")
                .replace("« ", "«\u00a0")
                .replace(" »", "\u00a0»");
    }
}
