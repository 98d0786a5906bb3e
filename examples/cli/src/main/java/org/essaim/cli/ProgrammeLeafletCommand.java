package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.leaflet.Leaflet;
import org.essaim.pack.Packs;
import org.essaim.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme leaflet}: the leaflet of a programme, from a shipped pack or the store. */
@Command(name = "leaflet")
final class ProgrammeLeafletCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROGRAMME", descriptionKey = "leaflet.PROGRAMME")
    private String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ProgrammeLeafletCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        Optional<Leaflet> shipped = Packs.standard().leaflet(id);
        try (Essaim essaim = shipped.isPresent() ? Essaim.builder().build() : store.open(program)) {
            Report report = shipped.orElseGet(() -> essaim.leaflet(id)).report(program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (outputs.isEmpty()) {
                Screenful.print(report, program);
            }
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return Exit.FINE;
        }
    }
}
