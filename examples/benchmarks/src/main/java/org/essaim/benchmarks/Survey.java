package org.essaim.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.jackson.fhir.FhirFormat;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/**
 * The same questions, and the same answers to them, as Essaim, FHIR and an XForm write them.
 *
 * <p>By turns a choice of five, a number up to 100 and a text of at most 50 characters, all required; the text is asked of those alone who chose the third of the five. Of
 * four responses one is sound, one lacks an answer, one has a number that is too high, and one a text that is too long.
 */
final class Survey {
    private static final int IN_A_SECTION = 9;
    private static final String CHOSEN = "3";
    private static final int LACKING = 1;
    private static final int TOO_HIGH = 2;
    private static final int TOO_LONG = 3;

    private final int questions;
    private final Questionnaire questionnaire;
    private final Form form;
    private final List<Response> responses = new ArrayList<>();

    Survey(int questions, int responses) {
        this.questions = questions;
        this.questionnaire = questionnaire(questions);
        this.form = Form.require(questionnaire);
        Random random = new Random(3);
        for (int i = 0; i < responses; i++) {
            this.responses.add(response(i % 4, random));
        }
    }

    private static Questionnaire questionnaire(int questions) {
        Questionnaire.Builder builder =
                Questionnaire.builder("mesure", "1", Texts.french("Mesure")).url("https://essaim.example/mesure");
        for (int from = 0; from < questions; from += IN_A_SECTION) {
            List<Item> items = new ArrayList<>();
            for (int i = from; i < Math.min(questions, from + IN_A_SECTION); i++) {
                items.add(question(i));
            }
            int number = from / IN_A_SECTION;
            builder.item(new Item.Section("s" + number, Texts.french("Section " + number), items.toArray(Item[]::new)));
        }
        return builder.build();
    }

    private static Question question(int number) {
        Texts text = Texts.french("Question " + number);
        return switch (number % 3) {
            case 0 ->
                Question.builder("q" + number, Question.Type.CHOICE, text)
                        .options(Option.range(1, 5))
                        .required()
                        .build();
            case 1 ->
                Question.builder("q" + number, Question.Type.WHOLE, text)
                        .constraint(Constraint.between(0, 100))
                        .required()
                        .build();
            default ->
                Question.builder("q" + number, Question.Type.TEXT, text)
                        .constraint(new Constraint.Length(0, 50, Texts.NONE))
                        .required()
                        .when(Condition.is("q" + (number - 2), Answer.choice(CHOSEN)))
                        .build();
        };
    }

    private Response response(int defect, Random random) {
        Response.Builder builder = form.respond().status(Response.Status.COMPLETED);
        String chosen = "";
        for (int i = 0; i < questions; i++) {
            switch (i % 3) {
                case 0 -> {
                    // The first text is asked in any case, so that it can be too long.
                    chosen = i == 0 ? CHOSEN : Integer.toString(1 + random.nextInt(5));
                    builder.answer("q" + i, Answer.choice(chosen));
                }
                case 1 -> {
                    if (i != 1 || defect != LACKING) {
                        builder.answer(
                                "q" + i, Answer.number(i == 1 && defect == TOO_HIGH ? 101 : random.nextInt(101)));
                    }
                }
                default -> {
                    if (chosen.equals(CHOSEN)) {
                        int length = i == 2 && defect == TOO_LONG ? 51 : 20 + random.nextInt(31);
                        builder.answer("q" + i, Answer.text("a".repeat(length)));
                    }
                }
            }
        }
        return builder.build();
    }

    int size() {
        return responses.size();
    }

    Form form() {
        return form;
    }

    byte[] ours() {
        return new JsonCodec().encode(questionnaire.toTree());
    }

    List<byte[]> oursAnswered() {
        return responses.stream()
                .map(each -> new JsonCodec().encode(each.toTree()))
                .toList();
    }

    byte[] fhir() {
        return new FhirFormat().write(questionnaire, "mesure.json", Survey::refuse);
    }

    List<byte[]> fhirAnswered() {
        return responses.stream()
                .map(each -> new FhirFormat().writeAnswers(each, form, Survey::refuse))
                .toList();
    }

    private static void refuse(Finding finding) {
        throw new IllegalStateException(finding.toString());
    }

    byte[] xform() {
        StringBuilder instance = new StringBuilder();
        StringBuilder binds = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (Item item : questionnaire.items()) {
            Item.Section section = (Item.Section) item;
            String group = "/data/" + section.code();
            instance.append("<").append(section.code()).append(">");
            body.append("<group ref=\"")
                    .append(group)
                    .append("\"><label>")
                    .append(section.code())
                    .append("</label>");
            for (Item each : section.items()) {
                instance.append("<").append(each.code()).append("/>");
                int number = Integer.parseInt(each.code().substring(1));
                String path = group + "/" + each.code();
                binds.append("<bind nodeset=\"").append(path).append("\" required=\"true()\" ");
                binds.append(
                        switch (number % 3) {
                            case 0 -> "type=\"string\"";
                            case 1 -> "type=\"int\" constraint=\". &gt;= 0 and . &lt;= 100\"";
                            default ->
                                "type=\"string\" constraint=\"string-length(.) &lt;= 50\" relevant=\"" + group + "/q"
                                        + (number - 2) + " = '" + CHOSEN + "'\"";
                        });
                binds.append("/>");
                body.append(number % 3 == 0 ? "<select1" : "<input")
                        .append(" ref=\"")
                        .append(path)
                        .append("\"><label>Question ")
                        .append(number)
                        .append("</label>");
                for (int option = 1; number % 3 == 0 && option <= 5; option++) {
                    body.append("<item><label>")
                            .append(option)
                            .append("</label><value>")
                            .append(option);
                    body.append("</value></item>");
                }
                body.append(number % 3 == 0 ? "</select1>" : "</input>");
            }
            instance.append("</").append(section.code()).append(">");
            body.append("</group>");
        }
        return ("<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>"
                        + "<h:title>mesure</h:title><model><instance><data id=\"mesure\" version=\"1\">" + instance
                        + "</data></instance>" + binds + "</model></h:head><h:body>" + body + "</h:body></h:html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    List<byte[]> xformAnswered() {
        return responses.stream().map(this::instance).toList();
    }

    private byte[] instance(Response response) {
        StringBuilder xml = new StringBuilder("<data id=\"mesure\" version=\"1\">");
        for (Item item : questionnaire.items()) {
            Item.Section section = (Item.Section) item;
            xml.append("<").append(section.code()).append(">");
            for (Item each : section.items()) {
                xml.append("<").append(each.code()).append(">");
                response.at(each.code()).forEach(answer -> xml.append(text(answer)));
                xml.append("</").append(each.code()).append(">");
            }
            xml.append("</").append(section.code()).append(">");
        }
        return xml.append("</data>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Answer answer) {
        return answer instanceof Answer.Choice choice
                ? choice.code()
                : answer instanceof Answer.Numeric number
                        ? number.value().toPlainString()
                        : ((Answer.Text) answer).value();
    }
}
