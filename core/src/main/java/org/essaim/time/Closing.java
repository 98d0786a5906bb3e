package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/** Seals the months of one structure, and reopens them. */
final class Closing {
    private final Store store;
    private final String structure;
    private final String actor;
    private final Instant at;
    private final Journal journal;
    private final Supplier<Pseudonymiser> pseudonyms;

    /**
     * Closes for this actor at this instant.
     *
     * @param pseudonyms the federation's key, asked for when a month is sealed
     */
    Closing(Store store, String structure, String actor, Instant at, Supplier<Pseudonymiser> pseudonyms) {
        this.store = store;
        this.structure = structure;
        this.actor = actor;
        this.at = at;
        this.journal = new Journal(store, structure);
        this.pseudonyms = pseudonyms;
    }

    /** Names the document that says that an issued statement rests on a month's seal. */
    static DocumentKey relianceKey(String structure, YearMonth month) {
        return new DocumentKey("reliance", structure + ":" + month);
    }

    CloseReport close(YearMonth month) {
        Journal.Head head = journal.head();
        Optional<Journal.Sealed> former = journal.sealed(month);
        if (former.isPresent() && !former.get().reopened()) {
            return new CloseReport(structure, month, former.get().seal(), false, List.of());
        }
        Set<YearMonth> sealed = journal.sealedMonths();
        for (YearMonth earlier : journal.months()) {
            if (earlier.isBefore(month) && !sealed.contains(earlier)) {
                throw new EssaimException("Month [" + month + "] of structure [" + structure
                        + "] cannot be sealed before [" + earlier
                        + "], which holds facts or corrections and is open.\nMaybe close " + earlier + ".." + month
                        + ".");
            }
        }
        TimeSettings settings = TimeSettings.of(store, structure, Long.MAX_VALUE);
        Corrections corrections = new Corrections(store, journal, structure);
        List<Posting> facts = journal.net(month);
        WorkedMonth worked = corrections.open(month, facts, settings);
        if (sealed.contains(month.plusMonths(1))) {
            List<Entry> counted = former.flatMap(
                            found -> journal.sealed(month, found.seal().number()))
                    .map(journal::entries)
                    .orElse(List.of());
            requireUntouched(month, corrections, counted, worked.entries());
        }
        SortedMap<Cell, Long> cells = new TreeMap<>(Cells.of(structure, worked.entries(), new TreeSet<>()));
        corrections.booked(month).forEach((cell, seconds) -> cells.merge(cell, seconds, Long::sum));
        cells.values().removeIf(seconds -> seconds == 0);
        Leaves leaves = Leaves.of(structure, month, facts, pseudonyms.get());
        ByteWriter entries = new ByteWriter();
        Seal seal = new Seal(
                structure,
                month,
                former.map(found -> found.seal().number()).orElse(0) + 1,
                new Digest(head.lastSeal()),
                facts.size(),
                leaves.rootOfFacts(facts),
                worked.entries().size(),
                leaves.rootOfEntries(worked.entries(), entries),
                Cells.sealed(cells),
                settings.versions());
        Journal.Head next = head.withSeal(seal);
        store.commit(new Commit(
                actor,
                at,
                List.of(
                        new Commit.Put(journal.headKey(), head.version(), next.toTree()),
                        new Commit.Put(
                                journal.sealKey(month),
                                former.map(Journal.Sealed::version).orElse(0L),
                                Tree.fields().put("seal", seal.toTree()).build())),
                List.of(
                        new Commit.Append(structure, month, SegmentKind.ENTRIES, entries.deflated()),
                        new Commit.Append(structure, month, SegmentKind.CELLS, Cells.bytes(cells)),
                        new Commit.Append(structure, month, SegmentKind.LEAVES, leaves.bytes()))));
        return new CloseReport(structure, month, seal, true, findings(month, worked));
    }

    // A night of the last day covers seconds of the next month: what was sealed of that month must still hold.
    private void requireUntouched(YearMonth month, Corrections corrections, List<Entry> former, List<Entry> now) {
        YearMonth next = month.plusMonths(1);
        List<Entry> then = corrections.sealedAfter(next, former);
        if (!then.equals(corrections.sealedAfter(next, now))) {
            throw new EssaimException("Month [" + month + "] of structure [" + structure
                    + "] cannot be sealed as it stands: it changes what the sealed month [" + next
                    + "] counts, where the two meet.\nMaybe reopen " + next + " too, then close both in order.");
        }
    }

