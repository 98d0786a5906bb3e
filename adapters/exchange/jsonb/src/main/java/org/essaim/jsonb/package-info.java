/**
 * JSON documents over Jakarta's own JSON (<i>documents JSON par Jakarta</i>): for hosts that have it already.
 *
 * <p>{@link org.essaim.jsonb.JsonbCodec} is found by {@link java.util.ServiceLoader} and needs JSON Processing alone.
 * It is as strict as the codec of essaim-jackson: they agree on every document, and name the same place in one that they
 * refuse.
 */
@NullMarked
package org.essaim.jsonb;

import org.jspecify.annotations.NullMarked;
