package org.essaim.disclosure;

/** How careful suppression is: all of it, except in tests that show what an attacker does with less. */
class Care {
    static final Care FULL = new Care();

    // A tenth of a figure either way, and never less than one.
    private static final long PART = 10;

    /** How far off a figure, or what others put into it, has to stay possible. */
    long need(long total) {
        return Math.max(1, total / PART + (total % PART == 0 ? 0 : 1));
    }

    /** True if an attacker may be one of the contributors. */
    boolean knowsOwn() {
        return true;
    }

    /** True if more than what is sensitive is suppressed. */
    boolean complements() {
        return true;
    }
}
