package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/**
 * A questionnaire laid out to be filled in by hand (<i>questionnaire papier</i>), as one HTML document that is also well-formed XML, for a renderer of paged
 * media. Stateless and thread-safe.
 */
public final class HtmlQuestionnaire {
    private static final int LONGEST_NAME = 40;
    private static final int DIGITS = 12;

    private final Questionnaire questionnaire;
    private final boolean english;
    private final Markup markup = new Markup();

    private HtmlQuestionnaire(Questionnaire questionnaire, Locale locale) {
        this.questionnaire = questionnaire;
        this.english = locale.getLanguage().equals("en");
    }

    /**
     * The print: boxes to tick, dotted lines to write on, and in words when to fill in what.
     *
     * @param locale of what the paper says by itself, and of the texts where there are several; French unless English is asked for
     */
    public static String print(Questionnaire questionnaire, Locale locale) {
        return new HtmlQuestionnaire(questionnaire, locale).document();
    }

    /** The calculations that are not on paper: those that nobody needs to know what to fill in. */
    public static List<Item.Calculation> leftOut(Questionnaire questionnaire) {
        List<Item.Calculation> leftOut = new ArrayList<>();
        leftOut(questionnaire.items(), new PaperNumbers(questionnaire), leftOut);
        return leftOut;
    }

    private static void leftOut(List<Item> siblings, PaperNumbers numbers, List<Item.Calculation> leftOut) {
        for (Item item : siblings) {
            if (item instanceof Item.Section section) {
                leftOut(section.items(), numbers, leftOut);
            } else if (item instanceof Item.Calculation calculation && !numbers.isPrinted(item)) {
                leftOut.add(calculation);
            }
        }
    }

    /** The language in which most can be said: French if anything is written in French, else English if anything is. */
    public static Locale language(Questionnaire questionnaire) {
        List<Texts> texts = new ArrayList<>(List.of(questionnaire.title(), questionnaire.introduction()));
        collect(questionnaire.items(), texts);
        boolean french = texts.stream().anyMatch(text -> text.byLanguage().containsKey("fr"));
        boolean englishOnly =
                !french && texts.stream().anyMatch(text -> text.byLanguage().containsKey("en"));
        return englishOnly ? Locale.ENGLISH : Locale.FRENCH;
    }

    private static void collect(List<Item> siblings, List<Texts> texts) {
        for (Item item : siblings) {
            texts.add(item.text());
            if (item instanceof Item.Section section) {
                collect(section.items(), texts);
            } else if (item instanceof Question question) {
                question.options().forEach(option -> texts.add(option.text()));
            }
        }
    }

    private String document() {
        String language = english ? "en" : "fr";
        Prose prose = new Prose(markup, english);
        String title = prose.in(questionnaire.title());
        String heading = title.isBlank() ? questionnaire.id() : title;
        markup.doctype();
        markup.open("html").namespace("http://www.w3.org/1999/xhtml");
        markup.attr("lang", language).attr("xml:lang", language).line();
        markup.open("head").line();
        markup.empty("meta").attr("charset", "UTF-8").line();
        markup.element("title", heading.replaceAll("\\s+", " ")).line();
        markup.empty("meta")
                .attr("name", "description")
                .attr("content", heading)
                .line();
        markup.element("style", style()).line();
        markup.close().line();
        markup.open("body").line().open("main").line();
        markup.open("div").attr("class", "head").line();
        markup.open("h1");
        if (title.isBlank()) {
            markup.text(questionnaire.id());
        } else {
            prose.say(questionnaire.title());
        }
        markup.close().line();
        prose.paragraphs("introduction", questionnaire.introduction());
        fields();
        if (PaperNumbers.hasRequired(questionnaire.items())) {
            markup.open("p").attr("class", "starred");
            markup.text(PaperWording.STARRED.in(english)).close().line();
        }
        markup.close().line();
        new PaperItems(questionnaire, prose, markup, english).write();
        markup.close().line().close().line().close().line();
        return markup.finish();
    }

    /** Who the structure is, and when; by whom is not asked, since many questionnaires are anonymous. */
    private void fields() {
        markup.open("p").attr("class", "fields");
        field(PaperWording.STRUCTURE, "structure");
        field(PaperWording.DATE, "date");
        field(PaperWording.SHEET, "sheet");
        markup.close().line();
    }

    private void field(PaperWording name, String shape) {
        markup.open("span").attr("class", "field");
        markup.text(name.in(english) + (english ? ": " : "\u00a0: "));
        markup.open("span").attr("class", "blank " + shape).text("\u00a0").close();
        markup.close().text(" ");
    }

    private String style() {
        String version = shortened(questionnaire.id()) + " – " + PaperWording.VERSION.in(english) + "\u00a0"
                + shortened(questionnaire.version()) + " – "
                + questionnaire.digest().hex().substring(0, DIGITS);
        StringBuilder style = new StringBuilder("\n").append(HtmlReport.resource("paper.css"));
        style.append("@page {\n");
        HtmlReport.runningHead(style, "bottom-left", "left", HtmlReport.cssString(version));
        HtmlReport.runningHead(
                style,
                "bottom-right",
                "right",
                HtmlReport.cssString(Wording.PAGE.in(english) + "\u00a0") + " counter(page) "
                        + HtmlReport.cssString("\u00a0/\u00a0") + " counter(pages)");
        return style.append("}\n").toString();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
