package org.essaim.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What nobody else does, measured by JMH and beside nothing. */
final class AloneSection implements Section {
    @Override
    public String name() {
        return "alone";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of("IssueBenchmark", "VerifyBenchmark", "DisclosureBenchmark", "MeasuresBenchmark");
    }

    @Override
    public int megabytes(String part, Scale scale) {
        // JMH measures in processes of its own, unless it looks briefly.
        return 1_000;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## Without a peer

                Measured by JMH, in processes of their own: `issue` allocates a year of sealed months from a pool of two agreements and keeps it, `statement` drafts what was issued,
                `verify` reads a statement of a year and checks it, alone or with the entries and facts behind it, `protect` keeps from view what would tell of few people, `ask` and
                `indicators` tell measures and indicators of each structure. What they do exactly, and the rest of them, `scripts/benchmarks.sh` runs: see the class of each.

                | benchmark | with | median (ms) | spread |
                |---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(AloneSection.class.getPackageName() + "." + part + ".")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        System.setProperty("jmh.ignoreLock", "true");
        if (scale == Scale.BRIEF) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(1));
        }
        switch (part) {
            case "IssueBenchmark" ->
                options.param("structures", scale.of("2", "10", "83")).param("store", "memory");
            case "VerifyBenchmark" ->
                options.param("structures", scale.of("1", "1", "4")).param("workers", scale.of("5", "112", "112"));
            case "DisclosureBenchmark" -> options.param("oneIn", scale.of("20", "4", "1"));
            case "MeasuresBenchmark" ->
                options.param("structures", scale.of("4", "80", "800")).param("periods", "year");
            default -> throw new IllegalArgumentException(part);
        }
        if (scale == Scale.BRIEF && part.equals("DisclosureBenchmark")) {
            options.param("shape", "year");
        }
        for (RunResult result : new Runner(options.build()).run()) {
            tell(result, told);
        }
        told.note("Versions: %s.", Machine.jar(Runner.class));
    }

    private static void tell(RunResult result, Told told) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(each -> each.getScore())
                .sorted()
                .toArray();
        String name = result.getParams().getBenchmark();
        String with = result.getParams().getParamsKeys().stream()
                .map(key -> key + " " + result.getParams().getParam(key))
                .collect(Collectors.joining(", "));
        if (result.getParams().getTimeUnit() != TimeUnit.MILLISECONDS) {
            throw new IllegalStateException(name + " is not told in milliseconds.");
        }
        double middle = (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2;
        told.row(
                name.substring(AloneSection.class.getPackageName().length() + 1),
                with,
                String.format(Locale.ROOT, "%,.0f", middle),
                Arrays.stream(new double[] {scores[0], scores[scores.length - 1]})
                        .mapToObj(score -> String.format(Locale.ROOT, "%,.0f", score))
                        .collect(Collectors.joining("–")));
    }
}
