package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Recipient;

/** What is written as a constant in campaigns, in the words of whoever reads. */
final class CampaignWords {
    private CampaignWords() {}

    static String status(Language language, Campaign.Status status) {
        return switch (status) {
            case PREPARED -> language.say("préparée", "prepared");
            case OPEN -> language.say("ouverte", "open");
            case CLOSED -> language.say("close", "closed");
        };
    }

    static String respondents(Language language, Campaign.Respondents respondents) {
        return switch (respondents) {
            case STRUCTURE -> language.say("chaque structure", "each structure");
            case TEAM -> language.say("chaque équipe", "each team");
            case PERSON -> language.say("chaque personne", "each person");
        };
    }

    static String name(Language language, Campaign.Regime regime) {
        return switch (regime) {
            case IDENTIFIED -> language.say("identifiée", "identified");
            case PSEUDONYMOUS -> language.say("sous pseudonyme", "pseudonymous");
            case ANONYMOUS -> language.say("anonyme", "anonymous");
        };
    }

    /** What a regime means, in a sentence. */
    static String regime(Language language, Campaign.Regime regime) {
        return switch (regime) {
            case IDENTIFIED ->
                language.say(
                        "Réponses identifiées\u00a0: on sait qui a répondu quoi.",
                        "Identified answers: who answered what is known.");
            case PSEUDONYMOUS ->
                language.say(
                        "Réponses sous pseudonyme\u00a0: on sait lesquelles, d’une vague à l’autre, viennent du même répondant\u202f; la fédération, avec sa clé, pourrait retrouver lequel.",
                        "Pseudonymous answers: which of them, from wave to wave, are of one respondent is known; the federation could find out which one with its key.");
            case ANONYMOUS ->
                language.say(
                        "Réponses anonymes\u00a0: rien ne mène d’une réponse à qui l’a donnée.",
                        "Anonymous answers: nothing leads from answers to who gave them.");
        };
    }

    /** What is and is not known of whoever answers, told before the first question. */
    static List<String> promise(Language language, Campaign campaign) {
        List<String> lines = new ArrayList<>();
        switch (campaign.regime()) {
            case IDENTIFIED ->
                lines.add(
                        language.say(
                                "Qui conduit la campagne lit vos réponses et sait qu’elles sont de vous. Vous pouvez les corriger jusqu’au dernier jour.",
                                "Whoever runs the campaign reads your answers and knows that they are yours. You can correct them until the last day."));
            case PSEUDONYMOUS ->
                lines.add(
                        language.say(
                                "On sait que vous avez répondu. Vos réponses sont rangées sous un pseudonyme, sans votre nom. Vous pouvez les corriger jusqu’au dernier jour.",
                                "It is known that you answered. Your answers are kept under a pseudonym, without your name. You can correct them until the last day."));
            case ANONYMOUS -> {
                lines.add(
                        language.say(
                                "On sait si vous avez répondu\u202f; on ne sait pas quoi. Une fois remises, vos réponses ne se corrigent plus, parce que rien ne permet de les retrouver.",
                                "It is known whether you answered, not what. Once handed in, your answers cannot be corrected, because nothing leads back to them."));
                lines.add(language.say(
                        "De moins de " + campaign.least()
                                + " réponses rien n’est dit d’un groupe. Ne nommez personne dans vos textes.",
                        "Of fewer than " + campaign.least()
                                + " answers nothing is told of a group. Name nobody in what you write."));
            }
        }
        lines.add(language.say(
                "Ce que vous gardez pour plus tard n’est lisible que par votre lien\u00a0: ne le donnez à personne.",
                "What you keep for later is readable by your link alone: give it to nobody."));
        return lines;
    }

    /** Whom a link is for; of a person the first digits of the pseudonym. */
    static String recipient(Recipient recipient) {
        return recipient.worker() != null
                ? recipient.worker().display()
                : recipient.team().isEmpty() ? "–" : recipient.team();
    }
}
