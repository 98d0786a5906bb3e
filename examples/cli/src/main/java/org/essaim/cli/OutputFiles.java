package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.spi.Exporter;

/** Files to write, looked at before anything is done: what was issued or kept stays so. */
final class OutputFiles {
    private OutputFiles() {}

    /**
     * Refuses a file whose extension nothing here writes.
     *
     * @param others extensions that are written besides those of reports
     */
    static void require(List<Path> outputs, Program program, String... others) {
        Set<String> known = new TreeSet<>(List.of(others));
        ServiceLoader.load(Exporter.class, OutputFiles.class.getClassLoader())
                .forEach(exporter -> known.add(exporter.extension()));
        for (Path output : outputs) {
            String name = output.getFileName().toString();
            if (!known.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
                throw program.texts().refusal("statement.format", name, String.join(", ", known));
            }
        }
    }
}
