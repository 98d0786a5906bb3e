package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.experience.LessonLearned;
import org.essaim.experience.Testimony;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim experience save}: takes testimonies and lessons learned into the store. */
@Command(name = "save")
final class ExperienceSaveCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "experience.FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    ExperienceSaveCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Testimony> testimonies = new ArrayList<>();
        List<LessonLearned> lessons = new ArrayList<>();
        SharedFile.fields(file, program, findings::add).ifPresent(fields -> {
            testimonies.addAll(fields.each("testimonies", Testimony::read));
            lessons.addAll(fields.each("lessons", LessonLearned::read));
            fields.build(Everything.class);
        });
        if (findings.stream().anyMatch(Finding::isError)) {
            return RecordedAnswer.tell(new Recorded(0, 0, 1, findings), program, json);
        }
        try (Essaim essaim = store.open(program)) {
            Recorded all = together(
                    save(testimonies, each -> essaim.experiences().save(each)),
                    save(lessons, each -> essaim.experiences().save(each)));
            findings.addAll(all.findings());
            return RecordedAnswer.tell(
                    new Recorded(all.stored(), all.unchanged(), all.refused(), findings), program, json);
        }
    }

    /** Nothing else stands in the file. */
    record Everything() {}

    private static <T> Recorded save(List<T> all, Function<T, Recorded> saving) {
        Recorded sum = new Recorded(0, 0, 0, List.of());
        for (T each : all) {
            sum = together(sum, saving.apply(each));
        }
        return sum;
    }

    private static Recorded together(Recorded one, Recorded other) {
        List<Finding> findings = new ArrayList<>(one.findings());
        findings.addAll(other.findings());
        return new Recorded(
                one.stored() + other.stored(),
                one.unchanged() + other.unchanged(),
                one.refused() + other.refused(),
                findings);
    }
}
