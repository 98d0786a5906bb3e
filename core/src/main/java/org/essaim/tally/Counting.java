package org.essaim.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.essaim.campaign.Collected;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Score;
import org.jspecify.annotations.Nullable;

/** Counts responses, structure by structure; in whatever order they come, the counts are the same. Not thread-safe. */
final class Counting {
    // Below this, sharing the work out takes longer than doing it.
    private static final int MANY = 10_000;

    private final List<Asked> questions;
    private final List<Score> scores;
    private final Coded coded;
    private final Individual.Reading reading;
    private final SortedMap<String, Counts> structures = new TreeMap<>();

    Counting(Form form, Coded coded) {
        this.questions = Asked.of(form, coded);
        this.scores = form.questionnaire().scores();
        this.coded = coded;
        this.reading = new Individual.Reading(form, questions);
    }

    List<Asked> questions() {
        return questions;
    }

    List<Score> scores() {
        return scores;
    }

    Coded coded() {
        return coded;
    }

    /** The themes of each question. */
    Map<String, List<Theme>> themes() {
        Map<String, List<Theme>> themes = new HashMap<>();
        questions.forEach(each -> themes.put(each.code(), coded.themes(each.code())));
        return themes;
    }

    private Counting(Counting alike) {
        this.questions = alike.questions;
        this.scores = alike.scores;
        this.coded = alike.coded;
        this.reading = alike.reading;
    }

    /** What each of these says, in their order; many are read side by side. */
    List<Individual> read(List<Collected> all) {
        return (all.size() < MANY ? all.stream() : all.parallelStream())
                .map(reading::read)
                .toList();
    }

