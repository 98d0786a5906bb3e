package org.essaim.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A function of a host's H2 that writes while somebody reads; public, because H2 calls it. */
public final class Touching {
    private Touching() {}

    /** Writes, and answers what it was given. */
    public static String touch(Connection connection, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into touched values (1)");
        }
        return value;
    }
}
