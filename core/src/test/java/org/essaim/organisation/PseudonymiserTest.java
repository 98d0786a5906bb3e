package org.essaim.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.essaim.finding.EssaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymiserTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String OTHER = "10112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @Property
    void oneKeyGivesOnePseudonymAndAnotherKeyAnother(@ForAll @NotEmpty String source) {
        WorkerId worker = Pseudonymiser.ofHexKey(KEY).pseudonym(source);
        Pseudonymiser again = Pseudonymiser.ofHexKey(" " + KEY.toUpperCase(java.util.Locale.ROOT) + "\n");
        assertThat(again.pseudonym(source)).isEqualTo(worker);
        assertThat(again.pseudonym(source)).isEqualTo(worker);
        assertThat(Pseudonymiser.ofHexKey(OTHER).pseudonym(source)).isNotEqualTo(worker);
    }

    @Property
    void twoIdentifiersNeverShareAPseudonym(@ForAll String one, @ForAll String other) {
        Assume.that(!one.equals(other));
        Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey(KEY);
        assertThat(pseudonyms.pseudonym(one)).isNotEqualTo(pseudonyms.pseudonym(other));
    }

    @Test
    void isTheFirstHalfOfAnHmacThatAnyoneWithTheKeyCanRecompute() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
        byte[] hmac = mac.doFinal("worker\u0000M-042".getBytes(StandardCharsets.UTF_8));
        assertThat(Pseudonymiser.ofHexKey(KEY).pseudonym("M-042").value())
                .isEqualTo(HexFormat.of().formatHex(hmac).substring(0, 32));
    }

    @Test
    void tellsNothing() {
        Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey(KEY);
        WorkerId worker = pseudonyms.pseudonym("Dominique Durand");
        assertThat(pseudonyms.toString() + worker + worker.display() + pseudonyms.fingerprint())
                .doesNotContain("Dominique", "Durand", KEY, KEY.substring(0, 16));
        assertThat(pseudonyms.fingerprint())
                .isEqualTo(Pseudonymiser.ofHexKey(KEY).fingerprint())
                .isNotEqualTo(Pseudonymiser.ofHexKey(OTHER).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00112233",
                "secret-key-zz",
                "0",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddee"
            })
    void aBadKeyIsRefusedWithoutBeingRepeated(String key) {
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> Pseudonymiser.ofHexKey(key))
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all));
                    assertThat(all.toString()).contains("Maybe ");
                    if (key.length() > 1) {
                        assertThat(all.toString()).doesNotContain(key);
                    }
                });
    }

    @Test
    void aNameThatTookTheWrongDoorIsNotRepeated() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new WorkerId("Dominique Durand")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Durand");
    }

    @Test
    void readsItsKeyFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\r\n");
        assertThat(Pseudonymiser.ofKeyFile(file).fingerprint())
                .isEqualTo(Pseudonymiser.ofHexKey(KEY).fingerprint());
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> Pseudonymiser.ofKeyFile(folder.resolve("none")))
                .withMessageContaining("[none]");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> Pseudonymiser.ofKeyFile(binary));
    }

    @Test
    void freshKeysAreGoodAndDiffer() {
        String one = Pseudonymiser.newHexKey();
        assertThat(one).hasSize(64).isNotEqualTo(Pseudonymiser.newHexKey());
        assertThat(Pseudonymiser.ofHexKey(one).fingerprint()).hasSize(16);
    }
}
