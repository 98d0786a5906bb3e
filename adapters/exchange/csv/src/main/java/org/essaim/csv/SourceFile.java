package org.essaim.csv;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A file whose bytes were looked at once: their digest, and the first encoding that decodes all of them.
 *
 * @param encoding the encoding, or nothing if none of the expected ones decodes the file
 * @param skip the bytes of the byte order mark
 */
record SourceFile(Path file, Digest digest, Optional<Charset> encoding, int skip) {
    private static final int BLOCK = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    static SourceFile examine(Path file, List<Charset> expected) throws IOException {
        int skip = byteOrderMark(file);
        MessageDigest sha = Digest.sha256();
        boolean hashed = false;
        Optional<Charset> found = Optional.empty();
        for (Charset encoding : expected) {
            // The mark is written for one reason only: to say that this is UTF-8.
            if (skip > 0 && !encoding.equals(StandardCharsets.UTF_8)) {
                continue;
            }
            boolean decoded = decodes(file, encoding, hashed ? null : sha);
            hashed = true;
            if (decoded) {
                found = Optional.of(encoding);
                break;
            }
        }
        if (!hashed) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] block = new byte[BLOCK];
                for (int read = in.read(block); read >= 0; read = in.read(block)) {
                    sha.update(block, 0, read);
                }
            }
        }
        return new SourceFile(file, Digest.ofFile(sha), found, skip);
    }

    /** Opens the text after the byte order mark; a byte that does not decode is an exception. */
    Tracked open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK);
        try {
            in.skipNBytes(skip);
            return new Tracked(new InputStreamReader(in, strict(encoding.orElseThrow())));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static int byteOrderMark(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        }
    }

    private static CharsetDecoder strict(Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return new StrictUtf8();
        }
        return encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    // Decodes into nothing; goes on to the end for the digest even when the encoding is already refuted.
    private static boolean decodes(Path file, Charset encoding, @Nullable MessageDigest sha) throws IOException {
        CharsetDecoder decoder = strict(encoding);
        CharBuffer sink = CharBuffer.allocate(BLOCK + 16);
        byte[] block = new byte[BLOCK];
        ByteBuffer pending = ByteBuffer.wrap(block);
        boolean valid = true;
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block, kept, BLOCK - kept)) {
                if (sha != null) {
                    sha.update(block, kept, read);
                } else if (!valid) {
                    break;
                }
                if (valid) {
                    pending.position(0).limit(kept + read);
                    sink.clear();
                    valid = !decoder.decode(pending, sink, false).isError();
                    pending.compact();
                    kept = valid ? pending.position() : 0;
                }
            }
        }
        pending.position(0).limit(kept);
        sink.clear();
        return valid && !decoder.decode(pending, sink, true).isError();
    }

    /** Knows how much was read of a text, and whether its end was met. */
    static final class Tracked extends FilterReader {
        private long delivered;
        private boolean ended;

        private Tracked(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count < 0) {
                ended = true;
            } else {
                delivered += count;
            }
            return count;
        }

        long delivered() {
            return delivered;
        }

        boolean ended() {
            return ended;
        }
    }
}
