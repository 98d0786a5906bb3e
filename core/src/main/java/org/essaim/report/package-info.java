/**
 * Reports (<i>états</i>): what a statement says, ready to be laid out as a sheet, a page or a print, with typed values.
 *
 * <p>Start from {@link org.essaim.report.Report}. Figures are typed here once, so every format shows the same.
 */
@NullMarked
package org.essaim.report;

import org.jspecify.annotations.NullMarked;
