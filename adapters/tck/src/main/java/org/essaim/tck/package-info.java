/**
 * The contracts (<i>contrats</i>) that an adapter must pass.
 *
 * <p>Extend a contract, say how to make a fresh subject, and run it with JUnit.
 */
@NullMarked
package org.essaim.tck;

import org.jspecify.annotations.NullMarked;
