package org.essaim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.experience.Consent;
import org.essaim.experience.LessonLearned;
import org.essaim.experience.Testimony;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.network.NetworkProject;
import org.essaim.newsletter.Newsletter;
import org.essaim.newsletter.Shared;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.sharing.Resource;
import org.essaim.sharing.ResourceKind;
import org.essaim.sheet.ActionSheet;

/** What letters tell of what is shared in the federation. */
final class Told implements Shared {
    private final Essaim essaim;

    Told(Essaim essaim) {
        this.essaim = essaim;
    }

    @Override
    public Optional<Content> content(Newsletter.Kind kind, String id, Locale locale, List<Finding> findings) {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case ACTION_SHEET -> Optional.of(sheet(essaim.sheets().sheet(id), locale));
            case TESTIMONY ->
                essaim.experiences()
                        .testimony(id, Consent.Extent.NETWORK, findings)
                        .map(each -> testimony(each, locale));
            case LESSON -> Optional.of(lesson(lesson(id), locale));
            case PROJECT -> Optional.of(project(essaim.projects().project(id), locale));
            case RESOURCE -> Optional.of(resource(essaim.resources().resource(id), locale));
        };
    }

    private LessonLearned lesson(String id) {
        return essaim.experiences()
                .lesson(id)
                .orElseThrow(() -> new EssaimException("Lesson [" + id + "] is unknown.\nMaybe one of "
                        + essaim.experiences().lessons().stream()
                                .map(LessonLearned::id)
                                .toList()
                        + "."));
    }

    // The whole sheet is for who asks for it: a letter tells what it is about, and what worked and did not.
    private Content sheet(ActionSheet sheet, Locale locale) {
        Report report = essaim.sheets().report(sheet, locale);
        List<Block> blocks = new ArrayList<>();
        for (Section section : report.sections()) {
            if (List.of("description", "strengths", "limits").contains(section.id())) {
                blocks.add(new Block.Heading(section.title()));
                blocks.addAll(section.blocks());
            }
        }
        return new Content(sheet.title(), blocks);
    }

    private static Content testimony(Testimony testimony, Locale locale) {
        List<Block> blocks = new ArrayList<>(Prose.blocks(testimony.text()));
        if (!testimony.speaker().isEmpty()) {
            blocks.add(new Block.Facts(List.of(
                    new Fact("speaker", say(locale, "Qui témoigne", "Who speaks"), Value.of(testimony.speaker())))));
        }
        return new Content(testimony.title(), blocks);
    }

    private static Content lesson(LessonLearned lesson, Locale locale) {
        List<Block> blocks = new ArrayList<>(Prose.blocks(lesson.text()));
        if (!lesson.advice().isEmpty()) {
            blocks.add(new Block.Heading(say(locale, "La prochaine fois", "Next time")));
            blocks.addAll(Prose.blocks(lesson.advice()));
        }
        String mark = lesson.outcome().title(locale);
        return new Content(lesson.title() + " (" + mark + ")", blocks);
    }

    private static Content project(NetworkProject project, Locale locale) {
        List<Block> blocks = new ArrayList<>(Prose.blocks(project.what()));
        blocks.add(new Block.Facts(List.of(
                new Fact("leader", say(locale, "Porteur", "Leader"), Value.of(project.leader())),
                new Fact(
                        "state",
                        say(locale, "État", "State"),
                        Value.of(project.state().title(locale))))));
        return new Content(project.title(), blocks);
    }

    private static Content resource(Resource resource, Locale locale) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "kind", say(locale, "Nature", "Kind"), Value.of(resource.kind().title(locale))));
        if (!resource.address().isEmpty()) {
            facts.add(new Fact("address", say(locale, "Où la trouver", "Where it is"), Value.of(resource.address())));
        }
        return new Content(resource.title(), List.of(new Block.Facts(facts)));
    }

    private static String say(Locale locale, String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    @Override
    public void published(Newsletter newsletter) {
        Resource.Builder resource = Resource.builder(
                        newsletter.id(), newsletter.title(), ResourceKind.NEWSLETTER, newsletter.day())
                .programme(newsletter.programme());
        if (newsletter.addressees() > 0 && !newsletter.addressed().isBlank()) {
            resource.addressedTo(newsletter.addressed(), newsletter.addressees());
        } else if (!newsletter.addressed().isBlank()) {
            resource.addressedTo(newsletter.addressed());
        }
        essaim.resources().publish(resource.build());
    }
}
