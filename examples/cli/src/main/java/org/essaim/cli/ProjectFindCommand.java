package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.network.NetworkProject;
import org.essaim.network.ProjectSearch;
import org.essaim.network.ProjectState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim project find}: who does what where, with which partner, funder and approach. */
@Command(name = "find")
final class ProjectFindCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "project.WORD")
    private List<String> words = List.of();

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "project.structure")
    private String structure = "";

    @Option(names = "--organisation", paramLabel = "WORD", descriptionKey = "project.organisation")
    private String organisation = "";

    @Option(names = "--approach", paramLabel = "WORD", descriptionKey = "project.approach")
    private String approach = "";

    @Option(names = "--territory", paramLabel = "WORD", descriptionKey = "project.territory")
    private String territory = "";

    @Option(names = "--programme", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "project.state")
    private @Nullable ProjectState state;

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ProjectFindCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        ProjectSearch search = new ProjectSearch(words, structure, organisation, approach, territory, programme, state);
        try (Essaim essaim = store.open(program)) {
            List<NetworkProject> found = essaim.projects().find(search);
            essaim.export(essaim.projects().report(search, program.locale()))
                    .in(program.locale())
                    .to(outputs.toArray(new Path[0]));
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "projects",
                                found.stream().map(NetworkProject::toTree).toList())
                        .build());
            } else {
                tell(found);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private void tell(List<NetworkProject> found) {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.project"))
                .words(texts.text("head.title"))
                .words(texts.text("head.carrier"))
                .words(texts.text("head.territory"))
                .words(texts.text("head.funder"))
                .words(texts.text("head.state"));
        for (NetworkProject project : found) {
            table.row(
                    project.id(),
                    project.title(),
                    project.leader(),
                    project.territory(),
                    String.join(", ", project.funders()),
                    project.state().title(program.locale()));
        }
        if (table.isEmpty()) {
            program.say("project.none");
        } else {
            program.print(table);
        }
    }
}
