/**
 * What people type, taken in (<i>saisie</i>): one thing or the rows of a table, checked first, stored together, the same a second time
 * changes nothing. For the packages that record something; who uses them sees {@link Recorded} alone.
 */
@NullMarked
package org.essaim.recording;

import org.jspecify.annotations.NullMarked;
