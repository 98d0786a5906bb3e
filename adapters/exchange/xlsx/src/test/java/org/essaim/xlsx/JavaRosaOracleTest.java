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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.essaim.finding.Code;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.xform.util.XFormUtils;

/** What is asked and refused here is what JavaRosa, which ODK and KoboToolbox collect with, asks and refuses of the same form with the same answers. */
class JavaRosaOracleTest {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)\\}");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    // What speaks against an answer here that a constraint says there.
    private static final Set<Code> REFUSALS = Set.of(
            Code.ANSWER_OUT_OF_RANGE,
            Code.ANSWER_LENGTH,
            Code.ANSWER_PATTERN,
            Code.ANSWER_CONTRADICTS,
            Code.ANSWERS_TOO_FEW,
            Code.ANSWERS_TOO_MANY);

    @Property(tries = 200)
    void bothAskTheSame(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Form form = Form.require(new RandomXlsForm(random, false).questionnaire());
        Response response = answers(form, random);
        List<String> asked = new ArrayList<>();
        other(form, response).forEach(element -> asked.add(element.getName()));
        assertThat(asked)
                .as(() -> told(form, response))
                .containsExactlyInAnyOrderElementsOf(
                        form.fill(response).asked().stream().map(Place::code).toList());
    }

    @Property(tries = 200)
    void bothRefuseTheSame(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Form form = Form.require(new RandomXlsForm(random, false).questionnaire());
        Response response = answers(form, random);
        FormDef other = filled(form, response);
        List<String> refused = new ArrayList<>();
        for (TreeElement element : asked(other)) {
            IAnswerData value = element.getValue();
            if (value != null && !other.evaluateConstraint(element.getRef(), value)) {
                refused.add(element.getName());
            }
        }
        List<String> ours = form.validate(response).stream()
                .filter(finding -> REFUSALS.contains(finding.code()))
                .map(finding -> String.valueOf(finding.path()))
                .distinct()
                .toList();
        assertThat(refused).as(() -> told(form, response)).containsExactlyInAnyOrderElementsOf(ours);
        Statistics.label("refused")
                .collect(!ours.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    }

    private static String told(Form form, Response response) {
        return lines(form) + " "
                + response.answers().entrySet().stream()
                        .map(each -> each.getKey() + "=" + text(each.getValue()))
                        .toList();
    }

    /** What the survey says of each item, by its name. */
    private static Map<String, Map<String, String>> lines(Form form) {
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        for (FormBook.Line line :
                new FormSheetWriting(form, "essai.csv", finding -> {}).book().lines(FormBook.SURVEY)) {
            lines.put(line.cells().getOrDefault("name", ""), line.cells());
        }
        return lines;
    }

    private static List<TreeElement> other(Form form, Response response) throws Exception {
        return asked(filled(form, response));
    }

    private static FormDef filled(Form form, Response response) throws Exception {
        FormDef other = XFormUtils.getFormFromInputStream(
                new ByteArrayInputStream(xform(form, response, lines(form)).getBytes(StandardCharsets.UTF_8)));
        other.initialize(true, new InstanceInitializationFactory());
        return other;
    }

    private static List<TreeElement> asked(FormDef other) {
        List<TreeElement> asked = new ArrayList<>();
        collect(other.getMainInstance().getRoot(), true, asked);
        return asked;
    }

    private static void collect(TreeElement element, boolean asked, List<TreeElement> elements) {
        for (int i = 0; i < element.getNumChildren(); i++) {
            TreeElement child = element.getChildAt(i);
            boolean now = asked && child.isRelevant();
            if (now) {
                elements.add(child);
            }
            collect(child, now, elements);
        }
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    private static Response answers(Form form, Random random) {
        Response.Builder builder = form.respond();
        for (Question question : form.questions()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            Answer answer = switch (question.type()) {
                case TEXT ->
                    Answer.text(oneOf(random, "l'aide", "l'aide", "autre", "A1", "a".repeat(50), "a".repeat(51)));
                case CHOICE, SCALE, RANKING ->
                    Answer.choice(question.options()
                            .get(random.nextInt(question.options().size()))
                            .code());
                case NUMBER, WHOLE ->
                    Answer.number(random.nextInt(4) == 0 ? oneOf(random, -3, 41) : random.nextInt(9) - 2);
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

    private static String xform(Form form, Response response, Map<String, Map<String, String>> lines) {
        Map<String, String> paths = new LinkedHashMap<>();
        StringBuilder instance = new StringBuilder();
        for (Item item : form.questionnaire().items()) {
            instance(item, "/data", response, paths, instance);
        }
        StringBuilder binds = new StringBuilder();
        paths.forEach((code, path) -> {
            binds.append("<bind nodeset=\"").append(path).append("\" type=\"").append(type(form, code));
            for (String column : List.of("relevant", "constraint")) {
                String said = Objects.requireNonNull(lines.get(code)).getOrDefault(column, "");
                String expression = NAME.matcher(said)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(Objects.requireNonNull(paths.get(match.group(1)))));
                if (!expression.isEmpty()) {
                    binds.append("\" ").append(column).append("=\"").append(escaped(expression));
                }
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
