package org.essaim.sheet;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a text quotes (<i>citation d’un chiffre</i>): where it comes from, and what it was when it was quoted.
 *
 * <p>A text names it as {@code [[id]]}. Immutable.
 *
 * @param id what the text calls it: small letters, digits and hyphens
 * @param source what is quoted, written {@code indicator turnover over 2026-Q1 in imano of S001 S002} or {@code statement CARSAT over 2026-01..2026-03 figure UNFUNDED}
 * @param quote the figure; absent until somebody looked it up
 */
public record Citation(String id, Source source, @Nullable Quote quote) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Citation {
        Objects.requireNonNull(source, "source");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A figure is quoted by small letters, digits and hyphens, not [" + id + "].\nMaybe heures-2026.");
        }
    }

    /** What is quoted (<i>origine</i>). */
    public sealed interface Source {}

    /**
     * The value of an indicator, as it may be published.
     *
     * @param indicator its identifier
     * @param period the days, as {@code 2026-Q1}
     * @param programme the programme; empty if it measures none
     * @param structures the structures together; none for the whole federation
     */
    public record OfIndicator(String indicator, String period, String programme, List<String> structures)
            implements Source {
        public OfIndicator {
            structures = List.copyOf(structures);
        }
    }

    /**
     * A figure of the newest statement of an agreement and a period.
     *
     * @param agreement the agreement’s identifier
     * @param first the first booking month
     * @param last the last booking month
     * @param figure which figure
     */
    public record OfStatement(String agreement, YearMonth first, YearMonth last, StatementFigure figure)
            implements Source {}

    /** What of a statement may be quoted. */
    public enum StatementFigure {
        /** Heures constatées. */
        RECORDED,
        /** Heures comptées. */
        CLAIMED,
        /** Heures financées. */
        FUNDED,
        /** Heures non financées. */
        UNFUNDED,
        /** Montant payé. */
        AMOUNT,
        /** Coût pour l’employeur. */
        COST,
        /** Reste à charge. */
        REMAINING
    }

    /**
     * A figure as it was (<i>chiffre relevé</i>).
     *
     * @param title what it is, in a sentence’s words
     * @param value hours, money, a count or a number with its unit
     * @param digest the digest of what it was taken from
     * @param taken the day on which it was looked up
     * @param trace how it comes about, line by line
     */
    public record Quote(String title, Value value, Digest digest, LocalDate taken, List<String> trace) {
        public Quote {
            trace = List.copyOf(trace);
            if (!(value instanceof Value.Hours
                    || value instanceof Value.Amount
                    || value instanceof Value.Count
                    || value instanceof Value.Decimal)) {
                throw new IllegalArgumentException("What is quoted is a figure.\nMaybe leave the citation out.");
            }
        }
    }

    /** How a quoted figure stands today (<i>actualité</i>). */
    public enum Standing {
        /** It is what it was. */
        UNCHANGED,
        /** What it was taken from tells another figure now. */
        MOVED,
        /** What it was taken from is not told any more, or not to whoever asks. */
        LOST,
        /** Nobody looked. */
        UNCHECKED
    }

    /**
     * A citation whose figure nobody looked up yet.
     *
     * @param written where it comes from, as {@link #written} writes it; nothing comes of anything else
     * @throws IllegalArgumentException if the identifier is none
     */
    public static Optional<Citation> parse(String id, String written) {
        return Exact.source(written).map(source -> new Citation(id, source, null));
    }

    /** Where it comes from, in a line: {@code statement CARSAT over 2026-01..2026-03 figure UNFUNDED}. */
    public String written() {
        return Exact.text(source);
    }

    /** The same with the figure. */
    public Citation with(Quote figure) {
        return new Citation(id, source, figure);
    }

    static Optional<Citation> read(FieldReader reader) {
        String written = reader.text("source");
        Optional<Source> source = Exact.source(written);
        if (source.isEmpty() && reader.isSound()) {
            reader.refuse("source", "indicator ID over PERIOD, or statement AGREEMENT over MONTH..MONTH figure FIGURE");
        }
        return reader.build(
                Citation.class,
                reader.text("id"),
                source.orElse(null),
                reader.one("quote", Citation::quote).orElse(null));
    }

    private static Optional<Quote> quote(FieldReader reader) {
        Optional<Value> value = Exact.value(reader.text("value"));
        if (value.isEmpty() && reader.isSound()) {
            reader.refuse("value", "4501800 s, 1250.50 EUR, 14 ×, 12.5 /1 %");
        }
        String hex = reader.text("digest");
        if (reader.isSound() && !hex.matches("[0-9a-f]{64}")) {
            reader.refuse("digest", "64 hexadecimal digits");
        }
        return reader.build(
                Quote.class,
                reader.text("title"),
                value.orElse(null),
                reader.isSound() ? new Digest(hex) : null,
                reader.date("taken"),
                reader.texts("trace"));
    }

    Tree toTree() {
        Tree.Builder fields = Tree.fields().put("id", id).put("source", Exact.text(source));
        if (quote != null) {
            fields.put(
                    "quote",
                    Tree.fields()
                            .put("title", quote.title())
                            .put("value", Exact.text(quote.value()))
                            .put("digest", quote.digest().hex())
                            .put("taken", quote.taken().toString())
                            .put("trace", Tree.texts(quote.trace()))
                            .build());
        }
        return fields.build();
    }
}
