package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;

/** Drops answers that cannot be kept, and says which. */
final class Cleaning {
    private final Form form;
    private final Consumer<? super Finding> findings;

    Cleaning(Form form, Consumer<? super Finding> findings) {
        this.form = form;
        this.findings = findings;
    }

    Response withoutHidden(Response response) {
        List<Place> hidden = form.fill(response).hidden();
        if (hidden.isEmpty()) {
            return response;
        }
        Response.Builder kept = response.toBuilder();
        for (Place place : hidden) {
            kept.answer(place, List.of()).dropped(place);
            report(Finding.of(Code.ANSWER_HIDDEN), place);
        }
        return kept.build();
    }

    private void report(Finding.Builder finding, Place place) {
        findings.accept(finding.severity(Severity.INFO).path(place.toString()).build());
    }

    Response clean(Response response) {
        Response kept = own(withoutStrays(response));
        // What is dropped may hide other questions, and show some; each round drops something, or is the last.
        while (true) {
            Response fewer = withoutFaults(kept);
            if (fewer.equals(kept)) {
                break;
            }
            kept = fewer;
        }
        kept = withoutHidden(kept);
        boolean missing = kept.isComplete() && form.validate(kept).stream().anyMatch(Finding::isError);
        return missing ? kept.with(Response.Status.IN_PROGRESS) : kept;
    }

    private Response own(Response response) {
        Questionnaire questionnaire = form.questionnaire();
        return new Response(
                questionnaire.id(),
                questionnaire.version(),
                form.digest(),
                response.status(),
                response.answers(),
                response.times(),
                response.dropped());
    }

    private Response withoutStrays(Response response) {
        Response.Builder kept = response.toBuilder();
        Filled filled = form.fill(response);
        if (filled.isTooLarge()) {
            findings.accept(Finding.of(Code.RESPONSE_TOO_LARGE)
                    .severity(Severity.INFO)
                    .with("most", Filled.MOST_SLOTS)
                    .build());
            response.times().keySet().forEach(kept::withoutTimes);
            response.answers().keySet().stream()
                    .filter(place -> !place.times().isEmpty())
                    .forEach(place -> kept.answer(place, List.of()));
            return withoutStrays(kept.build());
        }
        for (Place place : response.answers().keySet()) {
            if (isTooOften(place)) {
                kept.answer(place, List.of());
                report(Finding.of(Code.REPEATS_TOO_MANY).with("most", Item.Repeats.MOST), place);
            }
        }
        for (Place place : filled.unknown()) {
            kept.answer(place, List.of());
            report(Finding.of(Code.ANSWER_UNKNOWN_ITEM), place);
        }
        for (Place section : response.times().keySet()) {
            Node node = form.node(section.code());
            if (node == null || !node.isRepeated() || section.times().size() != node.around.size()) {
                kept.withoutTimes(section);
                report(Finding.of(Code.ANSWER_UNKNOWN_ITEM), section);
            } else if (isTooOften(section)) {
                kept.withoutTimes(section);
            } else if (node.item instanceof Item.Section known
                    && response.times().get(section) > known.repeats().most()) {
                kept.times(section, known.repeats().most());
                report(
                        Finding.of(Code.REPEATS_TOO_MANY)
                                .with("most", known.repeats().most()),
                        section);
            }
        }
        return kept.build();
    }

    private boolean isTooOften(Place place) {
        List<Item.Section> around = form.around(place.code());
        for (int i = 0; i < Math.min(around.size(), place.times().size()); i++) {
            if (place.times().get(i) > around.get(i).repeats().most()) {
                return true;
            }
        }
        return false;
    }

    private Response withoutFaults(Response response) {
        Filled filled = form.fill(response);
        Checking checking = new Checking(filled);
        Response.Builder kept = response.toBuilder();
        for (Node node : form.nodes()) {
            for (int at = 0; at < filled.size(node.index); at++) {
                Filled.Slot slot = filled.slot(node, at);
                if (!slot.relevant || slot.given.isEmpty()) {
                    continue;
                }
                Place place = filled.place(node, at);
                if (node.item instanceof Question question) {
                    kept.answer(place, sound(checking, node, question, slot.given, at));
                } else {
                    kept.answer(place, List.of());
                    report(Finding.of(Code.ANSWER_NOT_ASKED), place);
                }
            }
        }
        return kept.build();
    }

    private List<Answer> sound(Checking checking, Node node, Question question, List<Answer> given, int at) {
        List<Answer> sound = new ArrayList<>();
        Set<Answer> seen = new HashSet<>();
        for (Answer answer : given) {
            boolean[] bad = new boolean[1];
            checking.problems(
                    node,
                    question,
                    List.of(answer),
                    at,
                    problem -> bad[0] |= problem.build().isError());
            boolean again = answer instanceof Answer.Choice choice && !seen.add(Answer.choice(choice.code()));
            if (!bad[0] && !again && sound.size() < question.most()) {
                sound.add(answer);
            }
        }
        if (sound.size() < given.size()) {
            Place place = checking.place(node, at);
            checking.problems(node, question, given, at, problem -> report(problem, place));
        }
        return sound;
    }
}
