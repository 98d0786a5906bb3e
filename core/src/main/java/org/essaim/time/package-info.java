/**
 * Time (<i>temps</i>), in the order that a line of data lives it: fact, category mapping and working-time rules, entry,
 * cell, seal.
 *
 * <p>Start from {@link org.essaim.time.Fact}; the act of closing is {@link org.essaim.time.Timekeeping}.
 */
@NullMarked
package org.essaim.time;

import org.jspecify.annotations.NullMarked;
