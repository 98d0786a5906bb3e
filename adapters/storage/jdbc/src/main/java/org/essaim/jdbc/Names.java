package org.essaim.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables are and what they are called: queries and scripts say {@code essaim_…}, a host may want it otherwise.
 *
 * <p>Names become part of statements, so nothing but letters, digits and underscores ever gets here. Thread-safe.
 */
final class Names {
    /** What every name begins with in queries and scripts, and in databases unless a host says otherwise. */
    static final String PREFIX = "essaim_";

    // What PostgreSQL cuts off, 63 characters, leaves room for the longest name behind the prefix.
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern OURS = Pattern.compile("\\b" + PREFIX + "(\\w+)");

    private final @Nullable String schema;
    private final String prefix;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    private Names(@Nullable String schema, String prefix) {
        this.schema = schema;
        this.prefix = prefix;
    }

    /**
     * The names that a host asks for.
     *
     * @param schema the schema, or nothing for the one that connections are in
     * @throws StoreException if a name is not plain
     */
    static Names of(@Nullable String schema, String prefix) {
        if (schema != null) {
            require("schema", schema);
        }
        require("prefix", prefix);
        return new Names(schema, prefix);
    }

    private static void require(String what, String name) {
        if (!PLAIN.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw new StoreException("The " + what + " [" + name + "] is no plain name.\n"
                    + "Maybe up to 30 letters without accents, digits and underscores, a letter first.");
        }
    }

    /** The same names as a database writes them that nobody quotes. */
    Names folded(DatabaseMetaData database) throws SQLException {
        if (schema == null) {
            return new Names(null, prefix.toLowerCase(Locale.ROOT));
        }
        boolean upper = database.storesUpperCaseIdentifiers();
        return new Names(
                upper ? schema.toUpperCase(Locale.ROOT) : schema.toLowerCase(Locale.ROOT),
                prefix.toLowerCase(Locale.ROOT));
    }

    /** The schema, unless it is the one that connections are in. */
    @Nullable
    String schema() {
        return schema;
    }

    /** The name of one of our tables, without its schema. */
    String table(String ours) {
        return prefix + ours.substring(PREFIX.length());
    }

    /** A table with its schema, its name quoted as it stands. */
    String quoted(String ours) {
        return qualifier() + '"' + table(ours) + '"';
    }

    /** A statement with the names of this host. */
    String sql(String statement) {
        return statements.computeIfAbsent(
                statement, given -> OURS.matcher(given).replaceAll(qualifier() + prefix + "$1"));
    }

    /** A script with the names of this host; it runs within the schema. */
    String script(String text) {
        return OURS.matcher(text).replaceAll(prefix + "$1");
    }

    private String qualifier() {
        return schema == null ? "" : '"' + schema + "\".";
    }
}
