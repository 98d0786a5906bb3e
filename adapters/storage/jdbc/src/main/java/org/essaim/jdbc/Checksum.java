package org.essaim.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** What a row's content comes to, kept beside it: against accidents, not against forgers, for whom there are seals. */
final class Checksum {
    private Checksum() {}

    static int of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    static int of(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
