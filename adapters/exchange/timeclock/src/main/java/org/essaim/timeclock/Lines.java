package org.essaim.timeclock;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text, each as long as anybody writes one; of a longer one no more is held. */
final class Lines {
    private static final int LONGEST = 4_096;

    private final Reader text;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean tooLong;
    private int ahead = -2;

    Lines(Reader text) {
        this.text = text;
    }

    /** Goes to the next line; false if there is none. */
    boolean next() throws IOException {
        int c = read();
        if (c < 0) {
            return false;
        }
        line.setLength(0);
        tooLong = false;
        number++;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() < LONGEST) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
            c = read();
        }
        if (c == '\r') {
            int after = read();
            ahead = after == '\n' ? -2 : after;
        }
        return true;
    }

    private int read() throws IOException {
        if (ahead != -2) {
            int c = ahead;
            ahead = -2;
            return c;
        }
        return text.read();
    }

    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** The line, without a byte order mark before the first. */
    String text() {
        return number == 1 && line.length() > 0 && line.charAt(0) == '\ufeff' ? line.substring(1) : line.toString();
    }
}
