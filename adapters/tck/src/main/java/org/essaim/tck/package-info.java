/**
 * The contracts an adapter must pass.
 * Extend a contract, say how to make a fresh subject, and run it with JUnit.
 */
@NullMarked
package org.essaim.tck;

import org.jspecify.annotations.NullMarked;
