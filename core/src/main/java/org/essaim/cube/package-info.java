/**
 * Sealed months in columns, added up where they lie (<i>cube</i>).
 *
 * <p>{@link org.essaim.cube.ColumnarJournal} holds what sealed months booked, row by row, in six bytes each, and answers what SQL over the same rows
 * would. The store in memory adds up with it; whoever has another store can fill one from it.
 */
@NullMarked
package org.essaim.cube;

import org.jspecify.annotations.NullMarked;
