package org.essaim.pdf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/** A made-up questionnaire of some 60 items with everything that paper can hold. */
final class SampleQuestionnaire {
    private static final List<Option> AGREEMENT = List.of(
            Option.level(1, both("Pas du tout d’accord", "Strongly disagree")),
            Option.level(2, both("Plutôt pas d’accord", "Disagree")),
            Option.level(3, both("Plutôt d’accord", "Agree")),
            Option.level(4, both("Tout à fait d’accord", "Strongly agree")),
            Option.of("nc", both("Non concerné", "Not concerned")));

    private SampleQuestionnaire() {}

    private static Texts both(String french, String english) {
        return Texts.french(french).and("en", english);
    }

    static Questionnaire everything() {
        return Questionnaire.builder(
                        "barometre-qvct", "2.1.0", both("Baromètre de la vie au travail", "Barometer of working life"))
                .introduction(
                        both(
                                "Ce questionnaire s’adresse à toutes les équipes. Il faut environ vingt minutes.\nVos réponses ne sont lues que regroupées.",
                                "This questionnaire is for all teams. It takes some twenty minutes.\nYour answers are read in groups only."))
                .item(you())
                .item(new Item.Section("equipe", both("Votre équipe", "Your team"), teams()))
                .item(matrix())
                .item(new Item.Note(
                        "fin-tableau",
                        both(
                                "Les questions qui suivent portent sur l’année écoulée.",
                                "The questions that follow are about the past year.")))
                .item(meetings())
                .item(new Item.Section("projet", both("Votre projet", "Your project"), project()))
                .item(new Item.Section("et-encore", both("Et encore", "And also"), more()))
                .build();
    }

    private static Item you() {
        return new Item.Section(
                "vous",
                both("Vous et votre métier", "You and your job"),
                Question.builder("metier", Question.Type.CHOICE, both("Quel est votre métier ?", "What is your job?"))
                        .required()
                        .options(
                                Option.of("aide", both("Aide à domicile", "Home help")),
                                Option.of("soin", both("Aide-soignante ou aide-soignant", "Care assistant")),
                                Option.of("encadrement", both("Encadrement d’équipe", "Team management")),
                                new Option("autre", both("Un autre", "Another one"), null, true))
                        .build(),
                Question.builder("age", Question.Type.WHOLE, both("Quel âge avez-vous ?", "How old are you?"))
                        .unit(both("ans", "years"))
                        .constraint(Constraint.between(16, 99))
                        .build(),
                Question.builder(
                                "entree",
                                Question.Type.DATE,
                                both("Quand êtes-vous entré dans la structure ?", "When did you join?"))
                        .constraint(Constraint.between(
                                Answer.day(LocalDate.of(1980, 1, 1)), Answer.day(LocalDate.of(2026, 12, 31))))
                        .build(),
                Question.builder(
                                "temps-plein",
                                Question.Type.TRUTH,
                                both("Travaillez-vous à temps plein ?", "Do you work full time?"))
                        .required()
                        .build(),
                Question.builder(
                                "heures",
                                Question.Type.NUMBER,
                                both("Combien d’heures par semaine ?", "How many hours a week?"))
                        .unit(both("heures", "hours"))
                        .when(Condition.is("temps-plein", Answer.truth(false)))
                        .build(),
                Question.builder("choisi", Question.Type.TRUTH, both("Est-ce un choix ?", "Is that a choice?"))
                        .when(Condition.is("temps-plein", Answer.truth(false)))
                        .build(),
                Question.builder(
                                "appuis",
                                Question.Type.CHOICE,
                                both("Sur quoi pouvez-vous vous appuyer ?", "What can you rely on?"))
                        .answers(2, 3)
                        .hint(both("Pensez à la semaine passée.", "Think of last week."))
                        .options(
                                Option.of("collegues", both("Mes collègues", "My colleagues")),
                                Option.of("encadrante", both("Mon encadrante ou mon encadrant", "My manager")),
                                Option.of("outils", both("Mes outils", "My tools")),
                                Option.of("formation", both("Ma formation", "My training")),
                                new Option("autre", both("Autre chose", "Something else"), null, true))
                        .build());
    }

