package org.essaim.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByDateTest {
    private static final LocalDate EPOCH = LocalDate.of(2026, 1, 1);

    @Property
    void theValueIsThatOfTheLastChangeUpToTheDay(
            @ForAll @Size(max = 8) Map<@IntRange(max = 30) Integer, @IntRange(max = 3) Integer> changes,
            @ForAll @IntRange(max = 31) int day,
            @ForAll long seed) {
        List<ByDate.From<Integer>> list = new ArrayList<>();
        changes.forEach((from, value) -> list.add(new ByDate.From<>(EPOCH.plusDays(from), value)));
        Collections.shuffle(list, new Random(seed));
        Optional<ByDate.From<Integer>> expected = Optional.empty();
        for (ByDate.From<Integer> change : list) {
            boolean begun = !change.date().isAfter(EPOCH.plusDays(day));
            if (begun && (expected.isEmpty() || expected.get().date().isBefore(change.date()))) {
                expected = Optional.of(change);
            }
        }
        ByDate<Integer> byDate = ByDate.of(list);
        ByDate<Integer> oneByOne = ByDate.never();
        for (ByDate.From<Integer> change : list) {
            oneByOne = oneByOne.with(change.date(), change.value());
        }
        assertThat(byDate.at(EPOCH.plusDays(day))).isEqualTo(expected.map(ByDate.From::value));
        assertThat(byDate.since(EPOCH.plusDays(day))).isEqualTo(expected.map(ByDate.From::date));
        assertThat(oneByOne).isEqualTo(byDate).hasSameHashCodeAs(byDate);
        assertThat(ByDate.of(byDate.changes())).isEqualTo(byDate);
    }

    @Test
    void anotherValueFromTheSameDayReplacesTheFormer() {
        ByDate<String> byDate = ByDate.always("a").with(EPOCH, "b").with(EPOCH, "c");
        assertThat(byDate.at(EPOCH)).contains("c");
        assertThat(byDate.at(EPOCH.minusDays(1))).contains("a");
        assertThat(byDate.changes()).hasSize(2);
    }

    @Test
    void refusesTwoValuesOfOneDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByDate.of(List.of(new ByDate.From<>(EPOCH, "a"), new ByDate.From<>(EPOCH, "b"))))
                .withMessageContaining("2026-01-01");
    }

    @Test
    void beforeTheFirstDateThereIsNothing() {
        assertThat(ByDate.of(List.of(new ByDate.From<>(EPOCH, "a"))).at(EPOCH.minusDays(1)))
                .isEmpty();
        assertThat(ByDate.never().isEmpty()).isTrue();
    }
}
