/**
 * Experience that a network shares (<i>expériences</i>): testimonies with the consent of who gave them, lessons learned, good and bad, and one catalogue in which all of it is
 * searched. Start at {@link org.essaim.experience.Experiences}.
 */
@NullMarked
package org.essaim.experience;

import org.jspecify.annotations.NullMarked;
