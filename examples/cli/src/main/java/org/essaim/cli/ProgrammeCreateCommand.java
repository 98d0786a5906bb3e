package org.essaim.cli;

import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.essaim.Essaim;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.engagement.Programmes;
import org.essaim.finding.Finding;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.recording.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme create}: takes programmes out of a document or a pack into the store, as new or changed. */
@Command(name = "create")
final class ProgrammeCreateCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE|PACK", descriptionKey = "programme.create.FILE")
    private String source = "";

    @Option(names = "--json")
    private boolean json;

    ProgrammeCreateCommand(Program program) {
        this.program = program;
    }

    /** What is found to be stored. */
    private record Content(List<Programme> programmes, List<TrainingProduct> trainings) {}

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<Content> content = Files.isRegularFile(Path.of(source)) && !source.endsWith("pack.yaml")
                ? BudgetFile.read(Path.of(source), program, ProgrammeCreateCommand::read, findings::add)
                : pack(findings);
        int stored = 0;
        int unchanged = 0;
        int refused = 0;
        if (content.isPresent()) {
            try (Essaim essaim = store.open(program)) {
                Programmes programmes = essaim.programmes();
                content.get().trainings().forEach(programmes::save);
                for (Programme programme : content.get().programmes()) {
                    Recorded recorded = programmes.save(programme);
                    stored += recorded.stored();
                    unchanged += recorded.unchanged();
                    refused += recorded.refused();
                    findings.addAll(recorded.findings());
                }
            }
        }
        return RecordedAnswer.tell(new Recorded(stored, unchanged, refused, findings), program, json);
    }

    private Optional<Content> pack(List<Finding> findings) {
        PackReport report = PackLoading.load(source, program);
        findings.addAll(report.findings());
        return report.pack().map((Pack pack) -> new Content(pack.programmes(), pack.trainings()));
    }

    /** A document that holds one programme, or the programmes and training products of a pack's data file. */
    private static Optional<Content> read(SourceTree document, Validator validator, Consumer<Finding> findings) {
        List<Finding> errors = new ArrayList<>();
        Consumer<Finding> both = finding -> {
            findings.accept(finding);
            if (finding.isError()) {
                errors.add(finding);
            }
        };
        FieldReader reader = FieldReader.of(document, Optional.of(validator), both);
        List<TrainingProduct> trainings = new ArrayList<>();
        List<Programme> programmes = new ArrayList<>();
        if (reader.has("programmes")) {
            trainings.addAll(reader.each("trainings", TrainingProduct::read));
            programmes.addAll(reader.each("programmes", Programme::read));
        } else {
            Programme.read(FieldReader.of(document, Optional.of(validator), both))
                    .ifPresent(programmes::add);
        }
        return errors.isEmpty() ? Optional.of(new Content(programmes, trainings)) : Optional.empty();
    }
}
