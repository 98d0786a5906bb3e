package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/** Writes agreements for tests: the year 2025, every coordination category, 24.60 €/h and the whole hour unless said. */
final class Terms {
    private final FundingAgreement.Builder builder;
    private String title = "Convention fictive";
    private String funder = "Département fictif";
    private String pool = "coordination";
    private int priority = 1;
    private LocalDate from = LocalDate.of(2025, 1, 1);
    private LocalDate to = LocalDate.of(2025, 12, 31);
    private ByDate<BigDecimal> rates = ByDate.never();
    private boolean lump;

    private Terms(FundingAgreement.Builder builder) {
        this.builder = builder;
        builder.source("made up for tests");
    }

    static Terms of(String id) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (Category category : Category.values()) {
            if (category.isCoordination()) {
                categories.add(category);
            }
        }
        return new Terms(FundingAgreement.builder(id)).categories(categories);
    }

    /** The terms of an agreement, to be changed. */
    static Terms like(FundingAgreement agreement) {
        return new Terms(agreement.but())
                .title(agreement.title())
                .funder(agreement.funder())
                .pool(agreement.pool())
                .priority(agreement.priority())
                .from(agreement.term().getStart())
                .to(agreement.term().getEndInclusive())
                .rates(agreement.rates());
    }

    Terms title(String title) {
        this.title = title;
        return this;
    }

    Terms funder(String funder) {
        this.funder = funder;
        return this;
    }

    Terms pool(String pool) {
        this.pool = pool;
        return this;
    }

    Terms priority(int priority) {
        this.priority = priority;
        return this;
    }

    Terms supplement() {
        builder.basis(Basis.SUPPLEMENT_PER_DIRECT_CARE_HOUR);
        return categories(Set.of(Category.DIRECT_CARE));
    }

    Terms from(LocalDate first) {
        this.from = first;
        return this;
    }

    Terms to(LocalDate last) {
        this.to = last;
        return this;
    }

    Terms structures(Set<String> structures) {
        builder.scope(new Scope(structures));
        return this;
    }

    Terms categories(Set<Category> categories) {
        builder.categories(categories);
        return this;
    }

    Terms functions(Set<Function> functions) {
        builder.functions(functions);
        return this;
    }

    Terms schemes(Set<Scheme> schemes) {
        builder.schemes(schemes);
        return this;
    }

    Terms amended(LocalDate day, Share share) {
        builder.amended(day, share);
        return this;
    }

    Terms amended(LocalDate day, Admission admission) {
        builder.amended(day, admission);
        return this;
    }

    /** The rate from the first day on. */
    Terms rate(String hourly) {
        return rate(from, hourly);
    }

    Terms rate(LocalDate since, String hourly) {
        this.rates = rates.with(since, new BigDecimal(hourly));
        return this;
    }

    Terms rates(ByDate<BigDecimal> rates) {
        this.rates = rates;
        return this;
    }

    Terms share(String share) {
        builder.share(Share.parse(share));
        return this;
    }

    Terms ceilingCents(@Nullable Long cents) {
        builder.ceilingCents(cents);
        return this;
    }

    Terms ceilingSeconds(@Nullable Long seconds) {
        builder.ceilingSeconds(seconds);
        return this;
    }

    Terms subCeilings(List<SubCeiling> ceilings) {
        builder.subCeilings(ceilings);
        return this;
    }

    Terms unitCost() {
        builder.basis(Basis.UNIT_COST);
        return this;
    }

    Terms covers(Set<Category> categories) {
        builder.covers(categories);
        return this;
    }

    Terms flatRate(String percent) {
        builder.basis(Basis.FLAT_RATE);
        return rate(percent);
    }

    Terms lumpSum(List<Instalment> instalments) {
        builder.basis(Basis.LUMP_SUM).instalments(instalments);
        this.lump = true;
        return this;
    }

    Terms reducible() {
        builder.reducible(true);
        return this;
    }

    Terms rounding(Rounding rounding) {
        builder.rounding(rounding);
        return this;
    }

    Terms year(long seconds) {
        builder.yearSeconds(seconds);
        return this;
    }

    Terms weight(long weight) {
        builder.weight(weight);
        return this;
    }

    Terms floors(List<Floor> floors) {
        builder.floors(floors);
        return this;
    }

    Terms participation(Participation participation) {
        builder.participation(participation);
        return this;
    }

    FundingAgreement agreement() {
        if (!lump) {
            builder.rates(rates.isEmpty() ? rates.with(from, new BigDecimal("24.60")) : rates);
        }
        return builder.of(title, funder).pool(pool, priority).term(from, to).build();
    }
}
