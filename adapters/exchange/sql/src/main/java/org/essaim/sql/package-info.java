/**
 * A program's own database as a source of time (<i>source SQL</i>): a query, what its columns mean, and a column that tells what
 * changed since the last time.
 *
 * <p>Start from {@link org.essaim.sql.SqlTimeSource}. What is read is said by a {@link org.essaim.sql.SqlMapping}, a small YAML or
 * JSON document in the words of the mappings of files.
 */
@NullMarked
package org.essaim.sql;

import org.jspecify.annotations.NullMarked;
