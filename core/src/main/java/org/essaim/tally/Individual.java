package org.essaim.tally;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.essaim.campaign.Collected;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Filled;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Score;
import org.jspecify.annotations.Nullable;

/** What one response says to each question and comes to in each score; who gave it, is not known here. Immutable once made. */
final class Individual {
    private final Collected collected;
    private final BitSet asked = new BitSet();
    private final List<List<Answer>> given;
    private final Map<Integer, List<List<Answer>>> times = new HashMap<>();
    private final @Nullable Rational[] scores;

    private Individual(Collected collected, int questions, int scores) {
        this.collected = collected;
        this.given = new ArrayList<>(questions);
        this.scores = new Rational[scores];
    }

    /** Reads the responses to one form. Immutable. */
    static final class Reading {
        private final Form form;
        private final List<Asked> questions;
        private final List<Place> places;
        private final Map<String, Integer> repeated = new HashMap<>();
        private final List<Score> scores;

        Reading(Form form, List<Asked> questions) {
            this.form = form;
            this.questions = questions;
            this.places = questions.stream().map(each -> Place.of(each.code())).toList();
            for (int i = 0; i < questions.size(); i++) {
                if (questions.get(i).repeated()) {
                    repeated.put(questions.get(i).code(), i);
                }
            }
            this.scores = form.questionnaire().scores();
        }

        Individual read(Collected collected) {
            Individual individual = new Individual(collected, questions.size(), scores.size());
            Filled filled = form.fill(collected.response());
            for (int i = 0; i < questions.size(); i++) {
                List<Answer> answers = questions.get(i).repeated() ? List.of() : filled.answers(places.get(i));
                if (!answers.isEmpty() || (!questions.get(i).repeated() && filled.isAsked(places.get(i)))) {
                    individual.asked.set(i);
                }
                individual.given.add(answers);
            }
            if (!repeated.isEmpty()) {
                times(filled, individual);
            }
            for (int i = 0; i < scores.size(); i++) {
                if (filled.score(scores.get(i).code()) instanceof Outcome.Known known) {
                    individual.scores[i] = known.value();
                }
            }
            return individual;
        }

        private void times(Filled filled, Individual individual) {
            for (Place place : filled.asked()) {
                Integer question = repeated.get(place.code());
                if (question != null) {
                    individual.asked.set(question);
                    individual
                            .times
                            .computeIfAbsent(question, none -> new ArrayList<>())
                            .add(filled.answers(place));
                }
            }
        }
    }

    Collected collected() {
        return collected;
    }

    boolean isAsked(int question) {
        return asked.get(question);
    }

    /** The answers outside of repeated sections; empty where it was not answered. */
    List<Answer> given(int question) {
        return given.get(question);
    }

    /** True if it was answered once at least. */
    boolean isAnswered(int question) {
        return !given.get(question).isEmpty()
                || times.getOrDefault(question, List.of()).stream().anyMatch(each -> !each.isEmpty());
    }

    /** Each time that a question was asked, with its answers. */
    void each(int question, Consumer<List<Answer>> told) {
        List<List<Answer>> several = times.get(question);
        if (several != null) {
            several.forEach(told);
        } else if (asked.get(question)) {
            told.accept(given.get(question));
        }
    }

    /** What a score comes to; nothing if too little was answered. */
    @Nullable
    Rational score(int score) {
        return scores[score];
    }

    @Override
    public String toString() {
        return "Individual[" + given.size() + " questions]";
    }
}
