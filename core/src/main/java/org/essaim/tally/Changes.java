package org.essaim.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Score;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.Statistics.Contrast;
import org.jspecify.annotations.Nullable;

/** Lays figures side by side: of two groups of different people, or of the same people twice. */
final class Changes {
    private final Set<String> items;
    private final Set<String> scores;
    private final List<Change> all = new ArrayList<>();

    /**
     * Of what can be compared.
     *
     * @param items the codes of questions
     * @param scores the codes of scores
     */
    Changes(Set<String> items, Set<String> scores) {
        this.items = items;
        this.scores = scores;
    }

    /** Who answered, of which wave, question by question. */
    record Wave(List<Asked> questions, List<Score> scores, Coded coded) {
        static Wave of(Counting counting) {
            return new Wave(counting.questions(), counting.scores(), counting.coded());
        }

        int question(String code) {
            for (int i = 0; i < questions.size(); i++) {
                if (questions.get(i).code().equals(code)) {
                    return i;
                }
            }
            throw new IllegalStateException("There is no question [" + code + "].");
        }

        int score(String code) {
            return scores.stream().map(Score::code).toList().indexOf(code);
        }
    }

    /** The answers of one respondent, before and after. */
    record Pair(Individual before, Individual after) {}

    /**
     * Of two groups.
     *
     * @param tested false if nothing may be said of how far differences can be trusted
     * @param partOfIt true if the second is part of the first: it is then held against the others of it
     */
    List<Change> between(Group before, Group after, boolean tested, boolean partOfIt) {
        Map<String, QuestionFigures> later = new HashMap<>();
        after.questions().forEach(each -> later.put(each.question().code(), each));
        for (QuestionFigures former : before.questions()) {
            QuestionFigures now = later.get(former.question().code());
            if (now != null && items.contains(former.question().code())) {
                between(former, now, tested, partOfIt);
            }
        }
        for (ScoreFigures former : before.scores()) {
            Optional<ScoreFigures> now = after.scores().stream()
                    .filter(each -> each.score().code().equals(former.score().code()))
                    .findFirst();
            if (now.isPresent() && scores.contains(former.score().code())) {
                add(
                        former.score().code(),
                        former.score().text(),
                        Change.Kind.SCORE,
                        null,
                        new Change.Side(former.mean(), former.answered()),
                        new Change.Side(now.get().mean(), now.get().answered()),
                        tested
                                ? contrast(former.spread(), now.get().spread(), former.evidence(), partOfIt)
                                : Optional.empty());
            }
        }
        return all;
    }

    private void between(QuestionFigures former, QuestionFigures now, boolean tested, boolean partOfIt) {
        boolean once = tested && !former.asked().repeated();
        if (former.hasMean() && now.hasMean()) {
            add(
                    former.question().code(),
                    former.question().text(),
                    Change.Kind.MEAN,
                    null,
                    new Change.Side(former.mean(), counted(former)),
                    new Change.Side(now.mean(), counted(now)),
                    once ? contrast(former.spread(), now.spread(), former.evidence(), partOfIt) : Optional.empty());
            return;
        }
        for (OptionFigures option : former.options()) {
            if (isTold(former.asked(), option.code())
                    && now.options().stream().anyMatch(each -> each.code().equals(option.code()))) {
                OptionFigures other = now.option(option.code());
                Outcome count = former.headCount(option);
                Outcome of = option.of();
                if (partOfIt) {
                    count = Reckoning.difference(count, now.headCount(other));
                    of = Reckoning.difference(of, other.of());
                }
                add(
                        former.question().code(),
                        former.question().text(),
                        Change.Kind.SHARE,
                        new Option(option.code(), option.text(), null, false),
                        new Change.Side(Reckoning.quotient(former.headCount(option), option.of()), option.of()),
                        new Change.Side(Reckoning.quotient(now.headCount(other), other.of()), other.of()),
                        once
                                ? former.evidence().shares(count, of, now.headCount(other), other.of())
                                : Optional.empty());
            }
        }
    }

    private static Outcome counted(QuestionFigures figures) {
        return figures.spread()
                .histogram()
                .map(histogram -> Reckoning.of(histogram.size()))
                .orElse(figures.reach().answered());
    }

    // Of yes and no one says all.
    private static boolean isTold(Asked asked, String option) {
        return !(asked.question().type() == org.essaim.questionnaire.Question.Type.TRUTH && option.equals(Asked.NO));
    }

