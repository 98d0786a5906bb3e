package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one delivery into the journal of one structure: read once, compared month by month, committed as a whole. */
final class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
    private static final int ATTEMPTS = 5;
    private final Store store;
    private final String structure;
    private final String actor;
    private final Instant at;
    private final TimeSettings settings;
    private final Journal journal;

    Importing(Store store, String structure, String actor, Instant at) {
        this.store = store;
        this.structure = structure;
        this.actor = actor;
        this.at = at;
        this.settings = TimeSettings.of(store, structure, Long.MAX_VALUE);
        this.journal = new Journal(store, structure);
    }

    private static final class Outcome {
        private long added;
        private long unchanged;
        private long amended;
        private long withdrawn;
        private long proposed;
        private final List<Commit.Put> puts = new ArrayList<>();
        private final List<Commit.Append> appends = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        private void count(MonthDifference.Change change) {
            if (change.isNew()) {
                added++;
            } else if (change.isWithdrawal()) {
                withdrawn++;
            } else {
                amended++;
            }
        }
    }

    ImportReport load(TimeSource source, @Nullable Window window, Pseudonymiser pseudonyms, boolean store) {
        // The receipt is named by the delivery, not by a counter, so that two importers of one file name it alike.
        Journal.Head first = journal.head();
        String receipt = structure + ":" + (first.imports() + 1);
        Delivery delivery = new Delivery(source, receipt, settings, window);
        TimeSource.Reading reading =
                source.read(new TimeSource.Context(structure, settings.zone(), pseudonyms), delivery);
        delivery.finish();
        for (int attempt = 1; ; attempt++) {
            Journal.Head head = journal.head();
            if (head.imports() != first.imports()) {
                // Another import came between: this one must be named anew, which is in every segment, so read again.
                return new Importing(this.store, structure, actor, at).load(source, window, pseudonyms, store);
            }
            Outcome outcome = compare(source, delivery, window);
            if (!store) {
                return report("", delivery, outcome);
            }
            try {
                commit(source, reading, delivery, window, head, outcome);
                LOG.debug(
                        "import ({}) of structure ({}): ({}) new, ({}) rejected",
                        receipt,
                        structure,
                        outcome.added,
                        delivery.rejected().size());
                return report(receipt, delivery, outcome);
            } catch (LostUpdateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Outcome compare(TimeSource source, Delivery delivery, @Nullable Window window) {
        Outcome outcome = new Outcome();
        List<Proposal> proposals = journal.proposals();
        // A row that could not be read is not an event that did not happen.
        boolean withdraws = delivery.findings().stream().noneMatch(Finding::isError);
        if (!withdraws && window != null) {
            outcome.findings.add(Finding.of(Code.WINDOW_INCOMPLETE)
                    .file(source.name())
                    .with("window", window)
                    .build());
        }
        for (YearMonth month : delivery.months()) {
            boolean sealed = journal.isSealed(month);
            if (!sealed && delivery.isClean() && !source.identified() && !journal.hasFacts(month)) {
                if (delivery.count(month) > 0) {
                    outcome.added += delivery.count(month);
                    outcome.appends.add(
                            new Commit.Append(structure, month, SegmentKind.FACTS, delivery.segment(month)));
                }
                continue;
            }
            List<Posting> known = Corrections.known(journal.net(month), proposals, month);
            known.removeIf(posting -> !posting.fact().source().equals(source.profile()));
            MonthDifference difference =
                    MonthDifference.of(known, delivery.postings(month), source.identified(), window, withdraws);
            outcome.unchanged += difference.unchanged();
            if (sealed) {
                propose(month, difference, delivery, proposals, outcome);
            } else {
                post(month, difference, delivery, outcome);
            }
        }
        return outcome;
    }

    private void post(YearMonth month, MonthDifference difference, Delivery delivery, Outcome outcome) {
        if (difference.changes().isEmpty()) {
            return;
        }
        ByteWriter segment = Posting.segment(delivery.receipt());
        for (MonthDifference.Change change : difference.changes()) {
            outcome.count(change);
            long row = change.after() == null ? 0 : change.after().row();
            if (change.before() != null) {
                Posting.writeRemoved(segment, change.before().bytes(), row);
            }
            if (change.after() != null) {
                Posting.writeAdded(segment, change.after().bytes(), row);
            }
        }
        outcome.appends.add(new Commit.Append(structure, month, SegmentKind.FACTS, segment.deflated()));
    }

    private void propose(
            YearMonth month, MonthDifference difference, Delivery delivery, List<Proposal> proposals, Outcome outcome) {
        long fresh = 0;
        Map<String, Integer> occurrences = new HashMap<>();
        for (MonthDifference.Change change : difference.changes()) {
            Fact before = change.before() == null ? null : change.before().fact();
            Fact after = change.after() == null ? null : change.after().fact();
            long row = change.after() == null ? 0 : change.after().row();
            String same =
                    Proposal.open(structure, month, before, after, 0, "", 0).id();
            int occurrence = occurrences.merge(same, 1, Integer::sum) - 1;
            Proposal proposal = Proposal.open(structure, month, before, after, occurrence, delivery.receipt(), row);
            Optional<Proposal> known = proposals.stream()
                    .filter(each -> each.id().equals(proposal.id()))
                    .findFirst();
            // What was proposed before waits, or was settled with a reason: told again, it is nothing new.
            if (known.isPresent()) {
                outcome.unchanged++;
            } else {
                outcome.puts.add(new Commit.Put(proposal.key(), 0, proposal.toTree()));
                fresh++;
            }
        }
        outcome.proposed += fresh;
        if (fresh > 0) {
            outcome.findings.add(Finding.of(Code.SEALED_MONTH)
                    .with("count", fresh)
                    .with("month", month)
                    .build());
        }
    }

    private void commit(
            TimeSource source,
            TimeSource.Reading reading,
            Delivery delivery,
            @Nullable Window window,
            Journal.Head head,
            Outcome outcome) {
        Journal.Head next = new Journal.Head(head.version(), head.imports() + 1, head.lastSeal());
        List<Commit.Put> puts = new ArrayList<>(outcome.puts);
        puts.add(new Commit.Put(journal.headKey(), head.version(), next.toTree()));
        puts.add(new Commit.Put(
                new DocumentKey("receipt", delivery.receipt()),
                0,
                receipt(source, reading, delivery, window, outcome)));
        store.commit(new Commit(actor, at, puts, outcome.appends));
    }

    private Tree receipt(
            TimeSource source,
            TimeSource.Reading reading,
            Delivery delivery,
            @Nullable Window window,
            Outcome outcome) {
        Digest digest = reading.digest();
        return Tree.fields()
                .put("file", source.name())
                .put("profile", source.profile())
                .put("digest", digest.hex())
                .put("rows", reading.rows())
                .putIfPresent("window", window == null ? null : window.toString())
                .put("new", outcome.added)
                .put("unchanged", outcome.unchanged)
                .put("amended", outcome.amended)
                .put("withdrawn", outcome.withdrawn)
                .put("proposed", outcome.proposed)
                .put("rejected", delivery.rejected().size())
                .build();
    }

    private static ImportReport report(String receipt, Delivery delivery, Outcome outcome) {
        List<Finding> findings = new ArrayList<>(delivery.findings());
        findings.addAll(outcome.findings);
        return new ImportReport(
                receipt,
                outcome.added,
                outcome.unchanged,
                outcome.amended,
                outcome.withdrawn,
                outcome.proposed,
                delivery.rejected().size(),
                delivery.seconds(),
                findings,
                delivery.rejected());
    }
}
