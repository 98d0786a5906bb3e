/**
 * Essaim in the plugin folder of a host that knows nothing of it (<i>extension</i>).
 *
 * <p>These few classes are all that the host's class path sees. They unpack the jars that the plugin carries, load them apart from the
 * host's own, and mount what they find there under {@code /essaim}; what goes wrong is told in one line, and the host starts as it
 * would without.
 */
@NullMarked
package org.essaim.plugin;

import org.jspecify.annotations.NullMarked;
