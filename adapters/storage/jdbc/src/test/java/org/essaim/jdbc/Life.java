package org.essaim.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.funding.FundingStatement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.pack.Packs;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.Proposal;
import org.essaim.time.SealedTime;
import org.essaim.time.Window;

/**
 * Four months of a fictitious federation, always the same: imports, closings, a late correction, statements.
 *
 * <p>Every step can be repeated: who was interrupted starts again from the beginning.
 */
final class Life {
    static final List<String> STRUCTURES = List.of("S001", "S002");
    static final YearMonth FIRST = YearMonth.of(2025, 1);
    static final YearMonth LAST = YearMonth.of(2025, 4);
    private static final String AGREEMENT = "DIALOGUE";
    private static final int WORKERS = 6;

    private final Essaim essaim;
    private final Consumer<String> steps;

    private Life(Store store, Consumer<String> steps) {
        essaim = over(store);
        this.steps = steps;
    }

    static Essaim over(Store store) {
        return Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey("1f".repeat(32)))
                .clock(Clock.fixed(Instant.parse("2025-05-02T08:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    /** Lives it all. April stays open. */
    static void live(Store store) {
        live(store, step -> {});
    }

    /** Lives it all, and says what it is about to do. */
    static void live(Store store, Consumer<String> steps) {
        Life life = new Life(store, steps);
        life.found();
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            life.live(month);
        }
    }

    private void found() {
        steps.accept("found");
        found(essaim);
    }

    /** Makes the store the fictitious federation's. */
    static void found(Essaim essaim) {
        essaim.load(Packs.standard()
                .load(Path.of("src", "test", "resources", "life"))
                .require());
    }

    private void live(YearMonth month) {
        for (String structure : STRUCTURES) {
            steps.accept("import");
            essaim.time().load(new Planned("planning", month, WORKERS), structure, Window.complete(month));
            if (month.isAfter(FIRST)) {
                // Another source tells late of a month that is sealed.
                steps.accept("correct");
                essaim.time().load(new Planned("late", month.minusMonths(1), 1), structure);
                for (Proposal proposal : essaim.time().proposals(structure)) {
                    if (proposal.state() == Proposal.State.OPEN) {
                        essaim.time().accept(proposal.id(), "feuille retrouvée");
                    }
                }
            }
        }
        if (month.isBefore(LAST)) {
            steps.accept("close");
            essaim.time().close(STRUCTURES, month);
            steps.accept("issue");
            essaim.funding().issue(AGREEMENT, month, month);
        }
    }

    /** What a source tells of one month of one structure. */
    static TimeSource planned(String profile, YearMonth month) {
        return new Planned(profile, month, WORKERS);
    }

    /** All that a federation would miss, without what tells how often it was told: no receipt, no sequence number. */
    static String state(Store store) {
        Essaim essaim = over(store);
        SealedTime sealed = essaim.time().sealed();
        StringJoiner state = new StringJoiner("\n");
        for (String structure : STRUCTURES) {
            if (store.document(new DocumentKey("structure", structure)).isEmpty()) {
                continue; // not founded yet
            }
            for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                String name = structure + " " + month + " ";
                state.add(name + "entries "
                        + Digest.of(
                                        "entries",
                                        essaim.time()
                                                .entries(structure, month)
                                                .toString()
                                                .getBytes(StandardCharsets.UTF_8))
                                .hex());
                if (sealed.seal(structure, month).isPresent()) {
                    state.add(name + "seal "
                            + sealed.seal(structure, month).get().digest().hex());
                    state.add(name + "cells "
                            + SealedTime.digest(sealed.cells(structure, month, new TreeSet<>()))
                                    .hex());
                }
            }
            essaim.time()
                    .proposals(structure)
                    .forEach(proposal ->
                            state.add(proposal.id() + " " + proposal.state() + " booked " + proposal.booked()));
        }
        store.documents("statement").forEach(document -> {
            String id = document.key().id();
            YearMonth month = YearMonth.parse(id.substring(id.length() - 7));
            FundingStatement statement = essaim.funding().draft(AGREEMENT, month, month);
            state.add("statement " + month + " version " + document.version() + " " + document.content() + " "
                    + statement.digest().hex());
        });
        store.documents("statement-content")
                .forEach(document -> state.add("content of " + document.key().id() + " "
                        + Digest.of("content", document.content()).hex()));
        return state.toString();
    }

    /** A planning of one month; who is told twice of it is told the same. */
    private record Planned(String profile, YearMonth month, int workers) implements TimeSource {
        @Override
        public String name() {
            return profile + "-" + month + ".csv";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            boolean late = profile.equals("late");
            for (int worker = 0; worker < workers; worker++) {
                WorkerId who = context.pseudonyms().pseudonym("W-" + worker);
                for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
                    if (late ? day.getDayOfMonth() == 5 : day.getDayOfWeek().getValue() < 6) {
                        for (int visit = 0; visit < (late ? 0 : 4); visit++) {
                            sink.fact(
                                    ++row,
                                    Fact.builder(context.structure(), profile, FactKind.VISIT)
                                            .worker(who)
                                            .service(
                                                    visit % 2 == 0
                                                            ? "Aide à la personne APA"
                                                            : "Aide à la personne PCH")
                                            .planned(interval(context, day.atTime(8 + 2 * visit, worker), 100))
                                            .build());
                        }
                        if (late || day.getDayOfMonth() % 7 == 3) {
                            sink.fact(
                                    ++row,
                                    Fact.builder(context.structure(), profile, FactKind.INTERNAL)
                                            .worker(who)
                                            .label(worker % 2 == 0 ? "Réunion d’équipe" : "GAPP")
                                            .planned(interval(context, day.atTime(late ? 18 : 16, 30), 90))
                                            .build());
                        }
                    }
                }
            }
            return new Reading(
                    Digest.of("life", (name() + context.structure()).getBytes(StandardCharsets.UTF_8)), row - 1);
        }

        private static Interval interval(Context context, LocalDateTime from, long minutes) {
            ZonedDateTime start = from.atZone(context.zone());
            ZonedDateTime end = start.plusMinutes(minutes);
            return new Interval(
                    start.toEpochSecond(),
                    start.getOffset().getTotalSeconds(),
                    end.toEpochSecond(),
                    end.getOffset().getTotalSeconds());
        }
    }
}
