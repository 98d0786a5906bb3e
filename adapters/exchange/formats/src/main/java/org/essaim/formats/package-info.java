/**
 * Formats that need the JDK alone.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.formats;

import org.jspecify.annotations.NullMarked;
