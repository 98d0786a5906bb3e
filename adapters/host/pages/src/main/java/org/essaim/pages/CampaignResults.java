package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.essaim.campaign.Campaign;
import org.essaim.disclosure.Protection;
import org.essaim.organisation.Duty;
import org.essaim.questionnaire.Question;
import org.essaim.report.Report;
import org.essaim.tally.QuestionFigures;
import org.essaim.tally.Summary;

/** What came of campaigns, below the page of campaigns: one alone, two waves side by side, and what of either may be published. */
final class CampaignResults {
    static final String PATH = CampaignsPage.PATH + "/results";
    private static final String COMPARED = CampaignsPage.PATH + "/compared";
    private static final String DOWNLOAD = "/download";

    private final Publications publications = new Publications();

    /** Links to what came of a campaign, as far as it may be told now and to this visitor. */
    static List<Part.Link> links(Visit visit, Campaign campaign) {
        List<Part.Link> links = new ArrayList<>();
        if (isTold(visit, campaign)) {
            links.add(new Part.Link(
                    visit.say("Dépouillement", "Results"), visit.address(PATH, "campaign", campaign.id())));
            if (!CampaignVerbatim.questions(visit, campaign).isEmpty()) {
                links.add(new Part.Link(
                        visit.say("Réponses libres, par thèmes", "Answers in words, by themes"),
                        visit.address(CampaignVerbatim.PATH, "campaign", campaign.id())));
            }
        }
        return links;
    }

    // Core decides; this only spares visitors a link that leads to a refusal.
    private static boolean isTold(Visit visit, Campaign campaign) {
        return campaign.regime() == Campaign.Regime.IDENTIFIED
                ? campaign.status() != Campaign.Status.PREPARED
                : campaign.status() == Campaign.Status.CLOSED && visit.isWhole();
    }

    /** One campaign. */
    Answer one(Visit visit, List<Part> first) {
        Summary summary = visit.essaim().tally().summary(visit.required("campaign"));
        Campaign campaign = summary.campaign();
        List<Part> parts = new ArrayList<>(first);
        parts.addAll(ReportParts.of(visit, report(visit, summary)));
        parts.add(Exports.links(visit, Exports.documents(), PATH + DOWNLOAD, parameters(visit, campaign)));
        promoters(visit, summary, parts);
        others(visit, campaign, parts);
        publish(visit, parts, campaign.id(), "", campaign.least());
        parts.add(back(visit, campaign));
        return Screen.of(visit.say("Dépouillement\u00a0: ", "Results: ") + campaign.title(), parts);
    }

    private static Report report(Visit visit, Summary summary) {
        return summary.report(
                visit.language().locale(),
                visit.texts("nps").stream().distinct().toArray(String[]::new));
    }

    private static String[] parameters(Visit visit, Campaign campaign) {
        List<String> parameters = new ArrayList<>(List.of("campaign", campaign.id()));
        visit.texts("nps").forEach(each -> parameters.addAll(List.of("nps", each)));
        return parameters.toArray(String[]::new);
    }

