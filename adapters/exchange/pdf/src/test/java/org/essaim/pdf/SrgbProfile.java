package org.essaim.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the colour profile that prints carry (<i>profil de couleur</i>): sRGB as a version 2.1 ICC display profile with
 * three primaries and one curve, computed here from the figures that IEC 61966-2-1 publishes. The platform's own profile
 * differs from one release to the next, and prints must not.
 *
 * <p>Run {@link #main} with the path of the resource to write it anew; a test keeps resource and program together.
 */
final class SrgbProfile {
    private static final double[] RED = {0.64, 0.33};
    private static final double[] GREEN = {0.30, 0.60};
    private static final double[] BLUE = {0.15, 0.06};
    private static final double[] D65 = {0.3127, 0.3290};
    /** The white of the profile connection space, as the ICC writes it. */
    private static final double[] D50 = {0.9642, 1.0, 0.8249};
    /** Bradford's cone responses. */
    private static final double[][] CONES = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private static final int CURVE_POINTS = 1024;

    private SrgbProfile() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes());
    }

    static byte[] bytes() {
        double[][] matrix = adapted();
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description("sRGB IEC61966-2-1, Essaim"));
        tags.put("cprt", tag("text", ascii("Apache-2.0, the Essaim authors\0")));
        tags.put("wtpt", xyz(D50));
        for (int i = 0; i < 3; i++) {
            tags.put("rgb".charAt(i) + "XYZ", xyz(new double[] {matrix[0][i], matrix[1][i], matrix[2][i]}));
        }
        byte[] curve = curve();
        for (int i = 0; i < 3; i++) {
            tags.put("rgb".charAt(i) + "TRC", curve);
        }
        int table = 4 + 12 * tags.size();
        ByteBuffer directory = ByteBuffer.allocate(table).putInt(tags.size());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int curveAt = 0;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            boolean again = tag.getValue() == curve && curveAt > 0;
            int at = again ? curveAt : 128 + table + data.size();
            directory.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            if (!again) {
                data.writeBytes(tag.getValue());
                data.writeBytes(new byte[-tag.getValue().length & 3]);
            }
            curveAt = tag.getValue() == curve ? at : curveAt;
        }
        int size = 128 + table + data.size();
        return ByteBuffer.allocate(size)
                .put(header(size))
                .put(directory.array())
                .put(data.toByteArray())
                .array();
    }

    private static byte[] header(int size) {
        ByteBuffer header = ByteBuffer.allocate(128).putInt(size).putInt(0).putInt(0x02100000);
        header.put(ascii("mntrRGB XYZ "));
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
            header.putShort((short) part);
        }
        header.put(ascii("acsp")).position(68);
        for (double part : D50) {
            header.putInt(fixed(part));
        }
        return header.array();
    }

    /** The primaries in the connection space: scaled to their white, then adapted from D65 to D50. */
    private static double[][] adapted() {
        double[][] primaries = columns(xyzOf(RED), xyzOf(GREEN), xyzOf(BLUE));
        double[] white = xyzOf(D65);
        double[] scale = times(inverse(primaries), white);
        double[][] scaled = times(primaries, diagonal(scale));
        double[] from = times(CONES, white);
        double[] to = times(CONES, D50);
        double[][] gains = diagonal(new double[] {to[0] / from[0], to[1] / from[1], to[2] / from[2]});
        return times(times(inverse(CONES), times(gains, CONES)), scaled);
    }

    private static byte[] curve() {
        ByteBuffer curve = ByteBuffer.allocate(4 + 2 * CURVE_POINTS).putInt(CURVE_POINTS);
        for (int i = 0; i < CURVE_POINTS; i++) {
            double v = i / (double) (CURVE_POINTS - 1);
            double linear = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
            curve.putShort((short) Math.round(linear * 65535));
        }
        return tag("curv", curve.array());
    }

    private static byte[] description(String text) {
        byte[] ascii = ascii(text + "\0");
        // Count and text, then an empty Unicode and an empty Macintosh name.
        return tag(
                "desc",
                ByteBuffer.allocate(4 + ascii.length + 8 + 70)
                        .putInt(ascii.length)
                        .put(ascii)
                        .array());
    }

    private static byte[] xyz(double[] xyz) {
        return tag(
                "XYZ ",
                ByteBuffer.allocate(12)
                        .putInt(fixed(xyz[0]))
                        .putInt(fixed(xyz[1]))
                        .putInt(fixed(xyz[2]))
                        .array());
    }

    private static byte[] tag(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .put(ascii(type))
                .putInt(0)
                .put(body)
                .array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static double[] xyzOf(double[] xy) {
        return new double[] {xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]};
    }

    private static double[][] columns(double[] a, double[] b, double[] c) {
        return new double[][] {{a[0], b[0], c[0]}, {a[1], b[1], c[1]}, {a[2], b[2], c[2]}};
    }

    private static double[][] diagonal(double[] values) {
        return new double[][] {{values[0], 0, 0}, {0, values[1], 0}, {0, 0, values[2]}};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
        }
        return product;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                inverse[j][i] = (m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
                                - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3])
                        / determinant;
            }
        }
        return inverse;
    }
}
