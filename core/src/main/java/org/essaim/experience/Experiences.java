package org.essaim.experience;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * What structures tell each other (<i>partage d’expériences</i>): testimonies, lessons learned, and one catalogue of these and of whatever else there is.
 *
 * <p>Whoever is in the federation reads all of it; what a structure tells is written by who may see that structure, what the federation tells by who may see all. A testimony
 * is passed on as long as the consent of who gave it allows; withdrawn, its words are erased from every version. Each write is one commit. Thread-safe.
 */
public final class Experiences {
    private static final String TESTIMONY = "testimony";
    private static final String LESSON = "lesson";
    private static final String WITHDRAWN = "withdrawn";
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Store store;
    private final Rights rights;
    private final Supplier<List<Experience>> others;
    private final Clock clock;

    /**
     * Keeps testimonies and lessons in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures
     * @param others what else is in the catalogue
     * @param clock tells when a commit is made, and which consents hold
     */
    public Experiences(
            Store store,
            Supplier<Actor> actor,
            Supplier<List<Structure>> structures,
            Supplier<List<Experience>> others,
            Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.others = others;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The testimonies that may be passed on to them today, by identifier. */
    public List<Testimony> testimonies(Consent.Extent whom) {
        return store.documents(TESTIMONY).stream()
                .flatMap(document -> testimony(document).stream())
                .filter(each -> allows(each, whom))
                .toList();
    }

    private boolean allows(Testimony testimony, Consent.Extent whom) {
        Consent consent = testimony.consent();
        return consent != null && consent.allows(whom, today());
    }

    /**
     * The testimony of this identifier, if it may be passed on to them today.
     *
     * @param findings takes why it may not
     * @throws EssaimException if there never was one
     */
    public Optional<Testimony> testimony(String id, Consent.Extent whom, List<Finding> findings) {
        Document document = store.document(new DocumentKey(TESTIMONY, id))
                .orElseThrow(() -> new EssaimException("Testimony [" + id + "] is unknown.\nMaybe one of "
                        + testimonies(whom).stream().map(Testimony::id).toList() + "."));
        Optional<Testimony> testimony = testimony(document);
        if (testimony.isEmpty()) {
            findings.add(Finding.of(Code.CONSENT_WITHDRAWN).value(id).build());
        } else if (!allows(testimony.get(), whom)) {
            findings.add(Finding.of(Code.CONSENT_ENDED).value(id).build());
            return Optional.empty();
        }
        return testimony;
    }

    /** The lessons learned, by identifier. */
    public List<LessonLearned> lessons() {
        return store.documents(LESSON).stream()
                .map(document -> read(document, LessonLearned::read))
                .toList();
    }

    /** The lesson of this identifier; nothing if there is none. */
    public Optional<LessonLearned> lesson(String id) {
        return store.document(new DocumentKey(LESSON, id)).map(document -> read(document, LessonLearned::read));
    }

    /** Takes a testimony in, as new or as its next version; without a consent it is refused, and one that was withdrawn does not come back. */
    public Recorded save(Testimony testimony) {
        DocumentKey key = new DocumentKey(TESTIMONY, testimony.id());
        Optional<Document> before = store.document(key);
        require("Testimony", testimony.id(), testimony.structure());
        before.flatMap(Experiences::testimony).ifPresent(known -> require("Testimony", known.id(), known.structure()));
        List<Finding> findings = new ArrayList<>(unknown(testimony.structure()));
        if (testimony.consent() == null) {
            findings.add(Finding.of(Code.CONSENT_MISSING).value(testimony.id()).build());
        }
        if (before.filter(known -> testimony(known).isEmpty()).isPresent()) {
            findings.add(Finding.of(Code.CONSENT_WITHDRAWN)
                    .severity(org.essaim.finding.Severity.ERROR)
                    .value(testimony.id())
                    .build());
        }
        return save(key, before, testimony.toTree(), findings, testimony);
    }

    /** Takes a lesson in, as new or as its next version. */
    public Recorded save(LessonLearned lesson) {
        DocumentKey key = new DocumentKey(LESSON, lesson.id());
        require("Lesson", lesson.id(), lesson.structure());
        lesson(lesson.id()).ifPresent(known -> require("Lesson", known.id(), known.structure()));
        return save(key, store.document(key), lesson.toTree(), unknown(lesson.structure()), lesson);
    }

    private List<Finding> unknown(String structure) {
        return structure.isEmpty() ? List.of() : rights.unknown(structure);
    }

    private void require(String what, String id, String structure) {
        if (structure.isEmpty()) {
            rights.requireWhole(what, id);
        } else {
            rights.require(structure);
        }
    }

    private <T> Recorded save(
            DocumentKey key, Optional<Document> before, Tree content, List<Finding> findings, T value) {
        return Batch.run(value, each -> {
            if (before.filter(known -> known.content().equals(content)).isPresent()) {
                return Attempt.unchanged();
            }
            return Attempt.of(
                    findings,
                    () -> store.commit(new Commit(
                            rights.actor().id(),
                            clock.instant(),
                            List.of(new Commit.Put(
                                    key, before.map(Document::version).orElse(0L), content)),
                            List.of())));
        });
    }

    /**
     * Withdraws the consent to a testimony: its words are erased from every version, and nothing passes it on any more.
     *
     * @throws EssaimException if it is unknown or not the actor's
     */
    public void withdraw(String id) {
        DocumentKey key = new DocumentKey(TESTIMONY, id);
        List<Document> history = store.history(key);
        if (history.isEmpty()) {
            throw new EssaimException("Testimony [" + id + "] is unknown.\nMaybe look for it by a word of its title.");
        }
        Document newest = history.stream()
                .max(Comparator.comparingLong(Document::version))
                .orElseThrow();
        Optional<Testimony> testimony = testimony(newest);
        if (testimony.isEmpty()) {
            return;
        }
        require("Testimony", id, testimony.get().structure());
        Tree gone = Tree.fields().put(WITHDRAWN, today().toString()).build();
        store.commit(new Commit(
                rights.actor().id(),
                clock.instant(),
                List.of(new Commit.Put(key, newest.version(), gone)),
                List.of(),
                history.stream()
                        .<Redaction>map(each -> new Redaction.OfDocument(key, each.version(), gone))
                        .toList()));
    }

    /** What may be passed on to them and has all that is looked for, newest first. */
    public List<Experience> find(ExperienceSearch search, Consent.Extent whom) {
        List<Experience> all = new ArrayList<>(others.get());
        testimonies(whom)
                .forEach(each -> all.add(new Experience(
                        Experience.Kind.TESTIMONY,
                        each.id(),
                        each.title(),
                        each.text(),
                        each.topics(),
                        each.structure().isEmpty() ? List.of() : List.of(each.structure()),
                        each.programme(),
                        each.told())));
        lessons()
                .forEach(each -> all.add(new Experience(
                        Experience.Kind.LESSON,
                        each.id(),
                        each.title(),
                        each.text(),
                        each.topics(),
                        each.structure().isEmpty() ? List.of() : List.of(each.structure()),
                        each.programme(),
                        each.learned())));
        return all.stream()
                .filter(search::finds)
                .sorted(Comparator.comparing(
                                Experience::day, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                        .thenComparing(Experience::kind)
                        .thenComparing(Experience::id))
                .toList();
    }

    /** What was found, laid out for people, in French or English. */
    public Report report(ExperienceSearch search, Consent.Extent whom, Locale locale) {
        return CatalogueReport.of(find(search, whom), locale);
    }

    /** A testimony laid out for people, in French or English. */
    public Report report(Testimony testimony, Locale locale) {
        return ExperienceReport.of(testimony, locale);
    }

    /** A lesson laid out for people, in French or English. */
    public Report report(LessonLearned lesson, Locale locale) {
        return ExperienceReport.of(lesson, locale);
    }

    private static Optional<Testimony> testimony(Document document) {
        return ((Tree.Fields) document.content()).get(WITHDRAWN).isPresent()
                ? Optional.empty()
                : Optional.of(read(document, Testimony::read));
    }

    private static <T> T read(Document document, java.util.function.Function<FieldReader, Optional<T>> reading) {
        return reading.apply(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }
}
