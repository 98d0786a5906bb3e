package org.essaim.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Response;
import org.essaim.recording.Recorded;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Redaction;
import org.essaim.spi.Store;

/** What who has a link does: looks at the questionnaire, answers, keeps a draft, hands it in. Nobody with an account acts here. */
final class Answering {
    private static final String DRAFT = "campaign-draft";
    private static final int TRIES = 50;

    private final Store store;
    private final Register register;
    private final Function<String, Optional<Campaign>> campaigns;
    private final Function<Campaign, Form> forms;
    private final Supplier<Pseudonymiser> key;
    private final Clock clock;

    Answering(
            Store store,
            Register register,
            Function<String, Optional<Campaign>> campaigns,
            Function<Campaign, Form> forms,
            Supplier<Pseudonymiser> key,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.campaigns = campaigns;
        this.forms = forms;
        this.key = key;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** Whether who has this link may answer. */
    Access access(String id, String token) {
        Optional<Campaign> campaign = campaigns.apply(id);
        Optional<Register.Line> line = campaign.flatMap(known -> register.byLink(id, token));
        if (campaign.isEmpty() || line.isEmpty()) {
            return Access.UNKNOWN;
        }
        if (campaign.get().status() == Campaign.Status.CLOSED
                || today().isAfter(campaign.get().closes())) {
            return Access.CLOSED;
        } else if (campaign.get().status() == Campaign.Status.PREPARED
                || today().isBefore(campaign.get().opens())) {
            return Access.TOO_EARLY;
        } else if (!line.get().answered()) {
            return Access.OPEN;
        }
        return campaign.get().regime() == Campaign.Regime.ANONYMOUS ? Access.ANSWERED : Access.AMENDABLE;
    }

    /**
     * What somebody with a link answered so far.
     *
     * @throws EssaimException if the link opens nothing now; {@link #access} says why
     */
    Draft draft(String id, String token) {
        Access access = access(id, token);
        if (!access.isGranted()) {
            throw new EssaimException("The link opens nothing in campaign [" + id + "]: [" + access
                    + "].\nMaybe ask for a new one, or look when it opens and closes.");
        }
        Campaign campaign = campaigns.apply(id).orElseThrow();
        Form form = forms.apply(campaign);
        Response begun = store.document(draftKey(id, token))
                .flatMap(document -> unlocked(id, token, document))
                .map(bytes -> DraftForm.read(bytes, form))
                .or(() -> handedIn(campaign, form, token))
                .orElseGet(() -> form.respond().build());
        return new Draft(this, campaign, form, token, begun);
    }

    private static DocumentKey draftKey(String id, String token) {
        return new DocumentKey(DRAFT, id + ":" + Secrets.name("draft", id, token));
    }

    private static Optional<byte[]> unlocked(String id, String token, Document document) {
        return ((Tree.Fields) document.content())
                .get("locked")
                .flatMap(tree -> Secrets.unlocked(id, token, ((Tree.Text) tree).value()));
    }

    private Optional<Response> handedIn(Campaign campaign, Form form, String token) {
        Register.Line line = register.byLink(campaign.id(), token).orElseThrow();
        if (!line.answered()) {
            return Optional.empty();
        }
        if (campaign.regime() == Campaign.Regime.IDENTIFIED) {
            return store.document(answerKey(line)).map(document -> answer(document, form));
        }
        List<Response> all = BallotBox.of(store, campaign, group(campaign, line), form)
                .ballots()
                .getOrDefault(Secrets.mark(key.get(), campaign, line.recipient()), List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    static DocumentKey answerKey(Register.Line line) {
        return new DocumentKey(Campaigns.ANSWER, line.key().id());
    }

    static Response answer(Document document, Form form) {
        return Register.read(document, reader -> reader.one("response", response -> Response.read(response, form)));
    }

    // Each structure or team of an anonymous campaign answers once: a box of its own would tell who did.
    static String group(Campaign campaign, Register.Line line) {
        return campaign.respondents() == Campaign.Respondents.PERSON
                        || campaign.regime() == Campaign.Regime.PSEUDONYMOUS
                ? line.recipient().structure()
                : "";
    }

    void save(Campaign campaign, String token, Response response) {
        requireGranted(campaign, token);
        DocumentKey key = draftKey(campaign.id(), token);
        again(() -> {
            Optional<Document> before = store.document(key);
            Tree content = Tree.fields()
                    .put("locked", Secrets.locked(campaign.id(), token, DraftForm.bytes(response)))
                    .build();
            long version = before.map(Document::version).orElse(0L);
            store.commit(new Commit(
                    Campaigns.KIND,
                    clock.instant(),
                    List.of(new Commit.Put(key, version, content)),
                    List.of(),
                    version == 0 ? List.of() : List.of(gone(key, version))));
            return true;
        });
    }

    private static Redaction gone(DocumentKey key, long version) {
        return new Redaction.OfDocument(
                key, version, Tree.fields().put("gone", true).build());
    }

    private void requireGranted(Campaign campaign, String token) {
        if (!access(campaign.id(), token).isGranted()) {
            throw new EssaimException("The link opens nothing in campaign [" + campaign.id()
                    + "] any more.\nMaybe it was answered or closed meanwhile.");
        }
    }

    Recorded complete(Campaign campaign, Form form, String token, Response response) {
        return again(() -> {
            // Read before the look: what another one hands in between the two is refused, or ends at the commit.
            Optional<Register.Line> found = register.byLink(campaign.id(), token);
            requireGranted(campaign, token);
            Register.Line line = found.orElseThrow();
            List<Finding> findings = new ArrayList<>();
            Response begun = response.with(line.answered() ? Response.Status.COMPLETED : Response.Status.IN_PROGRESS);
            Optional<Response> complete = form.complete(begun, findings::add);
            if (complete.isEmpty()) {
                return new Recorded(0, 0, 1, findings);
            }
            List<Commit.Put> puts = new ArrayList<>();
            List<Redaction> redactions = new ArrayList<>();
            puts.add(line.answeredNow().put());
            if (campaign.regime() == Campaign.Regime.IDENTIFIED) {
                DocumentKey key = answerKey(line);
                puts.add(new Commit.Put(
                        key,
                        store.document(key).map(Document::version).orElse(0L),
                        Tree.fields().put("response", complete.get().toTree()).build()));
            } else {
                BallotBox box = BallotBox.of(store, campaign, group(campaign, line), form);
                String mark = campaign.regime() == Campaign.Regime.ANONYMOUS
                        ? Secrets.anyName()
                        : Secrets.mark(key.get(), campaign, line.recipient());
                redactions.addAll(box.emptied());
                puts.add(box.with(mark, complete.get()).put());
            }
            store.document(draftKey(campaign.id(), token)).ifPresent(draft -> {
                puts.add(new Commit.Put(
                        draft.key(),
                        draft.version(),
                        Tree.fields().put("gone", true).build()));
                redactions.add(gone(draft.key(), draft.version()));
            });
            // Who acts is nobody that an account would name.
            store.commit(new Commit(Campaigns.KIND, clock.instant(), puts, List.of(), redactions));
            return new Recorded(1, 0, 0, findings);
        });
    }

    // Many answer at once, and the answers of a group are in one document.
    private static <T> T again(Supplier<T> writing) {
        for (int tries = 1; ; tries++) {
            try {
                return writing.get();
            } catch (LostUpdateException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
