package org.essaim.esppadom;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.essaim.esppadom.EsppadomWriter.People;
import org.essaim.esppadom.EsppadomWriter.Period;
import org.essaim.esppadom.EsppadomWriter.Visit;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract over messages in which each event is a visit; what an event is for is the code of its service. */
class EsppadomTimeSourceContractTest extends TimeSourceContract {
    @TempDir
    @Nullable
    Path folder;

    @Override
    protected TimeSource source(Iterable<Event> events) throws IOException, XMLStreamException {
        // jqwik fills in no folder of Jupiter's.
        Path there = folder == null ? Files.createDirectories(Path.of("target", "contract")) : folder;
        Path file = Files.createTempFile(there, "delivery", ".xml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                EsppadomWriter writer = new EsppadomWriter(out)) {
            for (Event event : events) {
                Period period = new Period(event.start().toString(), event.end().toString());
                People people = new People(
                        event.beneficiaryName(),
                        "1931-05-06T00:00:00",
                        event.beneficiaryName(),
                        event.beneficiaryName(),
                        event.workerName());
                writer.write(new Visit(event.id(), event.worker(), event.label(), "", null, period, period, people));
            }
        }
        return EsppadomTimeSource.of(file);
    }
}
