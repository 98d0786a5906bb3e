package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.esppadom.EsppadomWriter.People;
import org.essaim.esppadom.EsppadomWriter.Period;
import org.essaim.esppadom.EsppadomWriter.Visit;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** Whoever is visited and whoever visits: neither a name nor a date of birth nor an address gets past the parser. */
class PeopleStayInsideTest {
    // Invented, and unlike anything that a visit is told by.
    private static final People PEOPLE = new People(
            "Quatrelivres Zénaïde",
            "1931-05-06T00:00:00",
            "3 impasse du Vingtrinier",
            "Brumeval",
            "Théodule Passepoil");
    private static final List<String> SECRETS = List.of(
            "Quatrelivres",
            "Zénaïde",
            "1931-05-06",
            "impasse",
            "Vingtrinier",
            "Brumeval",
            "Théodule",
            "Passepoil",
            "9X7");
    private static final Period HOUR = new Period("2026-03-02T09:00:00", "2026-03-02T10:00:00");
    private static final Period WRONG = new Period("2026-03-02T10:00:00", "2026-03-02T09:00:00");
    private static final List<Visit> VISITS = List.of(
            new Visit("V-1", "9X71", "APA", "", null, HOUR, HOUR, PEOPLE),
            new Visit("V-2", "9X72", "APA", "SUP", null, null, HOUR, PEOPLE),
            new Visit("V-3", "9X73", "APA", "", null, WRONG, WRONG, PEOPLE),
            new Visit("V-4", "9X73", "APA", "Vue par Théodule Passepoil", null, null, HOUR, PEOPLE),
            new Visit("V-5", "", "APA", "HOR", null, HOUR, WRONG, PEOPLE),
            new Visit("V-6", "9X71", "APA", "", null, null, new Period("Théodule", "Brumeval"), PEOPLE),
            new Visit("", "9X71", "APA", "", null, null, HOUR, PEOPLE));

    @Property(tries = 1_000)
    void nobodyGetsOutHoweverTheMessageIsDamaged(@ForAll Random random) throws IOException, XMLStreamException {
        byte[] bytes = message();
        // The first reading is of the sound message.
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "<>&/\" \u00e9".charAt(random.nextInt(7));
        }
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "people")), "delivery", ".xml");
        try {
            Files.write(file, bytes);
            EsppadomTimeSource source = EsppadomTimeSource.of(file);
            Heard heard = Heard.of(source);
            assertThat(heard.everything() + source + thrown(source))
                    .doesNotContainIgnoringCase(SECRETS.toArray(new String[0]));
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1)
    void theSoundMessageIsToldWithoutThem() throws IOException, XMLStreamException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "people")), "delivery", ".xml");
        try {
            Files.write(file, message());
            Heard heard = Heard.of(file);
            assertThat(new String(message(), StandardCharsets.UTF_8)).contains(SECRETS);
            assertThat(heard.facts).hasSize(3);
            assertThat(heard.gone).hasSize(1);
            assertThat(heard.findings).isNotEmpty();
            assertThat(heard.everything()).doesNotContainIgnoringCase(SECRETS.toArray(new String[0]));
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] message() throws XMLStreamException, IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (OutputStream bytes = out;
                EsppadomWriter writer = new EsppadomWriter(bytes)) {
            for (Visit visit : VISITS) {
                writer.write(visit);
            }
        }
        return out.toByteArray();
    }

    /** What somebody sees who prints the exception of a sink, with whatever the source put around or beside it. */
    private static String thrown(TimeSource source) {
        List<String> printed = new ArrayList<>();
        try {
            source.read(new TimeSource.Context("S001", Heard.PARIS, Heard.PSEUDONYMS), new TimeSource.Sink() {
                @Override
                public void fact(long row, Fact fact) {
                    throw new IllegalStateException("full");
                }

                @Override
                public void reject(long row, Finding finding) {}

                @Override
                public void note(Finding finding) {}
            });
        } catch (IllegalStateException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            printed.add(text.toString());
        }
        return printed.toString();
    }
}
