package org.essaim.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_date;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.essaim.spi.CubeReader.Month;

/** What is asked of Spark (<i>requêtes</i>): plans of its own operators alone, so that no class of ours has to travel. */
final class CellQueries {
    private static final String MONTH = "month";
    static final String PLACE = "place";
    private static final String PART = "part";
    private static final String DATE = "date";

    private final SparkSession session;
    private final Dataset<Row> rows;

    /**
     * Asks of some files.
     *
     * @param root the folder in which they lie by booking month
     * @param structures those whose rows count; empty for all
     */
    CellQueries(SparkSession session, String root, List<String> lots, Set<String> structures) {
        this.session = session;
        Dataset<Row> all =
                session.read().schema(schema()).option("basePath", root).parquet(lots.toArray(String[]::new));
        this.rows =
                structures.isEmpty() ? all : all.where(col(CellRows.STRUCTURE).isInCollection(structures));
    }

    // Here and not beside what is written, so that whoever writes needs no class of Spark.
    private static StructType schema() {
        return new StructType()
                .add(CellRows.STRUCTURE, DataTypes.StringType, false)
                .add(CellRows.TEAM, DataTypes.StringType, false)
                .add(CellRows.WORKER, DataTypes.StringType, false)
                .add(CellRows.FUNCTION, DataTypes.StringType, false)
                .add(CellRows.DAY, DataTypes.DateType, false)
                .add(CellRows.CATEGORY, DataTypes.StringType, false)
                .add(CellRows.SCHEME, DataTypes.StringType, false)
                .add(CellRows.SECONDS, DataTypes.LongType, false)
                .add(CellRows.HEADS, DataTypes.IntegerType, false)
                .add(CellRows.BOOKING, DataTypes.StringType, false);
    }

    /**
     * Structure, booking month, month of work (the number of its first day since 1970-01-01), category, scheme, how many workers, seconds.
     *
     * <p>Where nobody counts there is no cell: all that was booked cancels itself out.
     */
    Dataset<Row> sums() {
        return rows.withColumn(MONTH, unix_date(trunc(col(CellRows.DAY), "MM")))
                .groupBy(columns(CellRows.STRUCTURE, CellRows.BOOKING, MONTH, CellRows.CATEGORY, CellRows.SCHEME))
                .agg(
                        sum(CellRows.HEADS).as(CellRows.HEADS),
                        sum(CellRows.SECONDS).as(CellRows.SECONDS))
                .where(col(CellRows.HEADS).gt(0));
    }

    /**
     * Place of the month, team, worker, function, first day of the part (its number since 1970-01-01), category, scheme, seconds: in no order.
     *
     * @param places the months that are asked for
     * @param cuts days on which a part begins
     */
    Dataset<Row> cells(List<Month> places, NavigableSet<LocalDate> cuts) {
        Dataset<Row> cut = rows.join(broadcast(placed(places)), new String[] {CellRows.STRUCTURE, CellRows.BOOKING})
                .withColumn(DATE, unix_date(col(CellRows.DAY)))
                .withColumn(MONTH, unix_date(trunc(col(CellRows.DAY), "MM")));
        Dataset<Row> parted = cuts.isEmpty()
                ? cut.withColumn(PART, col(MONTH))
                : cut.join(broadcast(parted(cuts)), new String[] {DATE}, "left")
                        .withColumn(PART, coalesce(col(PART), col(MONTH)));
        return parted.groupBy(columns(
                        PLACE,
                        CellRows.TEAM,
                        CellRows.WORKER,
                        CellRows.FUNCTION,
                        PART,
                        CellRows.CATEGORY,
                        CellRows.SCHEME))
                .agg(sum(CellRows.SECONDS).as(CellRows.SECONDS))
                .where(col(CellRows.SECONDS).notEqual(0));
    }

    private Dataset<Row> placed(List<Month> places) {
        List<Row> table = new ArrayList<>();
        for (Month month : places) {
            table.add(RowFactory.create(month.structure(), month.booking().toString(), table.size()));
        }
        return session.createDataFrame(
                table,
                new StructType()
                        .add(CellRows.STRUCTURE, DataTypes.StringType, false)
                        .add(CellRows.BOOKING, DataTypes.StringType, false)
                        .add(PLACE, DataTypes.IntegerType, false));
    }

    /** Each day of a month that is cut, with the first day of its part. */
    private Dataset<Row> parted(NavigableSet<LocalDate> cuts) {
        Set<YearMonth> months = new TreeSet<>();
        cuts.forEach(day -> months.add(YearMonth.from(day)));
        List<Row> table = new ArrayList<>();
        for (YearMonth month : months) {
            LocalDate part = month.atDay(1);
            for (LocalDate day = part; !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
                part = cuts.contains(day) ? day : part;
                table.add(RowFactory.create(Math.toIntExact(day.toEpochDay()), Math.toIntExact(part.toEpochDay())));
            }
        }
        return session.createDataFrame(
                table,
                new StructType().add(DATE, DataTypes.IntegerType, false).add(PART, DataTypes.IntegerType, false));
    }

    private static Column[] columns(String... names) {
        Column[] columns = new Column[names.length];
        for (int i = 0; i < names.length; i++) {
            columns[i] = col(names[i]);
        }
        return columns;
    }
}
