package org.essaim.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.essaim.spi.StoreException;

/** What a database said no with. */
final class Failure {
    // org.h2.api.ErrorCode; not imported, so that a host without H2 can load this class.
    private static final int H2_ALREADY_OPEN = 90020;
    private static final int H2_CORRUPTED = 90030;
    private static final int H2_OTHER_FORMAT = 90048;

    private Failure() {}

    /** Says what failed, at which database and why, and what to try. */
    static StoreException of(String what, String where, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String message;
        if (e.getErrorCode() == H2_ALREADY_OPEN) {
            message =
                    ": another process has the database open.\nMaybe end the other program first; only one at a time can"
                            + " use a database file.";
        } else if (e.getErrorCode() == H2_OTHER_FORMAT) {
            message =
                    ": the file was written by a release of H2 that this one cannot read.\nMaybe use the release of H2"
                            + " that wrote it, export with SCRIPT, and import with RUNSCRIPT.";
        } else if (e.getErrorCode() == H2_CORRUPTED) {
            message = ": the file is damaged (" + firstLine(e) + ").\nMaybe restore it from a backup.";
        } else if (state.startsWith("28")) {
            message = ": user name or password is wrong.\nMaybe the database was made by another user.";
        } else {
            message = ": the database answered [" + firstLine(e) + "] (state [" + state + "], code [" + e.getErrorCode()
                    + "]).\nMaybe it is not running, is full, or an administrator changed it.";
        }
        return new StoreException(what + " at [" + where + "] failed" + message, e);
    }

    /** True if the same transaction can succeed when it is tried again. */
    static boolean passes(SQLException e) {
        return e instanceof SQLTransientException
                || (e.getSQLState() != null && e.getSQLState().startsWith("40"));
    }

    /** True if the database itself found that a key is taken. */
    static boolean keyTaken(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    // What follows the first line is the statement.
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
