/**
 * Planning exports as CSV (<i>exports de planning</i>): each row becomes a fact, by an allow-list of columns.
 *
 * <p>Start from {@link org.essaim.csv.CsvTimeSource}. What a column means is said by a
 * {@link org.essaim.csv.CsvMapping}, a small YAML or JSON document; the shipped ones are {@link org.essaim.csv.CsvPresets}.
 */
@NullMarked
package org.essaim.csv;

import org.jspecify.annotations.NullMarked;
