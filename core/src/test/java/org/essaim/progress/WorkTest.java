package org.essaim.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Who is told of steps, and how work ends. */
class WorkTest {
    private final List<Step> told = new ArrayList<>();

    private static int steps(int number) {
        for (int i = 0; i < number; i++) {
            Work.at(Stage.READING, "S001", i, number);
        }
        return number;
    }

    @Test
    void whoWatchesIsToldOfEachStepOfTheOperation() {
        int done = Work.watched(told::add, () -> Work.on(Operation.IMPORT, () -> steps(2)));
        assertThat(done).isEqualTo(2);
        assertThat(told)
                .containsExactly(
                        new Step(Operation.IMPORT, Stage.READING, "S001", 0, OptionalLong.of(2)),
                        new Step(Operation.IMPORT, Stage.READING, "S001", 1, OptionalLong.of(2)));
    }

    @Test
    void partsOfAnOperationAreStepsOfTheWhole() {
        Work.watched(
                told::add, () -> Work.on(Operation.STATEMENT, () -> Work.on(Operation.INDICATORS, () -> steps(1))));
        assertThat(told).extracting(Step::operation).containsExactly(Operation.STATEMENT);
    }

    @Test
    void withoutAnybodyWatchingNothingIsTold() {
        assertThat(Work.on(Operation.IMPORT, () -> steps(3))).isEqualTo(3);
        Work.watched(told::add, () -> steps(1));
        assertThat(told).isEmpty();
        Work.on(Operation.IMPORT, () -> steps(1));
        assertThat(told).isEmpty();
    }

    @Test
    void whoWatchesWithinIsToldAloneAndTheOtherAgainAfterwards() {
        List<Step> inner = new ArrayList<>();
        Work.watched(
                told::add,
                () -> Work.on(Operation.CLOSING, () -> {
                    Work.watched(inner::add, () -> Work.on(Operation.EXPORT, () -> steps(1)));
                    return steps(2);
                }));
        assertThat(inner).extracting(Step::operation).containsExactly(Operation.EXPORT);
        assertThat(told).extracting(Step::operation).containsExactly(Operation.CLOSING, Operation.CLOSING);
    }

    @Test
    void anotherThreadIsNotWatched() {
        Work.watched(
                told::add,
                () -> Work.on(Operation.IMPORT, () -> {
                    Thread other = new Thread(() -> Work.on(Operation.IMPORT, () -> steps(1)));
                    other.start();
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return 0;
                }));
        assertThat(told).isEmpty();
    }

    @Test
    void workEndsAtTheStepAfterItWasCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Progress progress = step -> {
            told.add(step);
            cancelled.set(step.done() == 1);
        };
        assertThatThrownBy(() ->
                        Work.watched(progress.until(cancelled::get), () -> Work.on(Operation.IMPORT, () -> steps(5))))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("[IMPORT]")
                .hasMessageContaining("Maybe");
        assertThat(told).hasSize(2);
        Work.on(Operation.IMPORT, () -> steps(1));
        assertThat(told).hasSize(2);
    }

    @Test
    void moreThanAllCannotBeDone() {
        assertThatThrownBy(() -> new Step(Operation.IMPORT, Stage.READING, "", 3, OptionalLong.of(2)))
                .hasMessageContaining("[3]");
        assertThatThrownBy(() -> new Step(Operation.IMPORT, Stage.READING, "", -1, OptionalLong.empty()))
                .hasMessageContaining("[-1]");
    }

    @Test
    void operationsAndStagesHaveTitlesInBothLanguages() {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(Operation.values())
                    .extracting(each -> each.title(locale))
                    .doesNotHaveDuplicates();
            assertThat(Stage.values()).extracting(each -> each.title(locale)).doesNotHaveDuplicates();
        }
    }
}
