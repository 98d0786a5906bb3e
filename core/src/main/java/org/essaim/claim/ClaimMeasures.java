package org.essaim.claim;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureAsked;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.joda.money.Money;
import org.threeten.extra.LocalDateRange;

/**
 * Tells what funders granted and paid as measures (<i>mesures de versement</i>), over whole months: those of the statements that claims are made on,
 * whenever something was granted or paid.
 *
 * <p>{@code amount-granted}: what they accepted, less what later versions of statements took back. {@code amount-paid}: what they paid, less what went
 * back to them. Both as it stands now.
 *
 * <p>A claim is of all structures of its statement together, and of all its months: one that reaches beyond what is asked for makes the value incomplete. There
 * is no data if nothing was ever claimed for one of these structures; once something is, claims are kept here, and months without any are 0. No
 * people are behind these figures. A figure comes from claims ({@code claim}), each by its identifier.
 */
final class ClaimMeasures implements MeasureSource {
    private static final Map<String, Function<Balance, Money>> ALL = all();

    private final Supplier<List<Claim>> claims;
    private final Consumer<Scope> allowed;

    ClaimMeasures(Supplier<List<Claim>> claims, Consumer<Scope> allowed) {
        this.claims = claims;
        this.allowed = allowed;
    }

    private static Map<String, Function<Balance, Money>> all() {
        Map<String, Function<Balance, Money>> all = new LinkedHashMap<>();
        all.put("amount-granted", balance -> balance.accepted().minus(balance.takenBack()));
        all.put("amount-paid", balance -> balance.paid().minus(balance.recovered()));
        return all;
    }

    @Override
    public List<Measure> measures() {
        return ALL.keySet().stream().map(id -> new Measure(id, Unit.EUROS)).toList();
    }

    private static Function<Balance, Money> measure(String id) {
        return Optional.ofNullable(ALL.get(id)).orElseThrow(() -> MeasureAsked.unknown(id, ALL.keySet()));
    }

    @Override
    public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
        Function<Balance, Money> of = measure(measure);
        scopes.forEach(allowed);
        List<Claim> all = claims.get();
        return scopes.stream().map(scope -> value(all, of, scope, period)).toList();
    }

    private static Value value(List<Claim> all, Function<Balance, Money> of, Scope scope, LocalDateRange period) {
        if (!isOfWholeMonths(period)) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        List<Claim> own = all.stream().filter(claim -> touches(claim, scope)).toList();
        if (own.isEmpty()) {
            return new Absent(scope, period, Absence.NO_DATA);
        }
        boolean beyond = own.stream()
                .filter(claim -> !claim.isApartFrom(first(period), last(period)))
                .anyMatch(claim -> !isWithin(claim, scope, period));
        if (beyond) {
            return new Absent(scope, period, Absence.INCOMPLETE);
        }
        BigDecimal amount = own.stream()
                .filter(claim -> isWithin(claim, scope, period))
                .map(claim -> of.apply(claim.balance()).getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Measured(scope, period, amount, Unit.EUROS, 0);
    }

    private static boolean isOfWholeMonths(LocalDateRange period) {
        return period.getStart().getDayOfMonth() == 1 && period.getEnd().getDayOfMonth() == 1;
    }

    private static YearMonth first(LocalDateRange period) {
        return YearMonth.from(period.getStart());
    }

    private static YearMonth last(LocalDateRange period) {
        return YearMonth.from(period.getEndInclusive());
    }

    private static boolean touches(Claim claim, Scope scope) {
        return scope.structures().isEmpty() || !Collections.disjoint(claim.structures(), scope.structures());
    }

    private static boolean isWithin(Claim claim, Scope scope, LocalDateRange period) {
        return claim.structures().stream().allMatch(scope::contains) && claim.isWithin(first(period), last(period));
    }

    @Override
    public List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        Function<Balance, Money> of = measure(measure);
        allowed.accept(scope);
        if (!isOfWholeMonths(period)) {
            return List.of();
        }
        return claims.get().stream()
                .filter(claim -> isWithin(claim, scope, period))
                .map(claim -> new MeasureOrigin(
                        "claim", "", claim.id(), of.apply(claim.balance()).getAmount()))
                .toList();
    }
}
