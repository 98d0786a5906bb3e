package org.essaim.cli.simulation;

/** Is told how far the writing has come (<i>avancement</i>). */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (done, total) -> {};

    /**
     * One more month of one more structure is written.
     *
     * @param done the structure-months written so far
     * @param total all of them
     */
    void monthWritten(long done, long total);
}