    private static Item[] teams() {
        List<Item> items = new ArrayList<>();
        items.add(new Item.Note(
                "note-equipe",
                both("L’équipe est celle avec laquelle vous vous réunissez.", "Your team is the one you meet with.")));
        items.add(Question.builder(
                        "autonome",
                        Question.Type.TRUTH,
                        both("Votre équipe est-elle autonome ?", "Is your team autonomous?"))
                .build());
        items.add(Question.builder(
                        "depuis", Question.Type.WHOLE, both("Depuis combien de mois ?", "For how many months?"))
                .unit(both("mois", "months"))
                .when(Condition.is("autonome", Answer.truth(true)))
                .build());
        items.add(Question.builder(
                        "etp",
                        Question.Type.NUMBER,
                        both("Combien d’équivalents temps plein compte-t-elle ?", "How many full-time equivalents?"))
                .build());
        items.add(new Item.Calculation(
                "seuil",
                both("Heures de l’équipe", "Hours of the team"),
                Condition.always(),
                "etp * 35",
                both("heures", "hours")));
        items.add(new Item.Calculation("inutile", both("Pour la saisie", "For keying in"), "etp + age"));
        items.add(Question.open("grande", both("Comment vous répartissez-vous ?", "How do you share the work?"), 2)
                .when(Condition.compared("seuil", Comparison.MORE, Answer.number(350))));
        items.add(Question.builder(
                        "charge",
                        Question.Type.SCALE,
                        both("Ma charge de travail est soutenable.", "My workload is sustainable."))
                .options(AGREEMENT)
                .build());
        items.add(Question.open("charge-pourquoi", both("Que faudrait-il changer ?", "What should change?"), 3)
                .when(Condition.compared("charge", Comparison.AT_MOST, Answer.number(2))));
        items.add(Question.builder(
                        "recommande",
                        Question.Type.SCALE,
                        both(
                                "De 0 à 10, recommanderiez-vous votre structure comme employeur ?",
                                "From 0 to 10, would you recommend your structure as an employer?"))
                .required()
                .options(Option.range(0, 10))
                .build());
        items.add(Question.open("recommande-pourquoi", both("Pourquoi ?", "Why?"), 3)
                .when(Condition.any(
                        Condition.compared("recommande", Comparison.AT_MOST, Answer.number(6)),
                        Condition.all(
                                Condition.compared("recommande", Comparison.AT_LEAST, Answer.number(9)),
                                Condition.not(Condition.is("autonome", Answer.truth(true)))),
                        Condition.all(
                                Condition.answered("age"),
                                Condition.any(
                                        Condition.is("appuis", Answer.choice("outils")),
                                        Condition.all(
                                                Condition.unanswered("entree"),
                                                new Condition.Holds("etp * 2 > age + 1")))))));
        items.add(Question.builder("priorites", Question.Type.RANKING, both("Vos priorités", "Your priorities"))
                .options(
                        Option.of("salaire", both("Le salaire", "Pay")),
                        Option.of("horaires", both("Les horaires", "Hours")),
                        Option.of("sens", both("Le sens du travail", "Meaning")),
                        Option.of("collectif", both("Le collectif", "The team")))
                .build());
        return items.toArray(Item[]::new);
    }

    private static Item matrix() {
        List<Item> rows = new ArrayList<>();
        String[][] statements = {
            {"On m’écoute.", "I am listened to."},
            {"Je peux décider de mes tournées.", "I can decide on my rounds."},
            {"Les réunions d’équipe sont utiles.", "Team meetings are useful."},
            {"Les temps de coordination sont reconnus.", "Coordination time is recognised."},
            {"Je sais à qui m’adresser en cas de difficulté.", "I know whom to turn to."},
            {"Mon planning est stable.", "My schedule is stable."},
            {"Je peux me former.", "I can get training."},
            {"Je conseillerais ce métier.", "I would recommend this job."}
        };
        for (int i = 0; i < statements.length; i++) {
            Question.Builder row = Question.builder(
                            "m" + (i + 1), Question.Type.SCALE, both(statements[i][0], statements[i][1]))
                    .options(AGREEMENT);
            if (i == 2) {
                row.when(Condition.is("autonome", Answer.truth(true)));
            }
            rows.add(row.build());
        }
        return new Item.Section("accord", both("Êtes-vous d’accord ?", "Do you agree?"), rows.toArray(Item[]::new))
                .asMatrix();
    }

    private static Item meetings() {
        return new Item.Section(
                        "reunion",
                        both("Les réunions auxquelles vous avez participé", "The meetings you took part in"),
                        Question.builder("reunion-jour", Question.Type.DATE, both("Quel jour ?", "On what day?"))
                                .build(),
                        Question.builder(
                                        "reunion-duree",
                                        Question.Type.WHOLE,
                                        both("Combien de minutes ?", "How many minutes?"))
                                .unit(both("minutes", "minutes"))
                                .build(),
                        Question.open("reunion-longue", both("Pourquoi si longue ?", "Why so long?"), 1)
                                .when(Condition.compared("reunion-duree", Comparison.MORE, Answer.number(120))))
                .repeated(Item.Repeats.of(2, 12));
    }

    private static Item[] project() {
        List<Item> items = new ArrayList<>();
        items.add(Question.builder(
                        "cinq-ans",
                        Question.Type.TEXT,
                        both("Dans 5 ans, où voudriez-vous en être ?", "In 5 years, where would you like to be?"))
                .lines(5)
                .required()
                .prompt(both("Qui décidera ?", "Who will decide?"))
                .prompt(both("De quoi ?", "About what?"))
                .build());
        items.add(Question.open(
                "tout", both("Racontez une journée, du début à la fin.", "Tell a day, from beginning to end."), 50));
        items.add(Question.builder(
                        "projet-engage",
                        Question.Type.CHOICE,
                        both("Un projet est-il engagé ?", "Is a project under way?"))
                .options(
                        Option.of("oui", both("Oui", "Yes")),
                        Option.of("non", both("Non", "No")),
                        Option.of("nsp", both("Je ne sais pas", "I do not know")))
                .build());
        items.add(new Item.Section(
                        "engage",
                        both("Le projet engagé", "The project under way"),
                        Question.open("engage-quoi", both("Lequel ?", "Which one?"), 2),
                        Question.open("engage-qui", both("Avec qui ?", "With whom?"), 2),
                        Question.builder("engage-mots", Question.Type.TEXT, both("En trois mots", "In three words"))
                                .answers(1, 3)
                                .constraint(new Constraint.Length(0, 30, Texts.NONE))
                                .build())
                .when(Condition.is("projet-engage", Answer.choice("oui"))));
        items.add(Question.open(
                        "longues",
                        both(
                                "Une réunion a duré plus de deux heures : laquelle ?",
                                "A meeting took more than two hours: which one?"),
                        1)
                .when(Condition.compared("reunion-duree", Comparison.MORE, Answer.number(120))));
        return items.toArray(Item[]::new);
    }

    private static Item[] more() {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            items.add(Question.open(
                    "libre" + i, both("Question libre n° " + i + " ?", "Free question no. " + i + "?"), 1 + i % 4));
        }
        return items.toArray(Item[]::new);
    }
}
