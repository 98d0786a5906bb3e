/**
 * Programmes (<i>programmes</i>) of managerial innovation: partners, phases, approaches and the structures that take part.
 *
 * <p>Start from {@link org.essaim.programme.Programme}. What its carrier declared (21 structures, “une vingtaine”, “fin
 * 2020”) keeps its own words and precision. What happens in a programme is of the package {@code engagement}.
 */
@NullMarked
package org.essaim.programme;

import org.jspecify.annotations.NullMarked;