    private List<Finding> findings(YearMonth month, WorkedMonth worked) {
        List<Finding> findings = new ArrayList<>();
        String path = structure + ":" + month;
        worked.unmapped()
                .forEach((label, seconds) -> findings.add(Finding.of(Code.UNMAPPED_LABEL)
                        .path(path)
                        .value(label)
                        .with("hours", Delivery.hours(seconds))
                        .with("month", month)
                        .build()));
        worked.unknownServices()
                .forEach((service, seconds) -> findings.add(Finding.of(Code.UNKNOWN_SERVICE)
                        .path(path)
                        .value(service)
                        .with("hours", Delivery.hours(seconds))
                        .build()));
        worked.overlaps()
                .forEach(overlap -> findings.add(Finding.of(Code.TIME_OVERLAP)
                        .path(path)
                        .row(overlap.later().row())
                        .with("seconds", overlap.seconds())
                        .with("date", overlap.date())
                        .build()));
        worked.toldTwice()
                .forEach((source, told) -> findings.add(Finding.of(Code.TOLD_TWICE)
                        .path(path)
                        .with("source", source)
                        .with("count", told.count())
                        .with("hours", Delivery.hours(told.seconds()))
                        .build()));
        if (worked.unassignedFacts() > 0) {
            findings.add(Finding.of(Code.UNASSIGNED_EVENT)
                    .path(path)
                    .with("count", worked.unassignedFacts())
                    .with("hours", Delivery.hours(worked.unassignedSeconds()))
                    .build());
        }
        if (!worked.unknownFunctions().isEmpty()) {
            findings.add(Finding.of(Code.UNKNOWN_FUNCTION)
                    .path(path)
                    .with("count", worked.unknownFunctions().size())
                    .build());
        }
        worked.surplus()
                .forEach(total -> findings.add(Finding.of(Code.DAY_FULL)
                        .path(path)
                        .row(total.later().row())
                        .with("seconds", total.seconds())
                        .with("date", total.date())
                        .build()));
        if (worked.dayTotals() > 0) {
            findings.add(Finding.of(Code.DAY_TOTAL)
                    .path(path)
                    .with("count", worked.dayTotals())
                    .with("hours", Delivery.hours(worked.dayTotalSeconds()))
                    .with("month", month)
                    .build());
        }
        if (worked.unknownTrips() > 0) {
            findings.add(Finding.of(Code.UNKNOWN_TRIP)
                    .path(path)
                    .with("count", worked.unknownTrips())
                    .build());
        }
        return findings;
    }

    void reopen(YearMonth month, String reason) {
        Journal.Head head = journal.head();
        Journal.Sealed sealed = journal.sealed(month)
                .filter(found -> !found.reopened())
                .orElseThrow(() -> new EssaimException("Month [" + month + "] of structure [" + structure
                        + "] is not sealed.\nMaybe it was reopened already."));
        if (store.document(relianceKey(structure, month)).isPresent()) {
            throw new EssaimException("Month [" + month + "] of structure [" + structure
                    + "] cannot be reopened: an issued statement rests on its seal.\n"
                    + "Maybe accept the proposals instead: they are booked in an open month and keep their work date.");
        }
        if (!journal.leaves(sealed).erasures().isEmpty()) {
            throw new EssaimException("Month [" + month + "] of structure [" + structure
                    + "] cannot be reopened: time of it was erased, and a new seal would not count it.\n"
                    + "Maybe accept the proposals instead: they are booked in an open month and keep their work date.");
        }
        List<Commit.Put> puts = new ArrayList<>();
        List<Commit.Append> appends = new ArrayList<>();
        List<Proposal> accepted = journal.proposals().stream()
                .filter(proposal -> proposal.state() == Proposal.State.ACCEPTED)
                .toList();
        requireNothingRestsOn(sealed, accepted);
        for (Proposal proposal : accepted) {
            if (proposal.month().equals(month)) {
                // It waited to be booked elsewhere; now the fact itself can change.
                Proposal posted = proposal.settled(Proposal.State.POSTED, proposal.reason(), null);
                long version = store.document(proposal.key()).orElseThrow().version();
                puts.add(new Commit.Put(proposal.key(), version, posted.toTree()));
                appends.add(proposal.posting());
            }
        }
        Tree reopened = Tree.fields()
                .put("seal", sealed.seal().toTree())
                .put("reopened", true)
                .put("reason", reason)
                .build();
        puts.add(new Commit.Put(
                journal.headKey(), head.version(), head.withReopened(month).toTree()));
        puts.add(new Commit.Put(journal.sealKey(month), sealed.version(), reopened));
        store.commit(new Commit(actor, at, puts, appends));
    }

    // Corrections of one month build on each other: what was sealed on top is taken off first.
    private void requireNothingRestsOn(Journal.Sealed sealed, List<Proposal> accepted) {
        YearMonth month = sealed.seal().month();
        SortedSet<YearMonth> corrected = new TreeSet<>();
        for (Proposal correction : accepted) {
            if (month.equals(correction.booked())) {
                corrected.addAll(correction.touched());
            }
        }
        SortedSet<YearMonth> obstacles = new TreeSet<>(corrected);
        obstacles.removeIf(other -> !isSealedAfter(other, sealed));
        for (Proposal correction : accepted) {
            YearMonth booked = Objects.requireNonNull(correction.booked());
            boolean of = correction.touched().contains(month) && journal.isSealed(booked);
            boolean onTop = !Collections.disjoint(correction.touched(), corrected) && isSealedAfter(booked, sealed);
            if (of || onTop) {
                obstacles.add(booked);
            }
        }
        obstacles.remove(month);
        if (!obstacles.isEmpty()) {
            throw new EssaimException("Month [" + month + "] of structure [" + structure
                    + "] cannot be reopened: corrections that rest on it are sealed in [" + obstacles.last()
                    + "].\nMaybe reopen " + obstacles.last()
                    + " first, or accept the change as one more correction.");
        }
    }

    private boolean isSealedAfter(YearMonth other, Journal.Sealed sealed) {
        return journal.sealed(other)
                .filter(found -> !found.reopened() && found.sequence() > sealed.sequence())
                .isPresent();
    }
}
