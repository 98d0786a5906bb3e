package org.essaim.examples.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.cli.simulation.LateCorrections;
import org.essaim.cli.simulation.Simulation;
import org.essaim.cli.simulation.SimulationReport;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.Proposal;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/** A federation that does not exist, whose plannings were imported, sealed and corrected (<i>fédération inventée</i>). */
final class Invented {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private final Store store = new InMemoryStore();
    private final int months;

    private Invented(int months) {
        this.months = months;
    }

    /**
     * Makes one; the same numbers give the same, digest for digest.
     *
     * @param folder where its plannings are written
     */
    static Invented in(Path folder, int structures, int months, long seed) throws IOException {
        Simulation simulation = Simulation.of(structures, FIRST, months, seed);
        SimulationReport simulated = simulation.writeTo(folder);
        LateCorrections late = simulation.writeLateCorrections(folder);
        Invented invented = new Invented(months);
        Essaim essaim = invented.essaim(null);
        essaim.load(Packs.standard().load(folder.resolve("pack")).require());
        Packs.standard()
                .load("indicateurs")
                .require()
                .indicators()
                .forEach(each -> essaim.indicators().save(each));
        for (SimulationReport.Planning planning : simulated.plannings()) {
            Path file = folder.resolve("planning").resolve(planning.file());
            invented.take(essaim, file, planning.structure(), Window.complete(FIRST, invented.last()));
            // All but the last month, so that late corrections meet sealed ones.
            for (YearMonth month = FIRST; month.isBefore(invented.last()); month = month.plusMonths(1)) {
                essaim.time().close(List.of(planning.structure()), month);
            }
        }
        for (LateCorrections.File file : late.files()) {
            Path corrections = folder.resolve("corrections").resolve(file.file());
            invented.take(essaim, corrections, file.structure(), Window.complete(file.month()));
            for (Proposal proposal : essaim.time().proposals(file.structure())) {
                essaim.time().accept(proposal.id(), "avenant au planning (fictif)");
            }
        }
        for (SimulationReport.Planning planning : simulated.plannings()) {
            essaim.time().close(List.of(planning.structure()), invented.last());
        }
        return invented;
    }

    private void take(Essaim essaim, Path file, String structure, Window window) {
        essaim.time().load(CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow()), structure, window);
    }

    /** The federation, whose sealed months are read beside the store if there is a reader. */
    Essaim essaim(@Nullable CubeReader cubes) {
        Essaim.Builder builder = Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey("5a".repeat(32)))
                .clock(Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));
        return (cubes == null ? builder : builder.cubes(cubes)).build();
    }

    Store store() {
        return store;
    }

    YearMonth first() {
        return FIRST;
    }

    YearMonth last() {
        return FIRST.plusMonths(months - 1L);
    }
}
