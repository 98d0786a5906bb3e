package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.essaim.organisation.Function;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Operation;
import org.essaim.progress.Progress;
import org.essaim.progress.Stage;
import org.essaim.progress.Step;
import org.essaim.progress.Work;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

/** Work that is ended anywhere between an import and an issued statement: nothing is half done, and doing it again gives what was to come. */
class CancelledWorkTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final List<String> STRUCTURES = List.of("S1", "S2");

    private static Office office() {
        Office office = new Office("S1", "S2");
        office.agrees(Terms.of("A").share("60 %").rate("24.60").agreement());
        for (String structure : STRUCTURES) {
            office.employs(structure, 1, Function.CARE_WORKER)
                    .works(structure + "-m1", structure, 1, Category.TEAM_MEETING, "2025-01-07T09:00", 7200)
                    .works(structure + "-m2", structure, 1, Category.MENTORING, "2025-02-07T09:00", 3600);
        }
        return office;
    }

    private static List<Supplier<Object>> work(Office office) {
        List<Supplier<Object>> work = new ArrayList<>();
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            STRUCTURES.forEach(structure -> work.add(() -> office.deliver(structure, month)));
        }
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            work.add(() -> office.time.close(STRUCTURES, month));
        }
        work.add(() -> office.funding.issue("A", JANUARY, FEBRUARY));
        return work;
    }

    private static void done(Office office) {
        for (Supplier<Object> each : work(office)) {
            assertThat(each.get()).isNotNull();
        }
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Office office = office();
        work(office).forEach(each -> Work.watched(steps::add, each));
        return steps;
    }

    private static String digest(Office office) {
        return office.funding.draft("A", JANUARY, FEBRUARY).digest().hex();
    }

    @Property(tries = 60)
    void whateverIsCancelledWhereverIsWholeOrNotAtAllAndComesOutTheSameWhenDoneAgain(
            @ForAll @IntRange(max = 40) int after) {
        Office office = office();
        int[] left = {after};
        Progress progress = step -> left[0]--;
        long before = -1;
        for (Supplier<Object> each : work(office)) {
            before = office.store.sequence();
            try {
                Work.watched(progress.until(() -> left[0] <= 0), each);
            } catch (CancelledException e) {
                assertThat(left[0]).isZero();
                break;
            }
        }
        // Of two structures one may have been sealed; anything else is one commit.
        assertThat(office.store.sequence() - before).isBetween(0L, 2L);
        done(office);
        Office untouched = office();
        done(untouched);
        assertThat(digest(office)).isEqualTo(digest(untouched));
    }

    @Test
    void eachOperationTellsWhatItDoesAndHowFarItHasCome() {
        List<Step> steps = steps();
        assertThat(steps)
                .extracting(Step::operation)
                .contains(Operation.IMPORT, Operation.CLOSING, Operation.STATEMENT);
        assertThat(steps)
                .filteredOn(step -> step.operation() == Operation.CLOSING)
                .extracting(Step::item)
                .containsExactly("S1 2025-01", "S2 2025-01", "S1 2025-02", "S2 2025-02");
        assertThat(steps)
                .filteredOn(step -> step.operation() == Operation.IMPORT)
                .extracting(Step::stage)
                .contains(Stage.READING, Stage.COMPARING, Stage.STORING);
        assertThat(steps)
                .filteredOn(step -> step.operation() == Operation.STATEMENT)
                .extracting(Step::stage)
                .containsSubsequence(Stage.READING, Stage.READING, Stage.RECKONING, Stage.STORING);
    }
}
