/**
 * JSON and YAML documents.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.jackson;

import org.jspecify.annotations.NullMarked;
