/**
 * Packs (<i>paquets</i>): a federation, its agreements and programmes as a folder or archive of data, never code.
 *
 * <p>Start from {@link org.essaim.pack.Packs}, which loads one with everything it extends and answers a
 * {@link org.essaim.pack.Pack} only if nothing in it is wrong.
 */
@NullMarked
package org.essaim.pack;

import org.jspecify.annotations.NullMarked;
