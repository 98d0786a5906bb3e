package org.essaim.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;

/** A source that is listened to is a source like any other. */
final class SourcesOverSourcesTest extends TimeSourceContract {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "contract")), "planning", ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Type;Heure interne;Service;Début planifié;Début horodaté;Fin planifiée;Fin horodatée;Équipe;"
                    + "Id Auxiliaire;Auxiliaire - Nom;A affecter;Bénéficiaire - Nom;Annulé;Statut de l'annulation\n");
            for (Event event : events) {
                String label = "\"" + event.label().replace("\"", "\"\"") + "\"";
                out.write("Heure interne;" + label + ";;" + MOMENT.format(event.start()) + ";;"
                        + MOMENT.format(event.end()) + ";;;" + event.worker() + ";" + event.workerName() + ";Non;"
                        + event.beneficiaryName() + ";Non;\n");
            }
        }
        TimeSource source = CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow());
        return new ListeningSource(source, (row, fact) -> {});
    }
}
