package org.essaim.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays one testimony or lesson out. */
final class ExperienceReport {
    private final boolean english;
    private final Locale locale;
    private final List<Block.Facts.Fact> facts = new ArrayList<>();

    private ExperienceReport(Locale asked) {
        this.english = asked.getLanguage().equals("en");
        this.locale = english ? Locale.UK : Locale.FRANCE;
    }

    static Report of(Testimony testimony, Locale asked) {
        ExperienceReport report = new ExperienceReport(asked);
        report.fact("speaker", "Qui témoigne", "Who speaks", testimony.speaker());
        report.about(testimony.topics(), testimony.structure());
        report.facts.add(
                new Block.Facts.Fact("told", report.say("Recueilli le", "Told on"), new Value.Day(testimony.told())));
        return report.report("testimony", testimony.title(), Experience.Kind.TESTIMONY, testimony.text(), "");
    }

    static Report of(LessonLearned lesson, Locale asked) {
        ExperienceReport report = new ExperienceReport(asked);
        report.fact("outcome", "Issue", "Outcome", lesson.outcome().title(report.locale));
        report.about(lesson.topics(), lesson.structure());
        report.facts.add(
                new Block.Facts.Fact("learned", report.say("Noté le", "Noted on"), new Value.Day(lesson.learned())));
        return report.report("lesson", lesson.title(), Experience.Kind.LESSON, lesson.text(), lesson.advice());
    }

    private String say(String french, String inEnglish) {
        return english ? inEnglish : french;
    }

    private void fact(String key, String french, String inEnglish, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new Block.Facts.Fact(key, say(french, inEnglish), Value.of(text)));
        }
    }

    private void about(Topics topics, String structure) {
        Topics.Size size = topics.size();
        fact("structure", "Structure", "Structure", structure);
        fact("theme", "Thème", "Theme", topics.theme());
        fact("territory", "Territoire", "Territory", topics.territory());
        fact("approaches", "Approches", "Approaches", String.join(", ", topics.approaches()));
        fact("size", "Taille de la structure", "Size of the structure", size == null ? null : size.title(locale));
        fact("difficulties", "Difficultés rencontrées", "Difficulties met", String.join(", ", topics.difficulties()));
    }

    private Report report(String id, String title, Experience.Kind kind, String text, String advice) {
        List<Block> blocks = new ArrayList<>();
        if (!facts.isEmpty()) {
            blocks.add(new Block.Facts(facts));
        }
        blocks.addAll(Prose.blocks(text));
        if (!advice.isEmpty()) {
            blocks.add(new Block.Heading(say("La prochaine fois", "Next time")));
            blocks.addAll(Prose.blocks(advice));
        }
        return new Report(
                id,
                title,
                "",
                locale,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section(id, kind.title(locale), false, blocks)));
    }
}
