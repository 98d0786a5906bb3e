/**
 * Programmes (<i>programmes</i>) of managerial innovation: partners, phases, approaches and the structures that take part.
 *
 * <p>Start from {@link org.essaim.programme.Programme}. What its carrier declared (21 structures, “une vingtaine”, “fin
 * 2020”) keeps its own words and precision, apart from what is recorded; who takes part is an
 * {@link org.essaim.programme.Enrolment}, and how many stay is a {@link org.essaim.programme.Funnel}.
 */
@NullMarked
package org.essaim.programme;

import org.jspecify.annotations.NullMarked;
