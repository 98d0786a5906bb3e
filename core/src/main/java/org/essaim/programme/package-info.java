/**
 * Programmes (<i>programmes</i>) of managerial innovation: partners, phases, approaches and the structures that take part.
 *
 * <p>Start from {@link org.essaim.programme.Programme}.
 */
@NullMarked
package org.essaim.programme;

import org.jspecify.annotations.NullMarked;
