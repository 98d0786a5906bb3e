/**
 * How many people work where, come, go, are absent and have accidents (<i>données sociales</i>): figures, never people.
 *
 * <p>Indicators need them and planning files do not tell them. They are typed or exported in tables, kept by structure and month, and told on
 * through {@link org.essaim.spi.MeasureSource}.
 */
@NullMarked
package org.essaim.people;

import org.jspecify.annotations.NullMarked;
