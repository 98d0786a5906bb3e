/**
 * Findings (<i>constats</i>): what is wrong or doubtful in data, as a result and never as an exception.
 *
 * <p>Start from {@link org.essaim.finding.Finding}; the catalogue of stable codes is {@link org.essaim.finding.Code}.
 * This package knows nobody.
 */
@NullMarked
package org.essaim.finding;

import org.jspecify.annotations.NullMarked;
