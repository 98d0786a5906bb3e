package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
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

    ImportReport load(TimeSource source, @Nullable Window window, Pseudonymiser key, boolean store) {
        return load(source, window, key, store, delivery -> List.of());
    }

    /**
     * Takes a delivery in.
     *
     * @param beside what its commit puts beside it
     */
    ImportReport load(
            TimeSource source,
            @Nullable Window window,
            Pseudonymiser key,
            boolean store,
            Function<Delivery, List<Commit.Put>> beside) {
        if (window != null && source.following()) {
            throw new EssaimException(
                    "Source [" + source.name() + "] tells only what changed, so it covers no window.\n"
                            + "Maybe import it without one, or make a source that tells these days completely.");
        }
        Pseudonymiser pseudonyms = Aliases.resolving(this.store, key);
        Erasures erasures = new Erasures(this.store, pseudonyms);
        // The receipt's name is in every segment: whoever imports next gets the next number, and reads again if it is
        // taken.
        Journal.Head first = journal.head();
        String receipt = structure + ":" + (first.imports() + 1);
        Mark mark = Mark.of(this.store, structure, source);
        Delivery delivery = new Delivery(source, receipt, settings, window, fact -> erasures.took(structure, fact));
        TimeSource.Reading reading = source.read(
                new TimeSource.Context(structure, settings.zone(), pseudonyms, mark.text()),
                new WatchedRows(source.name(), delivery));
        delivery.finish(others(delivery, source));
        for (int attempt = 1; ; attempt++) {
            Journal.Head head = journal.head();
            if (head.imports() != first.imports() || head.erasures() != first.erasures()) {
                // Another import came between: this one must be named anew, which is in every segment, so read again.
                // Or
                // somebody was erased whom this delivery would bring back.
                return new Importing(this.store, structure, actor, at).load(source, window, key, store, beside);
            }
            Outcome outcome = compare(source, delivery, window);
            if (!store) {
                return report("", delivery, outcome);
            }
            outcome.puts.addAll(beside.apply(delivery));
            // What was refused is told again the next time.
            if (withdraws(delivery)) {
                mark.moved(reading.mark()).ifPresent(outcome.puts::add);
            }
            if (source.following() && outcome.puts.isEmpty() && outcome.appends.isEmpty()) {
                return report("", delivery, outcome);
            }
            try {
                outcome.puts.addAll(Aliases.learned(this.store, structure, pseudonyms, erasures));
                Work.at(Stage.STORING, source.name(), 0, 1);
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

    /** What other sources told of the delivery's months, and of those before: a night may reach over a month's end. */
    private List<Posting> others(Delivery delivery, TimeSource source) {
        Corrections corrections = new Corrections(store, journal, structure);
        SortedSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month : delivery.months()) {
            months.addAll(List.of(month.minusMonths(1), month, month.plusMonths(1)));
        }
        List<Posting> others = new ArrayList<>();
        for (YearMonth month : months) {
            if (journal.hasFacts(month)) {
                for (Posting posting : corrections.known(month)) {
                    if (!posting.fact().source().equals(source.profile())) {
                        others.add(posting);
                    }
                }
            }
        }
        return others;
    }

    private Outcome compare(TimeSource source, Delivery delivery, @Nullable Window window) {
        Outcome outcome = new Outcome();
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        journal.proposals().forEach(proposal -> proposals.put(proposal.id(), proposal));
        Corrections corrections = new Corrections(store, journal, structure);
        // A row that could not be read is not an event that did not happen.
        boolean withdraws = withdraws(delivery);
        if (!withdraws && window != null) {
            outcome.findings.add(Finding.of(Code.WINDOW_INCOMPLETE)
                    .file(source.name())
                    .with("window", window)
                    .build());
        }
        SortedSet<YearMonth> months = months(source, delivery, corrections, proposals.values());
        int compared = 0;
        for (YearMonth month : months) {
            Work.at(Stage.COMPARING, month.toString(), compared++, months.size());
            boolean fresh = !journal.hasFacts(month) && journal.sealed(month).isEmpty();
            if (fresh && delivery.isClean() && !source.identified()) {
                if (delivery.count(month) > 0) {
                    outcome.added += delivery.count(month);
                    outcome.appends.add(
                            new Commit.Append(structure, month, SegmentKind.FACTS, delivery.segment(month)));
                }
                continue;
            }
            List<Posting> known = corrections.known(month);
            known.removeIf(posting -> !posting.fact().source().equals(source.profile()));
            MonthDifference difference =
                    MonthDifference.of(known, delivery.postings(month), window, withdraws, delivery.keysBeside(month));
            outcome.unchanged += difference.unchanged();
            Set<String> told = new HashSet<>();
            if (journal.isSealed(month)) {
                propose(month, difference, delivery, proposals, told, outcome);
            } else {
                post(month, difference, delivery, outcome);
            }
            for (Proposal proposal : proposals.values()) {
                boolean waits = proposal.state() == Proposal.State.OPEN
                        && proposal.month().equals(month)
                        && !told.contains(proposal.id());
                if (waits && proposal.concerns(fact -> speaksOf(fact, source, delivery, withdraws))) {
                    long version = store.document(proposal.key()).orElseThrow().version();
                    Proposal overtaken =
                            proposal.settled(Proposal.State.SUPERSEDED, "receipt " + delivery.receipt(), null);
                    outcome.puts.add(new Commit.Put(proposal.key(), version, overtaken.toTree()));
                }
            }
        }
        return outcome;
    }

    private static boolean withdraws(Delivery delivery) {
        return !delivery.hasErrors();
    }

    private static boolean speaksOf(Fact fact, TimeSource source, Delivery delivery, boolean withdraws) {
        return fact.source().equals(source.profile()) && delivery.speaksOf(fact, withdraws);
    }

    // An event with a key of its own may have moved over a month's end: the months beside are looked at too.
    private SortedSet<YearMonth> months(
            TimeSource source, Delivery delivery, Corrections corrections, Collection<Proposal> proposals) {
        SortedSet<YearMonth> months = new TreeSet<>(delivery.months());
        if (source.following()) {
            months.addAll(whereabouts(source, delivery.keys(), corrections, proposals));
            return months;
        }
        for (YearMonth month : delivery.months()) {
            for (YearMonth beside : List.of(month.minusMonths(1), month.plusMonths(1))) {
                if (!delivery.keysBeside(beside).isEmpty() && journal.hasFacts(beside)) {
                    months.add(beside);
                }
            }
        }
        return months;
    }

    // Who tells changes alone does not tell where an event was before: it may be anywhere.
    private SortedSet<YearMonth> whereabouts(
            TimeSource source, Set<String> keys, Corrections corrections, Collection<Proposal> proposals) {
        SortedSet<YearMonth> months = new TreeSet<>();
        if (keys.isEmpty()) {
            return months;
        }
        Predicate<Fact> meant =
                fact -> fact.source().equals(source.profile()) && fact.key() != null && keys.contains(fact.key());
        for (YearMonth month : journal.months()) {
            if (corrections.known(month).stream().map(Posting::fact).anyMatch(meant)) {
                months.add(month);
            }
        }
        for (Proposal proposal : proposals) {
            if (proposal.state() == Proposal.State.OPEN && proposal.concerns(meant)) {
                months.add(proposal.month());
            }
        }
        return months;
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
            YearMonth month,
            MonthDifference difference,
            Delivery delivery,
            Map<String, Proposal> proposals,
            Set<String> told,
            Outcome outcome) {
        long fresh = 0;
        for (MonthDifference.Change change : difference.changes()) {
            Fact before = change.before() == null ? null : change.before().fact();
            Fact after = change.after() == null ? null : change.after().fact();
            long row = change.after() == null ? 0 : change.after().row();
            Proposal proposal;
            @Nullable Proposal known;
            int occurrence = 0;
            do {
                proposal = Proposal.open(structure, month, before, after, occurrence++, delivery.receipt(), row);
                known = proposals.get(proposal.id());
                // What was taken in or overtaken is over: the same change is a new one if it is told again.
            } while (told.contains(proposal.id())
                    || (known != null && known.state().isOver()));
            told.add(proposal.id());
            // What waits, or was refused with a reason, is nothing new.
            if (known == null) {
                outcome.puts.add(new Commit.Put(proposal.key(), 0, proposal.toTree()));
                fresh++;
            } else if (after != null) {
                outcome.unchanged++;
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
        Journal.Head next = head.withImport();
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
