package org.essaim.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a document has, by name and number (<i>version de schéma</i>), such as {@code essaim/statement/1}.
 *
 * <p>Immutable. The number goes up when a reader of the former number would misread or refuse the document.
 *
 * @param kind what the document is: small letters and -
 * @param number 1 or more
 */
public record SchemaVersion(String kind, int number) {
    private static final Pattern WRITTEN = Pattern.compile("essaim/([a-z][a-z-]{0,40})/([1-9]\\d{0,5})");

    public SchemaVersion {
        if (!WRITTEN.matcher("essaim/" + kind + "/" + number).matches()) {
            throw new IllegalArgumentException("[essaim/" + kind + "/" + number
                    + "] is not the version of a form.\nMaybe use small letters and -, and a number from 1.");
        }
    }

    /** The version that this text names, if it names one. */
    public static Optional<SchemaVersion> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new SchemaVersion(written.group(1), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "essaim/" + kind + "/" + number;
    }
}
