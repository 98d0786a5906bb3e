package org.essaim.xlsx;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.table.HeaderColumns;
import org.essaim.table.Layout;
import org.essaim.table.TableRow;

/**
 * A row of a workbook that a program wrote (<i>ligne d’un export</i>): texts as they stand, and what the workbook counts as days and hours in the
 * one form in which these are read, whatever the cell looks like.
 */
final class ExportRow implements TableRow {
    /** What a reader of tables is told to expect. */
    static final int WIDTH = 0;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int UNKEPT = -1;
    private static final int SECONDS_OF_A_DAY = 86_400;

    /** What a column tells, so that a number in it is understood. */
    private enum Role {
        PLAIN,
        MOMENT,
        DAY,
        CLOCK,
        LENGTH,
        NUMBER
    }

    // A column of a workbook to a slot of ours.
    private final int[] slotOfColumn;
    private final Role[] roles;
    private final int[] from;
    private final int[] to;
    private final char decimal;
    private char[] text = new char[256];
    private int length;
    private long number;
    private boolean blank;

    ExportRow(Layout layout, HeaderColumns columns) {
        List<Integer> kept = columns.kept();
        slotOfColumn = new int[1 + kept.stream().max(Integer::compare).orElse(-1)];
        Arrays.fill(slotOfColumn, UNKEPT);
        for (int slot = 0; slot < kept.size(); slot++) {
            slotOfColumn[kept.get(slot)] = slot;
        }
        roles = new Role[kept.size()];
        Arrays.fill(roles, Role.PLAIN);
        from = new int[kept.size()];
        to = new int[kept.size()];
        decimal = DecimalFormatSymbols.getInstance(layout.locale()).getDecimalSeparator();
        Layout.Columns mapped = layout.columns();
        for (Layout.Stretch pair : List.of(mapped.planned(), mapped.clocked(), mapped.retained())) {
            timed(columns, Optional.ofNullable(pair.start()));
            timed(columns, Optional.ofNullable(pair.end()));
        }
        Optional.ofNullable(mapped.date()).ifPresent(place -> roles[columns.slot(place)] = Role.DAY);
        lasting(columns, Optional.ofNullable(mapped.duration()));
        lasting(columns, Optional.ofNullable(mapped.trip()));
    }

    private void timed(HeaderColumns columns, Optional<Layout.Timed> column) {
        column.ifPresent(timed -> {
            Layout.Place day = timed.day();
            roles[columns.slot(timed.place())] = day == null ? Role.MOMENT : Role.CLOCK;
            if (day != null) {
                roles[columns.slot(day)] = Role.DAY;
            }
        });
    }

    private void lasting(HeaderColumns columns, Optional<Layout.Lasting> column) {
        column.ifPresent(lasting -> roles[columns.slot(lasting.place())] =
                lasting.unit() == Layout.Unit.HOURS_MINUTES ? Role.LENGTH : Role.NUMBER);
    }

    /** Takes the cells of a row; the columns that a formula stands in are answered, by their slots. */
    List<Integer> take(long row, List<SheetReader.Cell> cells) {
        number = row;
        length = 0;
        blank = true;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        List<Integer> formulas = List.of();
        for (SheetReader.Cell cell : cells) {
            blank = blank && EntryRow.stripped(cell.value()).isEmpty();
            int slot = cell.column() < slotOfColumn.length ? slotOfColumn[cell.column()] : UNKEPT;
            if (slot == UNKEPT) {
                continue;
            }
            if (cell.kind() == SheetReader.Kind.FORMULA) {
                formulas = formulas.isEmpty() ? new ArrayList<>() : formulas;
                formulas.add(slot);
            } else {
                put(slot, EntryRow.stripped(told(roles[slot], cell)));
            }
        }
        return formulas;
    }

    private String told(Role role, SheetReader.Cell cell) {
        if (cell.kind() != SheetReader.Kind.NUMBER) {
            return cell.value();
        }
        if (role == Role.PLAIN) {
            return Serial.plain(cell.value());
        }
        Optional<BigDecimal> serial = Serial.of(cell.value());
        if (role == Role.NUMBER || serial.isEmpty()) {
            // The file has a point, whatever its reader's language.
            return Serial.plain(cell.value()).replace('.', decimal);
        }
        return switch (role) {
            case MOMENT ->
                Serial.moment(serial.get()).map(ExportRow::moment).orElseGet(() -> Serial.plain(cell.value()));
            case DAY -> Serial.day(serial.get()).map(LocalDate::toString).orElseGet(() -> Serial.plain(cell.value()));
            case CLOCK -> clock(Serial.secondOfDay(serial.get())).orElseGet(() -> Serial.plain(cell.value()));
            default -> length(Serial.seconds(serial.get()));
        };
    }

    // By hand: a formatter takes longer than all the rest of the row.
    private static String moment(LocalDateTime moment) {
        StringBuilder text = new StringBuilder(19).append(moment.toLocalDate()).append('T');
        two(text, moment.getHour()).append(':');
        two(text, moment.getMinute()).append(':');
        return two(text, moment.getSecond()).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static Optional<String> clock(long second) {
        return second >= SECONDS_OF_A_DAY
                ? Optional.empty()
                : Optional.of(CLOCK.format(LocalTime.ofSecondOfDay(second)));
    }

    private static String length(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private void put(int slot, String value) {
        if (text.length - length < value.length()) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + value.length()));
        }
        from[slot] = length;
        value.getChars(0, value.length(), text, length);
        length += value.length();
        to[slot] = length;
    }

    /** True if nothing stands in any column. */
    boolean isBlank() {
        return blank;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int fields() {
        return WIDTH;
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

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "ExportRow[" + number + "]";
    }
}
