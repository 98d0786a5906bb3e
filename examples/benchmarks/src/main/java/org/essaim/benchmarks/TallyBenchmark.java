package org.essaim.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Collected;
import org.essaim.campaign.Turnout;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Score;
import org.essaim.questionnaire.Texts;
import org.essaim.tally.Summary;
import org.essaim.tally.Tally;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to count 100,000 responses to 100 questions, in 800 structures; it is to take less than 2 seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TallyBenchmark {
    private static final int RESPONSES = 100_000;
    private static final int DIFFERENT = 2_000;
    private static final int STRUCTURES = 800;

    private Form form = Form.require(questionnaire());
    private Campaign campaign = Campaign.builder("mesure-0", "mesure", "1")
            .between(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31))
            .build();
    private List<Collected> collected = List.of();
    private Turnout turnout = new Turnout(new TreeMap<>());

    /** Makes what is measured. */
    @Setup
    public void setUp() {
        Random random = new Random(1);
        List<Response> different = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            different.add(response(random));
        }
        List<Collected> all = new ArrayList<>();
        TreeMap<String, Turnout.Count> counts = new TreeMap<>();
        for (int i = 0; i < RESPONSES; i++) {
            // As they come from their ballot boxes: structure by structure.
            String structure = "S" + i / (RESPONSES / STRUCTURES);
            all.add(new Collected(structure, null, "", different.get(i % DIFFERENT), List.of()));
            counts.put(structure, new Turnout.Count(RESPONSES / STRUCTURES, RESPONSES / STRUCTURES));
        }
        collected = all;
        turnout = new Turnout(counts);
    }

    // Ten dimensions of ten questions each; every fifth question is asked of those alone who went high on the one
    // before.
    private static Questionnaire questionnaire() {
        Questionnaire.Builder builder = Questionnaire.builder("mesure", "1", Texts.french("Mesure"));
        for (int section = 0; section < 10; section++) {
            List<Item> items = new ArrayList<>();
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = section * 10 + i;
                Question.Builder question = Question.builder(
                                "q" + number, Question.Type.SCALE, Texts.french("Question " + number))
                        .options(Option.range(1, 5));
                if (i % 5 == 4) {
                    question.when(
                            Condition.compared("q" + (number - 1), Condition.Comparison.AT_LEAST, Answer.number(4)));
                } else {
                    codes.add("q" + number);
                }
                items.add(question.build());
            }
            builder.item(
                    new Item.Section("s" + section, Texts.french("Section " + section), items.toArray(Item[]::new)));
            builder.score(new Score(
                    "d" + section,
                    Texts.french("Dimension " + section),
                    codes,
                    java.util.Set.of(codes.get(0)),
                    Score.As.MEAN,
                    codes.size() / 2));
        }
        return builder.build();
    }

    private Response response(Random random) {
        Response.Builder builder = form.respond().status(Response.Status.COMPLETED);
        String before = "5";
        for (Question question : form.questions()) {
            String level = Integer.toString(1 + random.nextInt(5));
            boolean asked = question.relevance().equals(Condition.always()) || Integer.parseInt(before) >= 4;
            if (asked && random.nextInt(20) > 0) {
                builder.answer(question.code(), Answer.choice(level));
                before = level;
            } else {
                before = "0";
            }
        }
        return builder.build();
    }

    /** The distribution of every question and the mean of every score, of all and of each structure. */
    @Benchmark
    public Summary countsResponses() {
        return Tally.of(campaign, form, collected, turnout);
    }
}
