package org.essaim.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaires;
import org.essaim.questionnaire.Response;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.Store;
import org.essaim.time.PersonalRecords;

/**
 * Campaigns: questionnaires that are sent out, answered and closed (<i>campagnes</i>).
 *
 * <p>Who was invited and who answered is kept in a register; answers are kept apart from it. Unless a campaign is identified, neither the documents nor
 * their history, dates or numbers lead from one to the other. Who answers has a link and needs no other right. Thread-safe as far as its store is.
 *
 * <pre>{@code
 * essaim.campaigns().save(Campaign.builder("barometre-0", "qvct", "1").wave("barometre", 0).between(first, last).build());
 * essaim.campaigns().open("barometre-0");
 * List<Invitation> invitations = essaim.campaigns().invite("barometre-0", recipients);
 * essaim.campaigns().draft("barometre-0", token).answer("q1", text).complete();
 * }</pre>
 */
public final class Campaigns {
    static final String KIND = "campaign";
    static final String ANSWER = "campaign-answer";

    private final Store store;
    private final Supplier<Actor> actor;
    private final Rights rights;
    private final Questionnaires questionnaires;
    private final Clock clock;
    private final Register register;
    private final Answering answering;

    /**
     * Campaigns kept in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation’s structures, as far as who acts may see them
     * @param questionnaires what can be asked
     * @param key makes the marks by which waves are paired
     * @param clock tells what day it is, in its zone
     */
    public Campaigns(
            Store store,
            Supplier<Actor> actor,
            Supplier<List<Structure>> structures,
            Questionnaires questionnaires,
            Supplier<Pseudonymiser> key,
            Clock clock) {
        this.store = store;
        this.actor = actor;
        this.rights = new Rights(actor, structures, store::sequence);
        this.questionnaires = questionnaires;
        this.clock = clock;
        this.register = new Register(store);
        this.answering = new Answering(store, register, this::find, this::form, key, clock);
    }

    /** The persons whom campaigns know, for whoever ends the life of personal data. */
    public static PersonalRecords personalRecords(Supplier<Pseudonymiser> key) {
        return new CampaignPeople(key);
    }

    /** Every campaign, the newest first. */
    public List<Campaign> all() {
        return store.documents(KIND).stream()
                .map(document -> Register.read(document, Campaign::read))
                .sorted(Comparator.comparing(Campaign::opens).reversed().thenComparing(Campaign::id))
                .toList();
    }

    /**
     * A campaign.
     *
     * @throws EssaimException if it is unknown
     */
    public Campaign campaign(String id) {
        return find(id).orElseThrow(() -> new EssaimException("Campaign [" + id + "] is unknown.\nMaybe one of "
                + all().stream().limit(20).map(Campaign::id).toList() + "."));
    }

    private Optional<Campaign> find(String id) {
        return id.isBlank()
                ? Optional.empty()
                : store.document(key(id)).map(document -> Register.read(document, Campaign::read));
    }

    private static DocumentKey key(String id) {
        return new DocumentKey(KIND, id);
    }

    /** What is asked in a campaign. */
    public Form form(Campaign campaign) {
        return questionnaires
                .version(campaign.questionnaire(), campaign.version())
                .orElseThrow(() -> new EssaimException("Campaign [" + campaign.id() + "] asks questionnaire ["
                        + campaign.questionnaire() + "|" + campaign.version()
                        + "], which is unknown.\nMaybe load the pack that it stands in."));
    }

