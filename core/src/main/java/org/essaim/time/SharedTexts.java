package org.essaim.time;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that come again in bytes: each is made once, and found again by its bytes without making it anew.
 *
 * <p>Not thread-safe.
 */
final class SharedTexts {
    private static final int FIRST_ROOM = 64;

    // Open addressing: the bytes of a text and, in the same place, the text. A power of two, at most half full.
    private byte[][] known = new byte[FIRST_ROOM][];
    private String[] texts = new String[FIRST_ROOM];
    private int size;

    /** The text in this part of some bytes. */
    String text(byte[] bytes, int from, int to) {
        if (from == to) {
            return "";
        }
        int place = place(bytes, from, to);
        while (known[place] != null) {
            if (Arrays.equals(known[place], 0, known[place].length, bytes, from, to)) {
                return texts[place];
            }
            place = (place + 1) & (known.length - 1);
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        known[place] = Arrays.copyOfRange(bytes, from, to);
        texts[place] = text;
        if (++size * 2 > known.length) {
            grow();
        }
        return text;
    }

    private int place(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ (hash >>> 15)) & (known.length - 1);
    }

    private void grow() {
        byte[][] formerKnown = known;
        String[] formerTexts = texts;
        known = new byte[formerKnown.length * 2][];
        texts = new String[formerKnown.length * 2];
        for (int i = 0; i < formerKnown.length; i++) {
            byte[] bytes = formerKnown[i];
            if (bytes != null) {
                int place = place(bytes, 0, bytes.length);
                while (known[place] != null) {
                    place = (place + 1) & (known.length - 1);
                }
                known[place] = bytes;
                texts[place] = formerTexts[i];
            }
        }
    }
}
