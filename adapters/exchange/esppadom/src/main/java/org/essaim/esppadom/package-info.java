/** Visits of home carers from DELIVERY messages of ESPPADOM, the sector's exchange format. */
@NullMarked
package org.essaim.esppadom;

import org.jspecify.annotations.NullMarked;
