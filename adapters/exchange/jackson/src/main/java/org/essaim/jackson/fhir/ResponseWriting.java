package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Filled;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;

/** Writes the answers of one respondent. */
final class ResponseWriting {
    private final Response response;
    private final Questionnaire questionnaire;
    private final Filled filled;
    private final Writing writing;
    private final Set<Place> written = new HashSet<>();

    ResponseWriting(Response response, Form form, Consumer<? super Finding> findings) {
        this.response = response;
        this.questionnaire = form.questionnaire();
        if (!response.questionnaire().equals(questionnaire.id())
                || !response.version().equals(questionnaire.version())) {
            throw new EssaimException("Answers to [" + response.questionnaire() + "|" + response.version()
                    + "] cannot be written as answers to [" + questionnaire.key()
                    + "].\nMaybe carry them over to that version first.");
        }
        this.filled = form.fill(response);
        this.writing = new Writing(questionnaire.key(), findings);
    }

    Tree tree() {
        Tree.Builder fields = Tree.fields().put("resourceType", "QuestionnaireResponse");
        Extensions extensions = new Extensions();
        if (response.digest() != null) {
            extensions.add(Uris.DIGEST, "valueString", Tree.of(response.digest().hex()));
        }
        response.dropped().forEach(place -> extensions.add(Uris.DROPPED, "valueString", Tree.of(place.toString())));
        extensions.write(fields);
        fields.put("questionnaire", Canonical.version(questionnaire));
        fields.put("status", response.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        List<Tree> items = items(questionnaire.items(), List.of());
        if (!items.isEmpty()) {
            fields.put("item", items);
        }
        for (Place place : response.answers().keySet()) {
            if (!written.contains(place)) {
                writing.notCarried(place.toString(), "answers");
            }
        }
        response.times().forEach((place, count) -> {
            if (filled.times(place) < count) {
                writing.notCarried(place.toString(), "times");
            }
        });
        return fields.build();
    }

    private List<Tree> items(List<Item> items, List<Integer> times) {
        List<Tree> trees = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Question question) {
                question(question, new Place(question.code(), times), trees);
            } else if (item instanceof Item.Section section) {
                section(section, times, trees);
            }
        }
        return trees;
    }

    private void section(Item.Section section, List<Integer> times, List<Tree> trees) {
        boolean many = section.repeats().many();
        int count = many ? filled.times(new Place(section.code(), times)) : 1;
        for (int time = 1; time <= count; time++) {
            List<Integer> at = times;
            if (many) {
                at = new ArrayList<>(times);
                at.add(time);
            }
            List<Tree> within = items(section.items(), at);
            // A time of a repeated section counts, answered or not.
            if (many || !within.isEmpty()) {
                Tree.Builder fields = Tree.fields().put("linkId", section.code());
                trees.add(
                        within.isEmpty()
                                ? fields.build()
                                : fields.put("item", within).build());
            }
        }
    }

    private void question(Question question, Place place, List<Tree> trees) {
        List<Tree> answers = new ArrayList<>();
        boolean whole = question.type() == Question.Type.WHOLE;
        for (Answer answer : response.at(place)) {
            if (Writing.isWritable(answer)) {
                answers.add(answer(answer, whole));
            } else {
                writing.notCarried(place.toString(), "answers");
            }
        }
        written.add(place);
        if (!answers.isEmpty()) {
            trees.add(Tree.fields()
                    .put("linkId", question.code())
                    .put("answer", answers)
                    .build());
        }
    }

    private static Tree answer(Answer answer, boolean whole) {
        Tree.Builder fields = Tree.fields();
        if (answer instanceof Answer.Choice choice && !choice.other().isEmpty()) {
            Tree code = Writing.extension(Uris.OPEN_CODE, "valueCode", Tree.of(choice.code()));
            fields.put("valueString", choice.other())
                    .put(
                            "_valueString",
                            Tree.fields().put("extension", List.of(code)).build());
        } else {
            Writing.value(fields, "value", answer, whole);
        }
        return fields.build();
    }
}
