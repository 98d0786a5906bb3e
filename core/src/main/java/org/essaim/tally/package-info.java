/**
 * What came of a campaign (<i>dépouillement</i>): distributions, means and scores, one wave beside another, free text by themes.
 *
 * <p>Start with {@link org.essaim.tally.Tally}. Counts, shares and means are exact; a figure that may not be told, or does not exist, says why. What is
 * published has passed disclosure control and nothing else.
 */
@NullMarked
package org.essaim.tally;

import org.jspecify.annotations.NullMarked;
