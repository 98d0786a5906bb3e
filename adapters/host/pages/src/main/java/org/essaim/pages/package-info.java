/**
 * Pages for coordinators (<i>pages</i>): what Essaim does, in a browser, inside any servlet container.
 *
 * <p>Start from {@link org.essaim.pages.EssaimPages}.
 */
@NullMarked
package org.essaim.pages;

import org.jspecify.annotations.NullMarked;
