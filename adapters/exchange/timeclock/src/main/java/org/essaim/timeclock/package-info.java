/** Time of a small team (<i>pointage</i>) from a plain text in which everybody clocks in and out. */
@NullMarked
package org.essaim.timeclock;

import org.jspecify.annotations.NullMarked;
