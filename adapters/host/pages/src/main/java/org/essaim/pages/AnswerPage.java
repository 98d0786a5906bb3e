package org.essaim.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.essaim.campaign.Access;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Campaigns;
import org.essaim.campaign.Draft;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;

/** A questionnaire, for whoever has a link to it: filled in, kept for later, handed in. */
final class AnswerPage implements Page {
    static final String PATH = "answer";
    private static final String DONE = "done";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Questionnaire", "Questionnaire");
    }

    @Override
    public boolean isOpenedByLink() {
        return true;
    }

    // What the address of a campaign may be; anything else is none.
    private static String id(Visit visit) {
        List<String> below = visit.below();
        return !below.isEmpty() && below.get(0).matches(Typing.CODE) ? below.get(0) : "";
    }

    @Override
    public Answer get(Visit visit) {
        String id = id(visit);
        if (visit.below().size() == 2 && visit.below().get(1).equals(DONE)) {
            return thanks(visit);
        }
        String link = visit.text("link");
        Campaigns campaigns = visit.essaim().campaigns();
        Access access = visit.below().size() == 1 ? campaigns.access(id, link) : Access.UNKNOWN;
        if (!access.isGranted()) {
            return shut(visit, id, access);
        }
        Draft draft = campaigns.draft(id, link);
        return shown(visit, 200, draft, link, TypedAnswers.of(draft.response()), List.of(), List.of(), access);
    }

    @Override
    public Answer post(Visit visit) {
        String id = id(visit);
        String link = visit.text("link");
        // The last field of a form: a container that takes only so many drops what comes after them.
        if (visit.text("end").isEmpty()) {
            throw new Refusal(
                    413,
                    visit.say(
                            "Ce formulaire n’est pas arrivé en entier\u00a0: rien n’est enregistré.",
                            "This form did not arrive whole: nothing is recorded."),
                    visit.say(
                            "Revenez en arrière et répondez à moins de questions à la fois.",
                            "Maybe go back and answer fewer questions at once."));
        }
        Campaigns campaigns = visit.essaim().campaigns();
        Access access = visit.below().size() == 1 ? campaigns.access(id, link) : Access.UNKNOWN;
        if (!access.isGranted()) {
            return shut(visit, id, access);
        }
        Draft draft = campaigns.draft(id, link);
        TypedAnswers typed = TypedAnswers.read(draft.form(), visit.request().getParameterMap(), visit.language());
        String act = visit.required("do");
        return switch (act) {
            case "update" -> looked(visit, draft, link, typed, access);
            case "save" -> saved(visit, draft, link, typed, access);
            case "complete" -> completed(visit, draft, link, typed, access);
            default -> looked(visit, draft, link, repeated(visit, draft.form(), typed, act), access);
        };
    }

    /** One time more or less of a repeated section. */
    private static TypedAnswers repeated(Visit visit, Form form, TypedAnswers typed, String act) {
        int more = act.startsWith("add ") ? 1 : act.startsWith("remove ") ? -1 : 0;
        Optional<Place> place = Place.parse(act.substring(act.indexOf(' ') + 1));
        if (more == 0
                || place.isEmpty()
                || !(form.item(place.get().code()).orElse(null) instanceof Item.Section section)
                || !section.repeats().many()) {
            throw Refusal.incomplete(visit.language(), "do");
        }
        int count = form.fill(typed.response()).times(place.get()) + more;
        return count < section.repeats().least() || count > section.repeats().most()
                ? typed
                : typed.with(form, place.get(), count);
    }

    private static Answer looked(Visit visit, Draft draft, String link, TypedAnswers typed, Access access) {
        // A draft may lack anything; what was typed and cannot be is told at once.
        List<Finding> findings = draft.form().validate(typed.response()).stream()
                .filter(Finding::isError)
                .toList();
        return shown(visit, 200, draft, link, typed, findings, List.of(), access);
    }

    private static Answer saved(Visit visit, Draft draft, String link, TypedAnswers typed, Access access) {
        draft.answers(typed.response());
        draft.save();
        Part notice = Part.Notice.of(
                Part.Tone.GOOD,
                visit.say("Vos réponses sont gardées.", "Your answers are kept."),
                visit.say(
                                "Elles ne sont pas encore remises. Revenez par la même adresse, jusqu’au ",
                                "They are not handed in yet. Come back by the same address, until ")
                        + visit.figures().day(draft.campaign().closes())
                        + ".");
        return shown(visit, 200, draft, link, typed, List.of(), List.of(notice), access);
    }

    private static Answer completed(Visit visit, Draft draft, String link, TypedAnswers typed, Access access) {
        Response opened = Asking.opened(draft.form(), typed.response());
        boolean same = access == Access.AMENDABLE
                && opened.answers().equals(draft.response().answers())
                && draft.response().isComplete();
        Answer done =
                new Answer.Elsewhere(visit.address(PATH + "/" + draft.campaign().id() + "/" + DONE));
        if (same) {
            // Sent twice, or looked at once more: nothing is to be corrected.
            return done;
        }
        draft.answers(opened);
        List<Finding> against =
                draft.validate().stream().filter(Finding::isError).toList();
        if (against.isEmpty() && typed.ranks().isEmpty()) {
            if (draft.complete().stored() > 0) {
                return done;
            }
            against = draft.validate();
        }
        return shown(visit, 409, draft, link, typed, against, List.of(), access);
    }

    private static Answer shown(
            Visit visit,
            int status,
            Draft draft,
            String link,
            TypedAnswers typed,
            List<Finding> findings,
            List<Part> first,
            Access access) {
        Campaign campaign = draft.campaign();
        List<Part> parts = new ArrayList<>(first);
        parts.add(new Part.Notice(
                Part.Tone.REMARK, known(visit, campaign), CampaignWords.promise(visit.language(), campaign)));
        if (access == Access.AMENDABLE) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say(
                            "Vous avez déjà répondu\u00a0: vous pouvez corriger vos réponses.",
                            "You answered already: you can correct your answers.")));
        }
        Map<Place, List<String>> wrong = new HashMap<>();
        List<Part.Link> wrongs = wrongs(visit, draft.form(), typed, findings, wrong);
        parts.add(new Part.Questions(Asking.sheet(
                visit, visit.address(PATH + "/" + campaign.id()), link, draft.form(), typed, wrong, wrongs)));
        return new Screen(status, campaign.title(), parts);
    }

    private static String known(Visit visit, Campaign campaign) {
        return visit.say("Questionnaire ouvert jusqu’au ", "Questionnaire open until ")
                + visit.figures().day(campaign.closes())
                + ". "
                + CampaignWords.regime(visit.language(), campaign.regime());
    }

    private static List<Part.Link> wrongs(
            Visit visit, Form form, TypedAnswers typed, List<Finding> findings, Map<Place, List<String>> wrong) {
        Locale locale = visit.language().locale();
        List<Part.Link> general = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Place> place = Optional.ofNullable(finding.path()).flatMap(Place::parse);
            String text = text(form, finding, place, locale);
            if (place.isPresent() && form.item(place.get().code()).isPresent()) {
                wrong.computeIfAbsent(place.get(), none -> new ArrayList<>()).add(text);
            } else {
                general.add(new Part.Link(text, ""));
            }
        }
        typed.ranks()
                .keySet()
                .forEach(place -> wrong.computeIfAbsent(place, none -> new ArrayList<>())
                        .add(visit.say(
                                "Donnez à chacune de vos réponses un rang différent\u00a0: 1, 2, 3…",
                                "Give each of your answers a rank of its own: 1, 2, 3…")));
        // In the order in which whoever answers goes through them.
        Map<String, List<Part.Link>> byCode = new LinkedHashMap<>();
        form.items().forEach(item -> byCode.put(item.code(), new ArrayList<>()));
        wrong.keySet().stream().sorted().forEach(place -> {
            String label = form.item(place.code())
                    .map(item -> item.text().in(locale))
                    .filter(text -> !text.isEmpty())
                    .orElse(place.toString());
            for (String text : wrong.getOrDefault(place, List.of())) {
                byCode.getOrDefault(place.code(), general)
                        .add(new Part.Link(label + visit.say("\u00a0: ", ": ") + text, "#" + Asking.id(place)));
            }
        });
        List<Part.Link> all = new ArrayList<>(general);
        byCode.values().forEach(all::addAll);
        return all;
    }

    /** What is wrong, in the words of whoever made the questionnaire if they left any. */
    private static String text(Form form, Finding finding, Optional<Place> place, Locale locale) {
        StringBuilder text = new StringBuilder(finding.message(locale));
        place.flatMap(known -> form.item(known.code()))
                .filter(Question.class::isInstance)
                .map(Question.class::cast)
                .ifPresent(question -> question.constraints().stream()
                        .filter(constraint -> isAbout(finding.code(), constraint)
                                && !constraint.message().isEmpty())
                        .forEach(constraint ->
                                text.append(' ').append(constraint.message().in(locale))));
        return text.toString();
    }

    private static boolean isAbout(Code code, Constraint constraint) {
        return switch (code) {
            case ANSWER_OUT_OF_RANGE -> constraint instanceof Constraint.Range;
            case ANSWER_LENGTH -> constraint instanceof Constraint.Length;
            case ANSWER_PATTERN -> constraint instanceof Constraint.Pattern;
            case ANSWER_CONTRADICTS -> constraint instanceof Constraint.Holds;
            default -> false;
        };
    }

    private static Screen thanks(Visit visit) {
        return Screen.of(
                visit.say("Merci", "Thank you"),
                List.of(Part.Notice.of(
                        Part.Tone.GOOD,
                        visit.say("Vos réponses sont remises.", "Your answers are handed in."),
                        visit.say("Vous pouvez fermer cette page.", "You can close this page."))));
    }

    private static Screen shut(Visit visit, String id, Access access) {
        return switch (access) {
            case ANSWERED ->
                door(
                        visit,
                        200,
                        visit.say("Vous avez déjà répondu", "You have answered already"),
                        visit.say(
                                "Ce questionnaire est anonyme\u00a0: rien ne mène plus à vos réponses, et elles ne se corrigent pas.",
                                "This questionnaire is anonymous: nothing leads back to your answers, and they cannot be corrected."));
            case TOO_EARLY ->
                door(
                        visit,
                        200,
                        visit.say("Ce questionnaire n’est pas encore ouvert", "This questionnaire is not open yet"),
                        visit.say("Il s’ouvre le ", "It opens on ")
                                + visit.figures()
                                        .day(visit.essaim()
                                                .campaigns()
                                                .campaign(id)
                                                .opens())
                                + visit.say(
                                        ", ou dès que la campagne est lancée. Gardez votre lien.",
                                        ", or as soon as the campaign is started. Keep your link."));
            case CLOSED ->
                door(
                        visit,
                        200,
                        visit.say("Ce questionnaire est clos", "This questionnaire is closed"),
                        visit.say(
                                "On n’y répond plus. Merci à ceux qui l’ont fait.",
                                "It is not answered any more. Thanks to all who did."));
            default ->
                door(
                        visit,
                        404,
                        visit.say("Ce lien n’ouvre rien", "This link opens nothing"),
                        visit.say(
                                "Copiez l’adresse entière du message reçu, ou demandez un nouveau lien à qui vous a invité.",
                                "Copy the whole address out of the message, or ask whoever invited you for a new link."));
        };
    }

    private static Screen door(Visit visit, int status, String title, String remedy) {
        return new Screen(
                status,
                title,
                List.of(Part.Notice.of(
                        status == 404 ? Part.Tone.WARNING : Part.Tone.REMARK,
                        visit.say("Rien n’est à remplir ici.", "There is nothing to fill in here."),
                        remedy)));
    }
}
