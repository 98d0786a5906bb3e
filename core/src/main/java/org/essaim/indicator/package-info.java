/**
 * What programmes are judged on (<i>indicateurs</i>): over which periods, by which formulas, and what a value rests on.
 */
@NullMarked
package org.essaim.indicator;

import org.jspecify.annotations.NullMarked;
