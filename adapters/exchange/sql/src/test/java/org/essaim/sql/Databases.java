package org.essaim.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;
import org.essaim.spi.DocumentCodec;

/** Databases of hosts, each of its own; the servers end with this process. */
enum Databases {
    H2 {
        @Override
        SqlTimeSource.Connections fresh() {
            String url = "jdbc:h2:mem:" + name("h") + ";DB_CLOSE_DELAY=-1";
            return () -> DriverManager.getConnection(url, "host", "");
        }
    },
    POSTGRES {
        @Override
        SqlTimeSource.Connections fresh() {
            String schema = name("s");
            String url = Server.POSTGRES.getJdbcUrl("postgres", "postgres");
            SqlTimeSource.Connections connections = () ->
                    DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
            execute(connections, "create schema " + schema);
            return connections;
        }
    };

    /** A database without a table. */
    abstract SqlTimeSource.Connections fresh();

    /** One for all tests of this process. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    static void execute(SqlTimeSource.Connections connections, String... statements) {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static DocumentCodec yaml() {
        return java.util.ServiceLoader.load(DocumentCodec.class).stream()
                .map(Supplier::get)
                .filter(codec -> codec.extensions().contains("yaml"))
                .findFirst()
                .orElseThrow();
    }

    static SqlMapping mapping(String yaml) {
        return SqlMapping.read(
                        yaml(), yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), "planning.yaml", finding -> {
                            throw new AssertionError(finding);
                        })
                .orElseThrow();
    }
}
