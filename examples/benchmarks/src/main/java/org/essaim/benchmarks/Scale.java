package org.essaim.benchmarks;

/** How much is measured. */
enum Scale {
    /** Each once, on little: that it runs, and finds the same. Says nothing of speed. */
    BRIEF,
    /** A tenth, a few times: whether the figures are plausible. */
    MEDIUM,
    /** What the report tells. */
    FULL;

    /** The one that goes with this scale. */
    <T> T of(T brief, T medium, T full) {
        return switch (this) {
            case BRIEF -> brief;
            case MEDIUM -> medium;
            case FULL -> full;
        };
    }
}
