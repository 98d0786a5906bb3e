package org.essaim.time;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Appends numbers and texts with their lengths: the byte form of facts, entries and cells. */
final class ByteWriter {
    private final @Nullable EncodedTexts known;
    private byte[] bytes = new byte[256];
    private int size;

    ByteWriter() {
        this(null);
    }

    private ByteWriter(@Nullable EncodedTexts known) {
        this.known = known;
    }

    /** One that is cleared and written again and again, with many texts that it wrote before. */
    static ByteWriter ofMany() {
        return new ByteWriter(new EncodedTexts());
    }

    ByteWriter number(long value) {
        // Zigzag, seven bits a byte: small numbers of either sign stay small.
        long rest = (value << 1) ^ (value >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    ByteWriter text(String text) {
        return known == null ? newText(text) : raw(known.of(text));
    }

    /** A text that comes once only, such as an identifier. */
    ByteWriter newText(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    ByteWriter optionalText(@Nullable String text) {
        return text == null ? number(-1) : text(text);
    }

    ByteWriter optionalNewText(@Nullable String text) {
        return text == null ? number(-1) : newText(text);
    }

    ByteWriter raw(byte[] value) {
        return raw(value, value.length);
    }

    /** All that another holds, with its length. */
    ByteWriter raw(ByteWriter other) {
        return raw(other.bytes, other.size);
    }

    private ByteWriter raw(byte[] value, int length) {
        number(length);
        room(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
        return this;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The bytes, deflated for the journal; what is hashed is never this but the canonical bytes within. */
    byte[] deflated() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size / 4 + 64);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater, 1 << 14)) {
            stream.write(bytes, 0, size);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Memory does not fail to be written.", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
