package org.essaim.plugin;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page in the 256 colours that it has most of, a third as large: edges of letters lose shades that nobody sees. */
final class Picture {
    private Picture() {}

    static byte[] small(byte[] png) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(png));
        int width = whole.getWidth();
        int[] dots = whole.getRGB(0, 0, width, whole.getHeight(), null, 0, width);
        Map<Integer, Integer> often = new HashMap<>();
        for (int dot : dots) {
            often.merge(dot & 0xffffff, 1, Integer::sum);
        }
        List<Integer> kept = often.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(256)
                .map(Map.Entry::getKey)
                .toList();
        int[] palette = kept.stream().mapToInt(Integer::intValue).toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        BufferedImage small = new BufferedImage(
                width,
                whole.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int i = 0; i < dots.length; i++) {
            int index = nearest.computeIfAbsent(dots[i] & 0xffffff, colour -> nearest(palette, colour));
            small.getRaster().setSample(i % width, i / width, 0, index);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int away = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int channel = (palette[i] >> shift & 0xff) - (colour >> shift & 0xff);
                away += channel * channel;
            }
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }
}
