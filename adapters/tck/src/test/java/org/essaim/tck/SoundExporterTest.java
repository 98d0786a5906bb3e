package org.essaim.tck;

import java.nio.charset.StandardCharsets;
import org.essaim.spi.Exporter;

/** An exporter that only writes what it is given passes the contract. */
final class SoundExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new BrokenExporters.Sound();
    }

    @Override
    public String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
