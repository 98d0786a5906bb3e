/**
 * The one place to start (<i>point d’entrée</i>): {@link org.essaim.Essaim} alone sees every package.
 */
@NullMarked
package org.essaim;

import org.jspecify.annotations.NullMarked;
