package org.essaim.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.spark.SealedParquet;
import org.essaim.spark.SparkCubeReader;
import org.essaim.spi.CubeReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A federation tells the same of its sealed time, whoever adds it up. */
class FederationTest {
    @TempDir
    static Path folder;

    private static SparkSession session = local();

    private static Invented alone;
    private static Invented beside;
    private static String cells = "";

    /** Spark on this machine alone. */
    static SparkSession local() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    @BeforeAll
    static void twoFederationsThatAreTheSame() throws IOException {
        alone = Invented.in(folder.resolve("alone"), 3, 3, 11);
        beside = Invented.in(folder.resolve("beside"), 3, 3, 11);
        cells = folder.resolve("cells").toString();
        SealedParquet.in(cells).export(beside.store());
    }

    @AfterAll
    static void end() throws IOException {
        session.close();
    }

    @Test
    void statementsIndicatorsAndSumsAreTheSameWithSparkDigestForDigest() {
        Essaim here = alone.essaim(null);
        Asked asked = new Asked(SparkCubeReader.over(session, cells));
        Essaim there = beside.essaim(asked);
        SortedMap<String, String> expected = Figures.asked(here, alone.first(), alone.last());
        assertThat(Figures.asked(there, beside.first(), beside.last()))
                .isEqualTo(expected)
                .containsKeys("sums", "measure cost-coordination", "measure time-coordination", "examination");
        assertThat(Figures.issued(there, beside.first(), beside.last()))
                .isEqualTo(Figures.issued(here, alone.first(), alone.last()))
                .hasSize(3);
        assertThat(asked.cells).as("questions for cells were asked of Spark").hasPositiveValue();
    }

    @Test
    void aDraftAsksSparkOnceForAllMonths() {
        Asked asked = new Asked(SparkCubeReader.over(session, cells));
        Essaim there = beside.essaim(asked);
        there.funding().lint(beside.first(), beside.last()).findings();
        assertThat(asked.cells).hasValue(1);
        assertThat(asked.months).hasValue(9);
    }

    /** Counts the questions. */
    private static final class Asked implements CubeReader {
        private final CubeReader spark;
        private final AtomicInteger cells = new AtomicInteger();
        private final AtomicInteger months = new AtomicInteger();

        Asked(CubeReader spark) {
            this.spark = spark;
        }

        @Override
        public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
            return spark.sums(structures, first, last);
        }

        @Override
        public Optional<SortedMap<Month, Digest>> seals(
                Collection<String> structures, YearMonth first, YearMonth last) {
            return spark.seals(structures, first, last);
        }

        @Override
        public boolean cells(SortedSet<Month> asked, NavigableSet<LocalDate> cuts, Telling telling) {
            cells.incrementAndGet();
            months.addAndGet(asked.size());
            return spark.cells(asked, cuts, telling);
        }
    }
}
