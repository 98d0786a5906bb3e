package org.essaim.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.experience.Consent;
import org.essaim.experience.Experiences;
import org.essaim.experience.LessonLearned;
import org.essaim.experience.Testimony;
import org.essaim.experience.Topics;
import org.essaim.pages.FormPage.Done;
import org.essaim.pages.Part.Kind;
import org.essaim.recording.Recorded;

/** What a testimony and a lesson are typed into, and changed by. */
final class ExperienceForms {
    private static final String TESTIMONY = "testimony";
    private static final String LESSON = "lesson";

    private ExperienceForms() {}

    /** The testimony that the visitor asks for, as far as it may be passed on. */
    static Optional<Testimony> testimony(Visit visit) {
        return testimony(visit, visit.text(TESTIMONY));
    }

    private static Optional<Testimony> testimony(Visit visit, String id) {
        return visit.essaim().experiences().testimonies(Consent.Extent.NETWORK).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** The lesson that the visitor asks for. */
    static Optional<LessonLearned> lesson(Visit visit) {
        return visit.text(LESSON).isEmpty()
                ? Optional.empty()
                : visit.essaim().experiences().lesson(visit.text(LESSON));
    }

    /** How the one that the visitor asks for is changed, by those whose it is. */
    static List<Part> of(Visit visit) {
        List<Part> parts = new ArrayList<>();
        testimony(visit).filter(each -> isMine(visit, each.structure())).ifPresent(each -> {
            parts.add(testimony(visit, Optional.of(each)));
            parts.add(Typing.of(visit, "withdraw")
                    .hidden(TESTIMONY, each.id())
                    .post(
                            visit.address(ExperiencesPage.PATH),
                            visit.say("Le consentement est retiré", "The consent is withdrawn"),
                            visit.say("Effacer ce témoignage", "Erase this testimony")));
        });
        lesson(visit)
                .filter(each -> isMine(visit, each.structure()))
                .ifPresent(each -> parts.add(lesson(visit, Optional.of(each))));
        return parts;
    }

    private static boolean isMine(Visit visit, String structure) {
        return structure.isEmpty()
                ? visit.isWhole()
                : visit.essaim().perimeter().contains(structure);
    }

    static Part testimony(Visit visit, Optional<Testimony> before) {
        Locale locale = visit.language().locale();
        Optional<Consent> consent = before.flatMap(each -> Optional.ofNullable(each.consent()));
        Typing typing = started(
                        visit, "tell", "retell", TESTIMONY, before.map(Testimony::id), before.map(Testimony::toTree))
                .field(
                        Kind.TEXT,
                        "title",
                        visit.say("Titre", "Title"),
                        before.map(Testimony::title).orElse(""),
                        true)
                .field(
                        Kind.LONG_TEXT,
                        "text",
                        visit.say("Ce qui est raconté", "What is told"),
                        before.map(Testimony::text).orElse(""),
                        true)
                .hint("Aucun nom de personne.", "No person's name.")
                .field(
                        Kind.TEXT,
                        "speaker",
                        visit.say("Qui témoigne, par sa fonction", "Who speaks, by what they do"),
                        before.map(Testimony::speaker).orElse(""),
                        false);
        TopicFields.structure(visit, typing, before.map(Testimony::structure).orElse(""));
        typing.field(Kind.DAY, "told", visit.say("Recueilli le", "Told on"), day(before.map(Testimony::told)), true);
        TopicFields.add(visit, typing, before.map(Testimony::topics).orElse(Topics.NONE))
                .field(
                        Kind.DAY,
                        "given",
                        visit.say("Consentement donné le", "Consent given on"),
                        day(consent.map(Consent::given)),
                        true)
                .choice(
                        "extent",
                        visit.say("Pour qui", "For whom"),
                        consent.map(Consent::extent)
                                .orElse(Consent.Extent.NETWORK)
                                .name(),
                        Arrays.stream(Consent.Extent.values())
                                .map(each -> new Part.Option(each.name(), each.title(locale)))
                                .toList())
                .field(
                        Kind.DAY,
                        "until",
                        visit.say("Jusqu’au", "Until"),
                        day(consent.flatMap(each -> Optional.ofNullable(each.until()))),
                        false);
        return typing.post(
                visit.address(ExperiencesPage.PATH),
                before.isEmpty()
                        ? visit.say("Un témoignage", "A testimony")
                        : visit.say("Changer le témoignage", "Change the testimony"),
                visit.say("Enregistrer le témoignage", "Store the testimony"));
    }

    static Part lesson(Visit visit, Optional<LessonLearned> before) {
        Locale locale = visit.language().locale();
        Typing typing = started(
                        visit,
                        "learn",
                        "relearn",
                        LESSON,
                        before.map(LessonLearned::id),
                        before.map(LessonLearned::toTree))
                .field(
                        Kind.TEXT,
                        "title",
                        visit.say("En une phrase", "In a sentence"),
                        before.map(LessonLearned::title).orElse(""),
                        true)
                .choice(
                        "outcome",
                        visit.say("Issue", "Outcome"),
                        before.map(LessonLearned::outcome)
                                .orElse(LessonLearned.Outcome.WORKED)
                                .name(),
                        Arrays.stream(LessonLearned.Outcome.values())
                                .map(each -> new Part.Option(each.name(), each.title(locale)))
                                .toList())
                .field(
                        Kind.LONG_TEXT,
                        "text",
                        visit.say("Comment cela s’est passé", "How it went"),
                        before.map(LessonLearned::text).orElse(""),
                        true)
                .field(
                        Kind.LONG_TEXT,
                        "advice",
                        visit.say("La prochaine fois", "Next time"),
                        before.map(LessonLearned::advice).orElse(""),
                        false);
        TopicFields.structure(
                visit, typing, before.map(LessonLearned::structure).orElse(""));
        typing.field(
                Kind.DAY, "learned", visit.say("Noté le", "Noted on"), day(before.map(LessonLearned::learned)), true);
        return TopicFields.add(visit, typing, before.map(LessonLearned::topics).orElse(Topics.NONE))
                .post(
                        visit.address(ExperiencesPage.PATH),
                        before.isEmpty()
                                ? visit.say("Un enseignement", "A lesson learned")
                                : visit.say("Changer l’enseignement", "Change the lesson"),
                        visit.say("Enregistrer l’enseignement", "Store the lesson"));
    }

    // One that there is keeps its identifier, and says what its reader saw.
    private static Typing started(
            Visit visit, String add, String change, String name, Optional<String> id, Optional<Tree> seen) {
        return id.isEmpty()
                ? Typing.of(visit, add)
                        .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                        .hint("Lettres, chiffres et traits d’union.", "Letters, digits and hyphens.")
                : Typing.of(visit, change).hidden(name, id.get()).hidden("seen", FormPage.seen(seen.orElseThrow()));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    static Done act(Visit visit) {
        Experiences experiences = visit.essaim().experiences();
        return switch (visit.text("do")) {
            case "tell" -> {
                Testimony told = told(visit, visit.required("id"), Optional.empty());
                requireFree(
                        visit,
                        testimony(visit, told.id())
                                .filter(each -> !each.equals(told))
                                .isPresent(),
                        told.id());
                yield told(visit, experiences.save(told), told.id());
            }
            case "retell" -> {
                Testimony before = testimony(visit).orElseThrow(() -> Refusal.notFound(visit.language()));
                FormPage.requireSeen(visit, before.toTree());
                yield told(visit, experiences.save(told(visit, before.id(), Optional.of(before))), before.id());
            }
            case "learn" -> {
                LessonLearned learned = learned(visit, visit.required("id"), Optional.empty());
                requireFree(
                        visit,
                        experiences
                                .lesson(learned.id())
                                .filter(each -> !each.equals(learned))
                                .isPresent(),
                        learned.id());
                yield learned(visit, experiences.save(learned), learned.id());
            }
            case "relearn" -> {
                LessonLearned before = lesson(visit).orElseThrow(() -> Refusal.notFound(visit.language()));
                FormPage.requireSeen(visit, before.toTree());
                yield learned(visit, experiences.save(learned(visit, before.id(), Optional.of(before))), before.id());
            }
            case "withdraw" -> {
                experiences.withdraw(visit.required(TESTIMONY));
                yield new Done(visit.address(ExperiencesPage.PATH), new Recorded(1, 0, 0, List.of()));
            }
            default -> throw Refusal.noSuchForm(visit.language());
        };
    }

    private static void requireFree(Visit visit, boolean taken, String id) {
        if (taken) {
            throw Refusal.taken(visit.language(), id);
        }
    }

    private static Done told(Visit visit, Recorded recorded, String id) {
        return new Done(visit.address(ExperiencesPage.PATH, TESTIMONY, id), recorded);
    }

    private static Done learned(Visit visit, Recorded recorded, String id) {
        return new Done(visit.address(ExperiencesPage.PATH, LESSON, id), recorded);
    }

    private static Testimony told(Visit visit, String id, Optional<Testimony> before) {
        Consent.Extent extent = Typing.oneOf(visit, "extent", Consent.Extent.class);
        Topics topics = TopicFields.read(visit);
        return Typing.made(
                () -> Testimony.builder(id, visit.required("title"), visit.required("text"), day(visit, "told"))
                        .speaker(visit.text("speaker").strip())
                        .structure(visit.text("structure"))
                        .programme(before.map(Testimony::programme).orElse(""))
                        .topics(topics)
                        .consent(new Consent(
                                day(visit, "given"), extent, visit.day("until").orElse(null)))
                        .build());
    }

    private static LessonLearned learned(Visit visit, String id, Optional<LessonLearned> before) {
        LessonLearned.Outcome outcome = Typing.oneOf(visit, "outcome", LessonLearned.Outcome.class);
        Topics topics = TopicFields.read(visit);
        return Typing.made(() -> LessonLearned.builder(id, visit.required("title"), outcome, day(visit, "learned"))
                .text(visit.required("text"))
                .advice(visit.text("advice"))
                .structure(visit.text("structure"))
                .programme(before.map(LessonLearned::programme).orElse(""))
                .topics(topics)
                .build());
    }

    private static LocalDate day(Visit visit, String name) {
        return visit.day(name).orElseThrow(() -> Refusal.incomplete(visit.language(), name));
    }
}
