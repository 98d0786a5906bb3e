/**
 * The store in a relational database (<i>magasin relationnel</i>); H2 is the embedded default.
 *
 * <p>Start from {@link org.essaim.jdbc.JdbcStore}.
 */
@NullMarked
package org.essaim.jdbc;

import org.jspecify.annotations.NullMarked;
