/**
 * Tables as CSV.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.csv;

import org.jspecify.annotations.NullMarked;
