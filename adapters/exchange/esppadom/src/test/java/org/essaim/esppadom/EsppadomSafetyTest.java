package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: facts and findings, in bounded time and memory, nothing opened but the file. */
class EsppadomSafetyTest {
    private static final String SOUND = "deux-interventions.xml";

    @Property(tries = 300)
    void anyBytesAreFindings(@ForAll byte[] bytes) throws IOException {
        Heard heard = heard(bytes);
        assertThat(heard.facts).isEmpty();
        assertThat(heard.findings).hasSize(1);
    }

    @Property(tries = 1_500)
    void aDamagedMessageIsReadAsFarAsItGoes(@ForAll Random random) throws IOException {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(EsppadomCorpusTest.folder())) {
            corpus = files.sorted().toList();
        }
        byte[] bytes = Files.readAllBytes(corpus.get(random.nextInt(corpus.size())));
        for (int i = bytes.length == 0 ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "<>&;/\"'= ]!-?T:09".charAt(random.nextInt(17));
                case 2 ->
                    System.arraycopy(
                            bytes, at, bytes, random.nextInt(at + 1), Math.min(bytes.length - at, random.nextInt(200)));
                default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        Heard heard = heard(bytes);
        assertThat(heard.rows).isSorted();
        assertThat(heard.findings.isEmpty() && heard.facts.isEmpty() && heard.gone.isEmpty())
                .isFalse();
        assertThat(heard.everything()).doesNotContain("Inventé", "1931-05-06");
    }

    @Test
    void whatStandsBeforeTheDamageIsToldAndTheDamageIsSaid() throws IOException {
        byte[] sound = Files.readAllBytes(EsppadomCorpusTest.folder().resolve(SOUND));
        int end = new String(sound, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8).length;
        for (int cut = 0; cut < end - 20; cut += 37) {
            Heard heard = heard(java.util.Arrays.copyOf(sound, cut));
            assertThat(heard.findings).as("cut at %s", cut).anyMatch(Finding::isError);
            assertThat(List.of("1 V-1", "2 V-2").stream()
                            .limit(heard.facts.size())
                            .toList())
                    .isEqualTo(heard.visits.stream()
                            .map(visit -> visit.substring(0, 5))
                            .toList());
        }
    }

