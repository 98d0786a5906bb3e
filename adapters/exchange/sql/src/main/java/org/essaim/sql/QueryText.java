package org.essaim.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at the text of a query before any database does: one that could do anything but read is refused.
 *
 * <p>A coarse sieve on purpose. It knows strings and quoted names and nothing else that could hide a word; what could (comments,
 * dollar quotes, backslashes) is refused. The database is told to read only as well.
 */
final class QueryText {
    private static final Set<String> NEVER = Set.of(
            "insert",
            "update",
            "delete",
            "merge",
            "truncate",
            "drop",
            "alter",
            "create",
            "grant",
            "revoke",
            "call",
            "exec",
            "execute",
            "into",
            "lock",
            "copy",
            "nextval",
            "setval",
            "set_config",
            "csvwrite",
            "file_write",
            "lo_export",
            "lo_import",
            "dblink",
            "dblink_exec",
            "runscript",
            "script",
            "backup",
            "shutdown");
    private static final Pattern NEXT_VALUE = Pattern.compile("(?i)\\bnext\\s+value\\b");

    private final String query;
    private int depth;
    private boolean begun;

    private QueryText(String query) {
        this.query = query;
    }

    /** Why a query is refused, if it is. */
    static Optional<String> problemOf(String query) {
        return new QueryText(query).problem();
    }

    private Optional<String> problem() {
        if (query.indexOf('\\') >= 0) {
            // In some databases it takes the meaning from the quote that follows, and words would pass for a string.
            return Optional.of("no backslash, not even in quotes");
        }
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c == '\'' || c == '"') {
                int close = query.indexOf(c, at + 1);
                if (close < 0) {
                    return Optional.of("a quote is never closed");
                }
                // A doubled quote begins another quoted part at once, which comes to the same.
                at = close + 1;
            } else if (Character.isLetter(c) || c == '_') {
                int end = at;
                while (end < query.length()
                        && (Character.isLetterOrDigit(query.charAt(end)) || query.charAt(end) == '_')) {
                    end++;
                }
                Optional<String> wrong = wrong(query.substring(at, end).toLowerCase(Locale.ROOT), at);
                if (wrong.isPresent()) {
                    return wrong;
                }
                at = end;
            } else {
                Optional<String> wrong = wrong(c, at);
                if (wrong.isPresent()) {
                    return wrong;
                }
                at++;
            }
        }
        if (depth != 0) {
            return Optional.of("a parenthesis is never closed");
        }
        if (!begun) {
            return Optional.of("there is no query");
        }
        return NEXT_VALUE.matcher(query).find()
                ? Optional.of("a query that reads, not one that takes a number")
                : Optional.empty();
    }

    private Optional<String> wrong(String word, int at) {
        if (!begun) {
            begun = true;
            if (!word.equals("select") && !word.equals("with")) {
                return Optional.of("a query begins with select or with");
            }
        }
        boolean ofATable = at > 0 && query.charAt(at - 1) == '.';
        return NEVER.contains(word) && !ofATable
                ? Optional.of("a query that reads, without the word " + word
                        + " (in double quotes if a column has this name)")
                : Optional.empty();
    }

    private Optional<String> wrong(char c, int at) {
        if (c == '(') {
            depth++;
        } else if (c == ')') {
            depth--;
        }
        boolean comment = at + 1 < query.length()
                && (query.startsWith("--", at) || query.startsWith("/*", at) || query.startsWith("*/", at));
        if (depth < 0) {
            return Optional.of("a parenthesis is closed that was not opened");
        }
        if (comment || c == '#') {
            return Optional.of("no comments in the query: write them around it, in the document");
        }
        if (c == ';') {
            return Optional.of("one query, without a semicolon");
        }
        return "$`{}?\0".indexOf(c) >= 0
                ? Optional.of("no " + (c == '\0' ? "NUL" : String.valueOf(c)) + " outside quotes")
                : Optional.empty();
    }
}
