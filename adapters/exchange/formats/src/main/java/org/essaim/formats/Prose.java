package org.essaim.formats;

import java.util.Locale;
import org.essaim.questionnaire.Texts;

/** Writes what people wrote (<i>textes</i>), and says where it is in another language than the page. */
final class Prose {
    private final Markup markup;
    private final Locale locale;

    Prose(Markup markup, boolean english) {
        this.markup = markup;
        this.locale = english ? Locale.ENGLISH : Locale.FRENCH;
    }

    String in(Texts texts) {
        return texts.in(locale);
    }

    /** A text within a paragraph; its line ends are kept. */
    void say(Texts texts) {
        String text = in(texts);
        String other = otherLanguage(texts, text);
        markup.open("span");
        if (!other.isEmpty()) {
            markup.attr("lang", other).attr("xml:lang", other);
        }
        lines(text);
        markup.close();
    }

    /** A text as paragraphs of this class; nothing if there is nothing to read. */
    void paragraphs(String style, Texts texts) {
        if (!in(texts).isBlank()) {
            markup.open("p").attr("class", style);
            say(texts);
            markup.close().line();
        }
    }

    private void lines(String text) {
        String[] lines = text.strip().split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                markup.empty("br");
            }
            markup.text(lines[i]);
        }
    }

    private String otherLanguage(Texts texts, String text) {
        if (text.equals(texts.byLanguage().get(locale.getLanguage()))) {
            return "";
        }
        return texts.byLanguage().entrySet().stream()
                .filter(each -> each.getValue().equals(text) && !each.getKey().equals(Texts.UNDETERMINED))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