    private static void promoters(Visit visit, Summary summary, List<Part> parts) {
        List<Question> scales = summary.all().questions().stream()
                .filter(QuestionFigures::isPromoterScale)
                .map(QuestionFigures::question)
                .toList();
        if (scales.isEmpty()) {
            return;
        }
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.hidden("campaign", summary.campaign().id()));
        for (Question each : scales) {
            fields.add(new Part.Field(
                    visit.texts("nps").contains(each.code()) ? Part.Kind.CHECKED : Part.Kind.CHECK,
                    "f-nps-" + each.code(),
                    "nps",
                    each.text().in(visit.language().locale()),
                    each.code(),
                    "",
                    false,
                    List.of()));
        }
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(PATH),
                visit.say("Score net de recommandation (NPS)", "Net promoter score (NPS)"),
                fields,
                visit.say("Calculer le score", "Work the score out")));
    }

    private static void others(Visit visit, Campaign campaign, List<Part> parts) {
        List<Part.Option> others = visit.essaim().campaigns().all().stream()
                .filter(each -> !each.id().equals(campaign.id())
                        && each.questionnaire().equals(campaign.questionnaire())
                        && isTold(visit, each))
                .map(each -> new Part.Option(
                        each.id(), each.title() + " (" + visit.figures().day(each.opens()) + ")"))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.choice("with", visit.say("À côté de", "Beside"), "", others));
        fields.add(Part.Field.hidden("campaign", campaign.id()));
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(COMPARED),
                visit.say("Comparer à une autre vague", "Compare with another wave"),
                fields,
                visit.say("Comparer", "Compare")));
    }

    private static void publish(Visit visit, List<Part> parts, String campaign, String with, int least) {
        if (!visit.may(Duty.CLOSER) || !visit.isWhole()) {
            return;
        }
        Campaign known = visit.essaim().campaigns().campaign(campaign);
        if (known.status() != Campaign.Status.CLOSED) {
            return;
        }
        parts.add(Typing.of(visit, "publish")
                .hidden("campaign", campaign)
                .hidden("with", with)
                .field(
                        Part.Kind.COUNT,
                        "threshold",
                        visit.say("Réponses derrière un chiffre, au moins", "Answers behind a figure, at least"),
                        Integer.toString(Math.max(5, least)),
                        true)
                .hint("Au moins " + Protection.FLOOR + ".", "At least " + Protection.FLOOR + ".")
                .post(
                        visit.address(CampaignsPage.PATH),
                        visit.say(
                                "Publier\u00a0: ce qui parlerait de trop peu de personnes est remplacé par «\u00a0s.\u00a0»,"
                                        + " et la diffusion est inscrite au registre",
                                "Publish: what would tell of too few people is replaced by “s.”, and the release is registered"),
                        visit.say("Préparer pour publication", "Make ready to publish")));
    }

    private static Part back(Visit visit, Campaign campaign) {
        return new Part.Links(List.of(new Part.Link(
                visit.say("Revenir à la campagne", "Back to the campaign"),
                visit.address(CampaignsPage.PATH, "campaign", campaign.id()))));
    }

    /** Two waves, the former one first whichever was named first. */
    Answer compared(Visit visit, List<Part> first) {
        Two two = two(visit);
        List<Part> parts = new ArrayList<>(first);
        parts.addAll(ReportParts.of(visit, two.exact(visit)));
        parts.add(Exports.links(
                visit,
                Exports.documents(),
                COMPARED + DOWNLOAD,
                "campaign",
                two.before().id(),
                "with",
                two.after().id()));
        publish(
                visit,
                parts,
                two.before().id(),
                two.after().id(),
                Math.max(two.before().least(), two.after().least()));
        parts.add(back(visit, two.after()));
        return Screen.of(visit.say("Deux vagues côte à côte", "Two waves side by side"), parts);
    }

    private record Two(Campaign before, Campaign after) {
        Report exact(Visit visit) {
            return visit.essaim()
                    .tally()
                    .compare(before.id(), after.id())
                    .report(visit.language().locale());
        }
    }

    private static Two two(Visit visit) {
        Campaign one = visit.essaim().campaigns().campaign(visit.required("campaign"));
        Campaign other = visit.essaim().campaigns().campaign(visit.required("with"));
        return one.opens().isAfter(other.opens()) || (one.isWaveWith(other) && one.wave() > other.wave())
                ? new Two(other, one)
                : new Two(one, other);
    }

    /** The file of what one of these pages shows. */
    Answer downloaded(Visit visit, boolean two) throws IOException {
        return two
                ? file(visit, two(visit).exact(visit))
                : file(visit, report(visit, visit.essaim().tally().summary(visit.required("campaign"))));
    }

    private static Answer file(Visit visit, Report report) throws IOException {
        String format = Exports.format(visit, Exports.documents());
        return format.equals("json")
                ? Exports.json(visit, report.toTree(), report.id())
                : Exports.file(visit, visit.essaim().export(report), report.id(), format);
    }

    /** The file of what was made ready to be published. */
    Answer published(Visit visit) throws IOException {
        Typing.requireWhole(visit, Duty.CLOSER);
        return publications.require(visit).file(visit);
    }

    /** Makes it ready to be published: what anybody may read, registered as a release. */
    Answer publish(Visit visit) {
        Typing.requireWhole(visit, Duty.CLOSER);
        Protection protection = Protection.standard().withThreshold(Publications.threshold(visit));
        Report report;
        if (visit.text("with").isEmpty()) {
            report = visit.essaim()
                    .tally()
                    .publish(visit.required("campaign"), protection)
                    .report(visit.language().locale());
        } else {
            Two two = two(visit);
            report = visit.essaim()
                    .tally()
                    .publish(two.before().id(), two.after().id(), protection)
                    .report(visit.language().locale());
        }
        String id = publications.keep(visit.visitor().id(), again -> file(again, report));
        List<Part> parts = new ArrayList<>();
        parts.add(Publications.ready(visit));
        parts.add(Exports.links(visit, Exports.documents(), CampaignsPage.PATH + "/published", "of", id));
        parts.addAll(ReportParts.of(visit, report));
        parts.add(back(visit, visit.essaim().campaigns().campaign(visit.required("campaign"))));
        return Screen.of(visit.say("Prêt à publier", "Ready to publish"), parts);
    }
}
