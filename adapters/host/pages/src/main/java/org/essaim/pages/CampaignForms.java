package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Campaigns;
import org.essaim.campaign.Invitation;
import org.essaim.campaign.Recipient;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.organisation.Duty;
import org.essaim.pages.FormPage.Done;
import org.essaim.pages.Part.Kind;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.recording.Recorded;

/** The forms of campaigns: who may send which, and what each does. */
final class CampaignForms {
    private static final String PATH = CampaignsPage.PATH;
    private static final Set<String> OF_LINKS = Set.of("invite", "renew");
    private static final int USUAL = 5;

    private CampaignForms() {}

    static boolean isOfLinks(String act) {
        return OF_LINKS.contains(act);
    }

    /** A campaign made from nothing. */
    static List<Part> prepare(Visit visit) {
        List<Part.Option> questionnaires = questionnaires(visit);
        if (questionnaires.isEmpty()) {
            return List.of(
                    new Part.Prose(visit.say(
                            "Pour préparer une campagne, il faut un questionnaire\u00a0: il vient d’un paquet ou d’un fichier.",
                            "It takes a questionnaire to prepare a campaign: it comes from a pack or a file.")),
                    CampaignQuestionnaires.take(visit));
        }
        Typing typing = Typing.of(visit, "prepare")
                .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .hint("Lettres minuscules, chiffres et traits d’union.", "Small letters, digits and hyphens.");
        return List.of(
                fields(visit, typing, questionnaires, Optional.empty())
                        .post(
                                visit.address(PATH),
                                visit.say("Préparer une campagne", "Prepare a campaign"),
                                visit.say("Préparer la campagne", "Prepare the campaign")),
                CampaignQuestionnaires.take(visit));
    }

    private static List<Part.Option> questionnaires(Visit visit) {
        return visit.essaim().questionnaires().all().stream()
                .filter(each -> each.status() != Questionnaire.Status.RETIRED)
                .map(each -> new Part.Option(
                        each.key(), each.title().in(visit.language().locale()) + " (" + each.key() + ")"))
                .toList();
    }

    private static Typing fields(
            Visit visit, Typing typing, List<Part.Option> questionnaires, Optional<Campaign> before) {
        return typing.choice(
                        "questionnaire",
                        visit.say("Questionnaire", "Questionnaire"),
                        before.map(each -> each.questionnaire() + "|" + each.version())
                                .orElse(""),
                        questionnaires)
                .field(
                        Kind.TEXT,
                        "title",
                        visit.say("Intitulé", "Title"),
                        before.map(Campaign::title).orElse(""),
                        true)
                .choice(
                        "respondents",
                        visit.say("Qui répond", "Who answers"),
                        before.map(each -> each.respondents().name()).orElse("PERSON"),
                        ProgrammeWords.options(visit, Campaign.Respondents.class, CampaignWords::respondents))
                .choice(
                        "regime",
                        visit.say("Anonymat", "Anonymity"),
                        before.map(each -> each.regime().name()).orElse("ANONYMOUS"),
                        ProgrammeWords.options(visit, Campaign.Regime.class, CampaignWords::regime))
                .field(
                        Kind.TEXT,
                        "series",
                        visit.say("Série dont elle est une vague", "Series that it is a wave of"),
                        before.map(Campaign::series).orElse(""),
                        false)
                .field(
                        Kind.COUNT,
                        "wave",
                        visit.say("Numéro de la vague, à partir de 0", "Number of the wave, from 0"),
                        before.map(each -> Integer.toString(each.wave())).orElse("0"),
                        false)
                .field(
                        Kind.DAY,
                        "opens",
                        visit.say("Premier jour", "First day"),
                        before.map(each -> each.opens().toString()).orElse(""),
                        true)
                .field(
                        Kind.DAY,
                        "closes",
                        visit.say("Dernier jour", "Last day"),
                        before.map(each -> each.closes().toString()).orElse(""),
                        true)
                .field(
                        Kind.COUNT,
                        "least",
                        visit.say(
                                "Réponses en deçà desquelles rien n’est dit d’un groupe",
                                "Answers below which nothing is told of a group"),
                        before.map(each -> Integer.toString(each.least())).orElse(Integer.toString(USUAL)),
                        true)
                .hint("Trois au moins.", "Three at least.");
    }

