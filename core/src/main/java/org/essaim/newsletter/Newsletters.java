package org.essaim.newsletter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The letters of a federation (<i>lettres d’innovation</i>).
 *
 * <p>Whoever is in the federation reads them; who may see every structure writes them. What a letter quotes is looked up each time it is laid out, so that a testimony whose
 * consent was withdrawn is in no next output. A letter that is taken in is a resource too. Thread-safe.
 */
public final class Newsletters {
    private static final String KIND = "newsletter";

    private final Store store;
    private final Supplier<Actor> actor;
    private final Shared shared;
    private final Clock clock;

    /**
     * Keeps letters in this store.
     *
     * @param actor who acts, asked at each call
     * @param shared knows what letters quote
     * @param clock tells when a commit is made
     */
    public Newsletters(Store store, Supplier<Actor> actor, Shared shared, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.shared = shared;
        this.clock = clock;
    }

    /** The letters, by identifier. */
    public List<Newsletter> all() {
        return store.documents(KIND).stream().map(Newsletters::read).toList();
    }

    /**
     * The letter of this identifier.
     *
     * @throws EssaimException if it is unknown
     */
    public Newsletter newsletter(String id) {
        return store.document(new DocumentKey(KIND, id))
                .map(Newsletters::read)
                .orElseThrow(() -> new EssaimException("Letter [" + id + "] is unknown.\nMaybe one of "
                        + all().stream().map(Newsletter::id).toList() + "."));
    }

    /** Takes a letter in, as new or as its next version, and puts it among the resources. */
    public Recorded save(Newsletter newsletter) {
        Actor acting = actor.get();
        if (!acting.perimeter().everything()) {
            throw new EssaimException("Letter [" + newsletter.id() + "] is the whole federation’s, and actor ["
                    + acting.id() + "] may see some structures.\nMaybe another account has the right.");
        }
        DocumentKey key = new DocumentKey(KIND, newsletter.id());
        Optional<Document> before = store.document(key);
        List<Finding> findings = new ArrayList<>();
        report(newsletter, Locale.FRANCE, findings);
        Recorded recorded = Batch.run(newsletter, each -> {
            if (before.filter(known -> known.content().equals(each.toTree())).isPresent()) {
                return Attempt.unchanged();
            }
            return Attempt.of(
                    findings,
                    () -> store.commit(new Commit(
                            acting.id(),
                            clock.instant(),
                            List.of(new Commit.Put(
                                    key, before.map(Document::version).orElse(0L), each.toTree())),
                            List.of())));
        });
        if (recorded.stored() > 0) {
            shared.published(newsletter);
        }
        return recorded;
    }

    /**
     * A letter laid out for people, in French or English.
     *
     * @param findings takes what is left out of it, and why
     * @throws EssaimException if it quotes something that there is not
     */
    public Report report(Newsletter newsletter, Locale asked, List<Finding> findings) {
        boolean english = asked.getLanguage().equals("en");
        List<Section> sections = new ArrayList<>();
        if (!newsletter.editorial().isEmpty()) {
            sections.add(new Section(
                    "editorial", english ? "Editorial" : "Éditorial", false, Prose.blocks(newsletter.editorial())));
        }
        for (int i = 0; i < newsletter.articles().size(); i++) {
            Newsletter.Article article = newsletter.articles().get(i);
            String id = "article-" + (i + 1);
            section(id, article, asked, findings).ifPresent(sections::add);
        }
        return new Report(
                "newsletter",
                newsletter.title(),
                Figures.in(asked).text(new Value.Day(newsletter.day())),
                english ? Locale.UK : Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                sections);
    }

    private Optional<Section> section(String id, Newsletter.Article article, Locale locale, List<Finding> findings) {
        List<Block> own = Prose.blocks(article.text());
        if (article.kind() == Newsletter.Kind.TEXT) {
            return Optional.of(new Section(id, article.of(), false, own));
        }
        return shared.content(article.kind(), article.of(), locale, findings).map(content -> {
            List<Block> blocks = new ArrayList<>(own);
            blocks.addAll(content.blocks());
            return new Section(id, content.title(), false, blocks);
        });
    }

    private static Newsletter read(Document document) {
        return Newsletter.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }
}
