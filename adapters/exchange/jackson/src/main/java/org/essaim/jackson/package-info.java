/**
 * JSON and YAML documents (<i>documents JSON et YAML</i>) over Jackson 3.
 *
 * <p>Two codecs, found by {@link java.util.ServiceLoader}: {@link org.essaim.jackson.JsonCodec} and
 * {@link org.essaim.jackson.YamlCodec}. Both read and write the same neutral tree. They use Jackson's streaming part alone, and
 * live beside a host's Jackson 2: the README says with which versions that was tried.
 */
@NullMarked
package org.essaim.jackson;

import org.jspecify.annotations.NullMarked;
