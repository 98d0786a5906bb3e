package org.essaim.ical;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unfolds the lines of a calendar (RFC 5545, 3.1) and counts them as an editor does. It works on octets, because some programs
 * fold in the middle of a character. What is longer than any line that is read here is cut, so that a picture within the
 * calendar is never held.
 */
final class ContentLines {
    /** The octets of an unfolded line that are handed on. */
    static final int LONGEST = 1 << 16;

    private static final int BLOCK = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Visitor visitor;
    private byte[] octets = new byte[1024];
    private int length;
    private boolean cut;
    private long number;

    /** Takes the lines in order. */
    interface Visitor {
        /**
         * An unfolded line that is not empty.
         *
         * @param number the line of the file on which it starts, from 1
         * @param octets holds it up to {@code length}, until the next line
         * @param cut true if it is longer than what is handed on
         */
        void line(long number, byte[] octets, int length, boolean cut);
    }

    private ContentLines(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Goes through all lines; what the visitor throws comes out as it is. */
    static void walk(InputStream in, Visitor visitor) throws IOException {
        ContentLines lines = new ContentLines(visitor);
        byte[] block = new byte[BLOCK];
        long physical = 0;
        boolean atStart = true;
        boolean afterReturn = false;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            for (int i = 0; i < read; i++) {
                byte octet = block[i];
                if (afterReturn && octet == '\n') {
                    afterReturn = false;
                    continue;
                }
                afterReturn = octet == '\r';
                if (atStart) {
                    physical++;
                    atStart = false;
                    if (lines.number > 0 && (octet == ' ' || octet == '\t')) {
                        continue;
                    }
                    lines.end();
                    lines.number = physical;
                }
                if (octet == '\r' || octet == '\n') {
                    atStart = true;
                } else {
                    lines.add(octet);
                }
            }
        }
        lines.end();
    }

    private void add(byte octet) {
        if (length == LONGEST) {
            cut = true;
            return;
        }
        if (length == octets.length) {
            octets = java.util.Arrays.copyOf(octets, Math.min(LONGEST, length * 2));
        }
        octets[length++] = octet;
    }

    private void end() {
        if (number == 1 && startsWithMark()) {
            length -= BYTE_ORDER_MARK.length;
            System.arraycopy(octets, BYTE_ORDER_MARK.length, octets, 0, length);
        }
        if (length > 0) {
            visitor.line(number, octets, length, cut);
        }
        length = 0;
        cut = false;
    }

    private boolean startsWithMark() {
        return length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(
                        octets, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
