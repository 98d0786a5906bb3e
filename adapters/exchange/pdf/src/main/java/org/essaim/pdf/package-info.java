/**
 * Statements and reports as PDF.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.pdf;

import org.jspecify.annotations.NullMarked;
