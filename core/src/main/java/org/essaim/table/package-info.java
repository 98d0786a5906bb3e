/**
 * Tables of events (<i>tableaux</i>): how the columns of a file or a query become facts, by an allow-list.
 *
 * <p>For the adapters that read tables, and for nobody else: the module shows it to them alone, and it may change with them.
 * Start from {@link org.essaim.table.FactReader}; what a mapping declares is a {@link org.essaim.table.Layout}.
 */
@NullMarked
package org.essaim.table;

import org.jspecify.annotations.NullMarked;
