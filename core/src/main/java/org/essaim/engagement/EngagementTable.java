package org.essaim.engagement;

import static org.essaim.document.TableForm.Column.optional;
import static org.essaim.document.TableForm.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;
import org.essaim.engagement.Enrolment.State;
import org.essaim.organisation.Function;

/** The tables that people fill in about structures in a programme (<i>tableaux d’engagement</i>). */
public enum EngagementTable {
    /** Candidatures à un appel. */
    APPLICATIONS(
            structure(),
            day("Jour de la candidature", "Day of the application"),
            optional(
                    "reference",
                    Kind.TEXT,
                    "Référence",
                    "Reference",
                    "Numéro du dossier ou du courrier",
                    "Number of the file or letter")),
    /** Décisions sur les candidatures. */
    DECISIONS(
            structure(),
            required("state", Kind.CHOICE, "Décision", "Decision", "Retenue ou Non retenue", "Accepted or Refused")
                    .oneOf(
                            List.of(State.ACCEPTED, State.REFUSED),
                            state -> state.title(Locale.FRENCH),
                            state -> state.title(Locale.ENGLISH)),
            day("Jour de la décision", "Day of the decision"),
            reason()),
    /** Étapes des structures : phases, pauses, sorties. */
    ENROLMENTS(
            structure(),
            required("state", Kind.CHOICE, "État", "State", "Où va la structure", "Where the structure goes")
                    .oneOf(
                            Arrays.asList(State.values()),
                            state -> state.title(Locale.FRENCH),
                            state -> state.title(Locale.ENGLISH)),
            optional(
                    "phase",
                    Kind.TEXT,
                    "Phase",
                    "Phase",
                    "Code de la phase, si la structure s’y engage",
                    "Code of the phase, if the structure is engaged in one"),
            day("Jour de l’étape", "Day of the step"),
            reason(),
            optional(
                    "waiver",
                    Kind.TEXT,
                    "Dérogation",
                    "Waiver",
                    "Pourquoi la condition d’entrée ne s’applique pas cette fois",
                    "Why the entry condition does not hold this once")),
    /** Approches essayées et choisies. */
    APPROACHES(
            structure(),
            required("kind", Kind.CHOICE, "Usage", "Use", "Essayée ou Choisie", "Tried or Chosen")
                    .oneOf(
                            Arrays.asList(ApproachChoice.Kind.values()),
                            kind -> kind.title(Locale.FRENCH),
                            kind -> kind.title(Locale.ENGLISH)),
            required("approach", Kind.TEXT, "Approche", "Approach", "Code de l’approche", "Code of the approach"),
            optional(
                    "provider",
                    Kind.TEXT,
                    "Prestataire",
                    "Provider",
                    "Organisme, tel que le programme l’écrit",
                    "Organisation, as the programme writes it"),
            day("Jour de l’essai ou du choix", "Day on which it was tried or chosen"),
            reason()),
    /** Participants par fonction. */
    PARTICIPANTS(
            structure(),
            required("phase", Kind.TEXT, "Phase", "Phase", "Code de la phase", "Code of the phase"),
            required(
                            "function",
                            Kind.CHOICE,
                            "Fonction",
                            "Function",
                            "Fonction des personnes",
                            "Function of the people")
                    .oneOf(
                            Arrays.asList(Function.values()),
                            function -> function.title(Locale.FRENCH),
                            function -> function.title(Locale.ENGLISH)),
            required("number", Kind.COUNT, "Nombre", "Number", "Combien de personnes", "How many people"),
            day("À partir du", "From this day on"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final TableForm form;

    EngagementTable(Column... columns) {
        this.form = new TableForm(name().toLowerCase(Locale.ROOT), List.of(columns));
    }

    /** Its columns. */
    public TableForm form() {
        return form;
    }

    private static Column structure() {
        return required(
                "structure",
                Kind.TEXT,
                "Structure",
                "Structure",
                "Identifiant de la structure, comme S042",
                "Identifier of the structure, such as S042");
    }

    private static Column day(String frenchHelp, String englishHelp) {
        return required("date", Kind.DAY, "Date", "Date", frenchHelp, englishHelp);
    }

    private static Column reason() {
        return optional(
                "reason",
                Kind.TEXT,
                "Motif",
                "Reason",
                "Qui a décidé ou pourquoi, sans nommer personne",
                "Who decided or why, naming nobody");
    }
}
