package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A writer that knows the texts that come again writes what any other writes. */
class EncodedTextsTest {
    @Property(tries = 200)
    void textsThatComeAgainAreEncodedAsTheFirstTime(
            @ForAll @Size(max = 30) List<String> texts, @ForAll @IntRange(min = 1, max = 3) int times) {
        ByteWriter known = ByteWriter.ofMany();
        for (int i = 0; i < times; i++) {
            ByteWriter fresh = new ByteWriter();
            known.clear();
            for (String text : texts) {
                fresh.text(text);
                known.text(text);
            }
            assertThat(known.toBytes()).isEqualTo(fresh.toBytes());
        }
    }

    /** Far more texts than there are places, each asked for while another took its place. */
    @Property(tries = 5)
    void aTextThatLostItsPlaceIsEncodedAnew(@ForAll @IntRange(max = 1_000_000) int first) {
        EncodedTexts known = new EncodedTexts();
        List<String> texts = java.util.stream.IntStream.range(first, first + 3_000)
                .mapToObj(number -> "é" + number)
                .toList();
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                assertThat(known.of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
