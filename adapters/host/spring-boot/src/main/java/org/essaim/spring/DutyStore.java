package org.essaim.spring;

import java.util.Set;
import org.essaim.organisation.Duty;
import org.essaim.spi.Commit;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/**
 * Asks who acts before anything is read, and whether they may before anything is stored: a page that forgets to ask shows and
 * changes nothing. The perimeter of structures is core's to keep.
 */
final class DutyStore extends WrappedStore {
    // Who had which sheets: told of a reader, by core.
    private static final Set<String> OF_READERS = Set.of("rendering");
    // Imports, how far sources were followed and what they pushed, labels, proposals, what programmes do and what
    // structures
    // share. Whatever is not named here, what is yet to be invented too, takes the highest duty.
    private static final Set<String> OF_COORDINATORS = Set.of(
            "journal",
            "receipt",
            "alias",
            "mark",
            "pushed",
            "proposal",
            "mapping",
            "enrolment",
            "session",
            "community",
            "training-action",
            "people",
            "project",
            "resource",
            "resource-readings",
            "campaign-invitation",
            "answer-coding",
            "action-sheet",
            "testimony",
            "lesson",
            "newsletter");
    // A consent is as easy to withdraw as to give (GDPR, article 7, 3): who wrote the words down may erase them.
    private static final Set<String> ERASED_BY_COORDINATORS = Set.of("testimony");
    // What somebody with a link commits: core asked for the link, and an account says nothing more. That they answered
    // stands in the register, beside what they answered and never alone.
    private static final String BY_LINK = "campaign";
    private static final Set<String> OF_DRAFTS = Set.of("campaign-draft", "campaign-box");
    private static final Set<String> OF_ANSWERS = Set.of("campaign-draft", "campaign-box", "campaign-answer");

    private final CurrentActor actor;
    private volatile boolean guarded;

    DutyStore(Store store, CurrentActor actor) {
        super(store);
        this.actor = actor;
    }

    /** From now on somebody has to act: Essaim looks into its store while it is made, and the host starts as nobody. */
    void guard() {
        guarded = true;
    }

    @Override
    void reading() {
        if (guarded) {
            actor.require(Duty.READER);
        }
    }

    @Override
    long committing(Commit commit, Store store) {
        actor.require(needed(commit));
        return store.commit(commit);
    }

    private static Duty needed(Commit commit) {
        if (isByLink(commit)) {
            return Duty.READER;
        }
        if (!commit.redactions().stream().allMatch(DutyStore::isOfCoordinators)
                || commit.appends().stream().anyMatch(append -> append.kind() != SegmentKind.FACTS)) {
            return Duty.CLOSER;
        }
        Duty needed = commit.appends().isEmpty() && commit.redactions().isEmpty() ? Duty.READER : Duty.COORDINATOR;
        for (Commit.Put put : commit.puts()) {
            Duty own = duty(family(put.key().kind()));
            needed = needed.includes(own) ? needed : own;
        }
        return needed;
    }

    private static boolean isOfCoordinators(Redaction redaction) {
        return redaction instanceof Redaction.OfDocument document
                && ERASED_BY_COORDINATORS.contains(document.key().kind());
    }

    private static boolean isByLink(Commit commit) {
        return commit.actor().equals(BY_LINK)
                && commit.appends().isEmpty()
                && commit.puts().stream()
                        .allMatch(put -> OF_ANSWERS.contains(put.key().kind())
                                || put.key().kind().equals("campaign-invitation"))
                && commit.puts().stream()
                        .anyMatch(put -> OF_ANSWERS.contains(put.key().kind()))
                && commit.redactions().stream()
                        .allMatch(redaction -> redaction instanceof Redaction.OfDocument document
                                && OF_DRAFTS.contains(document.key().kind()));
    }

    /** What stands before the colon, where a kind is of one structure or source: {@code mark:S042}. */
    static String family(String kind) {
        int colon = kind.indexOf(':');
        return colon < 0 ? kind : kind.substring(0, colon);
    }

    private static Duty duty(String kind) {
        if (OF_READERS.contains(kind)) {
            return Duty.READER;
        }
        return OF_COORDINATORS.contains(kind) ? Duty.COORDINATOR : Duty.CLOSER;
    }
}
