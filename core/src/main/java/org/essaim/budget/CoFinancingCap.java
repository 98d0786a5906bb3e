package org.essaim.budget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;

/**
 * The most that money of some nature may cover of a cost (<i>plafond de cofinancement</i>), such as public money at most
 * 80 %.
 *
 * <p>Immutable. A year is held to the strictest limit that is in force on any of its days.
 *
 * @param id a short identifier
 * @param title what it caps, for people
 * @param natures the natures of money that count together
 * @param limits the greatest share, by date
 * @param inKindCounts true if contributions in kind are part of the cost that the share is taken of
 * @param source where the rule is written
 */
public record CoFinancingCap(
        @NotBlank String id,
        @NotBlank String title,
        @NotEmpty Set<FunderNature> natures,
        @NotNull ByDate<Rational> limits,
        boolean inKindCounts,
        @NotBlank String source) {
    public CoFinancingCap {
        if (id.isBlank() || title.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "Cap [" + id + "] needs an identifier, a title and the source of the rule.");
        }
        if (natures.isEmpty()) {
            throw new IllegalArgumentException("Cap [" + id + "] counts no money.\nMaybe natures: [PUBLIC].");
        }
        natures = Set.copyOf(natures);
        if (limits.isEmpty()
                || limits.changes().stream()
                        .anyMatch(limit ->
                                limit.value().signum() <= 0 || limit.value().compareTo(Rational.ONE) > 0)) {
            throw new IllegalArgumentException("Cap [" + id + "] needs limits above 0 % up to 100 %.");
        }
    }

    /** The limit that a year is held to; nothing if none is in force. */
    public Optional<Rational> limit(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return Stream.concat(
                        limits.at(first).stream(),
                        limits.changes().stream()
                                .filter(limit -> limit.date().isAfter(first)
                                        && !limit.date().isAfter(last))
                                .map(ByDate.From::value))
                .min(Rational::compareTo);
    }
}
