package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.sharing.Reading;
import org.essaim.sharing.Resource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim resource list}: what was shared, to whom, and how much of it was read. */
@Command(name = "list")
final class ResourceListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--programme", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ResourceListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            Report report = essaim.resources().report(programme, program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(new Path[0]));
            if (json) {
                program.answer(answer(essaim));
            } else {
                tell(report);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private Tree.Fields answer(Essaim essaim) {
        List<Tree> resources = new ArrayList<>();
        for (Resource resource : essaim.resources().all()) {
            if (programme.isEmpty() || programme.equals(resource.programme())) {
                List<Tree> readings = new ArrayList<>();
                for (Reading reading : essaim.resources().readings(resource.id())) {
                    readings.add(Tree.fields()
                            .put("month", reading.month().toString())
                            .putIfPresent("structure", reading.structure())
                            .put("views", reading.views())
                            .put("readers", reading.readers())
                            .build());
                }
                Tree.Builder fields = Tree.fields()
                        .put("id", resource.id())
                        .put("title", resource.title())
                        .put("kind", resource.kind().name())
                        .put("published", resource.published().toString())
                        .putIfPresent("addressed", resource.addressed());
                Integer addressees = resource.addressees();
                if (addressees != null) {
                    fields.put("addressees", addressees);
                }
                resources.add(fields.put("readings", readings).build());
            }
        }
        return Tree.fields().put("resources", resources).build();
    }

    private void tell(Report report) {
        for (Block block : report.sections().get(0).blocks()) {
            if (block instanceof Block.Table rows) {
                if (rows.rows().isEmpty()) {
                    program.say("resource.none");
                } else {
                    program.print(Table.of(rows, program.figures()));
                }
            }
        }
    }
}
