package org.essaim.time;

/**
 * A half-open stretch of seconds.
 *
 * @param start the first second
 * @param end the second after the last
 */
record Span(long start, long end) {
    long seconds() {
        return end - start;
    }
}
