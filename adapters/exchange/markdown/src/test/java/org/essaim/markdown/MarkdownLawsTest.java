package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Finding;
import org.essaim.report.Outline;
import org.essaim.report.Report;
import org.essaim.tck.SampleReport;

/** What is written is read back: titles, levels, paragraphs, bullets, facts, notices, tables, lines to write on. */
class MarkdownLawsTest {
    private final List<Finding> findings = new ArrayList<>();

    @Property(tries = 3_000)
    void whatIsWrittenIsReadBack(@ForAll Random random) throws IOException {
        isReadBack(new RandomReport(random).report());
    }

    @Example
    void theSampleReportIsReadBack() throws IOException {
        isReadBack(SampleReport.of(Locale.FRANCE, 5).ofFictitiousData());
        isReadBack(SampleReport.of(Locale.UK, 5));
    }

    @Property
    void linesEndAsOnUnixAndTheFileEndsWithOne(@ForAll Random random) throws IOException {
        String text = written(new RandomReport(random).report());
        assertThat(text).doesNotContain("\r", "\u2028", "\u0085").endsWith("\n").doesNotEndWith("\n\n");
    }

    private void isReadBack(Report report) throws IOException {
        findings.clear();
        String text = written(report);
        Outline read = new MarkdownReader()
                .read(text.getBytes(StandardCharsets.UTF_8), "r.md", findings::add)
                .orElseThrow();
        Outline plain = Expected.withoutLines(read);
        Outline expected = Expected.of(report);
        assertThat(plain.parts()).as(text).containsExactlyElementsOf(expected.parts());
        assertThat(findings).as(text).isEmpty();
        for (Outline.Part part : read.parts()) {
            assertThat(text.split("\n", -1)[part.line() - 1]).startsWith("#".repeat(part.level()));
        }
    }

    private static String written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkdownExporter().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
