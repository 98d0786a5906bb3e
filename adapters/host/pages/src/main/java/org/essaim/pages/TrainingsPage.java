package org.essaim.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.programme.Programme;
import org.essaim.session.SessionDossier;
import org.essaim.session.TrainingAction;
import org.essaim.session.TrainingActions;

/** Training actions of a programme: which sessions they consist of, who came, what came of them. */
final class TrainingsPage extends FormPage {
    static final String PATH = "trainings";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Formations-actions", "Training actions");
    }

    private static TrainingActions actions(Visit visit) {
        return visit.essaim().sessions().trainingActions();
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        if (visit.below().equals(List.of("download"))) {
            String id = visit.required("action");
            String format = Exports.format(visit, Exports.reports());
            return Exports.file(
                    visit,
                    visit.essaim()
                            .export(actions(visit).review(id, visit.language().locale())),
                    visit.say("bilan-", "review-") + id,
                    format);
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        return visit.text("action").isEmpty()
                ? all(visit, parts)
                : one(visit, actions(visit).action(visit.text("action")), parts);
    }

    private static boolean mayWrite(Visit visit) {
        return visit.may(Duty.COORDINATOR) && visit.isWhole();
    }

    private static Answer all(Visit visit, List<Part> parts) {
        Programme programme = ProgrammeLinks.programme(visit);
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        List<List<Cell>> rows = new ArrayList<>();
        for (TrainingAction action : actions(visit).of(programme.id())) {
            TrainingAction.Review review = action.review();
            rows.add(List.of(
                    Cell.link(action.title(), address(visit, action.id())),
                    Cell.of(action.training()),
                    Cell.of(visit.figures().count(action.sessions().size())),
                    review == null
                            ? Cell.absent(visit.say("à écrire", "to be written"))
                            : Cell.of(visit.figures().day(review.date()))));
        }
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune formation-action pour l’instant.", "No training action yet.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Formations-actions du programme", "Training actions of the programme"),
                    List.of(
                            Head.words(visit.say("Formation-action", "Training action")),
                            Head.words(visit.say("Produit de formation", "Training product")),
                            Head.figures(visit.say("Séances", "Sessions")),
                            Head.words(visit.say("Bilan", "Review"))),
                    rows,
                    List.of()));
        }
        if (mayWrite(visit)) {
            if (visit.essaim().programmes().trainings().isEmpty()) {
                parts.add(new Part.Prose(visit.say(
                        "Dites d’abord sur quel produit de formation le programme s’appuie, dans sa définition.",
                        "Say first which training product the programme rests on, in its definition.")));
            } else {
                parts.add(fields(
                                visit,
                                programme,
                                Typing.of(visit, "create")
                                        .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier")),
                                Optional.empty())
                        .post(
                                ProgrammeLinks.address(visit, PATH, programme),
                                visit.say("Une formation-action de plus", "One more training action"),
                                visit.say("Enregistrer la formation-action", "Record the training action")));
            }
        }
        return Screen.of(
                ProgrammeWords.name(programme) + visit.say("\u00a0: formations-actions", ": training actions"), parts);
    }

    private static String address(Visit visit, String action) {
        return visit.address(ProgrammesPage.PATH + "/" + PATH, "action", action);
    }

    private static Typing fields(Visit visit, Programme programme, Typing typing, Optional<TrainingAction> before) {
        List<SessionDossier> sessions = visit.essaim().sessions().of(programme.id());
        return typing.field(
                        Kind.TEXT,
                        "title",
                        visit.say("Titre", "Title"),
                        before.map(TrainingAction::title).orElse(""),
                        true)
                .choice(
                        "training",
                        visit.say("Produit de formation", "Training product"),
                        before.map(TrainingAction::training).orElse(""),
                        visit.essaim().programmes().trainings().stream()
                                .map(each -> new Part.Option(each.id(), each.title()))
                                .toList())
                .boxes(
                        "sessions",
                        visit.say("Séance", "Session"),
                        before.map(TrainingAction::sessions).orElse(List.of()),
                        sessions.stream()
                                .map(each -> new Part.Option(
                                        each.session().id(),
                                        each.session().title() + ", " + SessionsPage.when(visit, each.session())))
                                .toList());
    }

    private static Answer one(Visit visit, TrainingAction action, List<Part> parts) {
        Programme programme = visit.essaim().programmes().programme(action.programme());
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        parts.addAll(ReportParts.of(
                visit, actions(visit).review(action.id(), visit.language().locale())));
        parts.add(Exports.links(
                visit, Exports.reports(), ProgrammesPage.PATH + "/" + PATH + "/download", "action", action.id()));
        if (mayWrite(visit)) {
            String seen = seen(tree(action));
            TrainingAction.Review review = action.review();
            parts.add(Typing.of(visit, "review")
                    .hidden("seen", seen)
                    .field(
                            Kind.DAY,
                            "date",
                            visit.say("Date du bilan", "Day of the review"),
                            (review == null ? LocalDate.now(ZoneOffset.UTC) : review.date()).toString(),
                            true)
                    .field(
                            Kind.LONG_TEXT,
                            "text",
                            visit.say("Bilan, sans nommer personne", "Review, naming nobody"),
                            review == null ? "" : review.text(),
                            true)
                    .field(
                            Kind.TEXT,
                            "reference",
                            visit.say("Où il est écrit en entier", "Where it is written in full"),
                            review == null ? "" : review.reference(),
                            false)
                    .post(
                            address(visit, action.id()),
                            visit.say("Écrire le bilan", "Write the review"),
                            visit.say("Enregistrer le bilan", "Record the review")));
            parts.add(fields(visit, programme, Typing.of(visit, "change").hidden("seen", seen), Optional.of(action))
                    .post(
                            address(visit, action.id()),
                            visit.say("Modifier la formation-action", "Change the training action"),
                            visit.say("Enregistrer la formation-action", "Record the training action")));
        }
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Toutes les formations-actions du programme", "All training actions of the programme"),
                ProgrammeLinks.address(visit, PATH, programme)))));
        return Screen.of(action.title(), parts);
    }

    private static Tree tree(TrainingAction action) {
        return Tree.of(action.toString());
    }

    private static Optional<TrainingAction> known(Visit visit, String programme, String id) {
        return actions(visit).of(programme).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    @Override
    Done act(Visit visit) {
        Typing.requireWhole(visit, Duty.COORDINATOR);
        String act = visit.required("do");
        TrainingAction before = act.equals("create") ? null : actions(visit).action(visit.required("action"));
        if (before == null) {
            Programme programme = ProgrammeLinks.programme(visit);
            TrainingAction created = typed(visit, Typing.code(visit, "id"), programme.id(), null);
            Optional<TrainingAction> known = known(visit, programme.id(), created.id());
            if (known.isPresent() && !known.get().equals(created)) {
                throw Refusal.taken(visit.language(), created.id());
            }
            return new Done(address(visit, created.id()), actions(visit).save(created));
        }
        TrainingAction changed = switch (act) {
            case "change" -> typed(visit, before.id(), before.programme(), before.review());
            case "review" ->
                before.reviewed(Typing.made(() -> new TrainingAction.Review(
                        SessionForms.day(visit), visit.required("text"), visit.text("reference"))));
            default -> throw Refusal.incomplete(visit.language(), "do");
        };
        String there = address(visit, before.id());
        if (changed.equals(before)) {
            return Done.before(there);
        }
        requireSeen(visit, tree(before));
        return new Done(there, actions(visit).save(changed));
    }

    private static TrainingAction typed(
            Visit visit, String id, String programme, TrainingAction.@org.jspecify.annotations.Nullable Review review) {
        return Typing.made(() -> new TrainingAction(
                id, programme, visit.required("training"), visit.required("title"), visit.texts("sessions"), review));
    }
}
