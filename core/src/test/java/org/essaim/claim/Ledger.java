package org.essaim.claim;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.funding.CellReference;
import org.essaim.funding.Funding;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.IssuedStatement;
import org.essaim.funding.Participants;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A store whose statements owe what a test says, and the claims on them. */
final class Ledger {
    static final YearMonth JANUARY = YearMonth.of(2025, 1);
    static final YearMonth MARCH = YearMonth.of(2025, 3);
    static final YearMonth APRIL = YearMonth.of(2025, 4);
    static final YearMonth JUNE = YearMonth.of(2025, 6);
    static final LocalDate DAY = LocalDate.of(2025, 4, 15);
    static final CellReference LINE = new CellReference("S1", Category.TEAM_MEETING, JANUARY);
    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    final Store store;
    final Claims claims;
    private Actor actor = new Actor("finance", Perimeter.all());

    Ledger() {
        this(new InMemoryStore());
    }

    Ledger(Store store) {
        this.store = store;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Funding funding = new Funding(
                store,
                () -> actor,
                () -> new Federation("fed", "Fédération fictive", true),
                List::of,
                clock,
                Participants.none(),
                () -> {
                    throw new IllegalStateException("nobody measures time here");
                });
        if (funding.agreements().isEmpty()) {
            funding.save(agreement("DEP", "coordination"));
            funding.save(agreement("CARSAT", "carsat"));
        }
        claims = new Claims(store, () -> actor, funding, clock);
    }

    private static FundingAgreement agreement(String id, String pool) {
        return FundingAgreement.builder(id)
                .of("Convention fictive " + id, "Financeur fictif")
                .pool(pool, 1)
                .term(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31))
                .categories(Set.of(Category.TEAM_MEETING))
                .rates(ByDate.always(new BigDecimal("24.60")))
                .source("made up for tests")
                .build();
    }

    Ledger as(String id, Perimeter perimeter) {
        actor = new Actor(id, perimeter);
        return this;
    }

    static Money euros(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    static Money cents(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }

    /** Issues the next version of a statement over structures S1 and S2. */
    IssuedStatement issue(String agreement, YearMonth first, YearMonth last, Money owed, String... open) {
        return issue(agreement, first, last, owed, LINE, open);
    }

    /** Issues the next version of a statement that has this one line. */
    IssuedStatement issue(
            String agreement, YearMonth first, YearMonth last, Money owed, CellReference line, String... open) {
        String id = agreement + ":" + first + ".." + last;
        long version = IssuedStatement.versions(store, agreement, first, last);
        Tree content = Tree.fields()
                .put(
                        "structures",
                        Tree.fields()
                                .put("S1", "Structure fictive")
                                .put("S2", "Structure fictive")
                                .build())
                .put(
                        "lines",
                        List.of(Tree.fields()
                                .put("month", line.month().toString())
                                .put("category", line.category().name())
                                .put("structure", line.structure())
                                .put("cents", owed.getAmountMinorLong())
                                .build()))
                .put(
                        "totals",
                        Tree.fields().put("cents", owed.getAmountMinorLong()).build())
                .put("open", Tree.texts(List.of(open)))
                .build();
        Digest digest = Digest.of("test", Tree.texts(List.of(id, owed.toString(), Long.toString(version))));
        List<Commit.Put> puts = new ArrayList<>();
        puts.add(new Commit.Put(
                new DocumentKey("statement", id),
                version,
                Tree.fields().put("digest", digest.hex()).build()));
        puts.add(new Commit.Put(new DocumentKey("statement-content", id), version, content));
        store.commit(new Commit("issuer", NOW, puts, List.of()));
        return IssuedStatement.newest(store, agreement, first, last).orElseThrow();
    }

    /** Claims the first quarter of DEP. */
    Claim submit() {
        return claims.submit("DEP", JANUARY, MARCH, DAY, "demande fictive");
    }
}
