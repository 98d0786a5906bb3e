package org.essaim.pages;

import java.time.LocalDate;
import java.util.List;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Invitation;
import org.essaim.campaign.Recipient;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** A made-up questionnaire with a bit of everything, and campaigns that ask it. */
final class Wave {
    static final LocalDate FIRST = LocalDate.of(2025, 5, 15);
    static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    private Wave() {}

    static Questionnaire questionnaire() {
        List<Option> agree = List.of(
                Option.level(1, Texts.french("Pas du tout")),
                Option.level(2, Texts.french("Plutôt")),
                Option.level(3, Texts.french("Tout à fait")));
        return Questionnaire.builder("equipe", "1", Texts.french("Vie d’équipe"))
                .item(new Item.Note("mot", Texts.french("Cinq minutes suffisent.")))
                .item(Question.builder(
                                "reunion", Question.Type.TRUTH, Texts.french("Avez-vous des réunions d’équipe ?"))
                        .required()
                        .build())
                .item(Question.builder("combien", Question.Type.WHOLE, Texts.french("Combien par mois ?"))
                        .unit(Texts.french("réunions"))
                        .hint(Texts.french("En moyenne."))
                        .required()
                        .constraint(new Constraint.Range(
                                Answer.number(1), Answer.number(31), Texts.french("Un mois n’a que 31 jours.")))
                        .when(Condition.is("reunion", Answer.truth(true)))
                        .build())
                .item(Question.builder("heures", Question.Type.NUMBER, Texts.french("De combien d’heures chacune ?"))
                        .when(Condition.is("reunion", Answer.truth(true)))
                        .build())
                .item(new Item.Calculation(
                        "total",
                        Texts.french("Heures par mois"),
                        Condition.is("reunion", Answer.truth(true)),
                        "combien * heures",
                        Texts.french("h")))
                .item(new Item.Section(
                                "avis",
                                Texts.french("Votre avis"),
                                Question.builder("utile", Question.Type.SCALE, Texts.french("C’est utile."))
                                        .options(agree)
                                        .build(),
                                Question.builder("plaisir", Question.Type.SCALE, Texts.french("C’est un plaisir."))
                                        .options(agree)
                                        .build())
                        .asMatrix())
                .item(Question.builder("themes", Question.Type.CHOICE, Texts.french("De quoi y parle-t-on ?"))
                        .options(
                                Option.of("planning", Texts.french("Planning")),
                                Option.of("cas", Texts.french("Situations")),
                                new Option("autre", Texts.french("Autre"), null, true))
                        .answers(0, 2)
                        .prompt(Texts.french("Et de quoi devrait-on parler ?"))
                        .build())
                .item(Question.builder("priorites", Question.Type.RANKING, Texts.french("Vos priorités"))
                        .options(
                                Option.of("temps", Texts.french("Du temps")),
                                Option.of("salle", Texts.french("Une salle")),
                                Option.of("appui", Texts.french("Un appui")))
                        .build())
                .item(Question.builder("depuis", Question.Type.DATE, Texts.french("Depuis quand ?"))
                        .build())
                .item(new Item.Section(
                                "collegue",
                                Texts.french("Collègue"),
                                Question.open("apport", Texts.french("Ce qu’il apporte"), 1))
                        .repeated(Item.Repeats.of(0, 3)))
                .item(Question.open("libre", Texts.french("Un mot de plus"), 4))
                .build();
    }

    static Campaign campaign(House house, Campaign.Regime regime) {
        return campaign(house, questionnaire(), "vague-0", regime, FIRST, LAST);
    }

    static Campaign campaign(
            House house,
            Questionnaire questionnaire,
            String id,
            Campaign.Regime regime,
            LocalDate first,
            LocalDate last) {
        house.essaim.questionnaires().save(questionnaire);
        house.essaim
                .campaigns()
                .save(Campaign.builder(id, questionnaire.id(), questionnaire.version())
                        .title("Vie d’équipe <b>2025</b>")
                        .respondents(Campaign.Respondents.TEAM)
                        .regime(regime)
                        .between(first, last)
                        .build());
        return house.essaim.campaigns().campaign(id);
    }

    static Campaign opened(House house, Campaign.Regime regime) {
        Campaign campaign = campaign(house, regime);
        house.essaim.campaigns().open(campaign.id());
        return house.essaim.campaigns().campaign(campaign.id());
    }

    /** A link for a team of S001. */
    static String link(House house, String campaign, String team) {
        Invitation invitation = house.essaim
                .campaigns()
                .invite(campaign, List.of(Recipient.team("S001", team)))
                .get(0);
        return invitation.token();
    }

    static String address(String campaign, String link) {
        return "/answer/" + campaign + "?link=" + link;
    }

    static Response kept(House house, String campaign, String link) {
        return house.essaim.campaigns().draft(campaign, link).response();
    }
}
