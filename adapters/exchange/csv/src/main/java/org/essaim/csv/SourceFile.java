package org.essaim.csv;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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

/**
 * A file whose bytes were looked at once: their digest, and the first encoding that decodes all of them.
 *
 * @param encoding the encoding, or nothing if none of the expected ones decodes the file
 * @param skip the bytes of the byte order mark
 */
record SourceFile(Path file, Digest digest, Optional<Charset> encoding, int skip) {
    private static final int BLOCK = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    static SourceFile examine(Path file, List<Charset> expected) throws IOException {
        MessageDigest sha = Digest.sha256();
        ByteSurvey survey = new ByteSurvey();
        byte[] block = new byte[BLOCK];
        int skip = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            boolean begins = true;
            boolean last = false;
            while (!last) {
                int read = in.readNBytes(block, kept, BLOCK - kept);
                last = read < BLOCK - kept;
                sha.update(block, kept, read);
                if (begins && Arrays.equals(block, 0, Math.min(read, MARK.length), MARK, 0, MARK.length)) {
                    skip = MARK.length;
                }
                begins = false;
                int unfinished = survey.look(block, 0, kept + read, last);
                System.arraycopy(block, kept + read - unfinished, block, 0, unfinished);
                kept = unfinished;
            }
        }
        boolean marked = skip > 0;
        // The mark is written for one reason only: to say that this is UTF-8.
        Optional<Charset> found = expected.stream()
                .filter(encoding -> !marked || encoding.equals(StandardCharsets.UTF_8))
                .filter(survey::decodes)
                .findFirst();
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

    private static CharsetDecoder strict(Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return new StrictUtf8();
        }
        return encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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
