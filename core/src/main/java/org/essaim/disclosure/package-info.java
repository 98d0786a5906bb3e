/**
 * Statistical disclosure control (<i>secret statistique</i>): what may be told of figures behind which there are people.
 *
 * <p>Start from {@link org.essaim.disclosure.Disclosure}. A {@link org.essaim.disclosure.SensitiveTable} knows who contributed what; a
 * {@link org.essaim.disclosure.ProtectedTable} knows only what may be told, and everything that is published, charts and files too, is
 * made of it alone.
 *
 * <p>What is promised: whoever knows every figure of this release and of those before it, that nothing is below 0, which cells are 0,
 * and what one contributor, any, put in everywhere, bounds no suppressed figure to within 10 % of it. Each suppressed cell is kept with two exact
 * witnesses: whole numbers that could stand in the place of the true ones, with which it is so much higher, or lower, and nothing
 * that was published is another. A witness that cannot be found leads to more suppression, in the end to the whole table.
 */
@NullMarked
package org.essaim.disclosure;

import org.jspecify.annotations.NullMarked;
