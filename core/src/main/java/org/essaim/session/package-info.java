/**
 * Sessions of programmes (<i>séances</i>): awareness days, web-conferences, trainings, meetings; who registered, who came, and the
 * working time that it was.
 *
 * <p>Start from {@link org.essaim.session.Sessions}. A person is a pseudonym or one of a count by function; external experts are
 * organisations. Names come from the host while an attendance sheet is laid out, and are never kept.
 */
@NullMarked
package org.essaim.session;

import org.jspecify.annotations.NullMarked;
