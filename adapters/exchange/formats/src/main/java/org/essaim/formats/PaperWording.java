package org.essaim.formats;

/** What a printed questionnaire says by itself (<i>libellés du papier</i>). */
enum PaperWording {
    PART("Partie %s", "Part %s"),
    STRUCTURE("Structure", "Structure"),
    DATE("Date", "Date"),
    SHEET("Feuille n°", "Sheet no."),
    VERSION("version", "version"),
    STARRED("Les questions marquées d’un * appellent une réponse.", "Questions marked with * call for an answer."),

    ONE("une seule réponse", "one answer only"),
    SEVERAL("plusieurs réponses possibles", "several answers possible"),
    SEVERAL_FROM("plusieurs réponses possibles, de %s à %s", "several answers possible, from %s to %s"),
    SEVERAL_MOST("plusieurs réponses possibles, %s au plus", "several answers possible, %s at most"),
    SEVERAL_LEAST("plusieurs réponses possibles, %s au moins", "several answers possible, %s at least"),
    SEVERAL_EXACT("%s réponses", "%s answers"),
    RANK(
            "numérotez par ordre de préférence : 1 pour ce qui vient en premier",
            "number by preference: 1 for what comes first"),
    RANK_FROM("de %s à %s réponses", "%s to %s answers"),
    RANK_MOST("%s réponses au plus", "%s answers at most"),
    FROM_TO("de %s à %s", "from %s to %s"),
    AT_LEAST("%s ou plus", "%s or more"),
    AT_MOST("%s ou moins", "%s or less"),
    DAY_FROM_TO("du %s au %s", "from %s to %s"),
    DAY_AT_LEAST("à partir du %s", "%s or later"),
    DAY_AT_MOST("jusqu’au %s", "%s or earlier"),
    CHARACTERS("de %s à %s caractères", "%s to %s characters"),
    CHARACTERS_MOST("%s caractères au plus", "%s characters at most"),
    RULE("à respecter : %s", "to comply with: %s"),
    WHOLE("nombre entier", "whole number"),
    DAY("jj/mm/aaaa", "dd/mm/yyyy"),
    YES("Oui", "Yes"),
    NO("Non", "No"),
    SPECIFY("précisez :", "please specify:"),
    ON_FREE_PAPER(
            "S’il en faut plus : sur papier libre, avec le numéro de la question.",
            "If you need more: on a sheet of your own, with the number of the question."),
    TIMES("Cette partie se remplit de %s à %s fois.", "This part is filled in %s to %s times."),
    TIMES_MOST("Cette partie se remplit jusqu’à %s fois.", "This part is filled in up to %s times."),
    GO_ON(
            "Au-delà de %s, photocopiez-la et numérotez la suite : %s, %s…",
            "Beyond %s, photocopy it and number what follows: %s, %s…"),
    TIME("%s – fois n° %s", "%s – time no. %s"),
    TO_CALCULATE("à calculer : %s", "to calculate: %s"),
    STATEMENT("Énoncé", "Statement"),
    ONE_A_ROW("Partie %s : une seule réponse par ligne", "Part %s: one answer for each row"),
    EACH_ROW("Partie %s : répondez sur chaque ligne", "Part %s: answer each row"),

    FILL_IF("À remplir %s.", "Fill in %s."),
    READ_IF("À lire %s.", "Read %s."),
    FILL_IF_ALL("À remplir si toutes ces conditions sont réunies :", "Fill in if all of these conditions are met:"),
    READ_IF_ALL("À lire si toutes ces conditions sont réunies :", "Read if all of these conditions are met:"),
    FILL_IF_ANY(
            "À remplir si l’une au moins de ces conditions est remplie :",
            "Fill in if at least one of these conditions is met:"),
    READ_IF_ANY(
            "À lire si l’une au moins de ces conditions est remplie :",
            "Read if at least one of these conditions is met:"),
    ALL("toutes ces conditions sont réunies :", "all of these conditions are met:"),
    ANY("l’une au moins de ces conditions est remplie :", "at least one of these conditions is met:"),
    NEVER("À ne pas remplir.", "Not to be filled in."),
    NEVER_READ("À ne pas lire.", "Not to be read."),
    AND(" et ", " and "),
    OR(" ou ", " or "),
    IF("si %s", "if %s"),
    IF_IT("s’%s", "if %s"),
    NOR(" ni ", " or "),

