package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SrgbProfileTest {
    @Test
    void resourceIsWhatTheProgramMakes() throws IOException {
        try (InputStream in = PdfExporter.class.getResourceAsStream("srgb.icc")) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes()).isEqualTo(SrgbProfile.bytes());
        }
    }

    @Test
    void agreesWithThePlatformsOwnProfile() {
        ICC_ColorSpace ours = new ICC_ColorSpace(ICC_Profile.getInstance(SrgbProfile.bytes()));
        ColorSpace theirs = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        for (float[] colour :
                new float[][] {{1, 1, 1}, {0, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.9f, 0.2f, 0.1f}, {0.1f, 0.7f, 0.4f}}) {
            float[] connected = ours.toCIEXYZ(colour);
            float[] back = theirs.fromCIEXYZ(connected);
            for (int i = 0; i < 3; i++) {
                assertThat(back[i]).isBetween(colour[i] - 0.01f, colour[i] + 0.01f);
            }
        }
    }
}
