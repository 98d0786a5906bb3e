package org.essaim.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.table.Layout;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that is sent: the mapped columns of a query or a table, and no others; names quoted, values bound.
 *
 * <p>Conditions only spare the network what would be left out anyway, so they may let a row too many through.
 */
final class Select {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_NAME = 128;

    private final SqlLayout mapping;
    private final SqlSlots slots;
    private final Names names;
    private final List<String> conditions = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();

    /** How the database writes names. */
    private record Names(String quote, boolean upper, boolean lower) {
        static Names of(DatabaseMetaData database) throws SQLException {
            String quote = database.getIdentifierQuoteString();
            return new Names(
                    quote == null || quote.isBlank() ? "\"" : quote.strip(),
                    database.storesUpperCaseIdentifiers(),
                    database.storesLowerCaseIdentifiers());
        }

        /** A name as SQL means it: folded as the database folds it, unless it is quoted. */
        String of(String name) {
            String exact = name;
            if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
                exact = name.substring(1, name.length() - 1).replace("\"\"", "\"");
            } else if (PLAIN.matcher(name).matches()) {
                exact = upper ? name.toUpperCase(Locale.ROOT) : lower ? name.toLowerCase(Locale.ROOT) : name;
            }
            return quote + exact.replace(quote, quote + quote) + quote;
        }
    }

    /** Fills one place of a prepared statement. */
    private interface Binding {
        void bind(PreparedStatement statement, int parameter) throws SQLException;
    }

    Select(SqlLayout mapping, SqlSlots slots, DatabaseMetaData database) throws SQLException {
        this.mapping = mapping;
        this.slots = slots;
        this.names = Names.of(database);
    }

    /** A column whose name no database can have; nothing if all can. */
    static Optional<String> impossible(List<String> columns) {
        return columns.stream()
                .filter(name -> name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
                .findFirst();
    }

    /** What the columns hold; nobody's row is looked at. */
    List<SqlRow.Type> types(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text(slots.names(), "where 1 = 0", ""))) {
            ResultSetMetaData columns = statement.getMetaData();
            List<SqlRow.Type> types = new ArrayList<>();
            for (int column = 1; column <= slots.names().size(); column++) {
                types.add(SqlRow.type(columns, column));
            }
            return types;
        }
    }

    /** The first of the columns that the database does not know; nothing if it is the query or the table that is wrong. */
    Optional<String> unknown(Connection connection) throws SQLException {
        if (!isSound(connection, "select 1 from " + from() + " where 1 = 0")) {
            return Optional.empty();
        }
        for (String name : slots.names()) {
            if (!isSound(connection, text(List.of(name), "where 1 = 0", ""))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isSound(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.getMetaData().getColumnCount() == 1;
        } catch (SQLException e) {
            connection.rollback();
            return false;
        }
    }

    /** Only rows of these codes. */
    void only(SqlLayout.Structures structures, List<String> codes, int sqlType) {
        String column = names.of(structures.place().header());
        if (codes.isEmpty()) {
            conditions.add("1 = 0");
            return;
        }
        conditions.add(column + " in ("
                + String.join(", ", codes.stream().map(code -> "?").toList()) + ")");
        for (String code : codes) {
            bindings.add((statement, parameter) -> statement.setObject(parameter, code, sqlType));
        }
    }

    /** Only rows that begin in these days, or nearly so. */
    void within(Window window, List<SqlRow.Type> types, ZoneId zone) {
        List<String> ranges = new ArrayList<>();
        List<Binding> bounds = new ArrayList<>();
        Layout.Columns columns = mapping.layout().columns();
        List<Layout.Place> starts = new ArrayList<>();
        for (Layout.Stretch stretch : List.of(columns.planned(), columns.clocked(), columns.retained())) {
            if (stretch.start() != null) {
                starts.add(stretch.start().place());
            }
        }
        if (columns.date() != null) {
            starts.add(columns.date());
        }
        for (Layout.Place start : starts) {
            SqlRow.Type type = types.get(slots.slot(start));
            if (type != SqlRow.Type.LOCAL && type != SqlRow.Type.EXACT && type != SqlRow.Type.DATE) {
                // What text means is for the reader of rows to say.
                return;
            }
            String column = names.of(start.header());
            ranges.add("(" + column + " >= ? and " + column + " < ?)");
            bounds.add(day(window.days().getStart().minusDays(1), type, zone));
            bounds.add(day(window.days().getEnd().plusDays(1), type, zone));
        }
        conditions.add("(" + String.join(" or ", ranges) + ")");
        bindings.addAll(bounds);
    }

    private static Binding day(LocalDate day, SqlRow.Type type, ZoneId zone) {
        return (statement, parameter) -> {
            switch (type) {
                case LOCAL -> statement.setObject(parameter, day.atStartOfDay());
                case EXACT -> statement.setObject(parameter, OffsetDateTime.from(day.atStartOfDay(zone)));
                default -> statement.setObject(parameter, day);
            }
        };
    }

    /** Only rows that changed since a mark. */
    void since(SqlLayout.Watermark watermark, Marking marking) {
        String column = names.of(watermark.place().header());
        conditions.add("(" + column + " >= ? or " + column + " is null)");
        bindings.add(marking::bind);
    }

    /** The statement, bound. */
    PreparedStatement prepare(Connection connection, Layout.@Nullable Place order) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text(
                slots.names(),
                conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions),
                order == null ? "" : "order by " + names.of(order.header())));
        try {
            int parameter = 0;
            for (Binding binding : bindings) {
                binding.bind(statement, ++parameter);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private String text(List<String> columns, String condition, String order) {
        return "select " + String.join(", ", columns.stream().map(names::of).toList()) + " from " + from() + " "
                + condition + " " + order;
    }

    private String from() {
        if (mapping.table().isEmpty()) {
            // The line end keeps what the query ends with from reaching what follows.
            return "(\n" + mapping.query() + "\n) essaim_q";
        }
        return String.join(".", dotted(mapping.table()).stream().map(names::of).toList());
    }

    private static List<String> dotted(String table) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int at = 0; at < table.length(); at++) {
            char c = table.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(table.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(table.substring(from));
        return parts;
    }
}
