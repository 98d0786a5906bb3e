/**
 * Action sheets (<i>fiches actions</i>): what an action was, how it was done, what worked and what did not, in the form in which federations collect them, with the figures that
 * they cite. Start at {@link org.essaim.sheet.ActionSheet} and {@link org.essaim.sheet.Sheets}.
 */
@NullMarked
package org.essaim.sheet;

import org.jspecify.annotations.NullMarked;
