/**
 * The store in a relational database.
 * Found by {@link java.util.ServiceLoader}; H2 is the embedded default.
 */
@NullMarked
package org.essaim.jdbc;

import org.jspecify.annotations.NullMarked;
