package org.essaim.funding;

import jakarta.validation.constraints.NotNull;
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
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Which hours an agreement admits (<i>périmètre éligible</i>), and the cost of which hours its euros may cover.
 *
 * <p>Immutable.
 *
 * @param scope the structures
 * @param participation the programme in which a structure has to be on the day; absent for none
 * @param signed what it admits as it was signed
 * @param amended what it admits from the day of each amendment on, instead; the hours of each day follow the terms of that day
 * @param covers where hours are evidence alone: the categories whose cost the euros are assigned to; empty for the eligible
 *     ones
 */
public record Coverage(
        @NotNull Scope scope,
        @Nullable Participation participation,
        @NotNull Admission signed,
        @NotNull ByDate<Admission> amended,
        Set<Category> covers) {
    public Coverage {
        covers = Set.copyOf(covers);
        if (covers.contains(Category.UNMAPPED)) {
            throw new IllegalArgumentException(
                    "Nobody knows what unmapped time was for, so no euro can be assigned to it.\nMaybe map its label.");
        }
    }

    /** What it admits of this day. */
    public Admission on(LocalDate day) {
        return amended.isEmpty() ? signed : amended.at(day).orElse(signed);
    }

    /** The categories that are eligible on some day of its term. */
    public Set<Category> categories() {
        if (amended.isEmpty()) {
            return signed.categories();
        }
        Set<Category> ever = new HashSet<>();
        admissions().forEach(each -> ever.addAll(each.categories()));
        return Set.copyOf(ever);
    }

    /** The functions that are eligible on some day; empty for all. */
    public Set<Function> functions() {
        Set<Function> ever = new HashSet<>();
        for (Admission each : admissions()) {
            if (each.functions().isEmpty()) {
                return Set.of();
            }
            ever.addAll(each.functions());
        }
        return Set.copyOf(ever);
    }

    /** The schemes of direct care that are eligible on some day; empty for all. */
    public Set<Scheme> schemes() {
        Set<Scheme> ever = new HashSet<>();
        for (Admission each : admissions()) {
            if (each.schemes().isEmpty()) {
                return Set.of();
            }
            ever.addAll(each.schemes());
        }
        return Set.copyOf(ever);
    }

    /** As signed, then as amended. */
    List<Admission> admissions() {
        List<Admission> admissions = new ArrayList<>();
        admissions.add(signed);
        amended.changes().forEach(change -> admissions.add(change.value()));
        return admissions;
    }

    /** The same with other admissions, whatever the day. */
    Coverage each(UnaryOperator<Admission> change) {
        return new Coverage(
                scope,
                participation,
                change.apply(signed),
                ByDate.of(amended.changes().stream()
                        .map(from -> new ByDate.From<>(from.date(), change.apply(from.value())))
                        .toList()),
                covers);
    }

    /** The categories whose cost the euros may be assigned to. */
    Set<Category> covered() {
        return covers.isEmpty() ? categories() : covers;
    }
}
