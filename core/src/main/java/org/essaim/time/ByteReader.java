package org.essaim.time;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    private ByteReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    static ByteReader of(byte[] bytes) {
        return new ByteReader(bytes, 0, bytes.length);
    }

    static ByteReader inflating(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new StoreException(
                    "A journal segment of " + deflated.length + " bytes cannot be read.\nMaybe the store is damaged: "
                            + "restore it from a backup.",
                    e);
        }
    }

    /** Reads from here on once more. */
    ByteReader again() {
        return new ByteReader(bytes, at, end);
    }

    boolean hasMore() {
        return at < end;
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
            shift += 7;
        }
    }

    int whole() {
        return Math.toIntExact(number());
    }

    String text() {
        int length = whole();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A text that may come again. */
    String text(SharedTexts texts) {
        int length = whole();
        String text = texts.text(bytes, at, at + length);
        at += length;
        return text;
    }

    /** Passes over a text, or over no text. */
    void skipText() {
        int length = whole();
        at += Math.max(0, length);
    }

    @Nullable
    String optionalText(SharedTexts texts) {
        int length = whole();
        if (length < 0) {
            return null;
        }
        String text = texts.text(bytes, at, at + length);
        at += length;
        return text;
    }

    @Nullable
    String optionalText() {
        int length = whole();
        if (length < 0) {
            return null;
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Reads what {@link #raw} would copy, where it lies. */
    ByteReader part() {
        int length = whole();
        ByteReader part = new ByteReader(bytes, at, at + length);
        at += length;
        return part;
    }

    byte[] raw() {
        int length = whole();
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return part;
    }
}
