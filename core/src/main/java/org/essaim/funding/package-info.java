/**
 * Funding (<i>financement</i>): agreements, the allocation of sealed time to them, and the statement for a funder.
 *
 * <p>Start from {@link org.essaim.funding.FundingAgreement}.
 */
@NullMarked
package org.essaim.funding;

import org.jspecify.annotations.NullMarked;
