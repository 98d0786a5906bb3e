package org.essaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.essaim.finding.EssaimException;
import org.essaim.spi.InMemoryStore;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Random histories of claims against someone who counts single cents on a table. */
class ClaimLawsTest {
    private static final List<List<YearMonth>> PERIODS = List.of(
            List.of(Ledger.JANUARY, Ledger.MARCH),
            List.of(Ledger.APRIL, Ledger.JUNE),
            List.of(Ledger.JANUARY, Ledger.JUNE),
            List.of(Ledger.MARCH, Ledger.APRIL));

    private enum Act {
        ISSUE,
        SUBMIT,
        SUBMIT_AMOUNT,
        SETTLE,
        PAY,
        OVERPAY,
        RECOVER
    }

    private record Move(Act act, int period, int claim, long cents, long cut, long owed) {}

    @Provide
    Arbitrary<List<Move>> histories() {
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Act.ISSUE)),
                Tuple.of(6, Arbitraries.of(Act.SUBMIT)),
                Tuple.of(2, Arbitraries.of(Act.SUBMIT_AMOUNT)),
                Tuple.of(8, Arbitraries.of(Act.SETTLE)),
                Tuple.of(9, Arbitraries.of(Act.PAY)),
                Tuple.of(4, Arbitraries.of(Act.OVERPAY)),
                Tuple.of(6, Arbitraries.of(Act.RECOVER)));
        Arbitrary<Integer> periods = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.just(1)),
                Tuple.of(2, Arbitraries.just(2)),
                Tuple.of(1, Arbitraries.just(3)));
        Arbitrary<Integer> claims = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(1)),
                Tuple.of(3, Arbitraries.just(2)),
                Tuple.of(1, Arbitraries.integers().between(3, 5)));
        // Cents that make no sense are tried too, but not often: 0 and below, a cut that is none.
        Arbitrary<Long> cents = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.longs().between(1, 9)),
                Tuple.of(1, Arbitraries.longs().between(-3, 0)));
        Arbitrary<Long> cuts = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(0L)),
                Tuple.of(4, Arbitraries.longs().between(1, 4)),
                Tuple.of(1, Arbitraries.longs().between(-2, 30)));
        Arbitrary<Long> owed = Arbitraries.longs().between(-5, 30);
        return Combinators.combine(acts, periods, claims, cents, cuts, owed)
                .as(Move::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40)
                .map(moves -> {
                    List<Move> history = new ArrayList<>();
                    history.add(new Move(Act.ISSUE, 0, 1, 0, 0, 20));
                    history.add(new Move(Act.SUBMIT, 0, 1, 0, 0, 0));
                    history.addAll(moves);
                    return history;
                });
    }

    /** One claim as coins on a table: each coin is a cent. */
    private static final class Table {
        private final int period;
        private boolean takenBack;
        private boolean settled;
        private final List<String> asked = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> toPay = new ArrayList<>();
        private final List<String> paid = new ArrayList<>();
        private final List<String> tooMuch = new ArrayList<>();
        private final List<String> back = new ArrayList<>();

        private Table(int period) {
            this.period = period;
        }

        private void pay(long coins) {
            for (long i = 0; i < coins; i++) {
                paid.add("coin");
                if (toPay.isEmpty()) {
                    tooMuch.add("coin");
                } else {
                    toPay.remove(0);
                }
            }
        }

        /** What claims still make the funder pay, before anything is paid. */
        private long standing() {
            return takenBack ? -asked.size() : settled ? asked.size() - refused.size() : asked.size();
        }
    }

    /** Everything that was done, done again naively; answers what is legal. */
    private static final class Naive {
        private final Map<Integer, Long> owed = new TreeMap<>();
        private final List<Table> tables = new ArrayList<>();

        private List<Table> within(int period) {
            YearMonth first = PERIODS.get(period).get(0);
            YearMonth last = PERIODS.get(period).get(1);
            List<Table> found = new ArrayList<>();
            for (Table table : tables) {
                YearMonth from = PERIODS.get(table.period).get(0);
                YearMonth to = PERIODS.get(table.period).get(1);
                boolean inside = true;
                boolean touches = false;
                for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
                    boolean common = !month.isBefore(first) && !month.isAfter(last);
                    inside &= common;
                    touches |= common;
                }
                if (touches && !inside) {
                    throw new IllegalStateException("would claim a month twice");
                }
                if (touches) {
                    found.add(table);
                }
            }
            return found;
        }

        private boolean submit(int period, @Nullable Long named) {
            Long owes = owed.get(period);
            if (owes == null) {
                return false;
            }
            List<Table> others;
            try {
                others = within(period);
            } catch (IllegalStateException e) {
                return false;
            }
            long asked = 0;
            long standing = 0;
            boolean waiting = false;
            for (Table other : others) {
                asked += other.takenBack ? -other.asked.size() : other.asked.size();
                standing += other.standing();
                waiting |= !other.takenBack && !other.settled;
            }
            long amount;
            if (named != null) {
                if (named <= 0 || standing + named > owes) {
                    return false;
                }
                amount = named;
            } else if (owes > asked) {
                amount = owes - asked;
            } else if (owes < standing && !waiting) {
                amount = owes - standing;
            } else {
                return false;
            }
            Table table = new Table(period);
            table.takenBack = amount < 0;
            for (long i = 0; i < Math.abs(amount); i++) {
                table.asked.add("coin");
                if (amount < 0) {
                    table.tooMuch.add("coin");
                }
            }
            tables.add(table);
            return true;
        }

        private boolean settle(int claim, long accepted, long cut) {
            if (claim > tables.size() || accepted < 0 || cut < 0) {
                return false;
            }
            Table table = tables.get(claim - 1);
            if (table.takenBack || table.settled || accepted + cut != table.asked.size()) {
                return false;
            }
            table.settled = true;
            for (long i = 0; i < accepted; i++) {
                table.toPay.add("coin");
            }
            for (long i = 0; i < cut; i++) {
                table.refused.add("coin");
            }
            return true;
        }

        private boolean pay(int claim, long coins, boolean above) {
            if (claim > tables.size() || coins <= 0 || !tables.get(claim - 1).settled) {
                return false;
            }
            Table table = tables.get(claim - 1);
            if (above != coins > table.toPay.size()) {
                return false;
            }
            table.pay(coins);
            return true;
        }

        private boolean recover(int claim, long coins) {
            if (claim > tables.size() || coins <= 0) {
                return false;
            }
            Table table = tables.get(claim - 1);
            if (coins > table.tooMuch.size() - table.back.size()) {
                return false;
            }
            for (long i = 0; i < coins; i++) {
                table.back.add("coin");
            }
            return true;
        }

        private boolean plays(Move move) {
            return switch (move.act) {
                case ISSUE -> {
                    owed.put(move.period, move.owed);
                    yield true;
                }
                case SUBMIT -> submit(move.period, null);
                case SUBMIT_AMOUNT -> submit(move.period, move.cents);
                case SETTLE -> settle(move.claim, accepted(move), Math.max(0, move.cut));
                case PAY -> pay(move.claim, move.cents, false);
                case OVERPAY -> pay(move.claim, move.cents, true);
                case RECOVER -> recover(move.claim, move.cents);
            };
        }

        // Mostly what is left of the claim after the cut, so that settling succeeds often; sometimes just a number.
        private long accepted(Move move) {
            return move.cut < 0 || move.claim > tables.size()
                    ? Math.abs(move.cents)
                    : tables.get(move.claim - 1).asked.size() - move.cut;
        }
    }

    private static void play(Ledger ledger, Naive naive, Move move) {
        Claims claims = ledger.claims;
        YearMonth first = PERIODS.get(move.period).get(0);
        YearMonth last = PERIODS.get(move.period).get(1);
        String id = "C00" + move.claim;
        Money amount = Ledger.cents(move.cents);
        switch (move.act) {
            case ISSUE -> ledger.issue("DEP", first, last, Ledger.cents(move.owed));
            case SUBMIT -> claims.submit("DEP", first, last, Ledger.DAY, "");
            case SUBMIT_AMOUNT -> claims.submit("DEP", first, last, Ledger.DAY, amount, "");
            case SETTLE -> {
                List<Cut> cuts =
                        move.cut <= 0 ? List.of() : List.of(new Cut(Ledger.cents(move.cut), CutReason.CALCULATION));
                claims.settle(id, Ledger.DAY, Ledger.cents(naive.accepted(move)), cuts, "");
            }
            case PAY -> claims.pay(id, Ledger.DAY, amount, "");
            case OVERPAY -> claims.overpay(id, Ledger.DAY, amount, "");
            case RECOVER -> claims.recover(id, Ledger.DAY, amount, "");
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void whateverHappensBalancesAreThoseOfCoinsOnATableAndWhatIsNotAllowedChangesNothing(
            @ForAll("histories") List<Move> history) {
        Ledger ledger = new Ledger();
        Naive naive = new Naive();
        for (Move move : history) {
            long sequence = ledger.store.sequence();
            String refusal = "";
            try {
                play(ledger, naive, move);
            } catch (EssaimException | IllegalArgumentException e) {
                refusal = String.valueOf(e.getMessage());
                assertThat(refusal).contains("\nMaybe ");
            }
            assertThat(refusal.isEmpty()).as("%s: %s", move, refusal).isEqualTo(naive.plays(move));
            assertThat(ledger.store.sequence()).isEqualTo(refusal.isEmpty() ? sequence + 1 : sequence);
            Statistics.label("legal").collect(move.act, refusal.isEmpty());
            compare(ledger, naive);
        }
    }

    private static void compare(Ledger ledger, Naive naive) {
        List<Claim> claims = ledger.claims.all();
        assertThat(claims).hasSameSizeAs(naive.tables);
        for (int i = 0; i < claims.size(); i++) {
            Balance balance = claims.get(i).balance();
            Table table = naive.tables.get(i);
            long claimed = table.takenBack ? 0 : table.asked.size();
            long accepted = table.settled ? claimed - table.refused.size() : 0;
            assertThat(balance)
                    .isEqualTo(new Balance(
                            Ledger.cents(claimed),
                            Ledger.cents(table.settled ? 0 : claimed),
                            Ledger.cents(table.refused.size()),
                            Ledger.cents(accepted),
                            Ledger.cents(table.takenBack ? table.asked.size() : 0),
                            Ledger.cents(table.paid.size()),
                            Ledger.cents(table.back.size()),
                            Ledger.cents(table.toPay.size()),
                            Ledger.cents(table.tooMuch.size())));
            laws(balance);
            assertThat(balance.claimed())
                    .isEqualTo(balance.pending().plus(balance.accepted()).plus(balance.cut()));
            assertThat(balance.outstanding().isZero() || balance.toRecover().isZero())
                    .isTrue();
        }
        laws(Balance.sum(claims.stream().map(Claim::balance).toList()));
    }

    private static void laws(Balance balance) {
        assertThat(Stream.of(
                        balance.claimed(),
                        balance.pending(),
                        balance.cut(),
                        balance.accepted(),
                        balance.takenBack(),
                        balance.paid(),
                        balance.recovered(),
                        balance.outstanding(),
                        balance.overpaid(),
                        balance.toRecover()))
                .noneMatch(Money::isNegative);
        assertThat(balance.accepted()
                        .minus(balance.takenBack())
                        .minus(balance.paid())
                        .plus(balance.recovered()))
                .isEqualTo(balance.outstanding().minus(balance.toRecover()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void noMoreStandsClaimedThanTheNewestStatementsOweOnceEverythingIsClaimed(@ForAll("histories") List<Move> history) {
        Ledger ledger = new Ledger();
        long owed = 0;
        // Versions of one statement, each claimed and accepted whole at once: what is asked follows what is owed.
        for (Move move : history) {
            owed = 20 + move.owed;
            ledger.issue("DEP", Ledger.JANUARY, Ledger.MARCH, Ledger.cents(owed));
            try {
                Claim claim = ledger.submit();
                Money claimed = claim.balance().claimed();
                if (claimed.isPositive()) {
                    ledger.claims.settle(claim.id(), Ledger.DAY, claimed, List.of(), "");
                }
            } catch (EssaimException e) {
                assertThat(e.getMessage()).contains("Nothing is left to claim");
            }
            Balance sum =
                    Balance.sum(ledger.claims.all().stream().map(Claim::balance).toList());
            assertThat(sum.standing()).isEqualTo(Ledger.cents(owed));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyStepStaysAsItWasRecorded(@ForAll("histories") List<Move> history) {
        Ledger ledger = new Ledger(new InMemoryStore());
        Naive naive = new Naive();
        Map<String, List<ClaimStep>> before = new TreeMap<>();
        for (Move move : history) {
            try {
                play(ledger, naive, move);
            } catch (EssaimException | IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("Maybe");
            }
            naive.plays(move);
            for (Claim claim : ledger.claims.all()) {
                List<ClaimStep> known = before.getOrDefault(claim.id(), List.of());
                assertThat(claim.steps().subList(0, known.size())).isEqualTo(known);
                assertThat(claim.steps()).allMatch(step -> step.actor().equals("finance"));
                before.put(claim.id(), claim.steps());
            }
        }
        assertThatThrownBy(() -> ledger.claims.claim("C999")).hasMessageContaining("[C999] is unknown");
    }
}
