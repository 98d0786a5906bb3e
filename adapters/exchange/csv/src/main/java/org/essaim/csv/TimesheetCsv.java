package org.essaim.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.essaim.csv.CsvExport.Target;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Dataset;
import org.essaim.time.Interval;
import org.essaim.time.JournalExtract;
import org.essaim.time.JournalLine;
import org.jspecify.annotations.Nullable;

/** Writes a journal as a CSV that another program imports as time sheets; one for each file. */
final class TimesheetCsv {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private final Target target;
    private final Locale locale;
    private long rows;
    private long untimed;
    private long corrections;
    private long takenBack;

    private TimesheetCsv(Target target, Locale locale) {
        this.target = target;
        this.locale = locale;
    }

    /**
     * Writes a journal; the stream stays open.
     *
     * @param locale the language of categories where there is no label, French or English
     * @return what is not in the file, or in it otherwise than it was
     * @throws IOException if the stream fails
     */
    static List<Finding> write(JournalExtract journal, Target target, Locale locale, OutputStream out)
            throws IOException {
        return new TimesheetCsv(target, locale).write(journal, out);
    }

    private List<Finding> write(JournalExtract journal, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvCells.INTERNATIONAL.writer(writer);
        csv.writeRecord(
                target == Target.KIMAI
                        ? List.of(
                                "Date",
                                "From",
                                "To",
                                "Duration",
                                "Rate",
                                "User",
                                "Email",
                                "Customer",
                                "Project",
                                "Activity",
                                "Description",
                                "Exported",
                                "Tags")
                        : List.of("id", "date", "employee_id/id", "project_id", "task_id", "name", "unit_amount"));
        journal.tell(line -> {
            if (line.isCorrection()) {
                corrections++;
                takenBack += line.seconds();
                return;
            }
            rows++;
            if (!line.timed()) {
                untimed++;
            }
            csv.writeRecord(target == Target.KIMAI ? kimai(line) : odoo(line));
        });
        csv.flush();
        writer.flush();
        return findings();
    }

    private List<@Nullable String> kimai(JournalLine line) {
        Interval at = Objects.requireNonNull(line.at());
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(line.date().toString());
        cells.add(CLOCK.format(at.localStart()));
        cells.add(CLOCK.format(at.localEnd()));
        cells.add(Long.toString(line.seconds()));
        cells.add(null);
        cells.add(line.worker().value());
        cells.add(line.worker().value() + "@essaim.invalid");
        cells.add(CsvText.guarded(line.structure()));
        cells.add(CsvText.guarded(project(line)));
        cells.add(CsvText.guarded(line.activity(locale)));
        cells.add(null);
        cells.add("0");
        cells.add(line.category().name());
        return cells;
    }

    private List<@Nullable String> odoo(JournalLine line) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add("essaim.line_" + identity(line));
        cells.add(line.date().toString());
        cells.add("essaim.worker_" + line.worker().value());
        cells.add(CsvText.guarded(project(line)));
        cells.add(CsvText.guarded(line.activity(locale)));
        cells.add(line.category().title(locale));
        cells.add(Dataset.decimalHours(line.seconds()).toPlainString());
        return cells;
    }

    private static String project(JournalLine line) {
        return line.team().isBlank() ? line.structure() : line.team();
    }

    // No second of a worker is in two entries of a structure, so that these three tell a line from every other.
    private static String identity(JournalLine line) {
        Interval at = Objects.requireNonNull(line.at());
        return Digest.of(
                        "essaim/timesheet-line/1",
                        Tree.of(List.of(
                                Tree.of(line.structure()), Tree.of(line.worker().value()), Tree.of(at.start()))))
                .hex()
                .substring(0, 32);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (corrections > 0) {
            findings.add(Finding.of(Code.CORRECTIONS_NOT_EXPORTED)
                    .with("number", corrections)
                    .with("seconds", takenBack)
                    .with("program", target.program())
                    .build());
        }
        if (untimed > 0 && target == Target.KIMAI) {
            findings.add(Finding.of(Code.EXPORTED_FROM_MIDNIGHT)
                    .with("number", untimed)
                    .with("program", target.program())
                    .build());
        }
        if (rows > target.mostRows()) {
            findings.add(Finding.of(Code.EXPORT_TOO_LONG)
                    .with("number", rows)
                    .with("limit", target.mostRows())
                    .with("program", target.program())
                    .build());
        }
        return findings;
    }
}
