package org.essaim.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;

/**
 * A table of data for other programs (<i>jeu de données</i>): named and typed columns, and rows that are told one by one.
 *
 * <p>A {@link Report} is for people and is laid out whole; a dataset may have a million rows, of which one at a time is in memory. Each telling tells
 * the same rows in the same order as long as what they are made of stays. As thread-safe as what it is made of.
 */
public final class Dataset {
    /** How many seconds an hour has. */
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private static final int DECIMALS_OF_HOURS = 6;
    private static final int WATCHED_EVERY = 1_000;

    private final String id;
    private final String title;
    private final Locale locale;
    private final boolean fictitious;
    private final List<Field> fields;
    private final Rows rows;

    private Dataset(String id, String title, Locale locale, boolean fictitious, List<Field> fields, Rows rows) {
        this.id = id;
        this.title = title;
        this.locale = locale;
        this.fictitious = fictitious;
        this.fields = List.copyOf(fields);
        this.rows = rows;
        Set<String> names = new HashSet<>();
        for (Field field : this.fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException(
                        "Dataset [" + id + "] names two columns [" + field.name() + "].\nMaybe one was copied.");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Dataset [" + id + "] needs a column.");
        }
    }

    /**
     * A dataset of these columns and rows.
     *
     * @param id a stable name for software, such as {@code journal}
     * @param title what a person reads
     * @param locale the language of titles and words, French or English
     * @throws IllegalArgumentException if there is no column, or two have one name
     */
    public static Dataset of(String id, String title, Locale locale, List<Field> fields, Rows rows) {
        return new Dataset(id, title, locale, false, fields, rows);
    }

    /** What a cell of a column holds, unless it holds nothing. */
    public enum Kind {
        /** Texte. */
        TEXT(Datum.Text.class),
        /** Nombre entier. */
        WHOLE(Datum.Whole.class),
        /** Nombre décimal. */
        DECIMAL(Datum.Decimal.class),
        /** Montant. */
        AMOUNT(Datum.Amount.class),
        /** Durée. */
        HOURS(Datum.Hours.class),
        /** Date. */
        DAY(Datum.Day.class),
        /** Mois. */
        MONTH(Datum.Month.class),
        /** Heure. */
        CLOCK(Datum.Clock.class),
        /** Oui ou non. */
        TRUTH(Datum.Truth.class);

        private final Class<? extends Datum> type;

        Kind(Class<? extends Datum> type) {
            this.type = type;
        }

        boolean admits(Datum datum) {
            return type.isInstance(datum) || datum == Datum.nothing();
        }
    }

    /**
     * A column (<i>colonne</i>).
     *
     * @param name a stable name for software: small letters, digits and {@code _}
     * @param title what a person reads
     * @param kind what its cells hold
     */
    public record Field(String name, String title, Kind kind) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

        public Field {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("A column of data is named by small letters, digits and _, not ["
                        + name + "].\nMaybe worked_seconds.");
            }
        }
    }

    /** Hears rows. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a row: a cell for each column.
         *
         * @throws IOException if it cannot be written
         */
        void take(List<Datum> row) throws IOException;
    }

    /** Tells rows, as often as somebody asks. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Tells every row, in order.
         *
         * @throws IOException what the sink threw
         */
        void tell(Sink sink) throws IOException;
    }

    /** A stable name for software. */
    public String id() {
        return id;
    }

    /** What a person reads. */
    public String title() {
        return title;
    }

    /** The language of titles and words. */
    public Locale locale() {
        return locale;
    }

    /** True if titles and words are in English; French otherwise. */
    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** True if the organisations are invented: a format with room for it says so. */
    public boolean fictitious() {
        return fictitious;
    }

    /** The same, said to be of invented organisations. */
    public Dataset ofFictitiousData() {
        return new Dataset(id, title, locale, true, fields, rows);
    }

    /** The columns, in order. */
    public List<Field> fields() {
        return fields;
    }

    /**
     * Tells every row, in order.
     *
     * @throws IOException what the sink threw
     * @throws IllegalArgumentException if a row has too many or too few cells, or one of another kind than its column
     */
    public void tell(Sink sink) throws IOException {
        long[] told = {0};
        rows.tell(row -> {
            if (told[0]++ % WATCHED_EVERY == 0) {
                Work.at(Stage.WRITING, id, told[0] - 1);
            }
            require(row);
            sink.take(row);
        });
    }

    // Cells are not repeated: they may be about people.
    private void require(List<Datum> row) {
        if (row.size() != fields.size()) {
            throw new IllegalArgumentException("A row of dataset [" + id + "] has [" + row.size()
                    + "] cells, its columns are [" + fields.size() + "].\nMaybe one was forgotten.");
        }
        for (int i = 0; i < row.size(); i++) {
            Field field = fields.get(i);
            if (!field.kind().admits(row.get(i))) {
                throw new IllegalArgumentException("Column [" + field.name() + "] of dataset [" + id
                        + "] holds cells of kind [" + field.kind() + "].\nMaybe two cells were swapped.");
            }
        }
    }

    /**
     * Seconds in decimal hours, with six decimals at most: {@code 1.25}, and {@code 0.333333} for twenty minutes. Rounded half up where they do not
     * end; the seconds come back when it is multiplied by 3600 and rounded.
     *
     * @return the hours, without zeros at their end; below 0 for time that was taken back
     */
    public static BigDecimal decimalHours(long seconds) {
        // One form for all: a program that adds a column up takes 0:20:00 for a part of a day, or leaves it out.
        BigDecimal hours = BigDecimal.valueOf(seconds)
                .divide(HOUR, DECIMALS_OF_HOURS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return hours.scale() < 0 ? hours.setScale(0) : hours;
    }
}
