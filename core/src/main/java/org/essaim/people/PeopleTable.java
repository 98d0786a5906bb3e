package org.essaim.people;

import static org.essaim.document.TableForm.Column.optional;
import static org.essaim.document.TableForm.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;
import org.essaim.organisation.Function;

/** The tables in which structures tell how many people (<i>tableaux sociaux</i>), a line for each figure of a month. */
public enum PeopleTable {
    /** Effectif au dernier jour du mois. */
    WORKFORCE(
            structure(),
            month(),
            required("function", Kind.CHOICE, "Fonction", "Function", "Ce que font ces personnes", "What they do")
                    .oneOf(
                            Arrays.asList(Function.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            contract(),
            required(
                    "persons",
                    Kind.COUNT,
                    "Personnes",
                    "People",
                    "Personnes employées le dernier jour du mois\u202f; 0 s’il n’y en a pas",
                    "People employed on the last day of the month; 0 if there are none"),
            required(
                    "fullTime",
                    Kind.DECIMAL,
                    "ETP",
                    "FTE",
                    "Équivalents temps plein, au plus le nombre de personnes",
                    "Full-time equivalents, at most the number of people")),
    /** Entrées et sorties du mois. */
    MOVEMENTS(
            structure(),
            month(),
            contract(),
            required(
                            "reason",
                            Kind.CHOICE,
                            "Motif",
                            "Reason",
                            "Pourquoi elles sont entrées ou sorties",
                            "Why they came or went")
                    .oneOf(
                            Arrays.asList(MovementReason.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            required(
                    "persons",
                    Kind.COUNT,
                    "Personnes",
                    "People",
                    "Combien\u202f; 0 s’il n’y en a pas",
                    "How many; 0 if none")),
    /** Absences du mois. */
    ABSENCES(
            structure(),
            month(),
            required(
                            "kind",
                            Kind.CHOICE,
                            "Nature",
                            "Kind",
                            "Sans rien qui dise l’état de santé de quelqu’un",
                            "Nothing that tells anybody’s state of health")
                    .oneOf(
                            Arrays.asList(AbsenceKind.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            required(
                    "persons",
                    Kind.COUNT,
                    "Personnes",
                    "People",
                    "Personnes absentes au moins un jour du mois",
                    "People absent on at least a day of the month"),
            required(
                    "calendarDays",
                    Kind.DECIMAL,
                    "Jours calendaires",
                    "Calendar days",
                    "Tous les jours d’absence du mois, dimanches et fériés compris",
                    "All days of absence of the month, Sundays and holidays counted"),
            required(
                    "workedDays",
                    Kind.DECIMAL,
                    "Jours ouvrés",
                    "Worked days",
                    "Ceux de ces jours qui auraient été travaillés",
                    "Those of these days that would have been worked")),
    /** Accidents du mois. */
    ACCIDENTS(
            structure(),
            month(),
            required("kind", Kind.CHOICE, "Nature", "Kind", "Comment il est compté", "How it is counted")
                    .oneOf(
                            Arrays.asList(AccidentKind.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            required("number", Kind.COUNT, "Nombre", "Number", "Combien ; 0 s’il n’y en a pas", "How many; 0 if none"),
            required(
                    "lostDays",
                    Kind.COUNT,
                    "Jours perdus",
                    "Lost days",
                    "Jours calendaires perdus à ce jour, hors jour de l’accident",
                    "Calendar days lost so far, without the day of the accident")),
    /** Semaine de référence du mois : qui était absent. */
    REFERENCE_WEEKS(
            structure(),
            month(),
            required(
                    "employed",
                    Kind.COUNT,
                    "Personnes employées",
                    "People employed",
                    "Personnes employées la semaine de référence, une semaine du mois toujours choisie de même",
                    "People employed in the reference week, one week of the month that is always chosen alike"),
            required(
                    "absent",
                    Kind.COUNT,
                    "Personnes absentes",
                    "People absent",
                    "Celles qui ont été absentes au moins un jour de cette semaine, hors formation et congés",
                    "Those who were absent on a day of that week at least, training and leave left out")),
    /** Recrutement du mois. */
    RECRUITMENT(
            structure(),
            month(),
            optional(
                            "function",
                            Kind.CHOICE,
                            "Fonction",
                            "Function",
                            "Vide si la structure ne distingue pas les fonctions\u202f; un poste est compté sur une seule ligne",
                            "Empty if the structure does not tell functions apart; a post is counted in one line alone")
                    .oneOf(
                            Arrays.asList(Function.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            required(
                    "vacancies",
                    Kind.COUNT,
                    "Postes à pourvoir",
                    "Vacancies",
                    "Postes proposés dans le mois\u202f; celui qui reste ouvert n’est pas compté de nouveau\u202f; 0 s’il n’y en a pas",
                    "Posts put on offer in the month; one that stays open is not counted again; 0 if none"),
            required(
                    "applications",
                    Kind.COUNT,
                    "Candidatures reçues",
                    "Applications",
                    "Candidatures reçues dans le mois\u202f; 0 s’il n’y en a pas",
                    "Applications received in the month; 0 if none"),
            required(
                    "filled",
                    Kind.COUNT,
                    "Postes pourvus",
                    "Posts filled",
                    "Postes pourvus dans le mois, quelle que soit la date de l’offre\u202f; 0 s’il n’y en a pas",
                    "Posts filled in the month, whenever they were put on offer; 0 if none")),
    /** Enquêtes closes dans le mois. */
    SURVEYS(
            structure(),
            month(),
            required(
                    "questionnaire",
                    Kind.TEXT,
                    "Questionnaire",
                    "Questionnaire",
                    "Nom court, toujours le même pour les mêmes questions, comme qvt",
                    "Short name, always the same for the same questions, such as qvt"),
            required(
                    "invited",
                    Kind.COUNT,
                    "Personnes sollicitées",
                    "People invited",
                    "À combien de personnes les questions ont été posées",
                    "How many people were asked"),
            required(
                    "answered",
                    Kind.COUNT,
                    "Personnes ayant répondu",
                    "People who answered",
                    "Combien d’entre elles ont répondu",
                    "How many of them answered"),
            optional(
                    "points",
                    Kind.COUNT,
                    "Points obtenus",
                    "Points",
                    "Somme de leurs points, ou nombre de réponses favorables\u202f; vide si l’enquête n’a pas de score",
                    "Sum of their points, or number of favourable answers; empty if the survey is not scored"),
            optional(
                    "possible",
                    Kind.COUNT,
                    "Points possibles",
                    "Points possible",
                    "Le plus qu’autant de personnes pouvaient donner, ou nombre de réponses en tout",
                    "The most that so many people could give, or number of answers in all"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final TableForm form;

    PeopleTable(Column... columns) {
        this.form = new TableForm(name().toLowerCase(Locale.ROOT), List.of(columns));
    }

    /** Its columns. */
    public TableForm form() {
        return form;
    }

    /** True if this figure is a line of it. */
    boolean tells(PeopleFigure figure) {
        return switch (this) {
            case WORKFORCE -> figure instanceof PeopleFigure.Workforce;
            case MOVEMENTS -> figure instanceof PeopleFigure.Movement;
            case ABSENCES -> figure instanceof PeopleFigure.Absences;
            case ACCIDENTS -> figure instanceof PeopleFigure.Accidents;
            case REFERENCE_WEEKS -> figure instanceof PeopleFigure.ReferenceWeek;
            case RECRUITMENT -> figure instanceof PeopleFigure.Recruitment;
            case SURVEYS -> figure instanceof PeopleFigure.Survey;
        };
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

    private static Column month() {
        return required("month", Kind.MONTH, "Mois", "Month", "03/2026 ou 2026-03", "2026-03 or 03/2026");
    }

    private static Column contract() {
        return required(
                        "contract",
                        Kind.CHOICE,
                        "Contrat",
                        "Contract",
                        "Nature du contrat",
                        "What they are employed under")
                .oneOf(
                        Arrays.asList(Contract.values()),
                        each -> each.title(Locale.FRENCH),
                        each -> each.title(Locale.ENGLISH));
    }
}
