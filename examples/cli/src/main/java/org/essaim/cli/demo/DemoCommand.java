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
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Locale locale;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private Path out = Path.of("demo-output");

    @Option(names = "--structures", paramLabel = "N", descriptionKey = "essaim.demo.structures")
    private int structures = 14;

    @Option(names = "--seed", paramLabel = "K", descriptionKey = "essaim.demo.seed")
    private long seed = 2025;

    /** In this language, as are the files that it writes. */
    public DemoCommand(Locale locale) {
        this.locale = locale;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter print = spec.commandLine().getOut();
        Demo demo = new Demo(Simulation.of(structures, YearMonth.of(2025, 1), 12, seed), out, locale, print);
        int exit = demo.run();
        print.flush();
        return exit;
    }
}
