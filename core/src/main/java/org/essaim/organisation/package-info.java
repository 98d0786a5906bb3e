/**
 * Who does the work (<i>organisation</i>): federation, structures, teams, and workers known by pseudonym only.
 *
 * <p>Start from {@link org.essaim.organisation.Structure}; what changes with time is an
 * {@link org.essaim.organisation.ByDate}; a worker enters through {@link org.essaim.organisation.Pseudonymiser}.
 */
@NullMarked
package org.essaim.organisation;

import org.jspecify.annotations.NullMarked;
