package org.essaim.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
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

/** How long it takes to understand a large questionnaire, and to check one response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class QuestionnaireBenchmark {
    private Questionnaire large = questionnaire(1_000, 5);
    private Form form = Form.require(questionnaire(100, 5));
    private Response response = answers(form);

    /** Makes what is measured. */
    @Setup
    public void setUp() {
        large = questionnaire(1_000, 5);
        form = Form.require(questionnaire(100, 5));
        response = answers(form);
        List<Finding> findings = form.validate(response);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(findings.toString());
        }
    }

    // Each third question is asked only if the one before was answered, in sections of ten.
    private static Questionnaire questionnaire(int questions, int options) {
        Questionnaire.Builder builder = Questionnaire.builder("mesure", "1", Texts.french("Mesure"));
        for (int section = 0; section < questions / 10; section++) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = section * 10 + i;
                Question.Builder question = Question.builder(
                                "q" + number, Question.Type.SCALE, Texts.french("Question " + number))
                        .options(Option.range(1, options))
                        .required();
                if (number % 3 == 2) {
                    question.when(Condition.all(
                            Condition.answered("q" + (number - 1)),
                            Condition.compared("q" + (number - 2), Condition.Comparison.AT_LEAST, Answer.number(1))));
                }
                items.add(question.build());
            }
            builder.item(
                    new Item.Section("s" + section, Texts.french("Section " + section), items.toArray(Item[]::new)));
        }
        return builder.build();
    }

    private static Response answers(Form form) {
        Response.Builder builder = form.respond().status(Response.Status.COMPLETED);
        for (Question question : form.questions()) {
            builder.answer(question.code(), Answer.choice("3"));
        }
        return builder.build();
    }

    /** 1,000 questions with 5 options each and a hundred sections: 6,100 items and options. */
    @Benchmark
    public Form understandsALargeQuestionnaire() {
        return Form.require(large);
    }

    /** A response with 100 answers. */
    @Benchmark
    public List<Finding> checksOneResponse() {
        return form.validate(response);
    }
}
