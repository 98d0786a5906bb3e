/**
 * Structures on their way through a programme (<i>engagement</i>): calls, applications, decisions, phases, approaches tried and
 * chosen, people by function, and how many stay.
 *
 * <p>Start from {@link org.essaim.engagement.Programmes}. What a programme is stands in {@link org.essaim.programme.Programme};
 * here stands what happens in it. Bad data is a finding, and nothing of it is stored.
 */
@NullMarked
package org.essaim.engagement;

import org.jspecify.annotations.NullMarked;
