package org.essaim.benchmarks;

import java.sql.SQLException;

/** Who keeps a year of entries, and answers two questions about them. */
interface Keeper extends AutoCloseable {
    /**
     * Readies itself, untimed, to take a month of a structure in.
     *
     * @return takes it in
     * @throws Exception if it cannot
     */
    Turns.Step appending(Slice slice) throws Exception;

    /**
     * Is told that there is no more.
     *
     * @throws Exception if it cannot end
     */
    void complete() throws Exception;

    /**
     * How many entries and seconds there are of each structure, month and kind.
     *
     * @throws Exception if it cannot be found
     */
    Sums counted() throws Exception;

    /**
     * How many seconds there are of each structure, month and kind, and of how many workers.
     *
     * @throws Exception if it cannot be found
     */
    Sums distinct() throws Exception;

    @Override
    void close() throws SQLException;
}
