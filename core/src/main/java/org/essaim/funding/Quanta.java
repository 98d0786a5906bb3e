package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Makes payable quantities of counted time: each worker's part of a month in a structure is rounded on its own, then ceilings
 * are tested, and where one would be crossed the quantity that gained most by rounding gives a step back.
 */
final class Quanta {
    private final FundingAgreement agreement;
    private final Rounding rounding;
    private final Left left;
    private final List<Group> groups = new ArrayList<>();

    /**
     * What ceilings leave once everything that is taken back was taken back.
     *
     * @param seconds under the agreement's ceiling in hours, if it has one
     * @param cents under its ceiling in euros, if it has one
     * @param under under its sub-ceilings
     */
    record Left(@Nullable Rational seconds, @Nullable Rational cents, SubRooms under) {}

    /** Time that is rounded together. */
    private final class Group {
        private final List<Claim> claims = new ArrayList<>();
        private long counted;
        private long payable;
        private long[] parts = new long[0];

        private void round() {
            counted = claims.stream()
                    .mapToLong(claim -> claim.counted(agreement.id()))
                    .sum();
            payable = rounding.payable(counted);
            divide();
        }

        private void giveBack() {
            payable = Math.max(0, payable - rounding.seconds());
            divide();
        }

        private void divide() {
            parts = Apportionment.divide(
                    payable,
                    claims.stream()
                            .map(claim -> Rational.of(claim.counted(agreement.id())))
                            .toList());
        }

        private long gain() {
            return payable - counted;
        }

        private long seconds(Predicate<Cell> among) {
            long seconds = 0;
            for (int i = 0; i < parts.length; i++) {
                seconds += among.test(claims.get(i).cell()) ? parts[i] : 0;
            }
            return seconds;
        }

        private Rational cents(Predicate<Cell> among) {
            Rational cents = Rational.ZERO;
            for (int i = 0; i < parts.length; i++) {
                Claim claim = claims.get(i);
                if (among.test(claim.cell()) && parts[i] > 0) {
                    cents = cents.plus(agreement
                            .second(claim.cell().from(), null)
                            .times(claim.paid(agreement))
                            .times(Rational.of(parts[i], claim.counted(agreement.id()))));
                }
            }
            return cents;
        }
    }

    private Quanta(FundingAgreement agreement, Rounding rounding, Left left) {
        this.agreement = agreement;
        this.rounding = rounding;
        this.left = left;
    }

    /** Names the time that is rounded together. */
    static String group(Cell cell) {
        return cell.structure() + ":" + cell.worker().value() + ":" + cell.from();
    }

    /** Rounds what an agreement counts of these claims. */
    static void settle(FundingAgreement agreement, Rounding rounding, List<Claim> claims, Left left) {
        Quanta quanta = new Quanta(agreement, rounding, left);
        SortedMap<String, Group> byName = new TreeMap<>();
        for (Claim claim : claims) {
            if (claim.counted(agreement.id()) > 0) {
                byName.computeIfAbsent(group(claim.cell()), none -> quanta.new Group())
                        .claims
                        .add(claim);
            }
        }
        quanta.groups.addAll(byName.values());
        quanta.groups.forEach(Group::round);
        quanta.fit();
        for (Group group : quanta.groups) {
            for (int i = 0; i < group.parts.length; i++) {
                group.claims.get(i).payable().put(agreement.id(), group.parts[i]);
            }
        }
    }

    private void fit() {
        while (crossedBySeconds(left.seconds(), cell -> true) || crossedByCents(left.cents(), cell -> true)) {
            giveBack(cell -> true);
        }
        for (SubCeiling ceiling : agreement.subCeilings()) {
            Optional<Predicate<Cell>> crossed = crossed(ceiling);
            while (crossed.isPresent()) {
                giveBack(crossed.get());
                crossed = crossed(ceiling);
            }
        }
    }

    private Optional<Predicate<Cell>> crossed(SubCeiling ceiling) {
        for (Group group : groups) {
            for (Claim claim : group.claims) {
                Cell one = claim.cell();
                if (ceiling.holds(one)) {
                    String share = ceiling.share(one);
                    Predicate<Cell> among =
                            cell -> ceiling.holds(cell) && ceiling.share(cell).equals(share);
                    Rational room = left.under().left(ceiling, one);
                    if (ceiling.unit() == SubCeiling.Unit.CENTS
                            ? crossedByCents(room, among)
                            : crossedBySeconds(room, among)) {
                        return Optional.of(among);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean crossedBySeconds(@Nullable Rational room, Predicate<Cell> among) {
        long seconds = room == null
                ? 0
                : groups.stream().mapToLong(group -> group.seconds(among)).sum();
        return room != null && seconds > 0 && Rational.of(seconds).compareTo(room) > 0;
    }

    private boolean crossedByCents(@Nullable Rational room, Predicate<Cell> among) {
        Rational cents = Rational.ZERO;
        if (room != null) {
            for (Group group : groups) {
                cents = cents.plus(group.cents(among));
            }
        }
        return room != null && cents.signum() > 0 && cents.compareTo(room) > 0;
    }

    private void giveBack(Predicate<Cell> among) {
        Group most = null;
        for (Group group : groups) {
            if (group.seconds(among) > 0 && (most == null || group.gain() >= most.gain())) {
                most = group;
            }
        }
        if (most != null) {
            most.giveBack();
        }
    }
}
