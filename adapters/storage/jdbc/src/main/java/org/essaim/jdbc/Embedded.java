package org.essaim.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.essaim.spi.StoreException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 database in a file, and the care it needs to keep what it acknowledged.
 *
 * <p>Two settings make that so; H2's defaults lose commits when the process is killed. With {@code WRITE_DELAY} it
 * acknowledges half a second before it writes. With {@code REUSE_SPACE} it writes into holes of the file that it does not
 * find again after a crash, because the file's header still points elsewhere: seen with H2 2.5.252 in a third of the kills
 * once a file had holes. Without reuse the file only grows, so it is compacted at closing when most of it is waste.
 */
final class Embedded {
    private static final Logger LOG = LoggerFactory.getLogger(Embedded.class);
    private static final List<String> DURABLE = List.of("WRITE_DELAY=0", "REUSE_SPACE=FALSE");
    // What is to be known is thrown; a trace file beside the data would repeat it, with whatever the statement held.
    private static final List<String> OURS = List.of(DURABLE.get(0), DURABLE.get(1), "TRACE_LEVEL_FILE=0");
    private static final String PREFIX = "jdbc:h2:";
    // Readers of a host's request threads share them; a connection to an embedded database costs little.
    private static final int CONNECTIONS = 32;

    // Compacting takes some seconds for a hundred megabytes: not for a small file, nor when more than this is in use.
    private static final long LARGE = 32_000_000;
    private static final long WASTEFUL_PERCENT = 40;

    private static final Pattern ACCOUNT =
            Pattern.compile(";(USER|PASSWORD)=((?:[^;\\\\]|\\\\.)*)", Pattern.CASE_INSENSITIVE);

    /** The URL of the database in a folder, which is made if it is not there. */
    static String inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The folder [" + folder + "] cannot be made ("
                            + e.getClass().getSimpleName()
                            + ").\nMaybe a file of that name is in the way, or the right to write there is missing.",
                    e);
        }
        return url(folder.resolve("essaim").toString());
    }

    /** The URL that is opened for what a caller gave: an H2 URL, or the path of a file. */
    static String url(String given) {
        if (given.startsWith(PREFIX)) {
            return withOurSettings(given);
        }
        if (given.startsWith("jdbc:")) {
            throw new StoreException(
                    "Only H2 and PostgreSQL databases are opened by URL, not [" + given.split(":", 3)[1]
                            + "].\nMaybe the URL has a slip: jdbc:h2:file:/folder/essaim, or jdbc:postgresql://host/database.");
        }
        if (given.isBlank() || given.indexOf(';') >= 0) {
            throw new StoreException(
                    "The path [" + given + "] cannot be the file of a database.\n"
                            + "Maybe name a file whose path has no semicolon, or give a whole URL: jdbc:h2:file:/folder/essaim.");
        }
        String file = Path.of(given).toAbsolutePath().normalize().toString();
        return withOurSettings(
                PREFIX + "file:" + (file.endsWith(".mv.db") ? file.substring(0, file.length() - 6) : file));
    }

    /** The same for a database that must be there: reading makes none, least of all an empty one where a name has a slip. */
    static String existing(String given) {
        String url = url(given);
        boolean inMemory = url.startsWith(PREFIX + "mem:");
        return inMemory || set(url, "IFEXISTS") ? url : url + ";IFEXISTS=TRUE";
    }

    private static String withOurSettings(String url) {
        String rest = url.substring(PREFIX.length()).split(";", 2)[0];
        if (rest.matches("(mem|tcp|ssl|zip):.*")) {
            return url;
        }
        String whole = url;
        for (String setting : OURS) {
            if (!set(url, setting.substring(0, setting.indexOf('=')))) {
                whole += ";" + setting;
            }
        }
        return whole;
    }

    private static boolean set(String url, String setting) {
        return url.toUpperCase(Locale.ROOT).contains(";" + setting + "=");
    }

    /** When a file can lose what it acknowledged, and what to set so that it does not. */
    static Optional<String> danger(Connection connection) throws SQLException {
        Map<String, String> settings = settings(connection);
        boolean durable = !settings.containsKey("info.FILE_SIZE")
                || (settings.getOrDefault("WRITE_DELAY", "0").equals("0")
                        && settings.getOrDefault("REUSE_SPACE", "FALSE").equalsIgnoreCase("FALSE"));
        return durable
                ? Optional.empty()
                : Optional.of(
                        "when its process is killed; add ;" + String.join(";", DURABLE) + " to the URL that opens it");
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select setting_name, setting_value from information_schema.settings")) {
            while (found.next()) {
                settings.put(found.getString(1), found.getString(2));
            }
        }
        return settings;
    }

    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcConnectionPool pool;

    private final long large;
    private volatile boolean redacted;

    /**
     * Opens nothing yet.
     *
     * @param user the user, if the URL does not say so
     * @param password the password, if the URL does not say so
     */
    Embedded(String url, @Nullable String user, @Nullable String password) {
        this(url, user, password, LARGE);
    }

    /** With another size from which a file is compacted. */
    Embedded(String url, @Nullable String user, @Nullable String password, long large) {
        this.large = large;
        // H2 takes a name from the URL or from the data source, but not from both, and its data source always has one.
        source.setUser(user == null ? "sa" : user);
        source.setPassword(password == null ? "" : password);
        StringBuilder rest = new StringBuilder();
        Matcher account = ACCOUNT.matcher(url);
        while (account.find()) {
            String value = account.group(2).replace("\\;", ";");
            if (account.group(1).equalsIgnoreCase("USER")) {
                source.setUser(value);
            } else {
                source.setPassword(value);
            }
            account.appendReplacement(rest, "");
        }
        source.setURL(account.appendTail(rest).toString());
        pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(CONNECTIONS);
    }

    /** Connections to the database; H2 keeps it open until {@link #close}. */
    DataSource connections() {
        return pool;
    }

    /** Remembers that something was erased: its old pages are left in the file until it is written anew. */
    void redacted() {
        redacted = true;
    }

    /** Closes the database, unless somebody else in this process uses it, and makes its file smaller if that is worth while. */
    void close() {
        try (Connection last = source.getConnection()) {
            pool.dispose();
            Map<String, String> settings = settings(last);
            boolean wasteful = Long.parseLong(settings.getOrDefault("info.FILE_SIZE", "0")) > large
                    && Long.parseLong(settings.getOrDefault("info.CHUNKS_FILL_RATE", "100")) < WASTEFUL_PERCENT;
            if ((wasteful || redacted) && sessions(last) == 1) {
                try (Statement statement = last.createStatement()) {
                    statement.execute("shutdown compact");
                }
            }
        } catch (SQLException e) {
            LOG.debug("The database ({}) was not compacted", source.getURL(), e);
        } finally {
            pool.dispose();
        }
    }

    private static int sessions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from information_schema.sessions")) {
            found.next();
            return found.getInt(1);
        }
    }
}
