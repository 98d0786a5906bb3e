package org.essaim.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.spi.StoreException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** The embedded database, H2. */
final class Embedded {
    private static final String PREFIX = "jdbc:h2:";
    // Readers of a host's request threads share them; a connection to an embedded database costs little.
    private static final int CONNECTIONS = 32;

    private static final Pattern ACCOUNT =
            Pattern.compile(";(USER|PASSWORD)=((?:[^;\\\\]|\\\\.)*)", Pattern.CASE_INSENSITIVE);

    private Embedded() {}

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
            return durable(given);
        }
        if (given.startsWith("jdbc:")) {
            throw new StoreException(
                    "Only H2 databases are opened by URL, not [" + given.split(":", 3)[1]
                            + "].\nMaybe make a DataSource, with the connection pool of your choice, and use JdbcStore.on(dataSource).");
        }
        if (given.isBlank() || given.indexOf(';') >= 0) {
            throw new StoreException(
                    "The path [" + given + "] cannot be the file of a database.\n"
                            + "Maybe name a file whose path has no semicolon, or give a whole URL: jdbc:h2:file:/folder/essaim.");
        }
        String file = Path.of(given).toAbsolutePath().normalize().toString();
        return durable(PREFIX + "file:" + (file.endsWith(".mv.db") ? file.substring(0, file.length() - 6) : file));
    }

    // By default H2 writes half a second late: killed within it, it lost acknowledged commits every time it was tried.
    private static String durable(String url) {
        String rest = url.substring(PREFIX.length());
        boolean file = rest.startsWith("file:") || !rest.split(";", 2)[0].matches("(mem|tcp|ssl|zip):.*");
        return file && !set(url, "WRITE_DELAY") ? url + ";WRITE_DELAY=0" : url;
    }

    private static boolean set(String url, String setting) {
        return url.toUpperCase(Locale.ROOT).contains(";" + setting + "=");
    }

    /** Connections to the database; H2 keeps it open until they are disposed of. */
    static JdbcConnectionPool connections(String url) {
        // H2 takes a name from the URL or from the data source, but not from both, and its data source always has one.
        JdbcDataSource source = new JdbcDataSource();
        source.setUser("sa");
        source.setPassword("");
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
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(CONNECTIONS);
        return pool;
    }
}
