package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is told of bytes is what the platform's own decoders find, wherever the blocks of the file end. */
class ByteSurveyTest {
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("windows-1252"),
            StandardCharsets.ISO_8859_1,
            StandardCharsets.US_ASCII,
            Charset.forName("windows-1253"));

    @Property(tries = 500)
    void decodesWhatThePlatformDecodes(@ForAll("bytes") byte[] bytes, @ForAll @IntRange(min = 4, max = 40) int block) {
        ByteSurvey survey = looked(bytes, block);

        for (Charset encoding : ENCODINGS) {
            assertThat(survey.decodes(encoding)).as(encoding.name()).isEqualTo(platformDecodes(bytes, encoding));
        }
    }

    /** What is written too long, too high, as half a pair or not to its end, and every byte that stands alone. */
    @Example
    void refusesWhatThePlatformRefuses() {
        for (int first = 0x80; first <= 0xff; first++) {
            for (int second = 0; second <= 0xff; second++) {
                for (int size = 1; size <= 5; size++) {
                    byte[] bytes = Arrays.copyOf(
                            new byte[] {(byte) first, (byte) second, (byte) 0x80, (byte) 0xbf, 'a'}, size);
                    for (Charset encoding : ENCODINGS) {
                        assertThat(looked(bytes, 4).decodes(encoding))
                                .as("%s %s", encoding, Arrays.toString(bytes))
                                .isEqualTo(platformDecodes(bytes, encoding));
                    }
                }
            }
        }
    }

    @Example
    void nothingIsDecodedByAllOfThem() {
        assertThat(ENCODINGS).allMatch(looked(new byte[0], 4)::decodes);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> text = Arbitraries.strings()
                .withChars("aé€\"; \r\n\uD83D\uDE00")
                .ofMaxLength(60)
                .map(chars -> chars.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> western = Arbitraries.strings()
                .withChars("aé€œÉ; \n")
                .ofMaxLength(60)
                .map(chars -> chars.getBytes(Charset.forName("windows-1252")));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        return Arbitraries.oneOf(text, western, any);
    }

    private static ByteSurvey looked(byte[] bytes, int block) {
        ByteSurvey survey = new ByteSurvey();
        int from = 0;
        int to;
        do {
            to = Math.min(bytes.length, from + block);
            from = to - survey.look(bytes, from, to, to == bytes.length);
        } while (to < bytes.length);
        return survey;
    }

    private static boolean platformDecodes(byte[] bytes, Charset encoding) {
        try {
            encoding.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
