package org.essaim.xlsx;

/**
 * The few words that a workbook adds to a report (<i>libellés</i>).
 *
 * @param sheet the name of a sheet whose section has none
 */
record Wording(
        String fictitious,
        String notice,
        String check,
        String expected,
        String found,
        String result,
        String holds,
        String differs,
        String total,
        String page,
        String digest,
        String rounding,
        String sheet) {
    private static final Wording FRENCH = new Wording(
            "Données fictives",
            "À noter\u00a0: ",
            "Contrôle",
            "Attendu",
            "Trouvé",
            "Résultat",
            "OK",
            "ÉCART",
            "Total",
            "page",
            "Empreinte du contenu (SHA-256)\u00a0: ",
            "Les heures sont des nombres décimaux d’heures, affichés avec deux décimales\u202f; les totaux portent sur les valeurs exactes.",
            "Feuille");
    private static final Wording ENGLISH = new Wording(
            "Fictitious data",
            "Please note: ",
            "Check",
            "Expected",
            "Found",
            "Result",
            "OK",
            "DIFFERS",
            "Total",
            "page",
            "Digest of the content (SHA-256): ",
            "Hours are decimal numbers of hours, shown with two decimals; totals are computed on exact values.",
            "Sheet");

    static Wording in(boolean english) {
        return english ? ENGLISH : FRENCH;
    }
}
