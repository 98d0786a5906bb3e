package org.essaim.cli;

/** The exit codes; scripts rely on them. */
final class Exit {
    static final int FINE = 0;
    /** Findings of severity ERROR; what could be stored is stored. */
    static final int FINDINGS = 1;

    static final int WRONG_USE = 2;
    /** A fault of ours. */
    static final int FAULT = 3;

    private Exit() {}
}
