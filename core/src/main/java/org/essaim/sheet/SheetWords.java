package org.essaim.sheet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words of the form, in French or English; those in French are the form’s own. */
record SheetWords(Locale locale) {
    static SheetWords in(Locale locale) {
        return new SheetWords(locale.getLanguage().equals("en") ? Locale.UK : Locale.FRANCE);
    }

    boolean english() {
        return locale.equals(Locale.UK);
    }

    private String text(String french, String inEnglish) {
        return english() ? inEnglish : french;
    }

    String sheet() {
        return text("Fiche action", "Action sheet");
    }

    String theme() {
        return text("Thème", "Theme");
    }

    String title() {
        return text("Titre", "Title");
    }

    String territory() {
        return text("Territoire", "Territory");
    }

    String sectors() {
        return text("Secteur (Sanitaire/médico-social/domicile)", "Sector (health/social care/home care)");
    }

    String organisation() {
        return text("Etablissement ou structure ou fédération", "Establishment, structure or federation");
    }

    String initiative() {
        return text("Démarche", "Initiative");
    }

    String unsaid() {
        return text("Non renseigné", "Not told");
    }

    String quoted() {
        return text("Chiffres cités", "Figures quoted");
    }

    String mark() {
        return text("Repère", "Mark");
    }

    String origin() {
        return text("Origine", "Origin");
    }

    String exact() {
        return text("Valeur exacte", "Exact value");
    }

    String taken() {
        return text("Relevé le", "Looked up on");
    }

    String digest() {
        return text("Empreinte de l’origine", "Digest of the origin");
    }

    String moved() {
        return text(
                "Un chiffre au moins n’est plus celui de son origine. Relevez-le à nouveau avant de diffuser la fiche.",
                "At least one figure is no longer that of its origin. Look it up again before you distribute the sheet.");
    }

    /** The columns of the table of figures, by their key. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("number", text("Numéro", "Number"));
        columns.put("figure", text("Chiffre", "Figure"));
        columns.put("what", text("Ce que c’est", "What it is"));
        columns.put("taken", taken());
        columns.put("standing", text("Depuis", "Since then"));
        return columns;
    }

    String standing(Citation.Standing standing) {
        return switch (standing) {
            case UNCHANGED -> text("inchangé", "unchanged");
            case MOVED -> text("a changé", "has moved");
            case LOST -> text("n’est plus donné", "is not told any more");
            case UNCHECKED -> text("non vérifié", "not looked at");
        };
    }
}
