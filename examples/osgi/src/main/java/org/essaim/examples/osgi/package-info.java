/** A bundle that counts coordination time with Essaim (<i>lot OSGi</i>). */
@NullMarked
package org.essaim.examples.osgi;

import org.jspecify.annotations.NullMarked;
