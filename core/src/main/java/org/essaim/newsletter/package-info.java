/**
 * Letters to a network about what is tried in it (<i>lettres d’innovation</i>), made of articles of their own and of what is shared anyway. Start at
 * {@link org.essaim.newsletter.Newsletters}.
 */
@NullMarked
package org.essaim.newsletter;

import org.jspecify.annotations.NullMarked;
