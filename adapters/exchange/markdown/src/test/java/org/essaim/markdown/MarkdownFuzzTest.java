package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.report.Audience;
import org.essaim.report.Outline;
import org.essaim.report.Report;
import org.essaim.report.Section;

/** Tries files that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class MarkdownFuzzTest {
    private final MarkdownReader reader = new MarkdownReader();

    @FuzzTest
    void whateverIsReadCanBeWrittenAndReadAgain(byte[] bytes) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<Outline> read = reader.read(bytes, "t.md", findings::add);
        assertThat(read.isEmpty()).isEqualTo(findings.stream().anyMatch(Finding::isError));
        if (read.isPresent()) {
            List<Section> sections = read.get().parts().stream()
                    .map(part -> new Section("s", part.title(), false, part.blocks()))
                    .toList();
            Report report = new Report("r", "R", "", Locale.FRANCE, Audience.PUBLISHED, false, null, sections);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new MarkdownExporter().write(report, out);
            if (out.size() < 1 << 20) {
                assertThat(reader.read(out.toByteArray(), "t.md", findings::add).map(Expected::withoutLines))
                        .contains(Expected.of(report));
            }
        }
    }
}
