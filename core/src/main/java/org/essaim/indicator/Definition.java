package org.essaim.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator is (<i>définition d’un indicateur</i>), as somebody wrote it: its formula, how values become one, what is done about those that are
 * missing, how it is shown, and for how long that holds.
 *
 * <p>Immutable. A definition that changes is another version, and values say which one they are of. Make one with {@link #builder}, or read it from a
 * pack; {@link Catalogue#indicator} understands its formulas.
 *
 * @param id a stable name, such as {@code coordination-share}
 * @param version which wording of the definition this is, from 1
 * @param title what a person calls it
 * @param family what it measures, where several definitions measure one thing by different formulas, such as {@code absenteeism}; their values are never
 *     compared; empty if there is only this one
 * @param numerator the formula, or what stands above the line
 * @param denominator what stands below the line; empty if nothing
 * @param factor what the quotient is multiplied by, such as 1 000 000
 * @param annualised how a value is brought to a year, if it is
 * @param unit what a person reads after a value, such as {@code %}
 * @param decimals how many decimals are shown, 0 to 6; a value itself is exact
 * @param target what is aimed at, if anything
 * @param missing what is done about structures that told nothing
 * @param overStructures how the values of structures become one; nothing if their figures are added up before the formula is worked out
 * @param by the shorter periods whose values become one, if any
 * @param overTime how these values become one; with {@code by}, or not at all
 * @param dimensions what it may be broken down by
 * @param from the first day on which the definition holds; nothing if it always did
 * @param until the last day on which it holds; nothing if it still does
 * @param source the text that the formula comes from; empty if none
 */
public record Definition(
        String id,
        int version,
        Words title,
        String family,
        String numerator,
        String denominator,
        long factor,
        @Nullable DayCount annualised,
        Words unit,
        int decimals,
        @Nullable Target target,
        Missing missing,
        @Nullable Aggregation overStructures,
        @Nullable PeriodKind by,
        @Nullable Aggregation overTime,
        Set<Dimension> dimensions,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String source) {
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int MOST_DECIMALS = 6;
    private static final Set<Dimension> USUAL =
            Set.of(Dimension.FEDERATION, Dimension.TERRITORY, Dimension.STRUCTURE, Dimension.APPROACH, Dimension.PHASE);

    public Definition {
        if (!id.matches(NAME) || version < 1) {
            throw new IllegalArgumentException("[" + id + "], version [" + version + "], is no name of an indicator.\n"
                    + "Maybe use lower-case words joined by -, and versions from 1.");
        }
        if (!family.isEmpty() && !family.matches(NAME)) {
            throw new IllegalArgumentException("[" + family + "] is no name of a family of indicators.\n"
                    + "Maybe use lower-case words joined by -.");
        }
        if (factor < 1 || decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("Indicator [" + id + "] cannot be multiplied by [" + factor
                    + "] or shown with [" + decimals + "] decimals.\nMaybe a factor from 1, and 0 to 6 decimals.");
        }
        if ((by == null) != (overTime == null)) {
            throw new IllegalArgumentException("Indicator [" + id
                    + "] needs both, the shorter periods and how their values become one, or neither.");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("Indicator [" + id + "] cannot hold from [" + from + "] to [" + until
                    + "].\nMaybe the two days were swapped.");
        }
        dimensions = Set.copyOf(dimensions);
    }

    /**
     * Starts a definition.
     *
     * @param id a stable name, such as {@code coordination-share}
     * @param version which wording of the definition this is, from 1
     * @param numerator the formula, or what stands above the line
     */
    public static Builder builder(String id, int version, String numerator) {
        return new Builder(id, version, numerator);
    }

    /** True if the definition holds on every day of a period. */
    public boolean holds(Period period) {
        return (from == null || !period.first().isBefore(from))
                && (until == null || !period.last().isAfter(until));
    }

    /** True if both work out the same, whatever they are called, shown, aimed at, or valid. */
    boolean reckonsLike(Definition other) {
        return numerator.equals(other.numerator)
                && denominator.equals(other.denominator)
                && factor == other.factor
                && annualised == other.annualised
                && missing == other.missing
                && overStructures == other.overStructures
                && by == other.by
                && overTime == other.overTime;
    }

    /**
     * This definition alone, understood.
     *
     * @param findings takes what speaks against it
     */
    public Optional<Indicator> indicator(Measures measures, Consumer<? super Finding> findings) {
        return Catalogue.of(List.of(this)).indicator(id, version, measures.vocabulary(), findings);
    }

    /** Reads a definition. */
    public static Optional<Definition> read(FieldReader reader) {
        Optional<Aggregating> periods = reader.one("periods", Aggregating::read);
        Set<Dimension> dimensions = Set.copyOf(reader.choices("dimensions", Dimension.class));
        return reader.build(
                Definition.class,
                reader.text("id"),
                reader.has("version") ? reader.small("version") : 1,
                reader.one("title", Words::read).orElseGet(() -> Words.same(reader.text("id"))),
                reader.text("family", ""),
                reader.text("numerator"),
                reader.text("denominator", ""),
                reader.optionalWhole("factor").orElse(1L),
                reader.optionalOneOf("annualised", DayCount.class).orElse(null),
                reader.one("unit", Words::read).orElse(Words.NONE),
                reader.has("decimals") ? reader.small("decimals") : 2,
                reader.one("target", Target::read).orElse(null),
                reader.oneOf("missing", Missing.class),
                reader.optionalOneOf("structures", Aggregation.class).orElse(null),
                periods.map(Aggregating::by).orElse(null),
                periods.map(Aggregating::as).orElse(null),
                dimensions.isEmpty() ? USUAL : dimensions,
                reader.optionalDate("from").orElse(null),
                reader.optionalDate("until").orElse(null),
                reader.text("source", ""));
    }

    private record Aggregating(PeriodKind by, Aggregation as) {
        static Optional<Aggregating> read(FieldReader reader) {
            return reader.build(
                    Aggregating.class, reader.oneOf("by", PeriodKind.class), reader.oneOf("as", Aggregation.class));
        }
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .put("version", version)
                .put("title", title.toTree())
                .putIfPresent("family", family)
                .put("numerator", numerator)
                .putIfPresent("denominator", denominator)
                .put("factor", factor)
                .putIfPresent("annualised", annualised == null ? "" : annualised.name());
        if (!unit.isEmpty()) {
            fields.put("unit", unit.toTree());
        }
        fields.put("decimals", decimals);
        if (target != null) {
            fields.put("target", target.toTree());
        }
        fields.put("missing", missing.name())
                .putIfPresent("structures", overStructures == null ? "" : overStructures.name());
        if (by != null) {
            fields.put(
                    "periods",
                    Tree.fields()
                            .put("by", by.name())
                            .put("as", Objects.requireNonNull(overTime).name())
                            .build());
        }
        return fields.put(
                        "dimensions",
                        Tree.texts(dimensions.stream().sorted().map(Enum::name).toList()))
                .putIfPresent("from", from == null ? "" : from.toString())
                .putIfPresent("until", until == null ? "" : until.toString())
                .putIfPresent("source", source)
                .build();
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final int version;
        private final String numerator;
        private Words title;
        private String family = "";
        private String denominator = "";
        private long factor = 1;
        private @Nullable DayCount annualised;
        private Words unit = Words.NONE;
        private int decimals = 2;
        private @Nullable Target target;
        private Missing missing = Missing.REFUSED;
        private @Nullable Aggregation overStructures;
        private @Nullable PeriodKind by;
        private @Nullable Aggregation overTime;
        private Set<Dimension> dimensions = USUAL;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private String source = "";

        private Builder(String id, int version, String numerator) {
            this.id = id;
            this.version = version;
            this.numerator = numerator;
            this.title = Words.same(id);
        }

        /** What a person calls it. */
        public Builder title(String inFrench, String inEnglish) {
            this.title = new Words(inFrench, inEnglish);
            return this;
        }

        /** What it measures, where several definitions measure one thing. */
        public Builder family(String name) {
            this.family = name;
            return this;
        }

        /** What stands below the line. */
        public Builder over(String formula) {
            this.denominator = formula;
            return this;
        }

        /** What the quotient is multiplied by. */
        public Builder times(long number) {
            this.factor = number;
            return this;
        }

        /** Brought to a year. */
        public Builder annualised(DayCount basis) {
            this.annualised = basis;
            return this;
        }

        /** What a person reads after a value. */
        public Builder unit(String inFrench, String inEnglish) {
            this.unit = new Words(inFrench, inEnglish);
            return this;
        }

        /** How many decimals are shown, 0 to 6. */
        public Builder decimals(int number) {
            this.decimals = number;
            return this;
        }

        /** What is aimed at. */
        public Builder target(Target aim) {
            this.target = aim;
            return this;
        }

        /** What is done about structures that told nothing. */
        public Builder missing(Missing policy) {
            this.missing = policy;
            return this;
        }

        /** Worked out for each structure first, then made one in this way. */
        public Builder ofStructures(Aggregation aggregation) {
            this.overStructures = aggregation;
            return this;
        }

        /** Worked out for each shorter period first, then made one in this way. */
        public Builder ofPeriods(PeriodKind kind, Aggregation aggregation) {
            this.by = kind;
            this.overTime = aggregation;
            return this;
        }

        /** What it may be broken down by; without this all but teams and categories of time. */
        public Builder dimensions(Dimension... allowed) {
            this.dimensions = Set.of(allowed);
            return this;
        }

        /** From this day on the definition holds. */
        public Builder from(LocalDate day) {
            this.from = day;
            return this;
        }

        /** The last day on which it holds. */
        public Builder until(LocalDate day) {
            this.until = day;
            return this;
        }

        /** The text that the formula comes from. */
        public Builder source(String text) {
            this.source = text;
            return this;
        }

        /**
         * The definition.
         *
         * @throws EssaimException if it contradicts itself
         */
        public Definition build() {
            try {
                return new Definition(
                        id,
                        version,
                        title,
                        family,
                        numerator,
                        denominator,
                        factor,
                        annualised,
                        unit,
                        decimals,
                        target,
                        missing,
                        overStructures,
                        by,
                        overTime,
                        dimensions,
                        from,
                        until,
                        source);
            } catch (IllegalArgumentException e) {
                throw new EssaimException(String.valueOf(e.getMessage()));
            }
        }
    }
}
