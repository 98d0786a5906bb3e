package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.disclosure.Protection;
import org.essaim.indicator.Dashboard;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Period;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim dashboard}: one page of figures. */
@Command(name = "dashboard")
final class DashboardCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--period", required = true, paramLabel = "P", descriptionKey = "indicators.period")
    private @Nullable Period period;

    @Option(names = "--programme", paramLabel = "PROGRAMME", descriptionKey = "indicators.programme")
    private String programme = "";

    @Option(names = "--indicator", paramLabel = "INDICATOR", descriptionKey = "dashboard.indicator")
    private String indicator = "";

    @Option(names = "--by", paramLabel = "DIM", descriptionKey = "dashboard.by")
    private Dimension by = Dimension.STRUCTURE;

    @Option(names = "--publish", descriptionKey = "indicators.publish")
    private boolean publish;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    DashboardCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        Period days = Objects.requireNonNull(period);
        try (Essaim essaim = store.open(program)) {
            Dashboard dashboard = publish
                    ? essaim.indicators().dashboard(days, Protection.standard())
                    : essaim.indicators().dashboard(days);
            Report report = essaim.report(dashboard.showing(indicator).by(by), programme, program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(new Path[0]));
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return Exit.FINE;
        }
    }
}
