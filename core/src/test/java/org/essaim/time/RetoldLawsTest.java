package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;

/** What two sources tell, against comparing every pair of events. */
class RetoldLawsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Provide
    Arbitrary<List<Retold.Told>> told() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Retold.Told.VISIT, "TEAM_MEETING"),
                        Arbitraries.of(false, false, false, true))
                .as((start, length, rank, what, total) ->
                        new Retold.Told(start, start + length, DAY.plusDays(start / 20), rank, what, total))
                .list()
                .ofMaxSize(12);
    }

    @Property
    void anEventIsToldTwiceIfAnyOtherOfASourceBeforeIsTheSame(@ForAll("told") List<Retold.Told> told) {
        BitSet expected = new BitSet();
        for (int i = 0; i < told.size(); i++) {
            for (Retold.Told before : told) {
                if (before.rank() < told.get(i).rank() && same(before, told.get(i))) {
                    expected.set(i);
                }
            }
        }
        assertThat(Retold.among(told)).isEqualTo(expected);
    }

    private static boolean same(Retold.Told one, Retold.Told other) {
        if (!one.what().equals(other.what())) {
            return false;
        }
        if (one.dayTotal() || other.dayTotal()) {
            return one.day().equals(other.day());
        }
        long shared = 0;
        for (long second = one.start(); second < one.end(); second++) {
            shared += second >= other.start() && second < other.end() ? 1 : 0;
        }
        long oneLasts = one.end() - one.start();
        long otherLasts = other.end() - other.start();
        double part = (double) shared
                / (one.what().equals(Retold.Told.VISIT)
                        ? Math.min(oneLasts, otherLasts)
                        : Math.max(oneLasts, otherLasts));
        return shared > 0 && part >= 0.5;
    }

    @Property(tries = 60)
    void tellingEverythingAgainBySourcesThatComeLaterChangesNoEntry(
            @ForAll("visits") List<Fact> visits, @ForAll("shift") int shift) {
        List<Fact> again = new ArrayList<>();
        for (Fact visit : visits) {
            Interval time = visit.reference();
            // A quarter of the visit earlier or later at most: it is still the same one.
            long moved = time.seconds() / 4 * shift;
            again.add(Fact.builder(Desk.STRUCTURE, "agenda", FactKind.VISIT)
                    .worker(visit.worker())
                    .service(visit.service())
                    .planned(new Interval(
                            time.start() + moved, time.startOffset(), time.end() + moved, time.endOffset()))
                    .build());
        }
        assertThat(counted(visits, again)).isEqualTo(counted(visits, List.of()));
    }

    @Provide
    Arbitrary<Integer> shift() {
        return Arbitraries.integers().between(-1, 1);
    }

    @Provide
    Arbitrary<List<Fact>> visits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(1, 8))
                .as((worker, hour, quarters) -> Desk.visit(
                        Desk.worker(worker),
                        DAY.atTime(hour + 5, 0).toString(),
                        DAY.atTime(hour + 5, 0).plusMinutes(15L * quarters).toString()))
                .list()
                .ofMaxSize(6);
    }

    private static List<String> counted(List<Fact> first, List<Fact> again) {
        Desk desk = new Desk();
        desk.time.save(
                CollectiveAgreement.IDCC_2941,
                ByDate.always(WorkingTimeRules.builder("local", TimeBasis.PLANNED)
                        .precedence("planning")
                        .build()));
        desk.time.load(new Telling("agenda", false, again, Set.of()), Desk.STRUCTURE);
        desk.load(first.toArray(Fact[]::new));
        return desk.time.entries(Desk.STRUCTURE, YearMonth.from(DAY)).stream()
                .map(entry -> entry.worker() + " " + entry.start() + " " + entry.end() + " " + entry.category())
                .sorted()
                .toList();
    }
}
