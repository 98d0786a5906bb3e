package org.essaim.ical;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.essaim.finding.Finding;
import org.essaim.time.Fact;

/** Tries calendars that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class IcalFuzzTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    @FuzzTest
    void whateverIsReadIsToldWithinItsDaysOrSaid(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("agenda", ".ics");
        try {
            Files.write(file, bytes);
            Told told = Told.by(IcalTimeSource.of(
                    file, IcalOptions.between(FIRST, LAST).worker("A1").build()));
            assertThat(told.facts)
                    .allSatisfy(fact -> assertThat(fact.reference().startDate()).isBetween(FIRST, LAST));
            assertThat(told.kept.size() + told.rejected.size() > 0 || !told.findings.isEmpty())
                    .as("a file of which nothing is told says why")
                    .isTrue();
            Set<Long> rows = new HashSet<>(told.kept);
            rows.addAll(told.rejected);
            assertThat(rows.size()).isLessThanOrEqualTo((int) told.reading.rows());
            assertThat(told.findings).allMatch(finding -> file.endsWith(String.valueOf(finding.file())));
            assertThat(told.facts)
                    .extracting(Fact::key)
                    .allMatch(key -> String.valueOf(key).matches("[0-9a-f]{32}(/[0-9A-Z:-]+)*"));
            assertThat(told.findings).extracting(Finding::code).doesNotContainNull();
        } finally {
            Files.delete(file);
        }
    }
}
