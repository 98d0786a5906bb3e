package org.essaim.benchmarks;

import java.util.List;

/** What is held beside something else in one table of the report. */
interface Section {
    /** What it is called where one asks for it alone. */
    String name();

    /** What stands above the rows: heading, what is measured and how, and the head of the table. */
    String opening(Scale scale);

    /** What is measured in a process of its own each, one after the other. */
    List<String> parts(Scale scale);

    /** How much heap a part asks for, in megabytes. */
    default int megabytes(String part, Scale scale) {
        return 1_024;
    }

    /**
     * Measures a part, in a process of its own.
     *
     * @throws Exception if something cannot be done, or two results differ
     */
    void measure(String part, Scale scale, Told told) throws Exception;
}
