package org.essaim.tally;

import java.util.List;
import java.util.stream.Collectors;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;

/**
 * What some answered together (<i>groupe de répondants</i>): those of a structure, or all.
 *
 * <p>Immutable.
 *
 * @param structure the structure; empty for all together
 * @param invited how many were invited
 * @param responded how many handed the questionnaire in
 * @param questions each question, in the order of the document
 * @param scores each score
 */
public record Group(
        String structure,
        Outcome invited,
        Outcome responded,
        List<QuestionFigures> questions,
        List<ScoreFigures> scores) {
    private static final int NAMED = 20;

    public Group {
        questions = List.copyOf(questions);
        scores = List.copyOf(scores);
    }

    /**
     * One question.
     *
     * @throws EssaimException if there is none of this code
     */
    public QuestionFigures question(String code) {
        return questions.stream()
                .filter(each -> each.question().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new EssaimException("There is no question [" + code + "].\nMaybe one of "
                        + questions.stream()
                                .limit(NAMED)
                                .map(each -> each.question().code())
                                .collect(Collectors.joining(", ", "[", "]"))
                        + "."));
    }

    /**
     * One score.
     *
     * @throws EssaimException if there is none of this code
     */
    public ScoreFigures score(String code) {
        return scores.stream()
                .filter(each -> each.score().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new EssaimException("There is no score [" + code + "].\nMaybe one of "
                        + scores.stream()
                                .limit(NAMED)
                                .map(each -> each.score().code())
                                .collect(Collectors.joining(", ", "[", "]"))
                        + "."));
    }

    /** Whose figures, and none of them. */
    @Override
    public String toString() {
        return "Group[" + structure + ", " + questions.size() + " questions]";
    }
}
