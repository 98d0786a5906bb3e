package org.essaim.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.UnorderedDigest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Reading;
import org.essaim.spi.TimeSource.Sink;
import org.essaim.table.FactReader;
import org.essaim.table.Layout;
import org.essaim.table.Names;
import org.essaim.time.Fact;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/** One reading of a query, row by row. */
final class Asking {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_CODES = 20;
    private static final int LONGEST_CODE = 40;

    private final SqlMapping mapping;
    private final SqlLayout layout;
    private final @Nullable Window window;
    private final boolean following;
    private final Clock clock;
    private final Context context;
    private final Sink sink;
    private final ZoneId zone;
    private final SqlSlots slots = new SqlSlots();
    private final FactReader facts;
    private final int key;
    private final int worker;
    private final int structure;
    private final int deleted;
    private final Set<String> own;
    private final Set<String> known;
    private final Set<String> unknown = new HashSet<>();
    private final UnorderedDigest digest = new UnorderedDigest();
    private @Nullable Marking marking;
    private @Nullable SqlRow row;
    private long rows;
    private boolean failed;

    Asking(SqlMapping mapping, @Nullable Window window, boolean following, Clock clock, Context context, Sink sink) {
        this.mapping = mapping;
        this.layout = mapping.layout();
        this.window = window;
        this.following = following;
        this.clock = clock;
        this.context = context;
        this.sink = sink;
        Layout table = layout.layout();
        this.zone = table.zone() == null ? context.zone() : table.zone();
        this.facts = new FactReader(mapping.name(), table, slots, SqlRow.WIDTH, context, new Kept());
        this.key = slots.slot(table.columns().key());
        this.worker = slots.slot(table.columns().worker());
        SqlLayout.Structures structures = layout.structure();
        this.structure = slots.slot(structures == null ? null : structures.place());
        this.own = structures == null ? Set.of() : Set.copyOf(structures.codesOf(context.structure()));
        this.known = structures == null ? Set.of() : structures.codes().keySet();
        this.deleted =
                slots.slot(layout.deleted() == null ? null : layout.deleted().place());
        // Last of all, so that it can be told from the rest.
        slots.slot(layout.watermark() == null ? null : layout.watermark().place());
    }

    List<String> columns() {
        return slots.names();
    }

