/** Exact arithmetic: fractions that are rounded once, and amounts divided so that their parts sum to them. */
@NullMarked
package org.essaim.exact;

import org.jspecify.annotations.NullMarked;
