/**
 * Who does what where, with whom and with whose money (<i>répertoire des projets du réseau</i>): the projects that structures of a network lead,
 * inside a programme or outside of any.
 */
@NullMarked
package org.essaim.network;

import org.jspecify.annotations.NullMarked;
