package org.essaim.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.essaim.table.Names;
import org.essaim.table.TableRow;

/**
 * One row at a time, reduced to the columns that are kept while it is parsed: what is not listed never leaves the
 * parser's buffer. The first row is the header and is taken whole.
 */
final class Row extends AbstractBaseCsvCallbackHandler<Row> implements TableRow {
    private static final int UNKEPT = -1;

    private final List<String> header = new ArrayList<>();
    private boolean headerTaken;
    private int[] slotOfField = {};
    private int[] from = {};
    private int[] to = {};
    private char[] text = new char[1024];
    private int length;
    private boolean blank;

    /** Keeps these fields from now on; the slot of each is its place in the list. */
    void keep(List<Integer> fields) {
        slotOfField = new int[header.size()];
        Arrays.fill(slotOfField, UNKEPT);
        for (int slot = 0; slot < fields.size(); slot++) {
            slotOfField[fields.get(slot)] = slot;
        }
        from = new int[fields.size()];
        to = new int[fields.size()];
    }

    List<String> header() {
        return header;
    }

    /** The line on which it starts. */
    @Override
    public long number() {
        return getStartingLineNumber();
    }

    @Override
    public int fields() {
        return getFieldCount();
    }

    /** True for an empty line, and for one of separators only, as spreadsheets leave them at the end. */
    boolean isBlank() {
        return blank;
    }

    @Override
    public char[] text() {
        return text;
    }

    @Override
    public int from(int slot) {
        return from[slot];
    }

    @Override
    public int to(int slot) {
        return to[slot];
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        headerTaken = headerTaken || !header.isEmpty();
        length = 0;
        blank = true;
        // What a row that ends early does not have is not what the row before had.
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
        if (size > 0) {
            blank = false;
        }
        if (!headerTaken) {
            header.add(new String(buffer, offset, size));
        } else if (index < slotOfField.length && slotOfField[index] != UNKEPT) {
            keepCell(slotOfField[index], buffer, offset, offset + size);
        }
    }

    private void keepCell(int slot, char[] buffer, int begin, int end) {
        int first = begin;
        int last = end;
        while (first < last && Names.isBlank(buffer[first])) {
            first++;
        }
        while (last > first && Names.isBlank(buffer[last - 1])) {
            last--;
        }
        int size = last - first;
        if (text.length - length < size) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + size));
        }
        System.arraycopy(buffer, first, text, length, size);
        from[slot] = length;
        length += size;
        to[slot] = length;
    }

    @Override
    protected RecordType getRecordType() {
        return super.getRecordType();
    }

    @Override
    protected Row buildRecord() {
        return this;
    }
}
