package org.essaim.tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Campaigns;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaires;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The themes that free text is coded into (<i>codage des verbatims</i>): a book of themes for each question, and who coded what.
 *
 * <p>A text is known by its campaign and its digest, never by who wrote it. Who may see a text may code it: of identified campaigns those of the actor’s
 * structures, of others all of them, once they are closed, by who may see the whole federation. The store keeps who coded a text, and every coding before. Thread-safe
 * as far as its store is.
 *
 * <pre>{@code
 * Themes themes = essaim.tally().themes();
 * themes.save("se-lancer", "freins", List.of(new Theme("temps", Texts.french("Le temps"), Theme.Family.BARRIER)));
 * themes.texts("se-lancer-0", "freins").forEach(each -> themes.code("se-lancer-0", "freins", each.digest(), Set.of("temps")));
 * }</pre>
 */
public final class Themes {
    private static final String BOOK = "answer-themes";
    private static final String CODING = "answer-coding";
    private static final int NAMED = 20;

    private final Store store;
    private final Rights rights;
    private final Questionnaires questionnaires;
    private final Campaigns campaigns;
    private final Clock clock;

    Themes(Store store, Rights rights, Questionnaires questionnaires, Campaigns campaigns, Clock clock) {
        this.store = store;
        this.rights = rights;
        this.questionnaires = questionnaires;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    private static DocumentKey bookKey(String questionnaire, String item) {
        return new DocumentKey(BOOK, questionnaire + "|" + item);
    }

    private static DocumentKey codingKey(String campaign, Digest text) {
        return new DocumentKey(CODING, campaign + ":" + text.hex());
    }

    /** The themes of a question in words of one’s own, in order; empty if nobody set any. */
    public List<Theme> of(String questionnaire, String item) {
        return store.document(bookKey(questionnaire, item))
                .map(document -> read(document, reader -> Optional.of(reader.each("themes", Theme::read))))
                .orElse(List.of());
    }

    private static <T> T read(Document document, Function<FieldReader, Optional<T>> reading) {
        return reading.apply(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    /**
     * Sets the themes of a question: refused if there is no such question, two have one code, or one is left out that a text was coded into.
     *
     * @throws EssaimException if the actor may not change what is the whole federation’s
     */
    public Recorded save(String questionnaire, String item, List<Theme> themes) {
        rights.requireWhole("Themes of", questionnaire);
        Optional<Document> before = store.document(bookKey(questionnaire, item));
        Tree content = Tree.fields()
                .put("questionnaire", questionnaire)
                .put("item", item)
                .put("themes", themes.stream().map(Theme::toTree).toList())
                .build();
        if (before.isPresent() && before.get().content().equals(content)) {
            return new Recorded(0, 1, 0, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        if (questionnaires.versions(questionnaire).stream().noneMatch(version -> isText(Form.require(version), item))) {
            findings.add(Finding.of(Code.NOT_WORDS)
                    .value(item)
                    .with("questionnaire", questionnaire)
                    .build());
        }
        Set<String> codes = new TreeSet<>();
        themes.stream()
                .filter(theme -> !codes.add(theme.code()))
                .forEach(theme -> findings.add(
                        Finding.of(Code.THEME_TWICE).value(theme.code()).build()));
        Set<String> used = new TreeSet<>(used(questionnaire, item));
        used.removeAll(codes);
        used.forEach(
                code -> findings.add(Finding.of(Code.THEME_IN_USE).value(code).build()));
        return put(bookKey(questionnaire, item), before, content, findings);
    }

    private Recorded put(DocumentKey key, Optional<Document> before, Tree content, List<Finding> findings) {
        if (!findings.isEmpty()) {
            return new Recorded(0, 0, 1, findings);
        }
        Actor acting = rights.actor();
        store.commit(new Commit(
                acting.id(),
                clock.instant(),
                List.of(new Commit.Put(key, before.map(Document::version).orElse(0L), content)),
                List.of()));
        return new Recorded(1, 0, 0, List.of());
    }

    private static boolean isText(Form form, String item) {
        Item known = form.item(item).orElse(null);
        return known instanceof Question question && question.type() == Question.Type.TEXT;
    }

    /** What one text was coded into. */
    private record Coding(String campaign, String item, Digest text, Set<String> themes) {
        static Optional<Coding> read(FieldReader reader) {
            return Optional.of(new Coding(
                    reader.text("campaign"),
                    reader.text("item"),
                    new Digest(reader.text("text")),
                    new TreeSet<>(reader.texts("themes"))));
        }
    }

    private List<Coding> codings() {
        return store.documents(CODING).stream()
                .map(document -> read(document, Coding::read))
                .toList();
    }

    private Set<String> used(String questionnaire, String item) {
        Set<String> used = new TreeSet<>();
        for (Coding coding : codings()) {
            if (coding.item().equals(item)
                    && campaigns.campaign(coding.campaign()).questionnaire().equals(questionnaire)) {
                used.addAll(coding.themes());
            }
        }
        return used;
    }

    /** What is known of a campaign’s texts. */
    Coded coded(Campaign campaign, Form form) {
        Map<String, List<Theme>> themes = new TreeMap<>();
        for (Question question : form.questions()) {
            if (question.type() == Question.Type.TEXT) {
                List<Theme> own = of(campaign.questionnaire(), question.code());
                if (!own.isEmpty()) {
                    themes.put(question.code(), own);
                }
            }
        }
        if (themes.isEmpty()) {
            return Coded.NOTHING;
        }
        Map<Digest, Set<String>> known = new HashMap<>();
        for (Coding coding : codings()) {
            if (coding.campaign().equals(campaign.id())) {
                known.put(coding.text(), coding.themes());
            }
        }
        return new Coded(campaign.id(), themes, known);
    }

    /**
     * What was answered to a question in words of one’s own, as far as the actor may see it, in an order that tells nothing.
     *
     * @throws EssaimException if it may not be told now, or not to who acts
     */
    public List<Written> texts(String campaignId, String item) {
        Campaign campaign = campaigns.campaign(campaignId);
        Form form = campaigns.form(campaign);
        SortedMap<Digest, Written> all = new TreeMap<>();
        if (!isText(form, item)) {
            throw new EssaimException("Campaign [" + campaignId + "] has no question [" + item
                    + "] in words of one’s own.\nMaybe one of "
                    + form.questions().stream()
                            .filter(each -> each.type() == Question.Type.TEXT)
                            .limit(NAMED)
                            .map(Question::code)
                            .toList()
                    + ".");
        }
        Map<Digest, Set<String>> known = new HashMap<>();
        codings().stream()
                .filter(coding -> coding.campaign().equals(campaignId))
                .forEach(coding -> known.put(coding.text(), coding.themes()));
        Individual.Reading reading = new Individual.Reading(form, Asked.of(form, Coded.NOTHING));
        int question = form.questions().stream().map(Question::code).toList().indexOf(item);
        campaigns
                .collected(campaignId)
                .forEach(collected -> reading.read(collected).each(question, answers -> {
                    for (Answer answer : answers) {
                        String text = ((Answer.Text) answer).value().strip();
                        Digest digest = Coded.digest(campaignId, item, text);
                        all.merge(
                                digest,
                                new Written(digest, text, 1, known.get(digest)),
                                (one, other) -> new Written(digest, text, one.times() + 1, one.themes()));
                    }
                }));
        return List.copyOf(all.values());
    }

    /**
     * Codes a text, instead of what it was coded into before; into no theme at all if it fits none. Refused if there is no such text that the actor may see, or no such
     * theme.
     *
     * @param text what it is known by, from {@link #texts}
     * @throws EssaimException if the texts may not be told now, or not to who acts
     */
    public Recorded code(String campaignId, String item, Digest text, Set<String> themes) {
        List<Finding> findings = new ArrayList<>();
        if (texts(campaignId, item).stream().noneMatch(each -> each.digest().equals(text))) {
            findings.add(Finding.of(Code.UNKNOWN_TEXT)
                    .value(text.hex())
                    .with("campaign", campaignId)
                    .build());
        }
        List<String> valid = of(campaigns.campaign(campaignId).questionnaire(), item).stream()
                .map(Theme::code)
                .toList();
        new TreeSet<>(themes)
                .stream()
                        .filter(theme -> !valid.contains(theme))
                        .forEach(theme -> findings.add(Finding.of(Code.UNKNOWN_THEME)
                                .value(theme)
                                .with("valid", String.join(", ", valid))
                                .build()));
        DocumentKey key = codingKey(campaignId, text);
        Optional<Document> before = store.document(key);
        Tree content = Tree.fields()
                .put("campaign", campaignId)
                .put("item", item)
                .put("text", text.hex())
                .put("themes", Tree.texts(new TreeSet<>(themes)))
                .build();
        if (findings.isEmpty() && before.isPresent() && before.get().content().equals(content)) {
            return new Recorded(0, 1, 0, List.of());
        }
        return put(key, before, content, findings);
    }
}
