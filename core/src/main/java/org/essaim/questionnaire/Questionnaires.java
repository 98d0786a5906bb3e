package org.essaim.questionnaire;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The questionnaires of a federation, version by version (<i>bibliothèque de questionnaires</i>).
 *
 * <p>A version that was in force once stays as it is, because answers rest on it. Thread-safe as far as its store is.
 *
 * <pre>{@code
 * essaim.questionnaires().save(questionnaire);
 * Form form = essaim.questionnaires().current("se-lancer").orElseThrow();
 * }</pre>
 */
public final class Questionnaires {
    private static final String KIND = "questionnaire";
    private static final int NAMED = 20;
    private static final int KEPT = 64;

    private final Store store;
    private final Supplier<Actor> actor;
    private final Clock clock;
    private final Map<Digest, Form> forms = new ConcurrentHashMap<>();

    /**
     * Questionnaires kept in this store.
     *
     * @param actor who acts, asked at each call
     * @param clock tells when one is committed
     */
    public Questionnaires(Store store, Supplier<Actor> actor, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.clock = clock;
    }

    /** Every version of every questionnaire, by name and from the oldest. */
    public List<Questionnaire> all() {
        Map<String, List<Questionnaire>> byId = store.documents(KIND).stream()
                .map(Questionnaires::read)
                .collect(Collectors.groupingBy(Questionnaire::id, TreeMap::new, Collectors.toList()));
        List<Questionnaire> all = new ArrayList<>();
        for (List<Questionnaire> versions : byId.values()) {
            Comparator<String> order = VersionOrder.of(
                    versions.stream().map(Questionnaire::version).toList());
            versions.sort(Comparator.comparing(Questionnaire::version, order));
            all.addAll(versions);
        }
        return all;
    }

    /** The versions of one questionnaire, from the oldest; empty if it is unknown. */
    public List<Questionnaire> versions(String id) {
        return all().stream().filter(each -> each.id().equals(id)).toList();
    }

    /**
     * The version of a questionnaire that is answered now: one in force before a draft, and a draft before one that was retired; then the newest by its
     * number.
     */
    public Optional<Form> current(String id) {
        return VersionOrder.newest(versions(id)).map(this::form);
    }

    /** One version of a questionnaire. */
    public Optional<Form> version(String id, String version) {
        return store.document(key(id, version)).map(Questionnaires::read).map(this::form);
    }

    /**
     * The version of this name: {@code id|version} or {@code address|version} exactly that one, without a version the current one.
     *
     * @param name what somebody else calls it
     */
    public Optional<Form> named(String name) {
        int bar = name.lastIndexOf('|');
        String which = bar < 0 ? name : name.substring(0, bar);
        List<Questionnaire> versions = all().stream()
                .filter(each -> each.id().equals(which)
                        || (!each.url().isEmpty() && each.url().equals(which)))
                .toList();
        return (bar < 0
                        ? VersionOrder.newest(versions)
                        : versions.stream()
                                .filter(each -> each.version().equals(name.substring(bar + 1)))
                                .findFirst())
                .map(this::form);
    }

    /**
     * The form of this name.
     *
     * @throws EssaimException if there is none
     */
    public Form require(String name) {
        return named(name)
                .orElseThrow(() -> new EssaimException("Questionnaire [" + name + "] is unknown.\nMaybe one of "
                        + all().stream().limit(NAMED).map(Questionnaire::key).toList() + "."));
    }

    private Form form(Questionnaire questionnaire) {
        Digest digest = questionnaire.digest();
        Form known = forms.get(digest);
        if (known == null || !known.questionnaire().equals(questionnaire)) {
            known = Form.require(questionnaire);
            if (forms.size() >= KEPT) {
                forms.clear();
            }
            forms.put(digest, known);
        }
        return known;
    }

    private static Questionnaire read(Document document) {
        return Questionnaire.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    private static DocumentKey key(String id, String version) {
        return new DocumentKey(KIND, id + "|" + version);
    }

    /**
     * Takes a version in, as new, or with another status; refused if it cannot be understood, or if the store knows it in force with other questions.
     *
     * @throws EssaimException if the actor may not change what is the whole federation’s
     */
    public Recorded save(Questionnaire questionnaire) {
        Actor acting = actor.get();
        if (!acting.perimeter().everything()) {
            throw new EssaimException("Questionnaire [" + questionnaire.key()
                    + "] is the whole federation’s, and actor [" + acting.id()
                    + "] may change some structures.\nMaybe another account has the right.");
        }
        return Batch.run(questionnaire, each -> {
            DocumentKey key = key(each.id(), each.version());
            Optional<Document> before = store.document(key);
            if (before.isPresent() && before.get().content().equals(each.toTree())) {
                return Attempt.unchanged();
            }
            List<Finding> findings = new ArrayList<>();
            frozen(each).ifPresent(findings::add);
            Form.of(each, findings::add);
            return Attempt.of(
                    findings,
                    () -> store.commit(new Commit(
                            acting.id(),
                            clock.instant(),
                            List.of(new Commit.Put(
                                    key, before.map(Document::version).orElse(0L), each.toTree())),
                            List.of())));
        });
    }

    /** What speaks against a version that the store knows, in force or retired, with other questions. */
    public Optional<Finding> frozen(Questionnaire questionnaire) {
        return store.document(key(questionnaire.id(), questionnaire.version()))
                .map(Questionnaires::read)
                .filter(known -> known.status() != Questionnaire.Status.DRAFT)
                .filter(known -> !known.digest().equals(questionnaire.digest())
                        || questionnaire.status() == Questionnaire.Status.DRAFT)
                .map(known -> Finding.of(Code.VERSION_FROZEN)
                        .value(known.id())
                        .with("version", known.version())
                        .build());
    }
}
