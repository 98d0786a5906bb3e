package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.campaign.Campaign;
import org.essaim.document.Tree;
import org.essaim.organisation.Duty;
import org.essaim.pages.FormPage.Done;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;
import org.essaim.tally.Theme;
import org.essaim.tally.Themes;
import org.essaim.tally.Written;

/** Answers in words, read one after the other and put under themes: obstacles, points of support, strengths. */
final class CampaignVerbatim {
    static final String PATH = CampaignsPage.PATH + "/verbatim";
    // Nobody reads further down a page; those that nobody coded come first.
    private static final int MOST = 500;

    private CampaignVerbatim() {}

    /** The questions of a campaign that are answered in words of one’s own. */
    static List<Question> questions(Visit visit, Campaign campaign) {
        return visit.essaim().campaigns().form(campaign).questions().stream()
                .filter(each -> each.type() == Question.Type.TEXT)
                .toList();
    }

    static Answer shown(Visit visit, List<Part> first) {
        Campaign campaign = visit.essaim().campaigns().campaign(visit.required("campaign"));
        List<Question> questions = questions(visit, campaign);
        String code = visit.text("question");
        Question question = code.isEmpty() && !questions.isEmpty()
                ? questions.get(0)
                : questions.stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound(visit.language()));
        List<Part> parts = new ArrayList<>(first);
        if (questions.size() > 1) {
            parts.add(choice(visit, campaign, questions, question));
        }
        parts.add(new Part.Heading(question.text().in(visit.language().locale())));
        Themes themes = visit.essaim().tally().themes();
        List<Theme> known = themes.of(campaign.questionnaire(), question.code());
        List<Written> texts = themes.texts(campaign.id(), question.code());
        if (texts.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Personne n’y a répondu.", "Nobody answered it.")));
        } else if (known.isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Il n’y a pas encore de thème sous lequel les ranger.",
                    "There is no theme yet to put them under.")));
        } else if (visit.may(Duty.COORDINATOR)) {
            next(visit, texts).ifPresent(text -> parts.add(coding(visit, campaign, question, known, text)));
        }
        if (!texts.isEmpty()) {
            parts.add(texts(visit, campaign, question, known, texts));
        }
        if (!known.isEmpty()) {
            parts.add(themes(visit, known));
        }
        if (visit.may(Duty.CLOSER) && visit.isWhole()) {
            parts.add(theme(visit, campaign, question, known));
        }
        parts.add(new Part.Links(List.of(
                new Part.Link(
                        visit.say("Dépouillement", "Results"),
                        visit.address(CampaignResults.PATH, "campaign", campaign.id())),
                new Part.Link(
                        visit.say("Revenir à la campagne", "Back to the campaign"),
                        visit.address(CampaignsPage.PATH, "campaign", campaign.id())))));
        return Screen.of(visit.say("Réponses libres\u00a0: ", "Answers in words: ") + campaign.title(), parts);
    }

    private static Part choice(Visit visit, Campaign campaign, List<Question> questions, Question question) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.hidden("campaign", campaign.id()));
        fields.add(Part.Field.choice(
                "question",
                visit.say("Question", "Question"),
                question.code(),
                questions.stream()
                        .map(each -> new Part.Option(
                                each.code(), each.text().in(visit.language().locale())))
                        .toList()));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(PATH),
                visit.say("Choisir la question", "Choose the question"),
                fields,
                visit.say("Afficher", "Show"));
    }

    // The one that was chosen, else the first that nobody read yet.
    private static Optional<Written> next(Visit visit, List<Written> texts) {
        String chosen = visit.text("text");
        return chosen.isEmpty()
                ? texts.stream().filter(each -> each.themes() == null).findFirst()
                : texts.stream()
                        .filter(each -> each.digest().hex().equals(chosen))
                        .findFirst();
    }

    private static Part coding(Visit visit, Campaign campaign, Question question, List<Theme> known, Written text) {
        Set<String> before = text.themes();
        return Typing.of(visit, "code")
                .hidden("campaign", campaign.id())
                .hidden("question", question.code())
                .hidden("text", text.digest().hex())
                .boxes(
                        "themes",
                        visit.say("Thème", "Theme"),
                        before == null ? List.of() : List.copyOf(before),
                        known.stream()
                                .map(each -> new Part.Option(each.code(), name(visit, each)))
                                .toList())
                .post(
                        visit.address(PATH, "campaign", campaign.id(), "question", question.code()),
                        visit.say("«\u00a0", "“") + text.text() + visit.say("\u00a0»", "”"),
                        visit.say("Ranger et lire la suivante", "Put it there and read the next"));
    }

    private static String name(Visit visit, Theme theme) {
        return theme.text().in(visit.language().locale()) + " ("
                + theme.family().title(visit.language().locale()) + ")";
    }

    private static Part texts(
            Visit visit, Campaign campaign, Question question, List<Theme> known, List<Written> texts) {
        List<List<Cell>> rows = new ArrayList<>();
        texts.stream().limit(MOST).forEach(each -> {
            Cell words = known.isEmpty() || !visit.may(Duty.COORDINATOR)
                    ? Cell.of(each.text())
                    : Cell.link(
                            each.text(),
                            visit.address(
                                    PATH,
                                    "campaign",
                                    campaign.id(),
                                    "question",
                                    question.code(),
                                    "text",
                                    each.digest().hex()));
            rows.add(List.of(words, Cell.of(visit.figures().count(each.times())), under(visit, known, each)));
        });
        return new Part.Grid(
                visit.say("Ce qui a été écrit", "What was written") + " ("
                        + visit.figures().count(texts.size()) + ")",
                List.of(
                        Head.words(visit.say("Réponse", "Answer")),
                        Head.figures(visit.say("Fois", "Times")),
                        Head.words(visit.say("Thèmes", "Themes"))),
                rows,
                List.of());
    }

    private static Cell under(Visit visit, List<Theme> known, Written text) {
        Set<String> codes = text.themes();
        if (codes == null) {
            return Cell.absent(visit.say("pas encore lue", "not read yet"));
        }
        return codes.isEmpty()
                ? Cell.of(visit.say("aucun", "none"))
                : Cell.of(String.join(
                        ", ",
                        known.stream()
                                .filter(each -> codes.contains(each.code()))
                                .map(each -> each.text().in(visit.language().locale()))
                                .toList()));
    }

    private static Part themes(Visit visit, List<Theme> known) {
        return new Part.Grid(
                visit.say("Thèmes de cette question", "Themes of this question"),
                List.of(
                        Head.words(visit.say("Thème", "Theme")),
                        Head.words(visit.say("Identifiant", "Identifier")),
                        Head.words(visit.say("Famille", "Family"))),
                known.stream()
                        .map(each -> List.of(
                                Cell.of(each.text().in(visit.language().locale())),
                                Cell.code(each.code()),
                                Cell.of(each.family().title(visit.language().locale()))))
                        .toList(),
                List.of());
    }

    private static Part theme(Visit visit, Campaign campaign, Question question, List<Theme> known) {
        return Typing.of(visit, "theme")
                .hidden("campaign", campaign.id())
                .hidden("question", question.code())
                .hidden("seen", FormPage.seen(tree(known)))
                .needed(Part.Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .hint("Lettres minuscules, chiffres et traits d’union.", "Small letters, digits and hyphens.")
                .needed(Part.Kind.TEXT, "title", visit.say("Thème", "Theme"))
                .choice(
                        "family",
                        visit.say("Famille", "Family"),
                        "",
                        List.of(Theme.Family.values()).stream()
                                .map(each -> new Part.Option(
                                        each.name(), each.title(visit.language().locale())))
                                .toList())
                .post(
                        visit.address(PATH, "campaign", campaign.id(), "question", question.code()),
                        visit.say("Ajouter un thème", "Add a theme"),
                        visit.say("Ajouter", "Add"));
    }

    private static Tree tree(List<Theme> known) {
        return Tree.texts(known.stream().map(Theme::code).toList());
    }

    /** Puts one answer under themes, or adds a theme. */
    static Done act(Visit visit) {
        Campaign campaign = visit.essaim().campaigns().campaign(visit.required("campaign"));
        String question = visit.required("question");
        Themes themes = visit.essaim().tally().themes();
        String address = visit.address(PATH, "campaign", campaign.id(), "question", question);
        switch (visit.required("do")) {
            case "theme" -> {
                Typing.requireWhole(visit, Duty.CLOSER);
                List<Theme> all = new ArrayList<>(themes.of(campaign.questionnaire(), question));
                Theme theme = new Theme(
                        Typing.code(visit, "id"),
                        Texts.NONE.and(visit.language().code(), visit.required("title")),
                        Typing.oneOf(visit, "family", Theme.Family.class));
                if (all.contains(theme)) {
                    return Done.before(address);
                }
                FormPage.requireSeen(visit, tree(all));
                all.add(theme);
                return new Done(address, themes.save(campaign.questionnaire(), question, all));
            }
            case "code" -> {
                visit.require(Duty.COORDINATOR);
                String text = visit.required("text");
                Written written = themes.texts(campaign.id(), question).stream()
                        .filter(each -> each.digest().hex().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.changed(visit.language()));
                return new Done(
                        address,
                        themes.code(campaign.id(), question, written.digest(), Set.copyOf(visit.texts("themes"))));
            }
            default -> throw Refusal.noSuchForm(visit.language());
        }
    }
}
