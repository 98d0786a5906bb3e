package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/**
 * One of an agreement’s ceilings, as something to raise.
 *
 * @param term which kind
 * @param name the sub-ceiling, if it is one; empty otherwise
 * @param isInEuros true for cents, false for seconds
 */
record Ceiling(TermChange.Term term, String name, boolean isInEuros) {
    /** The ceilings that can keep an agreement from counting time of a category. */
    static List<Ceiling> of(FundingAgreement agreement, Category category) {
        List<Ceiling> ceilings = new ArrayList<>();
        if (agreement.ceilingSeconds() != null) {
            ceilings.add(new Ceiling(TermChange.Term.CEILING_HOURS, "", false));
        }
        if (agreement.ceilingCents() != null) {
            ceilings.add(new Ceiling(TermChange.Term.CEILING_EUROS, "", true));
        }
        for (SubCeiling each : agreement.subCeilings()) {
            if (each.categories().isEmpty() || each.categories().contains(category)) {
                ceilings.add(new Ceiling(TermChange.Term.SUB_CEILING, each.id(), each.unit() == SubCeiling.Unit.CENTS));
            }
        }
        return ceilings;
    }

    /** How high it is. */
    long most(FundingAgreement agreement) {
        @Nullable
        Long most = switch (term) {
            case CEILING_HOURS -> agreement.ceilingSeconds();
            case CEILING_EUROS -> agreement.ceilingCents();
            default ->
                agreement.subCeilings().stream()
                        .filter(each -> each.id().equals(name))
                        .map(SubCeiling::most)
                        .findFirst()
                        .orElse(null);
        };
        if (most == null) {
            throw new IllegalStateException("Agreement [" + agreement.id() + "] has no such ceiling.");
        }
        return most;
    }

    /** The agreement with this ceiling at another height. */
    FundingAgreement at(FundingAgreement agreement, long most) {
        return switch (term) {
            case CEILING_HOURS -> agreement.but().ceilingSeconds(most).build();
            case CEILING_EUROS -> agreement.but().ceilingCents(most).build();
            default ->
                agreement
                        .but()
                        .subCeilings(agreement.subCeilings().stream()
                                .map(each -> each.id().equals(name) ? ChangeReading.at(each, most) : each)
                                .toList())
                        .build();
        };
    }
}
