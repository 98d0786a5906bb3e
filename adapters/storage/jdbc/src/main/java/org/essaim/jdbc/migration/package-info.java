/**
 * The schema's history (<i>migrations</i>): the scripts, and the ear that hears Flyway run them.
 *
 * <p>Nothing here is for callers.
 */
@NullMarked
package org.essaim.jdbc.migration;

import org.jspecify.annotations.NullMarked;
