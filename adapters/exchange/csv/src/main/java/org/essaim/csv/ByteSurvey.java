package org.essaim.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * What is to be known of a file's bytes to tell which encodings decode all of them, whichever is asked for: whether they are
 * UTF-8, and which ones beyond ASCII there are. Looks at each byte once and makes no text. Not thread-safe.
 */
final class ByteSurvey {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final boolean[] met = new boolean[256];
    private boolean utf8 = true;

    ByteSurvey() {
        for (int ascii = 0; ascii < 128; ascii++) {
            met[ascii] = true;
        }
    }

    /**
     * Looks at the next bytes of the file.
     *
     * @param from the first byte to look at
     * @param to the one behind the last
     * @param last true if the file ends there
     * @return how many bytes at the end begin a character that is not whole: they are to be shown again with what follows
     */
    int look(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (at < to) {
            if (to - at >= 8 && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
                at += 8;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                met[bytes[at] & 0xff] = true;
                int size = utf8 ? StrictUtf8.sizeOf(bytes[at]) : 1;
                if (to - at < size && !last) {
                    return to - at;
                }
                if (size == 0 || to - at < size || (size > 1 && StrictUtf8.point(bytes, at, size) < 0)) {
                    utf8 = false;
                    size = 1;
                }
                for (int i = 1; i < size; i++) {
                    met[bytes[at + i] & 0xff] = true;
                }
                at += size;
            }
        }
        return 0;
    }

    /**
     * True if this encoding decodes everything that was looked at.
     *
     * @param encoding UTF-8, or one that makes one character of each byte
     */
    boolean decodes(Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? utf8 : everyByte(encoding);
    }

    private boolean everyByte(Charset encoding) {
        byte[] distinct = new byte[met.length];
        int count = 0;
        for (int value = 0; value < met.length; value++) {
            if (met[value]) {
                distinct[count++] = (byte) value;
            }
        }
        try {
            encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(distinct, 0, count));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