    ANSWERED("vous avez répondu à la question %s", "you answered question %s"),
    ANSWERED_ONCE("vous avez répondu au moins une fois à la question %s", "you answered question %s at least once"),
    UNANSWERED("vous n’avez pas répondu à la question %s", "you did not answer question %s"),
    UNANSWERED_EVER("vous n’avez jamais répondu à la question %s", "you never answered question %s"),
    SAID("vous avez répondu %s à la question %s", "you answered %s to question %s"),
    SAID_ONCE(
            "vous avez répondu au moins une fois %s à la question %s", "you answered %s to question %s at least once"),
    UNSAID("vous n’avez pas répondu %s à la question %s", "you did not answer %s to question %s"),
    UNSAID_EVER("vous n’avez jamais répondu %s à la question %s", "you never answered %s to question %s"),
    ONLY("vous n’avez répondu que %s, ou rien, à la question %s", "you answered only %s, or nothing, to question %s"),
    ONLY_EVER(
            "vous n’avez jamais répondu que %s, ou rien, à la question %s",
            "you only ever answered %s, or nothing, to question %s"),
    FOUND("vous trouvez %s au calcul %s", "you find %s in calculation %s"),
    FOUND_ONCE("vous trouvez au moins une fois %s au calcul %s", "you find %s in calculation %s at least once"),
    UNFOUND("vous ne trouvez pas %s au calcul %s", "you do not find %s in calculation %s"),
    UNFOUND_EVER("vous ne trouvez jamais %s au calcul %s", "you never find %s in calculation %s"),
    FOUND_ONLY("vous ne trouvez que %s, ou rien, au calcul %s", "you find only %s, or nothing, in calculation %s"),
    FOUND_ONLY_EVER(
            "vous ne trouvez jamais que %s, ou rien, au calcul %s",
            "you only ever find %s, or nothing, in calculation %s"),
    TRUE("il est vrai que %s", "it is true that %s"),
    UNTRUE("il n’est pas vrai que %s", "it is not true that %s"),
    OTHER_THAN("autre chose que %s", "something other than %s"),
    LESS("moins de %s", "less than %s"),
    MORE("plus de %s", "more than %s"),
    ON_DAY("le %s", "%s"),
    OTHER_DAY("un autre jour que le %s", "a day other than %s"),
    BEFORE("un jour avant le %s", "a day before %s"),
    UNTIL("le %s ou avant", "%s or earlier"),
    SINCE("le %s ou après", "%s or later"),
    AFTER("un jour après le %s", "a day after %s"),
    QUOTED("« %s »", "“%s”"),

    ANSWER_TO("[réponse à la question %s]", "[answer to question %s]"),
    CALCULATION("[calcul %s]", "[calculation %s]"),
    COUNTING("[réponse à la question %s, où %s]", "[answer to question %s, where %s]"),
    COUNTS("%s = %s", "%s = %s"),
    SUM("la somme de (%s)", "the sum of (%s)"),
    MEAN("la moyenne de (%s)", "the mean of (%s)"),
    LEAST("le plus petit nombre de (%s)", "the smallest number of (%s)"),
    MOST("le plus grand nombre de (%s)", "the largest number of (%s)"),
    COUNT("le nombre de réponses parmi (%s)", "the number of answers among (%s)"),

    JUMP("Si vous avez répondu %s à la question %s, allez %s.", "If you answered %s to question %s, go to %s."),
    JUMP_OR_NOTHING(
            "Si vous avez répondu %s, ou rien, à la question %s, allez %s.",
            "If you answered %s, or nothing, to question %s, go to %s."),
    TO_QUESTION("à la question %s", "question %s"),
    TO_PART("à la partie %s", "part %s"),
    TO_CALCULATION("au calcul %s", "calculation %s"),
    TO_END("à la fin du questionnaire", "the end of the questionnaire");

    private final String french;
    private final String english;

    PaperWording(String french, String english) {
        this.french = Wording.spaced(french);
        this.english = english;
    }

    /** The sentence with texts put into it. */
    String in(boolean inEnglish, String... parts) {
        String sentence = inEnglish ? english : french;
        return parts.length == 0 ? sentence : String.format(java.util.Locale.ROOT, sentence, (Object[]) parts);
    }
}
