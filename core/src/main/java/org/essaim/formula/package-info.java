/**
 * Small formulas that people write (<i>formules</i>), such as {@code hours[coordination] / hours[direct-care]}: typed with their
 * units, exact, and never a guess where a figure is missing.
 */
@NullMarked
package org.essaim.formula;

import org.jspecify.annotations.NullMarked;
