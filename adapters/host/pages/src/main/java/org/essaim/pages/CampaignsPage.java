package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Invitation;
import org.essaim.campaign.Recipient;
import org.essaim.campaign.Turnout;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;

/** Campaigns: which there are, who takes part, and all that is done with them but answering. */
final class CampaignsPage extends FormPage {
    static final String PATH = "campaigns";

    private final CampaignResults results = new CampaignResults();

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Campagnes", "Campaigns");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        return switch (String.join("/", visit.below())) {
            case "" -> campaigns(visit, first);
            case "results" -> results.one(visit, first);
            case "results/download" -> results.downloaded(visit, false);
            case "compared" -> results.compared(visit, first);
            case "compared/download" -> results.downloaded(visit, true);
            case "published" -> results.published(visit);
            case "verbatim" -> CampaignVerbatim.shown(visit, first);
            default -> throw Refusal.notFound(visit.language());
        };
    }

    private Answer campaigns(Visit visit, List<Part> first) {
        List<Part> parts = new ArrayList<>(first);
        if (!visit.text("campaign").isEmpty()) {
            return one(visit, visit.essaim().campaigns().campaign(visit.text("campaign")), parts);
        }
        List<Campaign> campaigns = visit.essaim().campaigns().all();
        if (campaigns.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune campagne.", "No campaign.")));
        } else {
            parts.add(overview(visit, campaigns));
        }
        if (visit.may(Duty.CLOSER) && visit.isWhole()) {
            parts.addAll(CampaignForms.prepare(visit));
        }
        return Screen.of(title(visit.language()), parts);
    }

    private static Part overview(Visit visit, List<Campaign> campaigns) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Turnout.Count count =
                    visit.essaim().campaigns().turnout(campaign.id()).all();
            rows.add(List.of(
                    Cell.link(campaign.title(), visit.address(PATH, "campaign", campaign.id())),
                    Cell.of(campaign.questionnaire() + " (" + campaign.version() + ")"),
                    Cell.of(CampaignWords.status(visit.language(), campaign.status())),
                    Cell.of(days(visit, campaign)),
                    Cell.of(CampaignWords.name(visit.language(), campaign.regime())),
                    Cell.of(wave(visit, campaign)),
                    turnout(visit, count)));
        }
        return new Part.Grid(
                visit.say("Campagnes, la plus récente d’abord", "Campaigns, the newest first"),
                List.of(
                        Head.words(visit.say("Campagne", "Campaign")),
                        Head.words(visit.say("Questionnaire (version)", "Questionnaire (version)")),
                        Head.words(visit.say("État", "State")),
                        Head.words(visit.say("Du – au", "From – to")),
                        Head.words(visit.say("Anonymat", "Anonymity")),
                        Head.words(visit.say("Vague", "Wave")),
                        Head.figures(visit.say("Participation", "Turnout"))),
                rows,
                List.of());
    }

    private static String days(Visit visit, Campaign campaign) {
        return visit.figures().day(campaign.opens()) + " – " + visit.figures().day(campaign.closes());
    }

    private static String wave(Visit visit, Campaign campaign) {
        return campaign.series().isEmpty()
                ? visit.say("seule", "the only one")
                : campaign.series() + ", " + visit.say("vague ", "wave ") + campaign.wave();
    }

    private static Cell turnout(Visit visit, Turnout.Count count) {
        return count.invited() == 0
                ? Cell.absent(visit.say("personne n’est invité", "nobody is invited"))
                : Cell.meter(
                        visit.figures().count(count.answered()) + "/"
                                + visit.figures().count(count.invited()) + " ("
                                + visit.figures().share(count.answered(), count.invited()) + ")",
                        count.answered(),
                        count.invited());
    }

    private static Answer one(Visit visit, Campaign campaign, List<Part> parts) {
        Turnout turnout = visit.essaim().campaigns().turnout(campaign.id());
        parts.add(new Part.Facts(List.of(
                new Part.Fact(
                        visit.say("État", "State"), Cell.of(CampaignWords.status(visit.language(), campaign.status()))),
                new Part.Fact(visit.say("Du – au", "From – to"), Cell.of(days(visit, campaign))),
                new Part.Fact(
                        visit.say("Questionnaire (version)", "Questionnaire (version)"),
                        Cell.of(campaign.questionnaire() + " (" + campaign.version() + ")")),
                new Part.Fact(
                        visit.say("Qui répond", "Who answers"),
                        Cell.of(CampaignWords.respondents(visit.language(), campaign.respondents()))),
                new Part.Fact(visit.say("Vague", "Wave"), Cell.of(wave(visit, campaign))),
                new Part.Fact(visit.say("Participation", "Turnout"), turnout(visit, turnout.all())))));
        parts.add(new Part.Prose(CampaignWords.regime(visit.language(), campaign.regime())
                + (campaign.regime() == Campaign.Regime.IDENTIFIED
                        ? ""
                        : " "
                                + visit.say("De moins de ", "Of fewer than ")
                                + campaign.least()
                                + visit.say(
                                        " réponses rien n’est dit d’un groupe.",
                                        " answers nothing is told of a group."))));
        if (!turnout.structures().isEmpty()) {
            parts.add(byStructure(visit, turnout));
        }
        List<Recipient> waiting = visit.essaim().campaigns().waiting(campaign.id());
        if (campaign.status() != Campaign.Status.CLOSED) {
            parts.add(waiting(visit, turnout, waiting));
        }
        parts.addAll(CampaignForms.of(visit, campaign, waiting));
        List<Part.Link> links = new ArrayList<>(CampaignResults.links(visit, campaign));
        links.add(new Part.Link(visit.say("Toutes les campagnes", "All campaigns"), visit.address(PATH)));
        parts.add(new Part.Links(links));
        return Screen.of(campaign.title(), parts);
    }

    private static Part byStructure(Visit visit, Turnout turnout) {
        List<List<Cell>> rows = new ArrayList<>();
        turnout.structures()
                .forEach((structure, count) ->
                        rows.add(List.of(Cell.of(named(visit, structure)), turnout(visit, count))));
        return new Part.Grid(
                visit.say("Participation, structure par structure", "Turnout, structure by structure"),
                List.of(
                        Head.words(visit.say("Structure", "Structure")),
                        Head.figures(visit.say("Ont répondu", "Answered"))),
                rows,
                List.of());
    }

    private static String named(Visit visit, String id) {
        return visit.structures().stream()
                .filter(structure -> structure.id().equals(id))
                .findFirst()
                .map(Forms::name)
                .orElse(id);
    }

    private static Part waiting(Visit visit, Turnout turnout, List<Recipient> waiting) {
        if (waiting.isEmpty()) {
            return new Part.Prose(
                    turnout.all().invited() == 0
                            ? visit.say("Personne n’est encore invité.", "Nobody is invited yet.")
                            : visit.say("Tous ceux qui sont invités ont répondu.", "All who are invited answered."));
        }
        return new Part.Grid(
                visit.say("N’ont pas encore répondu", "Have not answered yet") + " ("
                        + visit.figures().count(waiting.size()) + ")",
                heads(visit),
                waiting.stream()
                        .map(each -> List.of(
                                Cell.of(named(visit, each.structure())), Cell.of(CampaignWords.recipient(each))))
                        .toList(),
                List.of());
    }

    private static List<Head> heads(Visit visit) {
        return List.of(
                Head.words(visit.say("Structure", "Structure")),
                Head.words(visit.say("Équipe, ou personne sous pseudonyme", "Team, or person under pseudonym")));
    }

    @Override
    Done act(Visit visit) throws IOException {
        return String.join("/", visit.below()).equals("verbatim")
                ? CampaignVerbatim.act(visit)
                : CampaignForms.act(visit);
    }

    // Links are told once: on the very page that answers the form.
    @Override
    boolean takes(Visit visit) {
        return !visit.text("do").equals("publish") && !CampaignForms.isOfLinks(visit.text("do"));
    }

    @Override
    Answer other(Visit visit) {
        if (visit.text("do").equals("publish")) {
            return results.publish(visit);
        }
        Campaign campaign = visit.essaim().campaigns().campaign(visit.required("campaign"));
        List<Invitation> invitations = CampaignForms.links(visit, campaign);
        List<Part> parts = new ArrayList<>();
        if (invitations.isEmpty()) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say(
                            "Ils étaient déjà invités\u00a0: rien n’a changé.", "They were invited: nothing changed."),
                    visit.say(
                            "Un lien n’est dit qu’une fois. Qui a perdu le sien en reçoit un nouveau.",
                            "A link is told once. Whoever lost theirs gets a new one.")));
        } else {
            parts.add(
                    Part.Notice.of(
                            Part.Tone.WARNING,
                            visit.say("Copiez ces adresses maintenant.", "Copy these addresses now."),
                            visit.say(
                                    "Elles ne seront plus jamais affichées. Qui a l’adresse répond\u00a0: envoyez chacune à son destinataire seul.",
                                    "They are never shown again. Whoever has an address answers: send each to its recipient alone.")));
            parts.add(told(visit, invitations));
        }
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir à la campagne", "Back to the campaign"),
                visit.address(PATH, "campaign", campaign.id())))));
        return Screen.of(campaign.title(), parts);
    }

    private static Part told(Visit visit, List<Invitation> invitations) {
        List<Head> heads = new ArrayList<>(heads(visit));
        heads.add(Head.words(visit.say("Adresse à envoyer", "Address to send")));
        return new Part.Grid(
                visit.say("Liens", "Links"),
                heads,
                invitations.stream()
                        .map(each -> List.of(
                                Cell.of(named(visit, each.recipient().structure())),
                                Cell.of(CampaignWords.recipient(each.recipient())),
                                Cell.code(address(visit, each))))
                        .toList(),
                List.of());
    }

    // As whoever asks sees this server.
    private static String address(Visit visit, Invitation invitation) {
        String here = visit.request().getRequestURL().toString();
        String root = here.substring(
                0, here.length() - visit.request().getRequestURI().length());
        return root + Visit.base(visit.request()) + "/" + AnswerPage.PATH + "/" + invitation.campaign() + "?link="
                + invitation.token();
    }

    /** A structure of the visitor’s that a form names. */
    static Structure structure(Visit visit) {
        return visit.structure(visit.required("structure"));
    }
}
