package org.essaim.formats;

import java.util.List;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;

/** Writes questions with the same options as the rows of one table (<i>tableau de questions</i>). */
final class PaperMatrix {
    /** What the columns of the options are wide together, in thousandths of the size of their font. */
    private static final int ROW = 45_000;
    /** What the column of the statements is wide, in thousandths of the size of its font. */
    private static final int STATEMENT = 17_000;

    private final PaperItems items;
    private final PaperFields fields;
    private final Markup markup;
    private final Prose prose;
    private final ConditionWords words;
    private final boolean english;

    PaperMatrix(
            PaperItems items, PaperFields fields, Markup markup, Prose prose, ConditionWords words, boolean english) {
        this.items = items;
        this.fields = fields;
        this.markup = markup;
        this.prose = prose;
        this.words = words;
        this.english = english;
    }

    /** True if the questions of a section have the same options indeed, and there is room for all of them. */
    boolean fits(Item.Section section) {
        List<Option> options = options(section);
        return !options.isEmpty()
                && section.items().stream()
                        .allMatch(item -> item instanceof Question question
                                && question.options().equals(options)
                                && fits(question))
                && fields.fits(options, ROW);
    }

    private boolean fits(Question question) {
        return PaperFields.fits(prose.in(question.text()), STATEMENT)
                && PaperFields.fits(prose.in(question.hint()), STATEMENT)
                && question.prompts().stream().allMatch(prompt -> PaperFields.fits(prose.in(prompt), STATEMENT));
    }

    private static List<Option> options(Item.Section section) {
        return section.items().isEmpty() || !(section.items().get(0) instanceof Question first)
                ? List.of()
                : first.options();
    }

    void write(Item.Section section, String letter, List<Integer> times) {
        List<Option> options = options(section);
        boolean single = section.items().stream().allMatch(item -> isSingle((Question) item));
        markup.open("table").attr("class", "matrix").line();
        PaperWording caption = single ? PaperWording.ONE_A_ROW : PaperWording.EACH_ROW;
        markup.element("caption", caption.in(english, letter)).line();
        markup.open("thead").line().open("tr");
        markup.open("th").attr("scope", "col").attr("class", "statement");
        markup.text(PaperWording.STATEMENT.in(english)).close();
        for (Option option : options) {
            markup.open("th").attr("scope", "col");
            fields.label(option);
            markup.close();
        }
        markup.close().line().close().line();
        markup.open("tbody").line();
        for (Item item : section.items()) {
            row((Question) item, options, single, times);
        }
        markup.close().line().close().line();
    }

    /** True if nothing is to be said of a row but that it takes one answer. */
    private static boolean isSingle(Question question) {
        return question.most() == 1
                && question.type() != Question.Type.RANKING
                && question.constraints().isEmpty();
    }

    private void row(Question question, List<Option> options, boolean single, List<Integer> times) {
        markup.open("tr");
        markup.open("th").attr("scope", "row").attr("class", "statement");
        items.when(question);
        items.head(question, times, "question");
        prose.paragraphs("hint", question.hint());
        items.prompts(question);
        if (!single) {
            markup.open("p")
                    .attr("class", "how")
                    .text("(" + fields.how(question) + ")")
                    .close();
        }
        options.stream().filter(Option::open).forEach(option -> {
            markup.open("p").attr("class", "how");
            markup.text(words.label(option) + ", " + PaperWording.SPECIFY.in(english) + " ");
            markup.open("span").attr("class", "blank other").text("\u00a0").close();
            markup.close();
        });
        markup.close();
        options.forEach(option -> {
            markup.open("td");
            fields.mark(question.type() == Question.Type.RANKING ? "" : "☐");
            markup.close();
        });
        markup.close().line();
    }
}
