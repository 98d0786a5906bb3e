package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.essaim.organisation.ByDate;

/** Settings are read as they were written. */
class SettingsFormTest {
    record Meaning(String label, LocalDate from, Category category) {}

    @Property(tries = 500)
    void aDateIsReadAsThePlatformReadsIt(@ForAll("almostDates") String text) {
        LocalDate expected;
        try {
            expected = LocalDate.parse(text);
        } catch (DateTimeException e) {
            assertThatThrownBy(() -> SettingsForm.day(text)).isInstanceOf(DateTimeParseException.class);
            return;
        }
        assertThat(SettingsForm.day(text)).isEqualTo(expected);
    }

    @Example
    void alwaysBeginsBeforeEveryDate() {
        assertThat(SettingsForm.day("always")).isEqualTo(LocalDate.MIN);
    }

    @Property(tries = 300)
    void labelsToldAtOnceMeanWhatTheyMeanToldOneByOne(@ForAll("meanings") @Size(max = 12) List<Meaning> meanings) {
        Map<String, ByDate<Category>> labels = new LinkedHashMap<>();
        meanings.forEach(meaning -> labels.merge(
                meaning.label(),
                ByDate.<Category>never().with(meaning.from(), meaning.category()),
                (known, more) -> known.with(meaning.from(), meaning.category())));
        labels.put("never", ByDate.never());
        CategoryMapping oneByOne = CategoryMapping.empty();
        for (Map.Entry<String, ByDate<Category>> label : labels.entrySet()) {
            for (ByDate.From<Category> change : label.getValue().changes()) {
                oneByOne = oneByOne.with(label.getKey(), change.date(), change.value());
            }
        }

        assertThat(CategoryMapping.of(labels)).isEqualTo(oneByOne);
        assertThat(CategoryMapping.of(labels).labels().keySet())
                .containsExactlyElementsOf(oneByOne.labels().keySet());
    }

    @Provide
    Arbitrary<List<Meaning>> meanings() {
        return Combinators.combine(
                        Arbitraries.of(
                                "Réunion", " réunion", "RÉUNION", "GAPP", "Temps\u00a0d’équipe", "temps d'équipe"),
                        Arbitraries.of("2024-01-01", "2025-06-15", "2026-03-02").map(LocalDate::parse),
                        Arbitraries.of(Category.class))
                .as(Meaning::new)
                .list();
    }

    @Provide
    Arbitrary<String> almostDates() {
        Arbitrary<String> dates = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32))
                .as((year, month, day) -> String.format(java.util.Locale.ROOT, "%04d-%02d-%02d", year, month, day));
        Arbitrary<String> others = Arbitraries.of(
                "", "2026-3-2", "2026/03/02", "-026-03-02", "2026-+3-02", "+12026-03-02", "20260-03-2", "٢٠٢٦-03-02");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, dates), net.jqwik.api.Tuple.of(1, others));
    }
}