    /** What may be done with a campaign by whoever visits. */
    static List<Part> of(Visit visit, Campaign campaign, List<Recipient> waiting) {
        List<Part> forms = new ArrayList<>();
        String address = visit.address(PATH, "campaign", campaign.id());
        boolean open = campaign.status() == Campaign.Status.OPEN;
        if (visit.may(Duty.COORDINATOR) && campaign.status() != Campaign.Status.CLOSED) {
            invite(visit, campaign)
                    .ifPresent(typing -> forms.add(typing.post(
                            address,
                            visit.say("Inviter", "Invite"),
                            visit.say("Inviter et afficher les liens", "Invite and show the links"))));
            if (!waiting.isEmpty()) {
                forms.add(renew(visit, campaign, waiting, address));
                forms.add(reminded(visit, campaign, waiting, address));
            }
        }
        if (visit.may(Duty.CLOSER) && visit.isWhole()) {
            if (campaign.status() == Campaign.Status.PREPARED) {
                forms.add(act(visit, campaign, "open")
                        .post(
                                address,
                                visit.say(
                                        "Ouvrir la campagne\u00a0: elle ne changera plus, sauf son dernier jour",
                                        "Open the campaign: it will not change any more but for its last day"),
                                visit.say("Ouvrir", "Open")));
                forms.add(fields(visit, act(visit, campaign, "change"), questionnaires(visit), Optional.of(campaign))
                        .post(
                                address,
                                visit.say("Modifier la campagne", "Change the campaign"),
                                visit.say("Modifier", "Change")));
            } else if (open) {
                forms.add(act(visit, campaign, "until")
                        .field(
                                Kind.DAY,
                                "closes",
                                visit.say("Dernier jour", "Last day"),
                                campaign.closes().toString(),
                                true)
                        .post(
                                address,
                                visit.say("Changer le dernier jour", "Change the last day"),
                                visit.say("Changer", "Change")));
                forms.add(act(visit, campaign, "close")
                        .boxes(
                                "confirm",
                                visit.say("Je confirme", "I confirm"),
                                List.of(),
                                List.of(new Part.Option(
                                        "yes",
                                        visit.say(
                                                "plus personne ne répondra, et elle ne se rouvre pas",
                                                "nobody will answer any more, and it cannot be opened again"))))
                        .post(
                                address,
                                visit.say("Clore la campagne pour de bon", "Close the campaign for good"),
                                visit.say("Clore", "Close")));
            }
        }
        return forms;
    }

    private static Typing act(Visit visit, Campaign campaign, String act) {
        return Typing.of(visit, act).hidden("campaign", campaign.id()).hidden("seen", FormPage.seen(tree(campaign)));
    }

    private static Tree tree(Campaign campaign) {
        return Tree.of(campaign.toString());
    }

    private static Optional<Typing> invite(Visit visit, Campaign campaign) {
        if (visit.structures().isEmpty()) {
            return Optional.empty();
        }
        Typing typing = Typing.of(visit, "invite").hidden("campaign", campaign.id());
        if (campaign.respondents() == Campaign.Respondents.STRUCTURE) {
            return Optional.of(typing.boxes(
                    "structures", visit.say("Structure", "Structure"), List.of(), ProgrammeWords.structures(visit)));
        }
        typing.choice("structure", visit.say("Structure", "Structure"), "", ProgrammeWords.structures(visit));
        return Optional.of(
                campaign.respondents() == Campaign.Respondents.TEAM
                        ? typing.needed(
                                Kind.LONG_TEXT, "teams", visit.say("Équipes, une par ligne", "Teams, one a line"))
                        : typing.needed(
                                        Kind.LONG_TEXT,
                                        "workers",
                                        visit.say(
                                                "Matricules des salariés, un par ligne",
                                                "Payroll numbers of workers, one a line"))
                                .hint(
                                        "Ils deviennent des pseudonymes, et ne sont jamais réaffichés.",
                                        "They become pseudonyms, and are never shown again."));
    }

