package org.essaim.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.progress.Operation;
import org.essaim.progress.Step;

/** Long work: how far it has come, what ends it, and what it came to. */
final class ErrandsPage implements Page {
    static final String PATH = "work";

    private final Errands errands;

    ErrandsPage(Errands errands) {
        this.errands = errands;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Travaux en cours", "Work under way");
    }

    // Nothing lasts on most days.
    @Override
    public boolean isShown(Visit visit) {
        return !errands.of(visit.visitor().id()).isEmpty();
    }

    @Override
    public Answer get(Visit visit) {
        List<String> below = visit.below();
        if (below.isEmpty()) {
            return Screen.of(title(visit.language()), List.of(list(visit)));
        }
        Errand errand = errand(visit, below.get(0));
        Optional<Answer> outcome = errand.outcome();
        if (outcome.isEmpty()) {
            return underWay(visit, errand);
        }
        if (outcome.get() instanceof Answer.Download download) {
            return below.size() > 1 ? download : ready(visit, errand, download);
        }
        Optional<String> place = errand.place();
        return place.isPresent() && outcome.get() instanceof Screen ? new Answer.Elsewhere(place.get()) : outcome.get();
    }

    private Errand errand(Visit visit, String id) {
        return errands.find(id, visit.visitor().id()).orElseThrow(() -> Refusal.notFound(visit.language()));
    }

    private Part list(Visit visit) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Errand errand : errands.of(visit.visitor().id())) {
            String address = visit.address(path() + "/" + errand.id());
            rows.add(List.of(
                    Cell.link(name(visit, errand), address),
                    Cell.of(errand.step().map(step -> said(visit, step)).orElse("")),
                    Cell.of(age(visit, errand)),
                    Cell.of(
                            errand.outcome().isPresent()
                                    ? visit.say("terminé", "done")
                                    : visit.say("en cours", "under way"))));
        }
        if (rows.isEmpty()) {
            return new Part.Prose(visit.say("Rien n’est en cours.", "Nothing is under way."));
        }
        return new Part.Grid(
                visit.say("Ce que vous avez demandé depuis une heure", "What you asked for in the last hour"),
                List.of(
                        Head.words(visit.say("Travail", "Work")),
                        Head.words(visit.say("Étape", "Step")),
                        Head.figures(visit.say("Depuis", "For")),
                        Head.words(visit.say("État", "State"))),
                rows,
                List.of());
    }

    private static String name(Visit visit, Errand errand) {
        Answer outcome = errand.outcome().orElse(null);
        if (outcome instanceof Screen screen) {
            return screen.title();
        }
        return outcome instanceof Answer.Download download ? download.name() : operation(visit, errand);
    }

    private String age(Visit visit, Errand errand) {
        Duration age = Duration.between(errand.since(), errands.now());
        return age.toMinutes() < 2
                ? visit.figures().count(age.toSeconds()) + "\u00a0s"
                : visit.figures().count(age.toMinutes()) + "\u00a0min";
    }

    private static String operation(Visit visit, Errand errand) {
        return errand.step()
                .map(Step::operation)
                .map(operation -> title(visit, operation))
                .orElse("");
    }

    private static String title(Visit visit, Operation operation) {
        return operation.title(visit.language().locale());
    }

    private Screen underWay(Visit visit, Errand errand) {
        String title = operation(visit, errand) + visit.say(" en cours", " under way");
        String here = visit.address(path() + "/" + errand.id());
        List<Part> parts = new ArrayList<>();
        errand.step().ifPresent(step -> parts.add(advance(visit, step)));
        if (errand.isCancelled()) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say("Interruption demandée.", "It was asked to end."),
                    visit.say("Le travail s’arrête à sa prochaine étape.", "The work ends at its next step.")));
        } else {
            parts.add(Part.Form.post(
                    here,
                    visit.say("Interrompre", "Cancel"),
                    List.of(),
                    new Part.Button(visit.say("Interrompre ce travail", "Cancel this work"), "do", "cancel")));
        }
        parts.add(new Part.Prose(visit.say(
                "Vous pouvez fermer cette page\u00a0: le travail continue, et «\u00a0Travaux en cours\u00a0» y ramène.",
                "You may leave this page: the work goes on, and “Work under way” leads back to it.")));
        parts.add(new Part.Links(List.of(new Part.Link(visit.say("Actualiser", "Look again"), here))));
        return Screen.of(title, parts);
    }

    private static Part advance(Visit visit, Step step) {
        Locale locale = visit.language().locale();
        return new Part.Advance(
                step.stage().title(locale),
                said(visit, step),
                step.done(),
                step.total().orElse(0));
    }

    private static String said(Visit visit, Step step) {
        String done = visit.figures().count(step.done());
        OptionalLong total = step.total();
        String much = total.isEmpty()
                ? step.done() == 0 ? "" : done
                : total.getAsLong() <= 1
                        ? ""
                        : done + visit.say(" sur ", " of ") + visit.figures().count(total.getAsLong());
        return step.item().isEmpty() || much.isEmpty()
                ? step.item() + much
                : step.item() + visit.say("\u00a0: ", ": ") + much;
    }

    private Screen ready(Visit visit, Errand errand, Answer.Download download) {
        return Screen.of(
                visit.say("Fichier prêt", "File ready"),
                List.of(
                        Part.Notice.of(
                                Part.Tone.GOOD,
                                visit.say("Le fichier est prêt.", "The file is ready."),
                                visit.say("Il est gardé une heure.", "It is kept for an hour.")),
                        new Part.Links(List.of(new Part.Link(
                                visit.say("Télécharger ", "Download ") + Downloads.safe(download.name()),
                                visit.address(path() + "/" + errand.id() + "/file"))))));
    }

    @Override
    public Answer post(Visit visit) {
        if (visit.below().isEmpty() || !visit.required("do").equals("cancel")) {
            throw Refusal.noSuchForm(visit.language());
        }
        Errand errand = errand(visit, visit.below().get(0));
        errand.cancel();
        return new Answer.Elsewhere(visit.address(path() + "/" + errand.id()));
    }
}
