package org.essaim.spark;

import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** What a row of a file is (<i>ligne</i>): a cell cut to one day, with its seconds. */
final class CellRows extends WriteSupport<CellRows.Row> {
    /**
     * A row.
     *
     * @param cell of one day
     * @param seconds its seconds
     * @param heads 1 on one row of each worker in each sum that the month makes, 0 on all others: added up, they are the workers
     */
    record Row(Cell cell, long seconds, int heads) {}

    static final String STRUCTURE = "structure";
    static final String TEAM = "team";
    static final String WORKER = "worker";
    static final String FUNCTION = "function";
    static final String DAY = "day";
    static final String CATEGORY = "category";
    static final String SCHEME = "scheme";
    static final String SECONDS = "seconds";
    static final String HEADS = "heads";
    /** Not in the files, but in the name of the folder that they lie in. */
    static final String BOOKING = "booking";

    private static final MessageType FILE = MessageTypeParser.parseMessageType("""
            message essaim_cells {
              required binary structure (STRING);
              required binary team (STRING);
              required binary worker (STRING);
              required binary function (STRING);
              required int32 day (DATE);
              required binary category (STRING);
              required binary scheme (STRING);
              required int64 seconds;
              required int32 heads;
            }
            """);

    private @Nullable RecordConsumer consumer;

    @Override
    @SuppressWarnings("deprecation") // abstract there, and the only way
    public WriteContext init(Configuration configuration) {
        return new WriteContext(FILE, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
        RecordConsumer out = Objects.requireNonNull(consumer);
        Cell cell = row.cell();
        out.startMessage();
        text(out, 0, STRUCTURE, cell.structure());
        text(out, 1, TEAM, cell.team());
        text(out, 2, WORKER, cell.worker().value());
        text(out, 3, FUNCTION, cell.function().name());
        out.startField(DAY, 4);
        out.addInteger(Math.toIntExact(cell.from().toEpochDay()));
        out.endField(DAY, 4);
        text(out, 5, CATEGORY, cell.category().name());
        text(out, 6, SCHEME, cell.schemeName());
        out.startField(SECONDS, 7);
        out.addLong(row.seconds());
        out.endField(SECONDS, 7);
        out.startField(HEADS, 8);
        out.addInteger(row.heads());
        out.endField(HEADS, 8);
        out.endMessage();
    }

    private static void text(RecordConsumer out, int index, String name, String value) {
        out.startField(name, index);
        out.addBinary(Binary.fromString(value));
        out.endField(name, index);
    }
}
