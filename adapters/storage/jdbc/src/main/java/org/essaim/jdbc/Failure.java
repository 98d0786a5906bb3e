package org.essaim.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.essaim.spi.StoreException;

/** What a database said no with. */
final class Failure {
    // org.h2.api.ErrorCode; not imported, so that a host without H2 can load this class.
    private static final int H2_ALREADY_OPEN = 90020;
    private static final int H2_CORRUPTED = 90030;
    private static final int H2_NOT_THERE = 90146;
    private static final int H2_NOT_THERE_EITHER = 90149;
    private static final int H2_OTHER_FORMAT = 90048;

    private Failure() {}

    /** Says what failed, at which database and why, and what to try. */
    static StoreException of(String what, String where, SQLException e) {
        return new StoreException(what + " at [" + where + "] failed: " + why(e), e);
    }

    private static String why(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (e.getErrorCode() == H2_ALREADY_OPEN) {
            return "another process has the database open.\nMaybe end the other program first; only one at a time can"
                    + " use a database file.";
        }
        if (e.getErrorCode() == H2_OTHER_FORMAT) {
            return "the file was written by a release of H2 that this one cannot read.\nMaybe use the release of H2"
                    + " that wrote it, export with SCRIPT, and import with RUNSCRIPT.";
        }
        if (state.equals("53100") || isFull(e)) {
            return "the disk is full (" + firstLine(e) + ").\nMaybe make room, then repeat: of what failed nothing was"
                    + " stored.";
        }
        if (e.getErrorCode() == H2_CORRUPTED) {
            return "the file is damaged (" + firstLine(e) + ").\nMaybe restore it from a backup.";
        }
        if (state.startsWith("28")) {
            return "user name or password is wrong.\nMaybe the database was made by another user.";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "the server cannot be reached, or ended the connection (" + firstLine(e)
                    + ").\nMaybe it was stopped: start it, then repeat. A commit is stored whole or not at all, and an"
                    + " import that was stored after all is recognised.";
        }
        if (e.getErrorCode() == H2_NOT_THERE || e.getErrorCode() == H2_NOT_THERE_EITHER) {
            return "there is no such database.\nMaybe the URL has a slip, or the store has still to be founded (essaim"
                    + " init).";
        }
        if (state.equals("3D000")) {
            return "there is no such database (" + firstLine(e) + ").\nMaybe the URL has a slip, or it has still to be"
                    + " made: create database essaim encoding 'UTF8'.";
        }
        if (state.equals("42501")) {
            return "the user lacks a right (" + firstLine(e)
                    + ").\nMaybe grant it, or let the owner of the tables open the store once.";
        }
        if (state.equals("25006")) {
            return "the database can only be read.\nMaybe it is a replica: use the server that it follows.";
        }
        if (state.equals("55P03")) {
            return "another transaction holds the store for longer than one commit takes.\nMaybe a host’s transaction"
                    + " was left open, or is the very one that waits here: use store.within(connection) inside it.";
        }
        return "the database answered [" + firstLine(e) + "] (state [" + state + "], code [" + e.getErrorCode()
                + "]).\nMaybe it is not running, is full, or an administrator changed it.";
    }

    // What the operating system says of a write that found no room, wherever it is wrapped.
    private static boolean isFull(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
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
