package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** How a store comes by a connection, and what it may do with it. */
interface Transactions {

    /** What is done over a connection. */
    interface Work<T> {
        T over(Connection connection) throws SQLException;
    }

    /** Asks something and gives the connection back as it was. */
    <T> T reading(Work<T> work) throws SQLException;

    /** Does all of the work or nothing. */
    <T> T writing(Work<T> work) throws SQLException;
}
