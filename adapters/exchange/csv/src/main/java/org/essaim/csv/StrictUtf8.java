package org.essaim.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and nothing but UTF-8, eight ASCII bytes at a stride.
 *
 * <p>The platform's decoder leaves its own stride for good at the first accent of a block, and French has an accent in
 * every row: it took more than half of the time of a reading. Heap buffers only.
 */
final class StrictUtf8 extends CharsetDecoder {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    StrictUtf8() {
        super(StandardCharsets.UTF_8, 1, 1);
        onMalformedInput(CodingErrorAction.REPORT);
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        byte[] bytes = in.array();
        char[] chars = out.array();
        int from = in.arrayOffset() + in.position();
        int to = in.arrayOffset() + in.limit();
        int at = out.arrayOffset() + out.position();
        int end = out.arrayOffset() + out.limit();
        CoderResult result = null;
        while (result == null) {
            while (to - from >= 8 && end - at >= 8 && ((long) EIGHT.get(bytes, from) & NOT_ASCII) == 0) {
                chars[at] = (char) bytes[from];
                chars[at + 1] = (char) bytes[from + 1];
                chars[at + 2] = (char) bytes[from + 2];
                chars[at + 3] = (char) bytes[from + 3];
                chars[at + 4] = (char) bytes[from + 4];
                chars[at + 5] = (char) bytes[from + 5];
                chars[at + 6] = (char) bytes[from + 6];
                chars[at + 7] = (char) bytes[from + 7];
                from += 8;
                at += 8;
            }
            if (from == to) {
                result = CoderResult.UNDERFLOW;
                break;
            }
            int lead = bytes[from];
            int size = sizeOf(lead);
            if (size == 0) {
                result = CoderResult.malformedForLength(1);
            } else if (end - at < (size == 4 ? 2 : 1)) {
                result = CoderResult.OVERFLOW;
            } else if (to - from < size) {
                // The rest may come with the next block; at the end of all the caller finds it malformed.
                result = CoderResult.UNDERFLOW;
            } else if (size == 1) {
                chars[at++] = (char) lead;
                from++;
            } else {
                int point = point(bytes, from, size);
                if (point < 0) {
                    result = CoderResult.malformedForLength(1);
                } else {
                    at += Character.toChars(point, chars, at);
                    from += size;
                }
            }
        }
        in.position(from - in.arrayOffset());
        out.position(at - out.arrayOffset());
        return result;
    }

    /** How many bytes a character has that begins with this one; 0 if none does. */
    static int sizeOf(int lead) {
        if (lead >= 0) {
            return 1;
        }
        int unsigned = lead & 0xff;
        if (unsigned < 0xc2) {
            return 0;
        }
        return unsigned < 0xe0 ? 2 : unsigned < 0xf0 ? 3 : unsigned < 0xf5 ? 4 : 0;
    }

    /** The code point, or -1 if a byte does not continue it, it was written too long, or it is half a surrogate pair. */
    static int point(byte[] bytes, int from, int size) {
        int point = bytes[from] & (0xff >> (size + 1));
        for (int i = 1; i < size; i++) {
            int next = bytes[from + i];
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            point = point << 6 | (next & 0x3f);
        }
        boolean shortest = size == 2 || (size == 3 ? point >= 0x800 : point >= 0x10000);
        boolean whole = point <= Character.MAX_CODE_POINT
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        return shortest && whole ? point : -1;
    }
}