    private static Part renew(Visit visit, Campaign campaign, List<Recipient> waiting, String address) {
        return Typing.of(visit, "renew")
                .hidden("campaign", campaign.id())
                .choice("recipient", visit.say("Destinataire", "Recipient"), "", options(campaign, waiting))
                .hint(
                        "L’ancien lien n’ouvre plus rien, et ce qui était commencé est perdu.",
                        "The old link opens nothing any more, and what was begun is lost.")
                .post(
                        address,
                        visit.say("Lien perdu", "Lost link"),
                        visit.say("Donner un nouveau lien", "Give a new link"));
    }

    private static Part reminded(Visit visit, Campaign campaign, List<Recipient> waiting, String address) {
        return Typing.of(visit, "reminded")
                .hidden("campaign", campaign.id())
                .boxes("recipients", visit.say("Relancé", "Reminded"), List.of(), options(campaign, waiting))
                .post(
                        address,
                        visit.say("Noter une relance", "Note a reminder"),
                        visit.say("Relancés aujourd’hui", "Reminded today"));
    }

    private static List<Part.Option> options(Campaign campaign, List<Recipient> recipients) {
        return recipients.stream()
                .map(each ->
                        new Part.Option(key(campaign, each), each.structure() + ", " + CampaignWords.recipient(each)))
                .toList();
    }

    // A whole pseudonym has no business in a page.
    private static String key(Campaign campaign, Recipient recipient) {
        return Digest.of(
                        "essaim/page/recipient/1",
                        Tree.texts(List.of(
                                campaign.id(),
                                recipient.structure(),
                                recipient.team(),
                                recipient.worker() == null
                                        ? ""
                                        : recipient.worker().value())))
                .hex()
                .substring(0, 32);
    }

    /** Links for those who have none yet, or a new one for somebody who lost theirs. */
    static List<Invitation> links(Visit visit, Campaign campaign) {
        visit.require(Duty.COORDINATOR);
        Campaigns campaigns = visit.essaim().campaigns();
        if (visit.required("do").equals("renew")) {
            String key = visit.required("recipient");
            Recipient recipient = campaigns.waiting(campaign.id()).stream()
                    .filter(each -> key(campaign, each).equals(key))
                    .findFirst()
                    .orElseThrow(() -> Refusal.changed(visit.language()));
            return List.of(campaigns.renew(campaign.id(), recipient));
        }
        if (campaign.status() == Campaign.Status.CLOSED) {
            throw Refusal.changed(visit.language());
        }
        List<Recipient> recipients = recipients(visit, campaign);
        if (recipients.isEmpty()) {
            throw Refusal.incomplete(visit.language(), visit.say("Destinataires", "Recipients"));
        }
        return campaigns.invite(campaign.id(), recipients);
    }

    private static List<Recipient> recipients(Visit visit, Campaign campaign) {
        return switch (campaign.respondents()) {
            case STRUCTURE ->
                visit.texts("structures").stream()
                        .map(id -> Recipient.structure(visit.structure(id).id()))
                        .toList();
            case TEAM -> {
                String structure = CampaignsPage.structure(visit).id();
                yield lines(visit, "teams").stream()
                        .map(team -> Recipient.team(structure, team))
                        .toList();
            }
            case PERSON -> {
                String structure = CampaignsPage.structure(visit).id();
                yield lines(visit, "workers").stream()
                        .map(worker -> Recipient.person(
                                structure,
                                Objects.requireNonNull(visit.essaim()
                                        .sessions()
                                        .worker(structure, worker)
                                        .worker())))
                        .toList();
            }
        };
    }

