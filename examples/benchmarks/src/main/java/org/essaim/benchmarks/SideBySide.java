package org.essaim.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds Essaim beside what somebody would pick instead, section by section, and writes what comes out to {@code RESULTS.md}. Each part of a
 * section has a process of its own; in it, all find the same before anything is timed, and take turns while it is.
 */
public final class SideBySide {
    private static final List<Section> SECTIONS = List.of(
            new ReadersSection(),
            new JournalSection(),
            new GrowthSection(),
            new CsvSection(),
            new SealingSection(),
            new StatementSection(),
            new QuestionnaireSection(),
            new JsonSection(),
            new AloneSection());

    private final Scale scale;
    private final int heap;

    private SideBySide(Scale scale, int heap) {
        this.scale = scale;
        this.heap = heap;
    }

    /**
     * Measures.
     *
     * @param arguments the file to write, the largest heap of a process in megabytes, and what to measure: {@code full}, or {@code medium} or {@code brief}
     *     and names of sections, with which nothing is written
     * @throws Exception if something cannot be read or written, or two results differ
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("part")) {
            section(arguments[1]).measure(arguments[2], Scale.valueOf(arguments[3]), new Told());
            return;
        }
        List<String> words = new ArrayList<>(List.of(arguments[2].strip().split("\\s+")));
        Scale scale = Scale.FULL;
        for (Scale each : Scale.values()) {
            if (words.remove(each.name().toLowerCase(Locale.ROOT))) {
                scale = each;
            }
        }
        boolean all = words.isEmpty();
        List<Section> asked =
                all ? SECTIONS : words.stream().map(SideBySide::section).toList();
        long busy = scale == Scale.FULL ? Machine.awaitQuiet() : 0;
        SideBySide run = new SideBySide(scale, Integer.parseInt(arguments[1]));
        StringBuilder page = new StringBuilder();
        for (Section section : asked) {
            String told = run.measure(section);
            System.out.println(told);
            page.append('\n').append(told);
        }
        if (all && scale == Scale.FULL) {
            Files.writeString(Path.of(arguments[0]), opening(busy) + page);
        }
    }

    private static Section section(String name) {
        return SECTIONS.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section is called [" + name + "].\nMaybe one of "
                        + SECTIONS.stream().map(Section::name).toList()));
    }

    private String measure(Section section) throws IOException, InterruptedException {
        Told told = new Told();
        for (String part : section.parts(scale)) {
            inItsOwnProcess(section, part, told);
        }
        StringBuilder page = new StringBuilder(section.opening(scale));
        told.rows().forEach(row -> page.append(row).append('\n'));
        told.notes().forEach(note -> page.append('\n').append(note).append('\n'));
        return page.toString();
    }

    private void inItsOwnProcess(Section section, String part, Told told) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Math.min(heap, section.megabytes(part, scale)) + "m",
                // What peers log is no part of what is measured.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dfile.encoding=UTF-8"));
        if (scale == Scale.BRIEF) {
            // It says nothing of speed, and somebody waits.
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SideBySide.class.getName(),
                "part",
                section.name(),
                part,
                scale.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(told::take);
        }
        if (process.waitFor() != 0 || told.isEmpty()) {
            throw new IllegalStateException("The measure of " + section.name() + ", " + part + ", failed.");
        }
    }

    private static String opening(long busy) {
        return """
                # What was measured

                Written by `./mvnw -q -Pbench` on %s: %s. When it began, the machine was %d %% busy with other things.

                Ratios are what counts; times change with the machine. In each row all do the same on the same data, in one process and by turns, after
                turns that do not count; the median is told, and the least and the most. That all find the same is asserted before anything is timed. A ratio
                above 1 says that Essaim is faster, one below 1 that the other is.
                """.formatted(LocalDate.now(ZoneOffset.UTC), Machine.told(), busy);
    }
}
