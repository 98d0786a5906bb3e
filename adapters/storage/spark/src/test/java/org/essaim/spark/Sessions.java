package org.essaim.spark;

import org.apache.spark.sql.SparkSession;

/** A session in this process, with two threads, which all tests share; it ends with the process. */
final class Sessions {
    private static final SparkSession LOCAL = SparkSession.builder()
            .master("local[2]")
            .appName("essaim-spark tests")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            // Small plans, many of them: what pays for a hundred million rows costs more than it saves here.
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();

    private Sessions() {}

    static SparkSession local() {
        return LOCAL;
    }
}
