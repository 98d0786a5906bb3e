/**
 * Money plans (<i>budget</i>): who pays for an action, what coordination will cost over the years, and the report on what
 * was spent.
 *
 * <p>Start from {@link org.essaim.budget.FinancingPlan}, {@link org.essaim.budget.Forecast} or
 * {@link org.essaim.budget.FinancialReport}; each is read from a document and gives a report. Amounts are euros; what is not
 * whole cents stays an exact {@link org.essaim.exact.Rational} until it is rounded once. This package knows nothing of recorded
 * time.
 */
@NullMarked
package org.essaim.budget;

import org.jspecify.annotations.NullMarked;
