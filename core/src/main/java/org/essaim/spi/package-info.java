/**
 * The ports (<i>ports</i>), and nothing else: what an adapter implements and what it is handed.
 *
 * <p>A store implements {@link org.essaim.spi.Store}, and
 * {@link org.essaim.spi.CubeReader} if it can add up; a source of facts {@link org.essaim.spi.TimeSource}; a document
 * format {@link org.essaim.spi.DocumentCodec}; an output format {@link org.essaim.spi.Exporter}; a shipped folder of data
 * {@link org.essaim.spi.PackSource}.
 */
@NullMarked
package org.essaim.spi;

import org.jspecify.annotations.NullMarked;
