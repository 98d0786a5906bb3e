package org.essaim.budget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.organisation.ByDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A source of money with what is known of it by date (<i>source de financement</i>).
 *
 * <p>Immutable. Each change of status holds from its day until the next; before the first nothing is known and the source
 * counts for nothing.
 *
 * @param id a short identifier
 * @param funder who pays
 * @param nature whose money it is
 * @param stands status and amounts by date
 * @param reference where it is written: a decision, a letter; may be empty
 */
public record FundingSource(
        @NotBlank String id,
        @NotBlank String funder,
        @NotNull FunderNature nature,
        @NotNull ByDate<Stand> stands,
        String reference) {
    public FundingSource {
        if (id.isBlank() || funder.isBlank()) {
            throw new IllegalArgumentException("A source of money needs an identifier and a funder.");
        }
        if (stands.isEmpty()) {
            throw new IllegalArgumentException("Source [" + id + "] has no status.\nMaybe SOUGHT, since a first day.");
        }
    }

    /**
     * What is known from a day on (<i>situation</i>).
     *
     * @param status how far the request has come
     * @param amounts the amounts by year, of 0 or more
     */
    public record Stand(RequestStatus status, SortedMap<Integer, Money> amounts) {
        public Stand {
            amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
            amounts.forEach((year, amount) -> {
                if (amount.isNegative() || !amount.getCurrencyUnit().equals(CurrencyUnit.EUR)) {
                    throw new IllegalArgumentException("An amount for [" + year + "] is [" + amount
                            + "].\nMaybe a refusal is meant: give it the status REFUSED.");
                }
            });
        }
    }

    /** What of a year is secured, as known on this day. */
    public Money secured(int year, LocalDate on) {
        return amount(year, on, true);
    }

    /** What of a year is sought or submitted, as known on this day. */
    public Money sought(int year, LocalDate on) {
        return amount(year, on, false);
    }

    private Money amount(int year, LocalDate on, boolean secured) {
        return stands.at(on)
                .filter(stand -> secured
                        ? stand.status() == RequestStatus.GRANTED
                        : stand.status().isOpen())
                .map(stand -> stand.amounts().get(year))
                .orElse(Euros.ZERO);
    }

    /** The day of the latest change among sources; the first of all days if there is none. */
    static LocalDate latest(List<FundingSource> sources) {
        return sources.stream()
                .flatMap(source -> source.stands().changes().stream())
                .map(ByDate.From::date)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }
}
