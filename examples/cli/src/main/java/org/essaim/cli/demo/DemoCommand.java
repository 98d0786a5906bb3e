package org.essaim.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.essaim.cli.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code essaim demo}: the main job, on a shipped and fictitious kit. */
@Command(
        name = "demo",
        description = {
            "Le travail principal, de bout en bout, sur des données fictives.",
            "The main job from end to end, on fictitious data."
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "Dossier de sortie / output folder")
    private Path out = Path.of("demo-output");

    @Option(names = "--structures", paramLabel = "N", description = "Structures (14)")
    private int structures = 14;

    @Option(names = "--seed", paramLabel = "K", description = "Graine / seed (2025)")
    private long seed = 2025;

    /** Made by picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter print = spec.commandLine().getOut();
        Demo demo = new Demo(Simulation.of(structures, YearMonth.of(2025, 1), 12, seed), out, Locale.FRENCH, print);
        int exit = demo.run();
        print.flush();
        return exit;
    }
}
