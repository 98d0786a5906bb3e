package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.experience.Consent;
import org.essaim.experience.Experience;
import org.essaim.experience.ExperienceSearch;
import org.essaim.experience.Topics;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim experience find}: the catalogue of what structures tell each other. */
@Command(name = "find")
final class ExperienceFindCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "experience.WORD")
    private List<String> words = List.of();

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "experience.kind")
    private Experience.@Nullable Kind kind;

    @Option(names = "--approach", paramLabel = "WORD", descriptionKey = "experience.approach")
    private String approach = "";

    @Option(names = "--theme", paramLabel = "WORD", descriptionKey = "experience.theme")
    private String theme = "";

    @Option(names = "--territory", paramLabel = "WORD", descriptionKey = "experience.territory")
    private String territory = "";

    @Option(names = "--difficulty", paramLabel = "WORD", descriptionKey = "experience.difficulty")
    private String difficulty = "";

    @Option(names = "--size", paramLabel = "SIZE", descriptionKey = "experience.size")
    private Topics.@Nullable Size size;

    @Option(names = "--public", descriptionKey = "experience.public")
    private boolean everybody;

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ExperienceFindCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        Consent.Extent whom = everybody ? Consent.Extent.PUBLIC : Consent.Extent.NETWORK;
        try (Essaim essaim = store.open(program)) {
            Report report = essaim.experiences().report(search(), whom, program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (json) {
                program.answer(report.toTree());
            } else {
                Screenful.print(report, program);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private ExperienceSearch search() {
        ExperienceSearch search = ExperienceSearch.ALL
                .words(String.join(" ", words))
                .approach(approach)
                .theme(theme)
                .territory(territory)
                .difficulty(difficulty);
        if (kind != null) {
            search = search.kind(kind);
        }
        return size == null ? search : search.size(size);
    }
}
