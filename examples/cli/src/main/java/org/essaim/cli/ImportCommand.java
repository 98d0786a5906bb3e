package org.essaim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.sql.SqlMapping;
import org.essaim.sql.SqlTimeSource;
import org.essaim.time.ImportReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code essaim import}: takes planning exports of one structure in. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @ArgGroup(multiplicity = "1")
    private SourceOptions columns = new SourceOptions();

    @Mixin
    private WorkerOptions whose = new WorkerOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--structure", paramLabel = "S", required = true)
    private String structure = "";

    @Option(names = "--complete", paramLabel = "A..B")
    private @Nullable Days complete;

    @Option(names = "--source-url", paramLabel = "URL")
    private @Nullable String sourceUrl;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--rejects", paramLabel = "FILE")
    private @Nullable Path rejects;

    @Option(names = "--json")
    private boolean json;

    ImportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        requireSense();
        List<Finding> findings = new ArrayList<>();
        if (columns.isDatabase()) {
            return database(findings);
        }
        Optional<Function<Path, Delivered>> delivered = delivered(findings);
        Total total = new Total();
        if (delivered.isPresent()) {
            try (Essaim essaim = store.openWithKey(program)) {
                StoreOptions.structure(essaim, structure, program);
                for (Path file : files) {
                    total.add(load(essaim, delivered.get().apply(file), findings));
                }
            }
        }
        return json ? answer(total, findings) : tell(total, findings);
    }

    private Optional<Function<Path, Delivered>> delivered(List<Finding> findings) throws IOException {
        return switch (columns.form()) {
            case COLUMNS -> columns.byColumns(files, program, findings::add);
            case TEMPLATE -> Optional.of(Delivered::template);
            case CALENDAR -> Optional.of(file -> Delivered.whole(whose.calendar(file)));
            case DELIVERY -> Optional.of(file -> Delivered.whole(columns.delivery(file)));
            case CLOCK -> Optional.of(file -> Delivered.whole(whose.clock(file)));
        };
    }

    private int database(List<Finding> findings) throws IOException {
        Optional<SqlMapping> mapping = columns.database(program, findings::add);
        Total total = new Total();
        if (mapping.isPresent()) {
            SqlTimeSource.Connections host = SourceOptions.connections(sourceUrl, program);
            SqlTimeSource source = complete != null
                    ? SqlTimeSource.of(host, mapping.get()).within(complete.window())
                    : mapping.get().followed()
                            ? SqlTimeSource.following(host, mapping.get())
                            : SqlTimeSource.of(host, mapping.get());
            try (Essaim essaim = store.openWithKey(program)) {
                StoreOptions.structure(essaim, structure, program);
                total.add(loaded(essaim, source, findings));
            }
        }
        return json ? answer(total, findings) : tell(total, findings);
    }

    private void requireFilesOrSource() {
        if (files.isEmpty() == columns.isDatabase()) {
            return;
        }
        CommandLine command = java.util.Objects.requireNonNull(spec).commandLine();
        if (files.isEmpty()) {
            ArgSpec file = command.getCommandSpec().positionalParameters().get(0);
            throw new MissingParameterException(command, file, "FILE");
        }
        throw program.texts().refusal("source.files", "--source");
    }

    private void requireSense() throws IOException {
        requireFilesOrSource();
        if (columns.isDatabase()) {
            whose.require(FileForm.COLUMNS, null, program);
            if (rejects != null) {
                throw program.texts().refusal("source.files", "--rejects");
            }
            return;
        }
        ColumnOptions.requireFiles(files, program);
        whose.require(columns.form(), rejects != null ? "--rejects" : complete != null ? "--complete" : null, program);
        // What one file of several leaves out, another may tell; and rows of two files are not one file.
        if (files.size() > 1 && complete != null) {
            throw program.texts().refusal("import.one", "--complete");
        }
        if (files.size() > 1 && rejects != null) {
            throw program.texts().refusal("import.one", "--rejects");
        }
        if (rejects != null && Files.exists(rejects) && Files.isSameFile(rejects, files.get(0))) {
            throw program.texts().refusal("import.itself", rejects.toString());
        }
    }

    private ImportReport load(Essaim essaim, Delivered file, List<Finding> findings) throws IOException {
        ImportReport report = loaded(essaim, file.source(), findings);
        if (rejects != null && !report.rejectedRows().isEmpty()) {
            write(file.rows(), report, rejects);
        }
        return report;
    }

    private ImportReport loaded(Essaim essaim, TimeSource source, List<Finding> findings) {
        ImportReport report = program.watched(json, () -> taken(essaim, source));
        findings.addAll(report.findings());
        return report;
    }

    private ImportReport taken(Essaim essaim, TimeSource source) {
        if (complete == null) {
            return dryRun
                    ? essaim.time().preview(source, structure)
                    : essaim.time().load(source, structure);
        }
        return dryRun
                ? essaim.time().preview(source, structure, complete.window())
                : essaim.time().load(source, structure, complete.window());
    }

    private static void write(Delivered.RowCopy rows, ImportReport report, Path file) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                rows.copy(report.rejectedRows(), out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The outcomes of all files. */
    private static final class Total {
        private long added;
        private long unchanged;
        private long amended;
        private long withdrawn;
        private long proposed;
        private long rejected;
        private long seconds;

        void add(ImportReport report) {
            added += report.added();
            unchanged += report.unchanged();
            amended += report.amended();
            withdrawn += report.withdrawn();
            proposed += report.proposed();
            rejected += report.rejected();
            seconds += report.seconds();
        }
    }

    private int answer(Total total, List<Finding> findings) {
        program.answer(Tree.fields()
                .put("new", total.added)
                .put("unchanged", total.unchanged)
                .put("amended", total.amended)
                .put("withdrawn", total.withdrawn)
                .put("rejected", total.rejected)
                .put("seconds", total.seconds)
                .put("findings", Json.findings(findings, program.locale()))
                .build());
        return Program.exit(findings);
    }

    private int tell(Total total, List<Finding> findings) {
        Texts texts = program.texts();
        if (columns.isDatabase()) {
            program.say(dryRun ? "source.preview" : "source.done", structure);
        } else {
            program.say(dryRun ? "import.preview" : "import.done", structure, files.size());
        }
        Table table = new Table().words("").figures("");
        table.row(texts.text("import.new"), program.figures().count(total.added));
        table.row(texts.text("import.unchanged"), program.figures().count(total.unchanged));
        table.row(texts.text("import.amended"), program.figures().count(total.amended));
        table.row(texts.text("import.withdrawn"), program.figures().count(total.withdrawn));
        table.row(texts.text("import.proposed"), program.figures().count(total.proposed));
        table.row(texts.text("import.rejected"), program.figures().count(total.rejected));
        table.row(texts.text("import.hours"), program.figures().hours(total.seconds));
        program.print(table);
        if (rejects != null) {
            program.say(total.rejected > 0 ? "import.rejects" : "import.norejects", rejects.toString());
        }
        return program.tell(findings);
    }
}
