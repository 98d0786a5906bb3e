package org.essaim.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;

/** Writes the items of a questionnaire for who holds a pen (<i>corps du questionnaire papier</i>). */
final class PaperItems {
    /** More times of a repeated section than this are not printed, whatever it asks for. */
    private static final int MOST_TIMES = 3;

    private static final int FIRST_HEADING = 2;
    private static final int LAST_HEADING = 6;

    private final List<Item> items;
    private final Prose prose;
    private final Markup markup;
    private final boolean english;
    private final PaperNumbers numbers;
    private final ConditionWords words;
    private final Jumps jumps;
    private final PaperFields fields;
    private final PaperMatrix matrix;

    PaperItems(Questionnaire questionnaire, Prose prose, Markup markup, boolean english) {
        this.items = questionnaire.items();
        this.prose = prose;
        this.markup = markup;
        this.english = english;
        this.numbers = new PaperNumbers(questionnaire);
        this.words = new ConditionWords(numbers, english);
        this.jumps = new Jumps(items, numbers, words, english);
        this.fields = new PaperFields(markup, prose, words, english);
        this.matrix = new PaperMatrix(this, fields, markup, prose, words, english);
    }

    void write() {
        write(items, FIRST_HEADING, List.of());
    }

    private void write(List<Item> siblings, int heading, List<Integer> times) {
        for (Item item : numbers.printed(siblings)) {
            if (item instanceof Item.Section section) {
                section(section, heading, times);
            } else if (item instanceof Question question) {
                question(question, times);
            } else if (item instanceof Item.Calculation calculation) {
                calculation(calculation, times);
            } else {
                markup.open("div").attr("class", "item lead").line();
                when(item);
                prose.paragraphs("note", item.text());
                markup.close().line();
            }
        }
    }

    private void section(Item.Section section, int heading, List<Integer> times) {
        String letter = numbers.of(section.code());
        boolean untitled = prose.in(section.text()).isBlank();
        heading(heading, () -> {
            if (untitled) {
                markup.text(PaperWording.PART.in(english, letter));
            } else {
                markup.text(letter + ". ");
                prose.say(section.text());
            }
        });
        when(section);
        if (!section.repeats().many()) {
            content(section, heading + 1, times);
            return;
        }
        int copies = Math.min(MOST_TIMES, Math.max(1, section.repeats().least()));
        repeats(section.repeats(), copies);
        for (int copy = 1; copy <= copies; copy++) {
            String name = PaperWording.TIME.in(english, PaperWording.PART.in(english, letter), Integer.toString(copy));
            heading(heading + 1, () -> markup.text(name));
            content(section, heading + 2, with(times, copy));
        }
    }

    private static List<Integer> with(List<Integer> times, int next) {
        return IntStream.concat(times.stream().mapToInt(Integer::intValue), IntStream.of(next))
                .boxed()
                .toList();
    }

    private void heading(int level, Runnable text) {
        markup.open("h" + Math.min(level, LAST_HEADING));
        text.run();
        markup.close().line();
    }

    private void content(Item.Section section, int heading, List<Integer> times) {
        if (section.matrix() && matrix.fits(section)) {
            matrix.write(section, numbers.of(section.code()), times);
        } else {
            write(section.items(), heading, times);
        }
    }

    private void repeats(Item.Repeats repeats, int copies) {
        String most = Integer.toString(repeats.most());
        String often = repeats.least() > 0
                ? PaperWording.TIMES.in(english, Integer.toString(repeats.least()), most)
                : PaperWording.TIMES_MOST.in(english, most);
        String goOn = repeats.most() <= copies
                ? ""
                : " "
                        + PaperWording.GO_ON.in(
                                english,
                                Integer.toString(copies),
                                Integer.toString(copies + 1),
                                Integer.toString(copies + 2));
        markup.open("p").attr("class", "when").text(often + goOn).close().line();
    }

    private void question(Question question, List<Integer> times) {
        markup.open("div").attr("class", "item").line();
        when(question);
        head(question, times, "question");
        prose.paragraphs("hint", question.hint());
        prompts(question);
        String how = fields.how(question);
        if (!how.isEmpty()) {
            markup.open("p").attr("class", "how").text("(" + how + ")").close().line();
        }
        fields.write(question);
        jump(question);
        markup.close().line();
    }

    /** The number of an item, its text, and its code for who keys the answers in. */
    void head(Item item, List<Integer> times, String style) {
        markup.open("p").attr("class", style);
        markup.open("span")
                .attr("class", "number")
                .text(numbers.of(item.code()) + ".")
                .close();
        markup.text(" ");
        prose.say(item.text());
        if (item instanceof Question question && question.required()) {
            markup.text("\u00a0*");
        }
        markup.text(" ");
        fields.code(new Place(item.code(), times).toString());
        markup.close().line();
    }

    void prompts(Question question) {
        if (!question.prompts().isEmpty()) {
            markup.open("ul").attr("class", "prompts").line();
            question.prompts().forEach(prompt -> {
                markup.open("li");
                prose.say(prompt);
                markup.close().line();
            });
            markup.close().line();
        }
    }

    /** When an item is to be filled in, unless nobody comes to it who is not to. */
    void when(Item item) {
        if (!jumps.isCovered(item)) {
            words.of(item).ifPresent(this::when);
        }
    }

    private void when(ConditionWords.Words said) {
        markup.open("p").attr("class", "when").text(said.text()).close().line();
        list(said.parts());
    }

    private void list(List<ConditionWords.Words> parts) {
        if (!parts.isEmpty()) {
            markup.open("ul").attr("class", "when").line();
            for (ConditionWords.Words part : parts) {
                markup.open("li").text(part.text());
                list(part.parts());
                markup.close().line();
            }
            markup.close().line();
        }
    }

    private void jump(Question question) {
        Optional<String> jump = jumps.after(question);
        if (jump.isPresent()) {
            markup.open("p")
                    .attr("class", "jump")
                    .text("→ " + jump.get())
                    .close()
                    .line();
        }
    }

    private void calculation(Item.Calculation calculation, List<Integer> times) {
        markup.open("div").attr("class", "item").line();
        when(calculation);
        head(calculation, times, "question");
        String formula = words.formulas().formula(calculation);
        markup.open("p").attr("class", "how");
        markup.text("(" + PaperWording.TO_CALCULATE.in(english, formula) + ")")
                .close()
                .line();
        fields.number(calculation.unit());
        markup.close().line();
    }
}
