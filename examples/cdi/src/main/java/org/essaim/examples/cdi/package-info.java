/** Essaim in a Jakarta CDI container (<i>conteneur CDI</i>): start at {@link org.essaim.examples.cdi.EssaimBeans}. */
@NullMarked
package org.essaim.examples.cdi;

import org.jspecify.annotations.NullMarked;