    @Test
    @Timeout(60)
    void neitherADtdNorAnEntityIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/";
            for (String doctype : List.of(
                    "<!DOCTYPE delivery SYSTEM \"" + there + "a.dtd\">",
                    "<!DOCTYPE delivery PUBLIC \"-//X\" \"" + there + "b.dtd\">",
                    "<!DOCTYPE delivery [<!ENTITY x SYSTEM \"" + there + "c\">]>",
                    "<!DOCTYPE delivery [<!ENTITY % x SYSTEM \"" + there + "d\"> %x;]>")) {
                Heard heard = heard((doctype + "<delivery>&x;</delivery>").getBytes(StandardCharsets.UTF_8));
                assertThat(heard.findings)
                        .extracting(Finding::code)
                        .as("%s", doctype)
                        .containsExactly(Code.DELIVERY_DECLARES_ENTITIES);
            }
            String included = "<delivery xmlns:xi=\"http://www.w3.org/2001/XInclude\" xmlns:xsi=\""
                    + "http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"" + there
                    + "e.xsd\"><xi:include href=\"" + there + "f\"/></delivery>";
            assertThat(heard(included.getBytes(StandardCharsets.UTF_8)).findings)
                    .extracting(Finding::code)
                    .containsExactly(Code.EMPTY_FILE);
            // Whoever had called would stand in line by now.
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Each of them goes on for a gigabyte, which no machine that builds this gives to one test. */
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "<delivery><!--",
                "<delivery a=\"",
                "<delivery><a ",
                "<delivery><![CDATA[",
                "<delivery><?a ",
                "<delivery><CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID><![CDATA[",
                "<",
                "<delivery>&",
                " "
            })
    void whatNeverEndsIsGivenUp(String start) throws Exception {
        byte[] head = start.getBytes(StandardCharsets.UTF_8);
        try (Endless bytes = new Endless(head, 'a')) {
            assertThatThrownBy(() -> new DeliveryReader(bytes).next()).isInstanceOf(Refused.class);
            assertThat(bytes.given).isLessThan(4L << 20);
        }
    }

    @Test
    @Timeout(60)
    void aTextThatNobodyAskedForIsSkippedHoweverLongItIs() throws Exception {
        String before = "<delivery><CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID>V-1</ID><Name>";
        String after = "</Name></CIDDHExchangedDocument></CrossIndustryDespatchAdvice></delivery>";
        try (InputStream bytes = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                new java.io.ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                new Repeated("texte ".getBytes(StandardCharsets.UTF_8), 64 << 20),
                new java.io.ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))))) {
            DeliveryReader reader = new DeliveryReader(bytes);
            Advice advice = java.util.Objects.requireNonNull(reader.next());
            assertThat(advice.text(Field.DOCUMENT)).isEqualTo("V-1");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aFolderOrAFileThatIsNotThereIsAFinding() {
        for (Path file : List.of(EsppadomCorpusTest.folder(), Path.of("nulle-part", "delivery.xml"))) {
            Heard heard = Heard.of(file);
            assertThat(heard.shortFindings())
                    .singleElement()
                    .asString()
                    .startsWith("UNREADABLE_SOURCE ERROR problem=")
                    .doesNotContain("/");
        }
    }

    @Test
    void aProfileIsAWord() {
        EsppadomTimeSource source =
                EsppadomTimeSource.of(EsppadomCorpusTest.folder().resolve(SOUND));
        assertThat(Heard.of(source.under("esppadom-apa")).facts)
                .hasSize(2)
                .allMatch(fact -> fact.source().equals("esppadom-apa"));
        assertThat(source.profile()).isEqualTo("esppadom");
        assertThatThrownBy(() -> source.under("APA 2026"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    @Test
    void whatASinkThrowsIsNotMistakenForTheFile() {
        IllegalStateException full = new IllegalStateException("full");
        TimeSource source = EsppadomTimeSource.of(EsppadomCorpusTest.folder().resolve(SOUND));
        Heard heard = new Heard();
        assertThatThrownBy(() -> source.read(
                        new TimeSource.Context("S001", Heard.PARIS, Heard.PSEUDONYMS), new TimeSource.Sink() {
                            @Override
                            public void fact(long row, org.essaim.time.Fact fact) {
                                throw full;
                            }

                            @Override
                            public void reject(long row, Finding finding) {
                                heard.reject(row, finding);
                            }

                            @Override
                            public void note(Finding finding) {
                                heard.note(finding);
                            }
                        }))
                .isSameAs(full);
        assertThat(heard.findings).isEmpty();
    }

    private static Heard heard(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "safety")), "delivery", ".xml");
        try {
            Files.write(file, bytes);
            return Heard.of(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Some bytes, and then one for ever. */
    private static final class Endless extends InputStream {
        private final byte[] head;
        private final char then;
        private long given;

        Endless(byte[] head, char then) {
            this.head = head;
            this.then = then;
        }

        @Override
        public int read() {
            return given < head.length ? head[(int) given++] : nextOf();
        }

        private int nextOf() {
            given++;
            return then;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                bytes[offset + i] = (byte) read();
            }
            return length;
        }
    }

    /** The same bytes over and over, so many of them. */
    private static final class Repeated extends InputStream {
        private final byte[] piece;
        private final long most;
        private long given;

        Repeated(byte[] piece, long most) {
            this.piece = piece;
            this.most = most;
        }

        @Override
        public int read() {
            return given >= most ? -1 : piece[(int) (given++ % piece.length)];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, most - given);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
