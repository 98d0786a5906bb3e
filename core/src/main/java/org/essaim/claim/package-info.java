/**
 * Claims (<i>demandes de versement</i>): what is asked of a funder on an issued statement, what is accepted or cut, paid, and
 * recovered where too much was paid. Every step is kept.
 *
 * <p>Start from {@link org.essaim.claim.Claims}.
 */
@NullMarked
package org.essaim.claim;

import org.jspecify.annotations.NullMarked;
