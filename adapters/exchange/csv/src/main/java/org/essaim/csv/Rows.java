package org.essaim.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Walks through a file row by row, the header first. A row with a misplaced quote is passed over, and the walk goes on at
 * the line below it; a quote that is never closed ends the walk, for nobody can say where its cell ends.
 */
final class Rows {
    /** The longest cell, in characters; a longer one comes of a quote that was never closed. */
    private static final int LONGEST_CELL = 1 << 20;
    /** How far the parser reads ahead, at most. */
    private static final int READ_AHEAD = 1 << 15;
    /** Each detour reads the file again up to its row, so their number is limited. */
    private static final int MOST_DETOURS = 100;

    private final SourceFile source;
    private final char separator;
    private final Row row;
    private final Visitor visitor;

    /** Takes what is met. */
    interface Visitor {
        /** A row; blank ones are shown too. Answers false to end the walk. */
        boolean row(Row row);

        /** A line whose quotes are misplaced; the walk goes on below it. */
        void malformedRow(long line);

        /** The row from which nothing more can be read. */
        void malformedRest(long line);
    }

    private Rows(SourceFile source, char separator, Row row, Visitor visitor) {
        this.source = source;
        this.separator = separator;
        this.row = row;
        this.visitor = visitor;
    }

    /**
     * Walks.
     *
     * @throws IOException if the file cannot be read; never of the text's making
     */
    static void walk(SourceFile source, char separator, Row row, Visitor visitor) throws IOException {
        Rows rows = new Rows(source, separator, row, visitor);
        long next = 1;
        for (int detours = 0; next > 0; detours++) {
            next = rows.walkFrom(next, detours < MOST_DETOURS);
        }
    }

    // Answers the line at which to go on, or 0 at the end.
    private long walkFrom(long line, boolean mayDetour) throws IOException {
        try (SourceFile.Tracked text = source.open();
                CsvReader<Row> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .quoteCharacter('"')
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_CELL)
                        .build(row, text)) {
            if (!skip(reader, line - 1)) {
                return 0;
            }
            Iterator<Row> rows = reader.iterator();
            long deliveredBefore = 0;
            while (true) {
                boolean more;
                try {
                    more = rows.hasNext();
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                } catch (CsvParseException e) {
                    if (e.getCause() != null) {
                        throw e;
                    }
                    boolean endless = text.ended() || text.delivered() - deliveredBefore > LONGEST_CELL - READ_AHEAD;
                    if (endless || !mayDetour || row.number() == 1) {
                        visitor.malformedRest(row.number());
                        return 0;
                    }
                    visitor.malformedRow(row.number());
                    return row.number() + 1;
                }
                if (!more || !visitor.row(rows.next())) {
                    return 0;
                }
                deliveredBefore = text.delivered();
            }
        }
    }

    private static boolean skip(CsvReader<Row> reader, long lines) {
        try {
            reader.skipLines(Math.toIntExact(lines));
            return true;
        } catch (CsvParseException e) {
            // The malformed line was the last one.
            return false;
        }
    }
}
