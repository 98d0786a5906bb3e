package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.recording.Recorded;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.StoreException;

/**
 * A page with forms that record something: what is refused comes back with the reasons and with what was typed, what is known
 * already changes nothing and says so, and a form that is sent twice does once.
 */
abstract class FormPage implements Page {

    /**
     * What a form did.
     *
     * @param address where to look now
     * @param recorded what core answered
     */
    record Done(String address, Recorded recorded) {
        /** It was done already, by the same form. */
        static Done before(String address) {
            return new Done(address, new Recorded(0, 1, 0, List.of()));
        }
    }

    /** The page as it stands, below what has to be said first. */
    abstract Answer show(Visit visit, List<Part> first) throws IOException;

    /** Does what a form asks. */
    abstract Done act(Visit visit) throws IOException;

    @Override
    public final Answer get(Visit visit) throws IOException {
        List<Part> first = new ArrayList<>();
        Forms.done(visit, first, "recorded", "C’est enregistré.", "Recorded.");
        Forms.done(
                visit,
                first,
                "unchanged",
                "C’était déjà connu\u00a0: rien n’a changé.",
                "That was known already: nothing changed.");
        return show(visit, first);
    }

    /** False for a form that answers in its own way. */
    boolean takes(Visit visit) {
        return true;
    }

    /** Answers a form of its own way. */
    Answer other(Visit visit) throws IOException {
        throw Refusal.noSuchForm(visit.language());
    }

    // One after the other: who presses twice finds it recorded, and records nothing again.
    @Override
    public final synchronized Answer post(Visit visit) throws IOException {
        if (!takes(visit)) {
            return other(visit);
        }
        Done done;
        try {
            done = act(visit);
        } catch (Refusal e) {
            if (e.status() != 400) {
                throw e;
            }
            return incomplete(visit, e);
        } catch (LostUpdateException | StoreException e) {
            throw e;
        } catch (EssaimException e) {
            List<String> lines = String.valueOf(e.getMessage()).lines().toList();
            return again(visit, 409, lines.get(0), lines.subList(1, lines.size()), List.of());
        }
        Recorded recorded = done.recorded();
        String outcome = recorded.stored() > 0 ? "recorded" : "unchanged";
        if (recorded.findings().isEmpty()) {
            return new Answer.Elsewhere(
                    done.address() + (done.address().contains("?") ? "&" : "?") + "done=" + outcome);
        }
        List<Part> findings = new ArrayList<>();
        Forms.findings(visit, findings, recorded.findings());
        if (recorded.isFine()) {
            List<Part> first = new ArrayList<>();
            first.add(Part.Notice.of(
                    Part.Tone.WARNING, visit.say("C’est enregistré, avec une remarque.", "Recorded, with a remark.")));
            first.addAll(findings);
            return show(visit, first);
        }
        return again(
                visit,
                409,
                visit.say("Rien n’est enregistré.", "Nothing is recorded."),
                List.of(visit.say(
                        "Voici pourquoi\u00a0; ce que vous avez saisi est encore là.",
                        "Here is why; what you typed is still there.")),
                findings);
    }

    // By the label that somebody reads, and not by the name that software knows a field under.
    private Answer incomplete(Visit visit, Refusal refusal) throws IOException {
        Answer answer = again(visit, 400, refusal.what(), List.of(refusal.remedy()), List.of());
        String act = visit.text("do");
        if (refusal.field().isEmpty() || !(answer instanceof Screen screen)) {
            return answer;
        }
        Optional<String> label = screen.parts().stream()
                .filter(Part.Form.class::isInstance)
                .map(Part.Form.class::cast)
                .filter(form -> form.buttons().stream().anyMatch(button -> act.equals(button.value())))
                .flatMap(form -> form.shown().stream())
                .filter(field -> field.name().equals(refusal.field()))
                .map(Part.Field::label)
                .findFirst();
        if (label.isEmpty()) {
            return answer;
        }
        List<Part> parts = new ArrayList<>(screen.parts());
        parts.set(
                0,
                Part.Notice.of(
                        Part.Tone.REFUSAL,
                        Refusal.incomplete(visit.language(), label.get()).what(),
                        refusal.remedy()));
        return new Screen(400, screen.title(), parts);
    }

    private Answer again(Visit visit, int status, String what, List<String> more, List<Part> findings)
            throws IOException {
        visit.showAgain();
        List<Part> first = new ArrayList<>();
        first.add(new Part.Notice(Part.Tone.REFUSAL, what, more));
        first.addAll(findings);
        Answer answer = show(visit, first);
        return answer instanceof Screen screen
                ? new Screen(status, screen.title(), refusedFirst(visit.text("do"), screen.parts(), first.size()))
                : answer;
    }

    // Right below the reasons stands the form that they are about.
    private static List<Part> refusedFirst(String act, List<Part> parts, int reasons) {
        List<Part> ordered = new ArrayList<>(parts);
        for (Part part : parts) {
            if (part instanceof Part.Form form
                    && form.buttons().stream().anyMatch(button -> act.equals(button.value()))) {
                ordered.remove(part);
                ordered.add(reasons, part);
            }
        }
        return ordered;
    }

    /** What a form carries of what its sender was looking at. */
    static String seen(Tree tree) {
        return Digest.of("essaim/page/1", tree).hex().substring(0, 32);
    }

    /** Refuses a form whose sender was looking at something else than what is there now. */
    static void requireSeen(Visit visit, Tree now) {
        if (!visit.text("seen").equals(seen(now))) {
            throw Refusal.changed(visit.language());
        }
    }
}
