/**
 * What a network shares with its structures (<i>partage d’expériences</i>): resources, to whom they are addressed, and who read them.
 */
@NullMarked
package org.essaim.sharing;

import org.jspecify.annotations.NullMarked;
