/**
 * The leaflet of a programme (<i>plaquette</i>): what it is, who is behind it, how it goes, and what to ask oneself before starting. Start at
 * {@link org.essaim.leaflet.Leaflet}.
 */
@NullMarked
package org.essaim.leaflet;

import org.jspecify.annotations.NullMarked;
