package org.essaim.cli.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.essaim.cli.simulation.LateCorrections.Corrected;
import org.essaim.cli.simulation.SimulationReport.Planning;
import org.essaim.cli.simulation.SimulationReport.UnmappedLabel;
import org.essaim.finding.EssaimException;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.time.SealedCells;
import org.jspecify.annotations.Nullable;

/**
 * A federation that does not exist, with its pack and its planning exports (<i>simulation</i>).
 *
 * <p>Immutable. The same seed gives the same bytes on every machine, and a structure's export does not depend on how
 * many others there are.
 *
 * <pre>{@code
 * SimulationReport report = Simulation.of(14, YearMonth.of(2025, 1), 12, 42).writeTo(folder);
 * }</pre>
 */
public final class Simulation {
    /** Beyond this, seconds since the first day leave the range they are counted in. */
    private static final int MOST_MONTHS = 240;

    /** More would not fit into one pack. */
    private static final int MOST_STRUCTURES = 5_000;

    private final int structures;
    private final YearMonth from;
    private final Period period;
    private final long seed;

    private Simulation(int structures, YearMonth from, int months, long seed) {
        this.structures = structures;
        this.from = from;
        this.period = new Period(from, months);
        this.seed = seed;
    }

    /**
     * A simulation.
     *
     * @param structures how many, from 1 to 5,000
     * @param from the first month
     * @param months how many, from 1 to 240
     * @param seed any number
     * @throws EssaimException if a number is out of range
     */
    public static Simulation of(int structures, YearMonth from, int months, long seed) {
        if (structures < 1 || structures > MOST_STRUCTURES) {
            throw new EssaimException("[" + structures + "] structures cannot be simulated.\nMaybe ask for 1 to "
                    + MOST_STRUCTURES + ".");
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw new EssaimException(
                    "[" + months + "] months cannot be simulated.\nMaybe ask for 1 to " + MOST_MONTHS + ".");
        }
        return new Simulation(structures, from, months, seed);
    }

    /** Every invented word in the name columns; none of them may ever come out of an import. */
    public static Set<String> inventedNames() {
        Set<String> names = new TreeSet<>(Words.FIRST_NAMES);
        names.addAll(Words.LAST_NAMES);
        return names;
    }

    /**
     * Writes {@code pack} and {@code planning/STRUCTURE.csv} below a folder, over what an earlier run left there. Its
     * steps are months of structures; ended early, it leaves whole plannings and writes no pack.
     *
     * @throws EssaimException if planning exports of another simulation lie there
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public SimulationReport writeTo(Path folder) {
        return Work.on(Operation.EXPORT, () -> {
            try {
                return write(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private SimulationReport write(Path folder) throws IOException {
        Path plannings = folder.resolve("planning");
        Files.createDirectories(plannings);
        refuseStrangers(plannings, IntStream.rangeClosed(1, structures));
        Tally everything = new Tally(period);
        List<Planning> written = new ArrayList<>();
        FictitiousPack pack = new FictitiousPack(period);
        for (int number = 1; number <= structures; number++) {
            FictitiousStructure structure = new FictitiousStructure(seed, number, period);
            pack.add(structure);
            written.add(whole(structure, plannings, everything));
        }
        pack.writeTo(folder.resolve("pack"), everything);
        return new SimulationReport(seed, from, period.months(), written);
    }

    // Half a planning looks like a whole one.
    private Planning whole(FictitiousStructure structure, Path folder, Tally everything) throws IOException {
        Path file = folder.resolve(structure.id() + ".csv");
        try {
            return write(structure, file, everything);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Planning write(FictitiousStructure structure, Path path, Tally everything) throws IOException {
        Tally tally = new Tally(period);
        List<SeededFault> faults = new ArrayList<>();
        String file = structure.id() + ".csv";
        long rows = 0;
        long before = (structure.number - 1L) * period.months();
        long all = (long) structures * period.months();
        try (PlanningExport export = new PlanningExport(structure, path)) {
            for (int month = period.months() - 1; month >= 0; month--) {
                for (Event event : MonthOfLife.of(structure, month)) {
                    long row = export.write(event);
                    rows++;
                    tally.add(event, month);
                    if (event.fault != null) {
                        faults.add(new SeededFault(
                                structure.id(),
                                file,
                                row,
                                event.fault.code,
                                event.fault.column,
                                export.valueAtFault(event)));
                    }
                }
                Work.at(Stage.WRITING, structure.id(), before + period.months() - month, all);
            }
        }
        everything.add(tally);
        @Nullable String unmapped = structure.vocabulary.unmapped();
        return new Planning(
                structure.id(),
                structure.name(),
                file,
                structure.charset().name(),
                rows,
                structure.teams.size(),
                structure.employees.size(),
                faults,
                unmapped == null ? List.of() : List.of(new UnmappedLabel(unmapped, tally.unmapped())),
                tally.unassigned(),
                tally.planned());
    }

    /**
     * Writes {@code corrections/STRUCTURE.csv} below a folder: the second month (or the only one) of two structures, as
     * they export it again after a few events changed, vanished or appeared.
     *
     * @throws EssaimException if corrections of another simulation lie there
     */
    public LateCorrections writeLateCorrections(Path folder) throws IOException {
        Path corrections = folder.resolve("corrections");
        Files.createDirectories(corrections);
        int last = Math.min(structures, 6);
        IntStream correcting = IntStream.rangeClosed(Math.max(1, last - 1), last);
        refuseStrangers(corrections, IntStream.rangeClosed(Math.max(1, last - 1), last));
        int month = Math.min(1, period.months() - 1);
        List<LateCorrections.File> files = new ArrayList<>();
        for (int number : correcting.toArray()) {
            FictitiousStructure structure = new FictitiousStructure(seed, number, period);
            Corrected corrected = LateCorrections.correct(structure, month);
            String file = structure.id() + ".csv";
            try (PlanningExport export = new PlanningExport(structure, corrections.resolve(file))) {
                for (Event event : corrected.events()) {
                    export.write(event);
                }
            }
            files.add(new LateCorrections.File(
                    structure.id(),
                    file,
                    period.month(month),
                    corrected.events().size(),
                    corrected.amended(),
                    corrected.withdrawn(),
                    corrected.appeared()));
        }
        return new LateCorrections(files);
    }

    /**
     * The months of work of all structures as if they had been imported and sealed, without a journal behind them: for what is too large to import.
     * What is planned counts, and no rule of working time is applied.
     *
     * @return month by month, in each the structures in order; each cut day by day
     */
    public Iterator<SealedCells.Sealing> sealedMonths() {
        return new SimulatedMonths(seed, structures, period);
    }

    // Somebody imports the whole folder: an export of another simulation must not be among ours.
    private static void refuseStrangers(Path folder, IntStream numbers) throws IOException {
        Set<String> own = new TreeSet<>();
        numbers.forEach(number -> own.add(String.format(Locale.ROOT, "S%03d.csv", number)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                if (!own.contains(file.getFileName().toString())) {
                    throw new EssaimException("Folder [" + folder.getFileName() + "] holds [" + file.getFileName()
                            + "], which this simulation does not write.\nMaybe name an empty folder.");
                }
            }
        }
    }
}