    /** Counts all of these and keeps none; many are counted side by side, and no count depends on how they are shared out. */
    void add(List<Collected> all) {
        int parts = all.size() < MANY ? 1 : ForkJoinPool.getCommonPoolParallelism() + 1;
        if (parts == 1) {
            all.forEach(this::add);
            return;
        }
        IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    Counting own = new Counting(this);
                    all.subList(share(all, part, parts), share(all, part + 1, parts))
                            .forEach(own::add);
                    return own;
                })
                .toList()
                .forEach(own -> own.structures.forEach(
                        (structure, counts) -> counts(structure).add(counts)));
    }

    private static int share(List<Collected> all, int part, int parts) {
        return (int) ((long) all.size() * part / parts);
    }

    private void add(Collected collected) {
        add(collected.structure(), reading.read(collected));
    }

    private Counts counts(String structure) {
        return structures.computeIfAbsent(structure, none -> new Counts(questions, scores.size()));
    }

    void add(String structure, Individual individual) {
        counts(structure).add(individual, coded);
    }

    /** What those of each structure answered; under no name those of whom it is not to be known. */
    SortedMap<String, Counts> structures() {
        return structures;
    }

    /** What all of these structures answered. */
    Counts of(Iterable<String> some) {
        Counts all = new Counts(questions, scores.size());
        for (String structure : some) {
            Counts one = structures.get(structure);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** The counts of one group. */
    static final class Counts {
        private final List<Count> questions = new ArrayList<>();
        private final List<Map<Rational, Long>> scores = new ArrayList<>();
        private long responded;

        Counts(List<Asked> asked, int scores) {
            asked.forEach(each -> questions.add(new Count(each)));
            for (int i = 0; i < scores; i++) {
                this.scores.add(new HashMap<>());
            }
        }

        void add(Individual individual, Coded coded) {
            responded++;
            for (int i = 0; i < questions.size(); i++) {
                questions.get(i).add(individual, i, coded);
            }
            for (int i = 0; i < scores.size(); i++) {
                Rational score = individual.score(i);
                if (score != null) {
                    scores.get(i).merge(score, 1L, Long::sum);
                }
            }
        }

        void add(Counts other) {
            responded += other.responded;
            for (int i = 0; i < questions.size(); i++) {
                questions.get(i).add(other.questions.get(i));
            }
            for (int i = 0; i < scores.size(); i++) {
                Map<Rational, Long> all = scores.get(i);
                other.scores.get(i).forEach((value, count) -> all.merge(value, count, Long::sum));
            }
        }

        long responded() {
            return responded;
        }

        Count question(int question) {
            return questions.get(question);
        }

        Histogram score(int score) {
            return new Histogram(scores.get(score));
        }
    }

    /** The counts of one question in one group. */
    static final class Count {
        private final Asked asked;
        private long times;
        private long answered;
        private long people;
        private long hidden;
        private long read;
        private final long[][] cells;
        private final @Nullable Map<BigDecimal, Long> numbers;

        Count(Asked asked) {
            this.asked = asked;
            this.cells = new long[asked.options().size()][asked.ranks()];
            this.numbers = asked.shape() == Asked.Shape.NUMBER ? new HashMap<>() : null;
        }

        void add(Individual individual, int question, Coded coded) {
            if (!individual.isAsked(question)) {
                hidden++;
                return;
            }
            if (individual.isAnswered(question)) {
                people++;
            }
            if (asked.repeated()) {
                individual.each(question, answers -> add(answers, coded));
            } else {
                add(individual.given(question), coded);
            }
        }

        private void add(List<Answer> answers, Coded coded) {
            times++;
            if (answers.isEmpty()) {
                return;
            }
            answered++;
            switch (asked.shape()) {
                case ONE -> {
                    int option = asked.place(option(answers.get(0)));
                    if (option >= 0) {
                        cells[option][0]++;
                    }
                }
                case SEVERAL -> distinct(answers).forEach(option -> cells[option][0]++);
                case RANKED -> {
                    List<Integer> order = distinct(answers);
                    for (int rank = 0; rank < Math.min(order.size(), asked.ranks()); rank++) {
                        cells[order.get(rank)][rank]++;
                    }
                }
                case NUMBER -> numbers().merge(((Answer.Numeric) answers.get(0)).value(), 1L, Long::sum);
                case WORDS -> {
                    Optional<Set<String>> themes = themes(asked.code(), answers, coded);
                    if (themes.isPresent()) {
                        read++;
                        themes.get().stream()
                                .mapToInt(asked::place)
                                .filter(option -> option >= 0)
                                .forEach(option -> cells[option][0]++);
                    }
                }
                case DAY -> {
                    // How many there are is all that is counted.
                }
            }
        }

        private Map<BigDecimal, Long> numbers() {
            if (numbers == null) {
                throw new IllegalStateException("Question [" + asked.code() + "] is not answered with numbers.");
            }
            return numbers;
        }

        private List<Integer> distinct(List<Answer> answers) {
            List<Integer> options = new ArrayList<>(answers.size());
            for (Answer answer : answers) {
                int option = asked.place(option(answer));
                if (option >= 0 && !options.contains(option)) {
                    options.add(option);
                }
            }
            return options;
        }

        void add(Count other) {
            times += other.times;
            answered += other.answered;
            people += other.people;
            hidden += other.hidden;
            read += other.read;
            for (int i = 0; i < cells.length; i++) {
                for (int rank = 0; rank < cells[i].length; rank++) {
                    cells[i][rank] += other.cells[i][rank];
                }
            }
            if (numbers != null) {
                other.numbers().forEach((value, count) -> numbers.merge(value, count, Long::sum));
            }
        }

        /** How often it was asked. */
        long times() {
            return times;
        }

        /** How often it was answered. */
        long answered() {
            return answered;
        }

        /** How many people answered it. */
        long people() {
            return people;
        }

        /** Of how many people it was hidden. */
        long hidden() {
            return hidden;
        }

        /** How many of the answers in words somebody coded. */
        long read() {
            return read;
        }

        /** On how many answers the shares of its options rest. */
        long base() {
            return asked.shape() == Asked.Shape.WORDS ? read : answered;
        }

        long cell(int option, int rank) {
            return cells[option][rank];
        }

        Histogram histogram() {
            Map<Rational, Long> counts = new HashMap<>();
            numbers().forEach((value, count) -> counts.merge(Rational.of(value), count, Long::sum));
            return new Histogram(counts);
        }

        /** Everything, exactly. */
        QuestionFigures figures(Outcome invited, Outcome responded, Evidence evidence) {
            List<OptionFigures> options = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                Option option = asked.options().get(i);
                List<Outcome> places = new ArrayList<>();
                for (long count : cells[i]) {
                    places.add(Reckoning.of(count));
                }
                options.add(
                        new OptionFigures(option.code(), option.text(), option.level(), Reckoning.of(base()), places));
            }
            Reach reach = new Reach(
                    invited,
                    responded,
                    Reckoning.of(times),
                    Reckoning.of(answered),
                    Reckoning.of(times - answered),
                    Reckoning.of(hidden));
            return new QuestionFigures(
                    asked,
                    reach,
                    options,
                    asked.shape() == Asked.Shape.NUMBER ? Spread.of(histogram()) : Spread.none(Why.NO_DATA),
                    evidence);
        }
    }

    /** The code of the option that an answer is. */
    static String option(Answer answer) {
        return answer instanceof Answer.Truth truth
                ? truth.value() ? Asked.YES : Asked.NO
                : ((Answer.Choice) answer).code();
    }

    /** The themes of all that somebody wrote there; nothing if some of it was not read yet. */
    static Optional<Set<String>> themes(String item, List<Answer> answers, Coded coded) {
        Set<String> all = new TreeSet<>();
        for (Answer answer : answers) {
            Optional<Set<String>> themes = coded.of(item, ((Answer.Text) answer).value());
            if (themes.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(themes.get());
        }
        return Optional.of(all);
    }
}