    void ask(Connection connection, ReadOnly transaction) throws SQLException {
        Select select = new Select(layout, slots, connection.getMetaData());
        List<SqlRow.Type> types;
        try {
            types = select.types(connection);
        } catch (SQLException e) {
            connection.rollback();
            Optional<String> missing = select.unknown(connection);
            if (missing.isEmpty()) {
                throw e;
            }
            failed = true;
            sink.note(Finding.of(Code.MISSING_COLUMN)
                    .file(mapping.name())
                    .column(missing.get())
                    .build());
            return;
        }
        if (!narrow(select, types, connection)) {
            return;
        }
        Layout.@Nullable Place order =
                transaction.sorts() ? layout.layout().columns().key() : null;
        SqlRow cells = new SqlRow(types, zone);
        row = cells;
        try (PreparedStatement statement = select.prepare(connection, order)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet answer = statement.executeQuery()) {
                long number = 0;
                while (answer.next()) {
                    cells.read(answer, ++number);
                    take(cells, answer);
                }
            }
        }
        if (transaction.hasWritten()) {
            failed = true;
            sink.note(Finding.of(Code.UNREADABLE_SOURCE)
                    .file(mapping.name())
                    .with("problem", "la requête écrit / the query writes")
                    .build());
        }
    }

    // False if it cannot be read so.
    private boolean narrow(Select select, List<SqlRow.Type> types, Connection connection) throws SQLException {
        SqlLayout.Watermark watermark = layout.watermark();
        boolean whole = !following;
        if (following && watermark != null) {
            SqlRow.Type type = types.get(slots.slot(watermark.place()));
            if (!Marking.canGrow(type)) {
                failed = true;
                sink.note(Finding.of(Code.INVALID_VALUE)
                        .file(mapping.name())
                        .path("columns.watermark")
                        .value("")
                        .with("problem", "a column of moments, dates or numbers")
                        .build());
                return false;
            }
            Marking since = Marking.of(layout.digest(), type, watermark, context.since());
            if (!since.isBeginning()) {
                select.since(watermark, since);
            }
            marking = since;
            // Once it was followed, what it holds of other structures may have been here before.
            whole = context.since().isEmpty();
        }
        SqlLayout.Structures structures = layout.structure();
        if (structures != null && whole) {
            select.only(structures, structures.codesOf(context.structure()), sqlType(select, connection));
        }
        if (window != null) {
            select.within(window, types, zone);
        }
        return true;
    }

    private int sqlType(Select select, Connection connection) throws SQLException {
        try (PreparedStatement statement = select.prepare(connection, null)) {
            ResultSetMetaData columns = statement.getMetaData();
            return columns.getColumnType(structure + 1);
        }
    }

    private void take(SqlRow cells, ResultSet answer) throws SQLException {
        Marking marks = marking;
        SqlLayout.Watermark watermark = layout.watermark();
        if (marks != null && watermark != null) {
            marks.see(answer, slots.slot(watermark.place()) + 1);
        }
        if (isElsewhere(cells) || isDeleted(cells)) {
            if (key >= 0 && !cells.isEmpty(key)) {
                count(cells);
                sink.gone(cells.number(), cells.string(key));
            }
            return;
        }
        if (window == null) {
            count(cells);
        }
        facts.read(cells);
    }

    private void count(SqlRow cells) {
        rows++;
        digest.add(cells.bytes());
    }

    private boolean isElsewhere(SqlRow cells) {
        if (structure < 0) {
            return false;
        }
        String code = cells.isEmpty(structure) ? "" : Names.normal(cells.string(structure));
        if (own.contains(code)) {
            return false;
        }
        if (!known.isEmpty() && !known.contains(code) && unknown.size() < MOST_CODES && unknown.add(code)) {
            // Nobody's hours: whoever reads this decides whose.
            sink.note(Finding.of(Code.UNKNOWN_CODE)
                    .severity(Severity.WARNING)
                    .file(mapping.name())
                    .column(slots.name(structure))
                    .value(structure == worker || code.length() > LONGEST_CODE ? "…" : code)
                    .with("valid", String.join(", ", known.stream().sorted().toList()))
                    .build());
        }
        return true;
    }

    private boolean isDeleted(SqlRow cells) {
        SqlLayout.Deleted mark = layout.deleted();
        if (mark == null || cells.isEmpty(deleted)) {
            return false;
        }
        String value = cells.string(deleted);
        return mark.values().isEmpty()
                ? cells.type(deleted) != SqlRow.Type.TRUTH || value.equals("true")
                : mark.values().getOrDefault(Names.normal(value), Boolean.FALSE);
    }

    /** What is told of the row at hand, if it lies in the days that were asked for. */
    private final class Kept implements Sink {
        private long counted;

        @Override
        public void fact(long number, Fact fact) {
            if (window != null) {
                if (!window.days().contains(fact.reference().startDate())) {
                    return;
                }
                countAtHand();
            }
            sink.fact(number, fact);
        }

        @Override
        public void reject(long number, Finding finding) {
            if (window != null) {
                countAtHand();
            }
            sink.reject(number, named(finding));
        }

        @Override
        public void note(Finding finding) {
            sink.note(named(finding));
        }

        private void countAtHand() {
            SqlRow cells = row;
            if (cells != null && cells.number() != counted) {
                counted = cells.number();
                count(cells);
            }
        }

        // A row of a query has no line that somebody could look up, but its key.
        private Finding named(Finding finding) {
            SqlRow cells = row;
            if (cells == null || key < 0 || cells.isEmpty(key) || finding.row() == null) {
                return finding;
            }
            return new Finding(
                    finding.code(),
                    finding.severity(),
                    finding.file(),
                    finding.row(),
                    finding.column(),
                    slots.name(key) + "[" + cells.string(key) + "]",
                    finding.value(),
                    finding.details());
        }
    }

    void fail(SQLException e) {
        failed = true;
        String state = e.getSQLState();
        sink.note(Finding.of(Code.UNREADABLE_SOURCE)
                .file(mapping.name())
                .with("problem", state == null ? "SQL" : "SQL " + state)
                .build());
    }

    Reading reading() {
        String mark = marking == null || failed ? "" : marking.next(clock.instant(), zone);
        return new Reading(digest.digest(), rows, mark);
    }
}
