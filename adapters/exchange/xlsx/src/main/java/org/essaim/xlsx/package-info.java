/**
 * Workbooks.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.xlsx;

import org.jspecify.annotations.NullMarked;
