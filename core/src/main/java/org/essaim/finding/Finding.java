package org.essaim.finding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or doubtful in data (<i>constat</i>): a stable code, a place, and what to do about it.
 *
 * <p>Immutable. The text exists in French and English; the value is what the source wrote and is left out where it could
 * name a person. Build one with {@link #of(Code)}:
 *
 * <pre>{@code
 * Finding.of(Code.END_BEFORE_START).file("S001.csv").row(42).column("Fin planifiée").value("08:00").build();
 * }</pre>
 *
 * @param code the stable code
 * @param severity the severity, the code's own unless a rule lowered it
 * @param file the name of the file, without its folder
 * @param row the row in the file, the header being row 1
 * @param column the name of the column
 * @param path the path in a document, such as {@code phases[2].code}; the end of one beyond {@link #LONGEST_PATH} characters is left out
 * @param value what the source wrote
 * @param details what else the message names
 */
public record Finding(
        Code code,
        Severity severity,
        @Nullable String file,
        @Nullable Long row,
        @Nullable String column,
        @Nullable String path,
        @Nullable String value,
        Map<String, String> details) {

    /** How many characters of a path are kept: of a name that fills a page, a million findings would fill the memory. */
    public static final int LONGEST_PATH = 500;

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        if (path != null && path.length() > LONGEST_PATH) {
            path = path.substring(0, LONGEST_PATH - 1) + "…";
        }
        details = Map.copyOf(details);
    }

    /** The same finding about this path of a document. */
    public Finding about(String at) {
        return new Finding(code, severity, file, row, column, at, value, details);
    }

    /** Starts a finding with this code and the code's own severity. */
    public static Builder of(Code code) {
        return new Builder(code);
    }

    /** What is wrong, in the language of this locale (French unless English is asked for). */
    public String message(Locale locale) {
        return Catalogue.message(this, locale);
    }

    /** What to do about it, in the language of this locale (French unless English is asked for). */
    public String remedy(Locale locale) {
        return Catalogue.remedy(this, locale);
    }

    /** True if something was refused. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Builds one finding; not thread-safe. */
    public static final class Builder {
        private final Code code;
        private Severity severity;
        private @Nullable String file;
        private @Nullable Long row;
        private @Nullable String column;
        private @Nullable String path;
        private @Nullable String value;
        private final Map<String, String> details = new LinkedHashMap<>();

        private Builder(Code code) {
            this.code = Objects.requireNonNull(code, "code");
            this.severity = code.severity();
        }

        public Builder severity(Severity severity) {
            this.severity = severity;
            return this;
        }

        public Builder file(@Nullable String file) {
            this.file = file;
            return this;
        }

        public Builder row(long row) {
            this.row = row;
            return this;
        }

        public Builder column(@Nullable String column) {
            this.column = column;
            return this;
        }

        public Builder path(@Nullable String path) {
            this.path = path;
            return this;
        }

        public Builder value(@Nullable String value) {
            this.value = value;
            return this;
        }

        /** Fills the placeholder {@code {name}} of the message. */
        public Builder with(String name, Object detail) {
            details.put(name, String.valueOf(detail));
            return this;
        }

        public Finding build() {
            return new Finding(code, severity, file, row, column, path, value, details);
        }
    }
}
