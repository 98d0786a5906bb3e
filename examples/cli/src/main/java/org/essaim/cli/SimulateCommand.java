package org.essaim.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.essaim.cli.simulation.Simulation;
import org.essaim.cli.simulation.SimulationReport;
import org.essaim.progress.Progress;
import org.essaim.progress.Work;
import org.essaim.time.SealedCells;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code essaim simulate}: writes a federation that does not exist, to try everything on; as plannings to import, or, where that
 * would be too large, as sealed months in Parquet.
 */
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
            paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--parquet", paramLabel = "DIR")
    private @Nullable String parquet;

    @Option(names = "--jars", paramLabel = "DIR|JAR")
    private List<Path> jars = List.of();

    SimulateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Path plannings = folder;
        String cells = parquet;
        if ((plannings == null) == (cells == null)) {
            throw program.texts().refusal("simulate.where");
        }
        if (cells == null && !jars.isEmpty()) {
            throw program.texts().refusal("simulate.jars");
        }
        Simulation simulation = Simulation.of(structures, from, months, seed);
        if (plannings != null) {
            write(simulation, plannings);
        } else if (cells != null) {
            writeSealed(simulation, cells);
        }
        return Exit.FINE;
    }

    private void write(Simulation simulation, Path plannings) {
        SimulationReport report = shown(() -> simulation.writeTo(plannings));
        program.say("simulate.done", structures, months, report.rows(), plannings.toString());
    }

    private void writeSealed(Simulation simulation, String cells) {
        ParquetJars writer = ParquetJars.find(jars, program);
        Counted sealed = new Counted(simulation.sealedMonths());
        ParquetJars.Written written;
        try {
            written = shown(() -> writer.write(cells, sealed));
        } catch (UncheckedIOException e) {
            // Hadoop names the file in words alone.
            throw program.texts()
                    .refusal(
                            "parquet.folder",
                            cells,
                            Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
        }
        program.say("simulate.sealed", structures, months, sealed.entries, written.rows(), written.files(), cells);
    }

    // Who writes cells does not know how many months there are.
    private <T> T shown(Supplier<T> work) {
        try (ProgressLine line = program.progress(false)) {
            String task = program.texts().text("progress.simulated");
            Progress progress = step -> line.at(task, step.item(), step.done(), (long) structures * months);
            return Work.watched(progress.until(program.machine().cancelled()), work);
        }
    }

    private static final class Counted implements Iterator<SealedCells.Sealing> {
        private final Iterator<SealedCells.Sealing> months;
        private long entries;

        Counted(Iterator<SealedCells.Sealing> months) {
            this.months = months;
        }

        @Override
        public boolean hasNext() {
            return months.hasNext();
        }

        @Override
        public SealedCells.Sealing next() {
            SealedCells.Sealing next = months.next();
            entries += next.seal().entries();
            return next;
        }
    }
}
