/** A country's year as Parquet, and a federation whose statements are the same with Spark as without (<i>exemple Spark</i>). */
@NullMarked
package org.essaim.examples.spark;

import org.jspecify.annotations.NullMarked;
