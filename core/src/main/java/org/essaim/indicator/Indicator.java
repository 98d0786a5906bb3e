package org.essaim.indicator;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.formula.Formula;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator is (<i>définition d’un indicateur</i>): its formula, how values become one, what is done about those that are missing, how
 * it is shown, and for how long that holds.
 *
 * <p>Immutable. A definition that changes is another version, and values say which one they are of. Build one with {@link #builder}.
 */
public final class Indicator {
    private final String id;
    private final int version;
    private final String french;
    private final String english;
    private final Formula numerator;
    private final @Nullable Formula denominator;
    private final Rational factor;
    private final @Nullable DayCount annualised;
    private final int decimals;
    private final Missing missing;
    private final @Nullable Aggregation overStructures;
    private final @Nullable Aggregation overTime;
    private final @Nullable PeriodKind by;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final String source;

    private Indicator(Builder builder, Formula numerator, @Nullable Formula denominator) {
        this.id = builder.id;
        this.version = builder.version;
        this.french = builder.french;
        this.english = builder.english;
        this.numerator = numerator;
        this.denominator = denominator;
        this.factor = builder.factor;
        this.annualised = builder.annualised;
        this.decimals = builder.decimals;
        this.missing = builder.missing;
        this.overStructures = builder.overStructures;
        this.overTime = builder.overTime;
        this.by = builder.by;
        this.from = builder.from;
        this.until = builder.until;
        this.source = builder.source;
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

    /** Its stable name. */
    public String id() {
        return id;
    }

    /** Which wording of the definition this is. */
    public int version() {
        return version;
    }

    /** What a person calls it, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    /** The formula, or what stands above the line. */
    public Formula numerator() {
        return numerator;
    }

    /** What stands below the line, if anything. */
    public Optional<Formula> denominator() {
        return Optional.ofNullable(denominator);
    }

    /** What the quotient is multiplied by, such as 1 000 000. */
    public Rational factor() {
        return factor;
    }

    /** How a value is brought to a year, if it is. */
    public Optional<DayCount> annualised() {
        return Optional.ofNullable(annualised);
    }

    /** How many decimals are shown; a value itself is exact. */
    public int decimals() {
        return decimals;
    }

    /** What is done about structures that told nothing. */
    public Missing missing() {
        return missing;
    }

    /** How the values of structures become one; nothing if their figures are added up before the formula is worked out. */
    public Optional<Aggregation> overStructures() {
        return Optional.ofNullable(overStructures);
    }

    /** How the values of shorter periods become one; nothing if figures of the whole period are asked for. */
    public Optional<Aggregation> overTime() {
        return Optional.ofNullable(overTime);
    }

    /** The shorter periods whose values become one. */
    public Optional<PeriodKind> by() {
        return Optional.ofNullable(by);
    }

    /** The text that the formula comes from; may be empty. */
    public String source() {
        return source;
    }

    /** What a value counts. */
    public Quantity quantity() {
        return denominator == null ? numerator.quantity() : numerator.quantity().over(denominator.quantity());
    }

    /** True if the definition holds on every day of a period. */
    public boolean holds(Period period) {
        return (from == null || !period.first().isBefore(from))
                && (until == null || !period.last().isAfter(until));
    }

    /** The figures that it is made of. */
    public Set<Term.Measured> measured() {
        Set<Term.Measured> all = new LinkedHashSet<>(numerator.measured());
        if (denominator != null) {
            all.addAll(denominator.measured());
        }
        return all;
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final int version;
        private final String numerator;
        private String french;
        private String english;
        private @Nullable String denominator;
        private Rational factor = Rational.ONE;
        private @Nullable DayCount annualised;
        private int decimals = 2;
        private Missing missing = Missing.REFUSED;
        private @Nullable Aggregation overStructures;
        private @Nullable Aggregation overTime;
        private @Nullable PeriodKind by;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private String source = "";

        private Builder(String id, int version, String numerator) {
            if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || version < 1) {
                throw new EssaimException("[" + id + "], version [" + version + "], is no name of an indicator.\n"
                        + "Maybe use lower-case words joined by -, and versions from 1.");
            }
            this.id = id;
            this.version = version;
            this.numerator = numerator;
            this.french = id;
            this.english = id;
        }

        /** What a person calls it. */
        public Builder title(String inFrench, String inEnglish) {
            this.french = inFrench;
            this.english = inEnglish;
            return this;
        }

        /** What stands below the line. */
        public Builder over(String formula) {
            this.denominator = formula;
            return this;
        }

        /** What the quotient is multiplied by. */
        public Builder times(long number) {
            this.factor = Rational.of(number);
            return this;
        }

        /** Brought to a year. */
        public Builder annualised(DayCount basis) {
            this.annualised = basis;
            return this;
        }

        /** How many decimals are shown, 0 to 6. */
        public Builder decimals(int number) {
            if (number < 0 || number > 6) {
                throw new EssaimException("[" + number + "] decimals cannot be shown.\nMaybe 0 to 6.");
            }
            this.decimals = number;
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
         * The definition, if its formulas are understood and each of their figures is told by somebody.
         *
         * @param findings takes what speaks against it
         */
        public Optional<Indicator> build(Measures measures, Consumer<? super Finding> findings) {
            Map<String, Quantity> quantities = measures.quantities();
            Optional<Formula> above = Formula.parse(numerator, quantities, findings);
            Optional<Formula> below =
                    denominator == null ? Optional.empty() : Formula.parse(denominator, quantities, findings);
            if (above.isEmpty() || (denominator != null && below.isEmpty())) {
                return Optional.empty();
            }
            Indicator indicator = new Indicator(this, above.get(), below.orElse(null));
            List<String> untold = indicator.measured().stream()
                    .flatMap(each -> measures.untold(each).stream())
                    .distinct()
                    .toList();
            untold.forEach(each -> findings.accept(Finding.of(Code.UNKNOWN_MEASURE)
                    .value(each)
                    .with("position", 1)
                    .with("valid", String.join(", ", measures.names()))
                    .build()));
            return untold.isEmpty() ? Optional.of(indicator) : Optional.empty();
        }
    }
}
