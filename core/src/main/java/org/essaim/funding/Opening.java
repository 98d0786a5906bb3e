package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/** Ways to let an agreement admit hours that it does not (<i>ouverture</i>), each no wider than those hours need. */
final class Opening {
    private Opening() {}

    /**
     * What keeps an agreement from admitting these cells, each with the change that lifts it: the category comes first.
     *
     * <p>That a structure is not in the programme, or that care comes under another scheme, no amendment lifts.
     */
    static List<UnaryOperator<FundingAgreement>> of(FundingAgreement agreement, Category category, List<Cell> cells) {
        List<UnaryOperator<FundingAgreement>> openings = new ArrayList<>();
        List<Admission> admissions = agreement.coverage().admissions();
        if (admissions.stream().anyMatch(each -> !each.categories().contains(category))) {
            openings.add(each ->
                    each.but().admissions(admission -> admission.also(category)).build());
        }
        Set<Function> functions = new HashSet<>();
        Set<String> structures = new HashSet<>(agreement.scope().structures());
        LocalDate start = agreement.term().getStart();
        LocalDate end = agreement.term().getEndInclusive();
        LocalDate rated = LocalDate.MAX;
        for (Cell cell : cells) {
            functions.add(cell.function());
            structures.add(cell.structure());
            start = cell.from().isBefore(start) ? cell.from() : start;
            end = cell.from().isAfter(end) ? cell.month().atEndOfMonth() : end;
            rated = agreement.rates().at(cell.from()).isEmpty() && cell.from().isBefore(rated) ? cell.from() : rated;
        }
        if (admissions.stream().anyMatch(each -> !each.also(functions).equals(each))) {
            openings.add(each -> each.but()
                    .admissions(admission -> admission.also(functions))
                    .build());
        }
        if (!agreement.scope().structures().isEmpty()
                && !agreement.scope().structures().equals(structures)) {
            openings.add(each -> each.but().scope(new Scope(structures)).build());
        }
        LocalDate first = start;
        LocalDate last = end;
        ByDate<BigDecimal> rates = rated.equals(LocalDate.MAX) ? agreement.rates() : since(rated, agreement.rates());
        if (!first.equals(agreement.term().getStart())
                || !last.equals(agreement.term().getEndInclusive())
                || !rates.equals(agreement.rates())) {
            openings.add(each -> each.but().term(first, last).rates(rates).build());
        }
        return openings;
    }

    // The first rate holds from an earlier day on.
    private static ByDate<BigDecimal> since(LocalDate day, ByDate<BigDecimal> rates) {
        List<ByDate.From<BigDecimal>> changes = new ArrayList<>(rates.changes());
        return ByDate.of(changes).with(day, changes.get(0).value());
    }
}
