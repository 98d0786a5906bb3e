package org.essaim.formats;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;
import org.jspecify.annotations.Nullable;

/** Reads a French sheet as who fills it in: from top to bottom, knowing nothing but its sentences, and doing what they say. */
final class PaperReader {
    private static final Pattern JUMP =
            Pattern.compile("Si vous avez répondu (.+?)(, ou rien,)? à la question (\\d+), allez (.+)\\.");
    private static final Pattern ANSWERED = Pattern.compile("vous (avez|n’avez pas) répondu à la question (\\d+)");
    private static final Pattern ONLY = Pattern.compile("vous n’avez répondu que (.+), ou rien, à la question (\\d+)");
    private static final Pattern SAID = Pattern.compile("vous (avez|n’avez pas) répondu (.+) à la question (\\d+)");
    private static final Pattern TRUE =
            Pattern.compile("il (est|n’est pas) vrai que \\[réponse à la question (\\d+)] ≥ (\\d+)");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private final Response response;
    private final PaperNumbers numbers;
    private final ConditionWords words;
    private final Jumps jumps;
    private final List<Item> items;
    private final Map<String, Question> byNumber = new HashMap<>();
    private final Set<String> filledIn = new LinkedHashSet<>();
    private String goingTo = "";
    int followed;

    PaperReader(Form form, Response response) {
        this.response = response;
        this.items = form.questionnaire().items();
        this.numbers = new PaperNumbers(form.questionnaire());
        this.words = new ConditionWords(numbers, false);
        this.jumps = new Jumps(items, numbers, words, false);
        form.questions().forEach(question -> byNumber.put(numbers.of(question.code()), question));
    }

    /** The codes of the questions, sections and notes that were not passed over. */
    Set<String> filledIn() {
        read(items);
        return filledIn;
    }

    private void read(List<Item> siblings) {
        for (Item item : siblings) {
            if (!goingTo.isEmpty() && !isThere(item)) {
                // Still on the way; a part may hold what is looked for only where the jump says so, and no jump leads
                // into one.
                continue;
            }
            goingTo = "";
            if (!jumps.isCovered(item) && !words.of(item).map(this::holds).orElse(true)) {
                continue;
            }
            filledIn.add(item.code());
            if (item instanceof Item.Section section) {
                read(section.items());
            } else if (item instanceof Question question) {
                jumps.after(question).ifPresent(this::jump);
            }
        }
    }

    private boolean isThere(Item item) {
        String place = item instanceof Item.Section ? "à la partie " : "à la question ";
        return !(item instanceof Item.Note) && goingTo.equals(place + numbers.of(item.code()));
    }

    private void jump(String sentence) {
        Matcher jump = match(JUMP, sentence);
        List<Answer> given = given(jump.group(3));
        if (given.isEmpty() ? jump.group(2) != null : given.stream().anyMatch(said(jump.group(1), jump.group(3)))) {
            goingTo = jump.group(4);
            followed++;
        }
    }

    private static Matcher match(Pattern pattern, String sentence) {
        Matcher matcher = pattern.matcher(sentence);
        if (!matcher.matches()) {
            throw new AssertionError("Nobody understands: " + sentence);
        }
        return matcher;
    }

    private boolean holds(ConditionWords.Words said) {
        String text = said.text();
        if (text.contains("toutes ces conditions sont réunies")) {
            return said.parts().stream().allMatch(this::holds);
        } else if (text.contains("l’une au moins de ces conditions est remplie")) {
            return said.parts().stream().anyMatch(this::holds);
        } else if (text.startsWith("À ne pas ")) {
            return false;
        }
        String sentence = text.replaceFirst("^À (remplir|lire) s(i |’)", "").replaceFirst("\\.$", "");
        String[] all = sentence.split(" et (si |s’)?(?=vous |il )");
        if (all.length > 1) {
            return Arrays.stream(all).allMatch(this::holds);
        }
        return Arrays.stream(sentence.split(" ou (si |s’)?(?=vous |il )")).anyMatch(this::holds);
    }

    private boolean holds(String sentence) {
        Matcher is = ANSWERED.matcher(sentence);
        if (is.matches()) {
            return given(is.group(2)).isEmpty() != is.group(1).equals("avez");
        }
        is = TRUE.matcher(sentence);
        if (is.matches()) {
            BigDecimal least = new BigDecimal(is.group(3));
            boolean holds = given(is.group(2)).stream()
                    .anyMatch(answer -> ((Answer.Numeric) answer).value().compareTo(least) >= 0);
            return holds == is.group(1).equals("est");
        }
        is = ONLY.matcher(sentence);
        if (is.matches()) {
            return given(is.group(2)).stream().allMatch(said(is.group(1), is.group(2)));
        }
        is = match(SAID, sentence);
        boolean holds = given(is.group(3)).stream().anyMatch(said(is.group(2), is.group(3)));
        return holds == is.group(1).equals("avez");
    }

    private Question question(String number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    // What was not filled in is empty on paper.
    private List<Answer> given(String number) {
        String code = question(number).code();
        return filledIn.contains(code) ? response.at(code) : List.of();
    }

    private Predicate<Answer> said(String what, String number) {
        if (what.startsWith("autre chose que ")) {
            return said(what.substring("autre chose que ".length()), number).negate();
        } else if (what.startsWith("«")) {
            List<String> labels = Pattern.compile("«\u00a0(.+?)\u00a0»")
                    .matcher(what)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            return answer -> labels.contains(label(answer, question(number)));
        } else if (what.matches(".*[a-zûé]+ \\d{4}.*")) {
            return day(what);
        }
        Matcher amount = match(Pattern.compile("(moins de |plus de )?(\\d+)( ou plus| ou moins)?"), what);
        BigDecimal bound = new BigDecimal(amount.group(2));
        return answer -> {
            BigDecimal value = number(answer, question(number));
            if (value == null) {
                return false;
            }
            int order = value.compareTo(bound);
            return "moins de ".equals(amount.group(1))
                    ? order < 0
                    : "plus de ".equals(amount.group(1))
                            ? order > 0
                            : " ou plus".equals(amount.group(3))
                                    ? order >= 0
                                    : " ou moins".equals(amount.group(3)) ? order <= 0 : order == 0;
        };
    }

    private static Predicate<Answer> day(String what) {
        Matcher parts = match(
                Pattern.compile("(un autre jour que |un jour avant |un jour après )?le (.+?)( ou avant| ou après)?"),
                what);
        LocalDate bound = LocalDate.parse(parts.group(2).replace("1er ", "1 "), DAY);
        return answer -> {
            int order = ((Answer.Day) answer).value().compareTo(bound);
            return switch (String.valueOf(parts.group(1)) + parts.group(3)) {
                case "un autre jour que null" -> order != 0;
                case "un jour avant null" -> order < 0;
                case "un jour après null" -> order > 0;
                case "null ou avant" -> order <= 0;
                case "null ou après" -> order >= 0;
                case "nullnull" -> order == 0;
                default -> throw new AssertionError("Nobody understands: " + what);
            };
        };
    }

    private static String label(Answer answer, Question question) {
        if (answer instanceof Answer.Truth truth) {
            return truth.value() ? "Oui" : "Non";
        } else if (answer instanceof Answer.Text text) {
            return text.value();
        }
        return option(answer, question).text().in(Locale.FRENCH);
    }

    private static Option option(Answer answer, Question question) {
        String code = ((Answer.Choice) answer).code();
        return question.options().stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable BigDecimal number(Answer answer, Question question) {
        return answer instanceof Answer.Numeric number
                ? number.value()
                : option(answer, question).level();
    }
}
