package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.xform.util.XFormUtils;

/** What is asked here is what JavaRosa, which ODK and KoboToolbox collect with, asks of the same form with the same answers. */
class JavaRosaOracleTest {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)\\}");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Property(tries = 200)
    void bothAskTheSame(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Form form = Form.require(new RandomXlsForm(random, false).questionnaire());
        Response response = answers(form, random);
        Map<String, String> relevance = new LinkedHashMap<>();
        for (FormBook.Line line :
                new FormSheetWriting(form, "essai.csv", finding -> {}).book().lines(FormBook.SURVEY)) {
            relevance.put(line.cells().getOrDefault("name", ""), line.cells().getOrDefault("relevant", ""));
        }
        FormDef other = XFormUtils.getFormFromInputStream(
                new ByteArrayInputStream(xform(form, response, relevance).getBytes(StandardCharsets.UTF_8)));
        other.initialize(true, new InstanceInitializationFactory());
        List<String> asked = new ArrayList<>();
        collect(other.getMainInstance().getRoot(), true, asked);
        assertThat(asked)
                .as(() -> relevance + " "
                        + response.answers().entrySet().stream()
                                .map(each -> each.getKey() + "=" + text(each.getValue()))
                                .toList())
                .containsExactlyInAnyOrderElementsOf(
                        form.fill(response).asked().stream().map(Place::code).toList());
    }

    private static void collect(TreeElement element, boolean asked, List<String> codes) {
        for (int i = 0; i < element.getNumChildren(); i++) {
            TreeElement child = element.getChildAt(i);
            boolean now = asked && child.isRelevant();
            if (now) {
                codes.add(child.getName());
            }
            collect(child, now, codes);
        }
    }

    private static Response answers(Form form, Random random) {
        Response.Builder builder = form.respond();
        for (Question question : form.questions()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            Answer answer = switch (question.type()) {
                case TEXT -> Answer.text(random.nextBoolean() ? "l'aide" : "autre");
                case CHOICE, SCALE, RANKING ->
                    Answer.choice(question.options()
                            .get(random.nextInt(question.options().size()))
                            .code());
                case NUMBER, WHOLE -> Answer.number(random.nextInt(9) - 2);
                case DATE -> Answer.day(DAY.plusDays(random.nextInt(3) - 1));
                case TRUTH -> Answer.truth(random.nextBoolean());
            };
            List<Answer> given = new ArrayList<>(List.of(answer));
            if (question.most() > 1 && question.type().hasOptions()) {
                question.options().stream()
                        .map(option -> Answer.choice(option.code()))
                        .filter(each -> !each.equals(answer) && random.nextBoolean())
                        .forEach(given::add);
            }
            builder.answer(Place.of(question.code()), given);
        }
        return builder.build();
    }

    private static String xform(Form form, Response response, Map<String, String> relevance) {
        Map<String, String> paths = new LinkedHashMap<>();
        StringBuilder instance = new StringBuilder();
        for (Item item : form.questionnaire().items()) {
            instance(item, "/data", response, paths, instance);
        }
        StringBuilder binds = new StringBuilder();
        paths.forEach((code, path) -> {
            String condition = NAME.matcher(Objects.requireNonNull(relevance.get(code)))
                    .replaceAll(match -> Matcher.quoteReplacement(Objects.requireNonNull(paths.get(match.group(1)))));
            binds.append("<bind nodeset=\"").append(path).append("\" type=\"").append(type(form, code));
            if (!condition.isEmpty()) {
                binds.append("\" relevant=\"").append(escaped(condition));
            }
            binds.append("\"/>");
        });
        return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>"
                + "<h:title>essai</h:title><model><instance><data id=\"essai\">" + instance + "</data></instance>"
                + binds + "</model></h:head><h:body/></h:html>";
    }

    private static String type(Form form, String code) {
        return form.item(code).orElseThrow() instanceof Question question
                ? switch (question.type()) {
                    case WHOLE -> "int";
                    case NUMBER -> "decimal";
                    case DATE -> "date";
                    default -> "string";
                }
                : "string";
    }

    private static void instance(
            Item item, String parent, Response response, Map<String, String> paths, StringBuilder out) {
        String path = parent + "/" + item.code();
        paths.put(item.code(), path);
        out.append("<").append(item.code()).append(">");
        if (item instanceof Item.Section section) {
            section.items().forEach(each -> instance(each, path, response, paths, out));
        } else {
            out.append(escaped(text(response.at(item.code()))));
        }
        out.append("</").append(item.code()).append(">");
    }

    private static String text(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer instanceof Answer.Choice choice
                        ? choice.code()
                        : answer instanceof Answer.Text text
                                ? text.value()
                                : answer instanceof Answer.Numeric number
                                        ? number.value().toPlainString()
                                        : answer instanceof Answer.Day day
                                                ? day.value().toString()
                                                : Boolean.toString(((Answer.Truth) answer).value()))
                .collect(Collectors.joining(" "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
