@NullMarked
package org.essaim.witness;

import org.jspecify.annotations.NullMarked;
