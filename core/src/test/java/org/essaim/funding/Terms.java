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
import org.threeten.extra.LocalDateRange;

/** Writes agreements for tests: the year 2025, every coordination category, 24.60 €/h and the whole hour unless said. */
final class Terms {
    private final String id;
    private String title = "Convention fictive";
    private String funder = "Département fictif";
    private String pool = "coordination";
    private int priority = 1;
    private Basis basis = Basis.ACTUAL_TIME;
    private LocalDate from = LocalDate.of(2025, 1, 1);
    private LocalDate to = LocalDate.of(2025, 12, 31);
    private Scope scope = Scope.federation();
    private Set<Category> categories = EnumSet.noneOf(Category.class);
    private Set<Function> functions = Set.of();
    private Set<Scheme> schemes = Set.of();
    private ByDate<BigDecimal> rates = ByDate.never();
    private Share share = Share.WHOLE;
    private @Nullable Long ceilingCents;
    private @Nullable Long ceilingSeconds;
    private List<SubCeiling> subCeilings = List.of();

    private Terms(String id) {
        this.id = id;
        for (Category category : Category.values()) {
            if (category.isCoordination()) {
                categories.add(category);
            }
        }
    }

    static Terms of(String id) {
        return new Terms(id);
    }

    /** The terms of an agreement, to be changed. */
    static Terms like(FundingAgreement agreement) {
        Terms terms = new Terms(agreement.id())
                .title(agreement.title())
                .funder(agreement.funder())
                .pool(agreement.pool())
                .priority(agreement.priority())
                .from(agreement.term().getStart())
                .to(agreement.term().getEndInclusive())
                .structures(agreement.scope().structures())
                .categories(agreement.categories())
                .functions(agreement.functions())
                .schemes(agreement.schemes())
                .rates(agreement.rates())
                .share(agreement.share().toString())
                .ceilingCents(agreement.ceilingCents())
                .ceilingSeconds(agreement.ceilingSeconds())
                .subCeilings(agreement.subCeilings());
        terms.basis = agreement.basis();
        return terms;
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
        this.basis = Basis.SUPPLEMENT_PER_DIRECT_CARE_HOUR;
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
        this.scope = new Scope(structures);
        return this;
    }

    Terms categories(Set<Category> categories) {
        this.categories = categories;
        return this;
    }

    Terms functions(Set<Function> functions) {
        this.functions = functions;
        return this;
    }

    Terms schemes(Set<Scheme> schemes) {
        this.schemes = schemes;
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
        this.share = Share.parse(share);
        return this;
    }

    Terms ceilingCents(@Nullable Long cents) {
        this.ceilingCents = cents;
        return this;
    }

    Terms ceilingSeconds(@Nullable Long seconds) {
        this.ceilingSeconds = seconds;
        return this;
    }

    Terms subCeilings(List<SubCeiling> ceilings) {
        this.subCeilings = ceilings;
        return this;
    }

    Terms unitCost() {
        this.basis = Basis.UNIT_COST;
        return this;
    }

    FundingAgreement agreement() {
        return new FundingAgreement(
                id,
                title,
                funder,
                pool,
                priority,
                basis,
                LocalDateRange.ofClosed(from, to),
                scope,
                categories,
                functions,
                schemes,
                rates.isEmpty() ? rates.with(from, new BigDecimal("24.60")) : rates,
                share,
                ceilingCents,
                ceilingSeconds,
                subCeilings,
                "made up for tests");
    }
}
