package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * What a funder agreed to pay for (<i>convention de financement</i>).
 *
 * <p>Immutable. Agreements of one pool share cells: an hour is offered to them as the pool says ({@link FundingPool}), and no
 * second is paid for above 100 % over all of them.
 *
 * @param id a short identifier
 * @param title its title
 * @param funder who pays
 * @param pool the funding pool it belongs to
 * @param priority 1 is asked first; agreements of one pool have different priorities
 * @param weight its part in a pool that shares pro rata; absent for what is left under its ceiling in hours
 * @param term its days, the end excluded
 * @param coverage which hours it admits
 * @param payment how it pays
 * @param ceilings how much, at most and at least
 * @param source where its terms are written
 */
public record FundingAgreement(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String funder,
        @NotBlank String pool,
        @Positive int priority,
        @Positive @Nullable Long weight,
        @NotNull LocalDateRange term,
        @NotNull Coverage coverage,
        @NotNull PaymentTerms payment,
        @NotNull Ceilings ceilings,
        String source) {
    public FundingAgreement {
        for (String text : List.of(id, title, funder, pool)) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        "Agreement [" + id + "] needs an identifier, a title, a funder and a pool.");
            }
        }
        if (priority < 1) {
            throw new IllegalArgumentException("Agreement [" + id + "] has priority [" + priority
                    + "].\nMaybe 1, for the one that is asked first.");
        }
        if (weight != null && weight < 1) {
            throw new IllegalArgumentException("Agreement [" + id + "] has a weight of [" + weight + "].");
        }
        if (term.isUnboundedStart() || term.isUnboundedEnd() || term.isEmpty()) {
            throw new IllegalArgumentException("Agreement [" + id + "] needs a first and a last day.");
        }
        if (payment.basis() == Basis.SUPPLEMENT_PER_DIRECT_CARE_HOUR
                && !coverage.categories().equals(Set.of(Category.DIRECT_CARE))) {
            throw new IllegalArgumentException("Agreement [" + id + "] pays a supplement on direct care but names "
                    + new TreeSet<>(coverage.categories())
                    + ".\nMaybe leave only DIRECT_CARE, and name what its euros pay for as what it covers.");
        }
        if (payment.basis().paysTime() && !coverage.covers().isEmpty()) {
            throw new IllegalArgumentException("Agreement [" + id
                    + "] pays for the hours themselves, so it covers no other ones.\nMaybe leave \"covers\" out.");
        }
        if (payment.basis() == Basis.LUMP_SUM && !ceilings.equals(Ceilings.NONE)) {
            throw new IllegalArgumentException("Agreement [" + id
                    + "] is a lump sum: its instalments are all it pays.\nMaybe leave its ceilings out.");
        }
        SortedSet<LocalDate> amendments = new TreeSet<>();
        coverage.amended().changes().forEach(change -> amendments.add(change.date()));
        payment.amendedShares().changes().forEach(change -> amendments.add(change.date()));
        for (LocalDate amendment : amendments) {
            if (!term.contains(amendment) || amendment.equals(term.getStart())) {
                throw new IllegalArgumentException("Agreement [" + id + "] is amended from [" + amendment
                        + "] on, which is not within its term.\nMaybe write the change into the agreement itself.");
            }
        }
        for (Instalment instalment : payment.instalments()) {
            if (!term.contains(instalment.due())) {
                throw new IllegalArgumentException("Agreement [" + id + "] has an instalment on [" + instalment.due()
                        + "], outside its term.\nMaybe let the term end later.");
            }
        }
    }

    /** Begins an agreement that is asked first, pays the whole hour and has no ceiling, unless said otherwise. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** This agreement, to be changed. */
    public Builder but() {
        return new Builder(this);
    }

    /** What it pays for. */
    public Basis basis() {
        return payment.basis();
    }

    /** The structures it covers. */
    public Scope scope() {
        return coverage.scope();
    }

    /** The categories that are eligible on some day; {@link Coverage#on} tells of which. */
    public Set<Category> categories() {
        return coverage.categories();
    }

    /** The functions that are eligible on some day; empty for all. */
    public Set<Function> functions() {
        return coverage.functions();
    }

    /** The schemes of direct care that are eligible on some day; empty for all. */
    public Set<Scheme> schemes() {
        return coverage.schemes();
    }

    /** Its rates by date, as {@link PaymentTerms#rates()} says. */
    public ByDate<BigDecimal> rates() {
        return payment.rates();
    }

    /** What part of the rate it pays for the hours of this day. */
    public Share share(LocalDate day) {
        return payment.share(day);
    }

    /** The most it pays over its term, in cents, if limited. */
    public @Nullable Long ceilingCents() {
        return ceilings.cents();
    }

    /** The most time it counts over its term, in seconds, if limited. */
    public @Nullable Long ceilingSeconds() {
        return ceilings.seconds();
    }

    /** Narrower ceilings, each on some of the hours. */
    public List<SubCeiling> subCeilings() {
        return ceilings.narrower();
    }

    /** True if it pays for time itself. */
    boolean paysTime() {
        return payment.basis().paysTime();
    }

    /** True if it has a rate on this day, or needs none. */
    boolean hasRate(LocalDate day) {
        return payment.basis() == Basis.LUMP_SUM || rates().at(day).isPresent();
    }

    /**
     * What a whole second is worth before the share, in cents, on a day that has a rate; exact.
     *
     * @param cost the employer's cost of an hour in euros, if known
     */
    Rational second(LocalDate day, @Nullable BigDecimal cost) {
        return switch (payment.basis()) {
            case ACTUAL_TIME, SUPPLEMENT_PER_DIRECT_CARE_HOUR ->
                Rational.of(rates().at(day).orElseThrow()).times(Rational.of(100, 3600));
            case UNIT_COST -> Rational.of(rates().at(day).orElseThrow()).times(Rational.of(100, payment.yearSeconds()));
            case FLAT_RATE ->
                cost == null
                        ? Rational.ZERO
                        : Rational.of(cost)
                                .times(Rational.of(rates().at(day).orElseThrow()))
                                .times(Rational.of(1, 3600));
            case LUMP_SUM -> Rational.ZERO;
        };
    }

    /** Collects the terms of an agreement; not thread-safe. */
    public static final class Builder {
        private final String id;
        private String title = "";
        private String funder = "";
        private String pool = "";
        private int priority = 1;
        private @Nullable Long weight;
        private @Nullable LocalDateRange term;
        private Scope scope = Scope.federation();
        private @Nullable Participation participation;
        private Set<Category> categories = Set.of();
        private Set<Function> functions = Set.of();
        private Set<Scheme> schemes = Set.of();
        private ByDate<Admission> amended = ByDate.never();
        private Set<Category> covers = Set.of();
        private Basis basis = Basis.ACTUAL_TIME;
        private ByDate<BigDecimal> rates = ByDate.never();
        private Share share = Share.WHOLE;
        private ByDate<Share> amendedShares = ByDate.never();
        private boolean reducible;
        private long yearSeconds = PaymentTerms.YEAR;
        private @Nullable Rounding rounding;
        private List<Instalment> instalments = List.of();
        private @Nullable Long ceilingCents;
        private @Nullable Long ceilingSeconds;
        private List<SubCeiling> subCeilings = List.of();
        private List<Floor> floors = List.of();
        private String source = "";

        private Builder(String id) {
            this.id = id;
        }

        private Builder(FundingAgreement from) {
            this.id = from.id;
            this.title = from.title;
            this.funder = from.funder;
            this.pool = from.pool;
            this.priority = from.priority;
            this.weight = from.weight;
            this.term = from.term;
            this.scope = from.coverage.scope();
            this.participation = from.coverage.participation();
            this.categories = from.coverage.signed().categories();
            this.functions = from.coverage.signed().functions();
            this.schemes = from.coverage.signed().schemes();
            this.amended = from.coverage.amended();
            this.covers = from.coverage.covers();
            this.basis = from.payment.basis();
            this.rates = from.payment.rates();
            this.share = from.payment.share();
            this.amendedShares = from.payment.amendedShares();
            this.reducible = from.payment.reducible();
            this.yearSeconds = from.payment.yearSeconds();
            this.rounding = from.payment.rounding();
            this.instalments = from.payment.instalments();
            this.ceilingCents = from.ceilings.cents();
            this.ceilingSeconds = from.ceilings.seconds();
            this.subCeilings = from.ceilings.narrower();
            this.floors = from.ceilings.least();
            this.source = from.source;
        }

        /** Its title, and who pays. */
        public Builder of(String title, String funder) {
            this.title = title;
            this.funder = funder;
            return this;
        }

        /** The pool it belongs to, and when it is asked: 1 first. */
        public Builder pool(String pool, int priority) {
            this.pool = pool;
            this.priority = priority;
            return this;
        }

        /** Its part in a pool that shares pro rata. */
        public Builder weight(@Nullable Long weight) {
            this.weight = weight;
            return this;
        }

        /** Its first and its last day. */
        public Builder term(LocalDate first, LocalDate last) {
            this.term = LocalDateRange.ofClosed(first, last);
            return this;
        }

        /** The structures it covers; the whole federation unless said. */
        public Builder scope(Scope scope) {
            this.scope = scope;
            return this;
        }

        /** The programme in which a structure has to be. */
        public Builder participation(@Nullable Participation participation) {
            this.participation = participation;
            return this;
        }

        /** The categories that are eligible on some day; {@link Coverage#on} tells of which. */
        public Builder categories(Set<Category> categories) {
            this.categories = categories;
            return this;
        }

        /** The eligible functions; all unless said. */
        public Builder functions(Set<Function> functions) {
            this.functions = functions;
            return this;
        }

        /** The eligible schemes of direct care; all unless said. */
        public Builder schemes(Set<Scheme> schemes) {
            this.schemes = schemes;
            return this;
        }

        /** What is eligible from a day on, instead of what was signed. */
        public Builder amended(LocalDate from, Admission admission) {
            this.amended = amended.with(from, admission);
            return this;
        }

        /** What is eligible on every day of the term, as signed and as amended. */
        Builder admissions(UnaryOperator<Admission> change) {
            Coverage changed = coverage().each(change);
            this.categories = changed.signed().categories();
            this.functions = changed.signed().functions();
            this.schemes = changed.signed().schemes();
            this.amended = changed.amended();
            return this;
        }

        private Coverage coverage() {
            return new Coverage(scope, participation, new Admission(categories, functions, schemes), amended, covers);
        }

        /** Where hours are evidence alone: the categories whose cost the euros are assigned to. */
        public Builder covers(Set<Category> covers) {
            this.covers = covers;
            return this;
        }

        /** What it pays for; {@link Basis#ACTUAL_TIME} unless said. */
        public Builder basis(Basis basis) {
            this.basis = basis;
            return this;
        }

        /** Its rates by date. */
        public Builder rates(ByDate<BigDecimal> rates) {
            this.rates = rates;
            return this;
        }

        /** What part of the rate it pays. */
        public Builder share(Share share) {
            this.share = share;
            return this;
        }

        /** What part of the rate it pays from a day on, instead of what was signed. */
        public Builder amended(LocalDate from, Share share) {
            this.amendedShares = amendedShares.with(from, share);
            return this;
        }

        /** Whether it takes a smaller share where others leave no more. */
        public Builder reducible(boolean reducible) {
            this.reducible = reducible;
            return this;
        }

        /** The seconds that a yearly cost is divided by. */
        public Builder yearSeconds(long yearSeconds) {
            this.yearSeconds = yearSeconds;
            return this;
        }

        /** How counted time becomes a payable quantity. */
        public Builder rounding(@Nullable Rounding rounding) {
            this.rounding = rounding;
            return this;
        }

        /** What a lump sum pays and when. */
        public Builder instalments(List<Instalment> instalments) {
            this.instalments = instalments;
            return this;
        }

        /** The most it pays, in cents. */
        public Builder ceilingCents(@Nullable Long cents) {
            this.ceilingCents = cents;
            return this;
        }

        /** The most time it counts, in seconds. */
        public Builder ceilingSeconds(@Nullable Long seconds) {
            this.ceilingSeconds = seconds;
            return this;
        }

        /** Ceilings on some of the hours. */
        public Builder subCeilings(List<SubCeiling> ceilings) {
            this.subCeilings = ceilings;
            return this;
        }

        /** What must be of some kind in the end. */
        public Builder floors(List<Floor> floors) {
            this.floors = floors;
            return this;
        }

        /** Where its terms are written. */
        public Builder source(String source) {
            this.source = source;
            return this;
        }

        /**
         * The agreement.
         *
         * @throws IllegalArgumentException if its terms contradict each other
         */
        public FundingAgreement build() {
            if (term == null) {
                throw new IllegalArgumentException("Agreement [" + id + "] needs a first and a last day.");
            }
            return new FundingAgreement(
                    id,
                    title,
                    funder,
                    pool,
                    priority,
                    weight,
                    term,
                    coverage(),
                    new PaymentTerms(basis, rates, share, amendedShares, reducible, yearSeconds, rounding, instalments),
                    new Ceilings(ceilingCents, ceilingSeconds, subCeilings, floors),
                    source);
        }
    }
}