    /**
     * Prepares a campaign, or changes one; of one that is open nothing but its last day.
     *
     * @throws EssaimException if the actor may not change what is the whole federation’s
     */
    public Recorded save(Campaign campaign) {
        rights.requireWhole("Campaign", campaign.id());
        Optional<Document> before = store.document(key(campaign.id()));
        Optional<Campaign> known = before.map(document -> Register.read(document, Campaign::read));
        Campaign next = campaign.with(known.map(Campaign::status).orElse(Campaign.Status.PREPARED));
        if (known.isPresent() && known.get().equals(next)) {
            return new Recorded(0, 1, 0, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        if (known.isPresent()
                && known.get().status() != Campaign.Status.PREPARED
                && !known.get().until(next.closes()).equals(next)) {
            findings.add(Finding.of(Code.CAMPAIGN_FIXED).value(campaign.id()).build());
        }
        if (questionnaires.version(campaign.questionnaire(), campaign.version()).isEmpty()) {
            findings.add(Finding.of(Code.UNKNOWN_QUESTIONNAIRE)
                    .value(campaign.questionnaire() + "|" + campaign.version())
                    .with(
                            "valid",
                            questionnaires.all().stream()
                                    .limit(20)
                                    .map(each -> each.key())
                                    .collect(Collectors.joining(", ")))
                    .build());
        }
        all().stream()
                .filter(other -> !other.id().equals(campaign.id())
                        && !campaign.series().isEmpty()
                        && other.series().equals(campaign.series()))
                .filter(other -> other.wave() == campaign.wave()
                        || other.regime() != campaign.regime()
                        || other.respondents() != campaign.respondents())
                .findFirst()
                .ifPresent(other -> findings.add(Finding.of(Code.WAVE_DIFFERS)
                        .value(campaign.id())
                        .with("other", other.id())
                        .build()));
        return put(before, next, findings);
    }

    private Recorded put(Optional<Document> before, Campaign next, List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Recorded(0, 0, 1, findings);
        }
        commit(
                List.of(new Commit.Put(
                        key(next.id()), before.map(Document::version).orElse(0L), next.toTree())),
                List.of());
        return new Recorded(1, 0, 0, findings);
    }

    private void commit(List<Commit.Put> puts, List<Redaction> redactions) {
        store.commit(new Commit(actor.get().id(), clock.instant(), puts, List.of(), redactions));
    }

    /** Opens a campaign: from now on it can be answered from its first to its last day, and stays as it is. */
    public Recorded open(String id) {
        return status(id, Campaign.Status.PREPARED, Campaign.Status.OPEN);
    }

    /** Closes a campaign for good: nothing is answered any more, and what was may be told. */
    public Recorded close(String id) {
        return status(id, Campaign.Status.OPEN, Campaign.Status.CLOSED);
    }

    private Recorded status(String id, Campaign.Status from, Campaign.Status to) {
        rights.requireWhole("Campaign", id);
        Campaign campaign = campaign(id);
        if (campaign.status() == to) {
            return new Recorded(0, 1, 0, List.of());
        }
        return put(
                store.document(key(id)),
                campaign.with(to),
                campaign.status() == from
                        ? List.of()
                        : List.of(Finding.of(Code.CAMPAIGN_FIXED).value(id).build()));
    }

    /**
     * Invites those who are not invited yet.
     *
     * @return for each of them its link, which is told this once
     * @throws EssaimException if one of them is not who the campaign is for, or lies outside the perimeter
     */
    public List<Invitation> invite(String id, List<Recipient> recipients) {
        Campaign campaign = campaign(id);
        Set<String> known =
                register.lines(id).stream().map(line -> line.recipient().key()).collect(Collectors.toSet());
        Map<String, Recipient> added = new TreeMap<>();
        for (Recipient recipient : recipients) {
            rights.require(recipient.structure());
            if (!recipient.fits(campaign.respondents())) {
                throw new EssaimException("Campaign [" + id + "] is for each [" + campaign.respondents()
                        + "], and a recipient is none.\nMaybe name the team, or the person.");
            }
            if (!known.contains(recipient.key())) {
                added.put(recipient.key(), recipient);
            }
        }
        List<Commit.Put> puts = new ArrayList<>();
        List<Invitation> invitations = new ArrayList<>();
        for (Recipient recipient : added.values()) {
            String token = Secrets.token();
            puts.add(Register.line(id, recipient, Secrets.name("invitation", id, token), today())
                    .put());
            invitations.add(new Invitation(id, recipient, token));
        }
        if (!puts.isEmpty()) {
            commit(puts, List.of());
        }
        return invitations;
    }

    /**
     * A new link for somebody who lost theirs; the lost one opens nothing any more, and what was begun under it is lost.
     *
     * @throws EssaimException if they were not invited, or answered already
     */
    public Invitation renew(String id, Recipient recipient) {
        rights.require(recipient.structure());
        Register.Line line = register.lines(campaign(id).id()).stream()
                .filter(each -> each.recipient().key().equals(recipient.key()) && !each.answered())
                .findFirst()
                .orElseThrow(() -> new EssaimException(
                        "Campaign [" + id + "] waits for no answer of this recipient.\nMaybe it was given already."));
        String token = Secrets.token();
        commit(List.of(line.under(Secrets.name("invitation", id, token)).put()), List.of());
        return new Invitation(id, line.recipient(), token);
    }

    /** Those of the actor’s structures who have not answered yet. */
    public List<Recipient> waiting(String id) {
        Campaign campaign = campaign(id);
        return register.lines(id).stream()
                .filter(line -> !line.answered()
                        && line.recipient().fits(campaign.respondents())
                        && rights.covers(line.recipient().structure()))
                .map(Register.Line::recipient)
                .toList();
    }

    /** Records that they were reminded today. */
    public void reminded(String id, List<Recipient> recipients) {
        Set<String> keys = recipients.stream().map(Recipient::key).collect(Collectors.toSet());
        List<Commit.Put> puts = new ArrayList<>();
        for (Register.Line line : register.lines(campaign(id).id())) {
            if (keys.contains(line.recipient().key())) {
                rights.require(line.recipient().structure());
                puts.add(line.remindedOn(today()).put());
            }
        }
        if (!puts.isEmpty()) {
            commit(puts, List.of());
        }
    }

    /** How many of the actor’s structures answered. */
    public Turnout turnout(String id) {
        TreeMap<String, Turnout.Count> counts = new TreeMap<>();
        for (Register.Line line : register.lines(campaign(id).id())) {
            String structure = line.recipient().structure();
            if (rights.covers(structure)) {
                counts.put(
                        structure,
                        counts.getOrDefault(structure, Turnout.Count.NOBODY).and(1, line.answered() ? 1 : 0));
            }
        }
        return new Turnout(counts);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** Whether who has this link may answer. */
    public Access access(String id, String token) {
        return answering.access(id, token);
    }

    /**
     * What somebody with a link answered so far.
     *
     * @throws EssaimException if the link opens nothing now; {@link #access} says why
     */
    public Draft draft(String id, String token) {
        return answering.draft(id, token);
    }

    /**
     * What came in, for who evaluates it: of an identified campaign at any time, as far as the actor may see; of others as soon as they are closed, for
     * who may see the whole federation, and without its structure where a structure has too few answers.
     *
     * @throws EssaimException if it may not be told now, or not to who acts
     */
    public List<Collected> collected(String id) {
        Campaign campaign = campaign(id);
        Form form = form(campaign);
        if (campaign.regime() == Campaign.Regime.IDENTIFIED) {
            return identified(campaign, form);
        }
        rights.requireWhole("Campaign", id);
        if (campaign.status() != Campaign.Status.CLOSED) {
            throw new EssaimException("Campaign [" + id
                    + "] is open, and what was answered is told of none before its end.\nMaybe close it first.");
        }
        List<Collected> all = new ArrayList<>();
        for (BallotBox box : BallotBox.all(store, campaign, form)) {
            boolean few = box.ballots().size() < campaign.least();
            box.ballots().forEach((mark, responses) -> {
                Collected collected = new Collected(
                        box.group(),
                        null,
                        campaign.regime() == Campaign.Regime.ANONYMOUS ? "" : mark,
                        responses.get(responses.size() - 1),
                        responses.subList(0, responses.size() - 1));
                all.add(few ? collected.withoutStructure() : collected);
            });
        }
        return all;
    }

    private List<Collected> identified(Campaign campaign, Form form) {
        List<Collected> all = new ArrayList<>();
        List<Register.Line> lines = register.lines(campaign.id());
        for (int read = 0; read < lines.size(); read++) {
            Register.Line line = lines.get(read);
            Work.at(Stage.READING, line.recipient().structure(), read, lines.size());
            if (!line.answered() || !rights.covers(line.recipient().structure())) {
                continue;
            }
            List<Response> history = store.history(Answering.answerKey(line)).stream()
                    .filter(document -> document.content() instanceof Tree.Fields fields
                            && fields.get("response").isPresent())
                    .map(document -> Answering.answer(document, form))
                    .toList();
            if (!history.isEmpty()) {
                all.add(new Collected(
                        line.recipient().structure(),
                        line.recipient(),
                        line.recipient().key(),
                        history.get(history.size() - 1),
                        history.subList(0, history.size() - 1)));
            }
        }
        return all;
    }
}
