/**
 * Sealed months as Parquet, added up by Apache Spark (<i>mois scellés au-delà d’une machine</i>).
 *
 * <p>Start from {@link org.essaim.spark.SealedParquet}, which writes, and {@link org.essaim.spark.SparkCubeReader}, which reads.
 */
@NullMarked
package org.essaim.spark;

import org.jspecify.annotations.NullMarked;
