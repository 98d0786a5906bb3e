/** How far figures of surveys can be trusted (<i>statistique inférentielle</i>), on Commons Statistics. */
@NullMarked
package org.essaim.statistics;

import org.jspecify.annotations.NullMarked;
