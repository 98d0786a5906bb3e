package org.essaim.session;

import static org.essaim.document.TableForm.Column.optional;
import static org.essaim.document.TableForm.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;
import org.essaim.organisation.Function;

/** The tables that people fill in about sessions (<i>tableaux de séances</i>). */
public enum SessionTable {
    /** Séances. */
    SESSIONS(
            required(
                    "id",
                    Kind.TEXT,
                    "Séance",
                    "Session",
                    "Identifiant court\u00a0: lettres minuscules, chiffres, traits d’union",
                    "Short identifier: small letters, digits, hyphens"),
            required("kind", Kind.CHOICE, "Nature", "Kind", "Nature de la séance", "What it is")
                    .oneOf(
                            Arrays.asList(SessionKind.values()),
                            kind -> kind.title(Locale.FRENCH),
                            kind -> kind.title(Locale.ENGLISH)),
            required("title", Kind.TEXT, "Titre", "Title", "Titre de la séance", "Title of the session"),
            optional("date", Kind.DAY, "Date", "Date", "Jour où elle commence", "Day on which it begins"),
            optional("from", Kind.TIME, "Début", "From", "Heure de début, comme 9:30", "When it begins, such as 9:30"),
            optional("to", Kind.TIME, "Fin", "To", "Heure de fin, comme 17:00", "When it ends, such as 17:00"),
            optional("phase", Kind.TEXT, "Phase", "Phase", "Code de la phase", "Code of the phase"),
            optional("approach", Kind.TEXT, "Approche", "Approach", "Code de l’approche", "Code of the approach"),
            optional(
                    "training",
                    Kind.TEXT,
                    "Formation",
                    "Training",
                    "Identifiant du produit de formation",
                    "Identifier of the training product"),
            optional(
                    "community",
                    Kind.TEXT,
                    "Communauté",
                    "Community",
                    "Communauté de pratique qui se réunit",
                    "Community of practice that meets"),
            optional("cycle", Kind.TEXT, "Cycle", "Cycle", "Cycle de web-conférences", "Cycle of web-conferences"),
            optional(
                    "structure",
                    Kind.TEXT,
                    "Structure",
                    "Structure",
                    "Structure accompagnée seule",
                    "Structure that it is for alone"),
            optional("place", Kind.TEXT, "Lieu", "Place", "Où elle se tient", "Where it is held"),
            optional("places", Kind.COUNT, "Places", "Places", "Nombre de places", "Number of places"),
            optional(
                    "experts",
                    Kind.TEXT,
                    "Intervenants",
                    "Experts",
                    "Organismes dont des intervenants extérieurs participent, séparés par des points-virgules",
                    "Organisations whose experts take part, separated by semicolons"),
            optional(
                    "label",
                    Kind.TEXT,
                    "Libellé",
                    "Label",
                    "Libellé de temps des présences\u202f; sinon celui de la nature",
                    "Label of the time of attendance; else that of the kind")),
    /** Inscriptions. */
    REGISTRATIONS(
            session(),
            structure(),
            worker(),
            function(),
            number(),
            required("date", Kind.DAY, "Date", "Date", "Jour de l’inscription", "Day on which they registered")),
    /** Présences. */
    ATTENDANCES(
            session(),
            structure(),
            worker(),
            function(),
            number(),
            optional("from", Kind.TIME, "Arrivée", "From", "Si la personne arrive plus tard", "If they came later"),
            optional("to", Kind.TIME, "Départ", "To", "Si la personne part plus tôt", "If they left earlier"),
            optional(
                    "sheet",
                    Kind.TEXT,
                    "Feuille",
                    "Sheet",
                    "Numéro de la feuille d’émargement",
                    "Number of the attendance sheet"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final TableForm form;

    SessionTable(Column... columns) {
        this.form = new TableForm(name().toLowerCase(Locale.ROOT), List.of(columns));
    }

    /** Its columns. */
    public TableForm form() {
        return form;
    }

    private static Column session() {
        return required(
                "session", Kind.TEXT, "Séance", "Session", "Identifiant de la séance", "Identifier of the session");
    }

    private static Column structure() {
        return required(
                "structure",
                Kind.TEXT,
                "Structure",
                "Structure",
                "Identifiant de la structure",
                "Identifier of the structure");
    }

    private static Column worker() {
        return optional(
                "worker",
                Kind.PERSON,
                "Matricule",
                "Worker",
                "Matricule de la personne, jamais son nom\u202f; vide si on compte par fonction",
                "Payroll number of the person, never the name; empty where people are counted by function");
    }

    private static Column function() {
        return optional(
                        "function",
                        Kind.CHOICE,
                        "Fonction",
                        "Function",
                        "Fonction\u202f; obligatoire sans matricule",
                        "Function; needed without a payroll number")
                .oneOf(
                        Arrays.asList(Function.values()),
                        function -> function.title(Locale.FRENCH),
                        function -> function.title(Locale.ENGLISH));
    }

    private static Column number() {
        return optional(
                "number",
                Kind.COUNT,
                "Nombre",
                "Number",
                "Combien de personnes de cette fonction\u202f; 1 si vide",
                "How many people of this function; 1 if empty");
    }
}