    private static List<String> lines(Visit visit, String name) {
        return Arrays.stream(visit.required(name).split("\\R", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Does what a form asks that shows no links. */
    static Done act(Visit visit) throws IOException {
        String act = visit.required("do");
        if (act.equals("questionnaire")) {
            return CampaignQuestionnaires.taken(visit);
        }
        if (act.equals("prepare")) {
            return prepared(visit);
        }
        Campaigns campaigns = visit.essaim().campaigns();
        Campaign campaign = campaigns.campaign(visit.required("campaign"));
        String address = visit.address(PATH, "campaign", campaign.id());
        if (act.equals("reminded")) {
            visit.require(Duty.COORDINATOR);
            List<String> keys = visit.texts("recipients");
            List<Recipient> reminded = campaigns.waiting(campaign.id()).stream()
                    .filter(each -> keys.contains(key(campaign, each)))
                    .toList();
            if (reminded.isEmpty()) {
                throw Refusal.incomplete(visit.language(), visit.say("Destinataires", "Recipients"));
            }
            campaigns.reminded(campaign.id(), reminded);
            return new Done(address, new Recorded(reminded.size(), 0, 0, List.of()));
        }
        Typing.requireWhole(visit, Duty.CLOSER);
        return new Done(
                address,
                switch (act) {
                    case "open" -> {
                        if (campaign.status() == Campaign.Status.PREPARED) {
                            FormPage.requireSeen(visit, tree(campaign));
                        }
                        yield campaigns.open(campaign.id());
                    }
                    case "close" -> {
                        if (!visit.text("confirm").equals("yes")) {
                            throw Refusal.incomplete(visit.language(), "confirm");
                        }
                        yield campaigns.close(campaign.id());
                    }
                    case "until" -> {
                        Campaign until = Typing.made(() -> campaign.until(requiredDay(visit, "closes")));
                        yield campaigns.save(until);
                    }
                    case "change" -> {
                        Campaign changed = typed(visit, campaign.id());
                        if (!changed.equals(campaign)) {
                            FormPage.requireSeen(visit, tree(campaign));
                        }
                        yield campaigns.save(changed);
                    }
                    default -> throw Refusal.incomplete(visit.language(), "do");
                });
    }

    private static Done prepared(Visit visit) {
        Typing.requireWhole(visit, Duty.CLOSER);
        String id = Typing.code(visit, "id");
        Campaign campaign = typed(visit, id);
        Optional<Campaign> known = visit.essaim().campaigns().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (known.isPresent() && !known.get().equals(campaign)) {
            throw Refusal.taken(visit.language(), id);
        }
        return new Done(
                visit.address(PATH, "campaign", id), visit.essaim().campaigns().save(campaign));
    }

    private static java.time.LocalDate requiredDay(Visit visit, String name) {
        return visit.day(name).orElseThrow(() -> Refusal.incomplete(visit.language(), name));
    }

    private static Campaign typed(Visit visit, String id) {
        String questionnaire = visit.required("questionnaire");
        int bar = questionnaire.lastIndexOf('|');
        if (bar < 1 || bar == questionnaire.length() - 1) {
            throw Refusal.incomplete(visit.language(), "questionnaire");
        }
        String wave = visit.text("wave");
        return Campaign.builder(id, questionnaire.substring(0, bar), questionnaire.substring(bar + 1))
                .title(visit.required("title"))
                .respondents(Typing.oneOf(visit, "respondents", Campaign.Respondents.class))
                .regime(Typing.oneOf(visit, "regime", Campaign.Regime.class))
                .wave(visit.text("series"), wave.isEmpty() || wave.matches("0{1,9}") ? 0 : visit.number("wave"))
                .between(requiredDay(visit, "opens"), requiredDay(visit, "closes"))
                .least(visit.number("least"))
                .build();
    }
}