    private static Optional<Contrast> contrast(Spread before, Spread after, Evidence evidence, boolean partOfIt) {
        if (before.histogram().isEmpty() || after.histogram().isEmpty()) {
            return Optional.empty();
        }
        Histogram one = before.histogram().get();
        Histogram other = after.histogram().get();
        return evidence.unpaired(partOfIt ? one.without(other) : one, other);
    }

    private void add(
            String code,
            Texts text,
            Change.Kind kind,
            @Nullable Option option,
            Change.Side before,
            Change.Side after,
            Optional<Contrast> contrast) {
        all.add(new Change(
                code,
                text,
                kind,
                option == null ? "" : option.code(),
                option == null ? Texts.NONE : option.text(),
                before,
                after,
                contrast.orElse(null)));
    }

    /** Of the same people twice, those who answered both times question by question. */
    List<Change> within(List<Pair> pairs, Wave before, Wave after, Evidence evidence) {
        for (Asked asked : before.questions()) {
            if (items.contains(asked.code()) && !asked.repeated()) {
                Asked now = after.questions().get(after.question(asked.code()));
                within(pairs, before, after, asked, now, evidence);
            }
        }
        for (Score score : before.scores()) {
            if (scores.contains(score.code())) {
                int former = before.score(score.code());
                int later = after.score(score.code());
                List<Rational> one = new ArrayList<>();
                List<Rational> other = new ArrayList<>();
                for (Pair pair : pairs) {
                    Rational first = pair.before().score(former);
                    Rational second = pair.after().score(later);
                    if (first != null && second != null) {
                        one.add(first);
                        other.add(second);
                    }
                }
                means(score.code(), score.text(), Change.Kind.SCORE, one, other, evidence);
            }
        }
        return all;
    }

    private void within(List<Pair> pairs, Wave before, Wave after, Asked asked, Asked now, Evidence evidence) {
        int former = before.question(asked.code());
        int later = after.question(asked.code());
        if (asked.hasLevels() || asked.shape() == Asked.Shape.NUMBER) {
            List<Rational> one = new ArrayList<>();
            List<Rational> other = new ArrayList<>();
            for (Pair pair : pairs) {
                Optional<Rational> first = asked.level(pair.before().given(former));
                Optional<Rational> second = now.level(pair.after().given(later));
                if (first.isPresent() && second.isPresent()) {
                    one.add(first.get());
                    other.add(second.get());
                }
            }
            means(asked.code(), asked.question().text(), Change.Kind.MEAN, one, other, evidence);
            return;
        }
        for (Option option : asked.options()) {
            if (!isTold(asked, option.code()) || now.place(option.code()) < 0) {
                continue;
            }
            long[] counts = new long[4];
            for (Pair pair : pairs) {
                Optional<Boolean> first =
                        chose(asked, option.code(), pair.before().given(former), before.coded());
                Optional<Boolean> second =
                        chose(now, option.code(), pair.after().given(later), after.coded());
                if (first.isPresent() && second.isPresent()) {
                    counts[(first.get() ? 0 : 2) + (second.get() ? 0 : 1)]++;
                }
            }
            // Both, only before, only after, never.
            Outcome n = Reckoning.of(counts[0] + counts[1] + counts[2] + counts[3]);
            add(
                    asked.code(),
                    asked.question().text(),
                    Change.Kind.SHARE,
                    option,
                    new Change.Side(Reckoning.quotient(Reckoning.of(counts[0] + counts[1]), n), n),
                    new Change.Side(Reckoning.quotient(Reckoning.of(counts[0] + counts[2]), n), n),
                    evidence.pairedShares(counts[0], counts[1], counts[2], counts[3]));
        }
    }

    private void means(
            String code, Texts text, Change.Kind kind, List<Rational> one, List<Rational> other, Evidence evidence) {
        Outcome n = Reckoning.of(one.size());
        add(
                code,
                text,
                kind,
                null,
                new Change.Side(mean(one), n),
                new Change.Side(mean(other), n),
                evidence.paired(one, other));
    }

    private static Outcome mean(List<Rational> values) {
        Map<Rational, Long> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        return new Histogram(counts).mean();
    }

    private static Optional<Boolean> chose(Asked asked, String option, List<Answer> answers, Coded coded) {
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        return switch (asked.shape()) {
            case WORDS -> Counting.themes(asked.code(), answers, coded).map(themes -> themes.contains(option));
            case RANKED, ONE -> Optional.of(Counting.option(answers.get(0)).equals(option));
            default ->
                Optional.of(answers.stream()
                        .anyMatch(answer -> Counting.option(answer).equals(option)));
        };
    }
}
