package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.essaim.cli.simulation.Simulation;
import org.essaim.cli.simulation.SimulationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim simulate}: writes a federation that does not exist, to try everything on. */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "--structures", paramLabel = "N", required = true)
    private int structures;

    @Option(names = "--months", paramLabel = "M", required = true)
    private int months;

    @Option(names = "--seed", paramLabel = "K", defaultValue = "1")
    private long seed;

    @Option(names = "--from", paramLabel = "YYYY-MM", defaultValue = "2025-01")
    private YearMonth from = YearMonth.of(2025, 1);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true)
    private Path folder = Path.of("");

    SimulateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Simulation simulation = Simulation.of(structures, from, months, seed);
        SimulationReport report;
        try (ProgressLine progress = program.progress(false)) {
            String task = program.texts().text("progress.simulated");
            report = simulation.writeTo(folder, (done, total) -> progress.at(task, "", done, total));
        }
        program.say("simulate.done", structures, months, report.rows(), folder.toString());
        return Exit.FINE;
    }
}
