package org.essaim.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.essaim.claim.ClaimStep.Kind;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.funding.Funding;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.IssuedStatement;
import org.essaim.organisation.Actor;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Claims on issued statements (<i>demandes de versement</i>): submitted, settled, paid, recovered.
 *
 * <p>A claim names one version of one statement. Nothing is claimed twice: what earlier claims asked for, on the same period
 * or a part of it, is taken off. Every step is a commit of its own; of two actors who do the same at once, one is refused.
 * Thread-safe.
 *
 * <pre>{@code
 * Claim claim = essaim.claims().submit("dialogue", JANUARY, MARCH, date, "demande n° 1");
 * essaim.claims().settle(claim.id(), date, accepted, List.of(new Cut(cut, CutReason.MISSING_DOCUMENT)), "courrier du 12 mai");
 * essaim.claims().pay(claim.id(), date, accepted, "virement 4711");
 * }</pre>
 */
public final class Claims {
    private final Store store;
    private final Supplier<Actor> actor;
    private final Funding funding;
    private final Clock clock;

    /**
     * Claims what this store's statements owe.
     *
     * @param actor who acts, asked at each call
     * @param funding the agreements
     * @param clock tells when a step is recorded; no figure depends on it
     */
    public Claims(Store store, Supplier<Actor> actor, Funding funding, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.funding = funding;
        this.clock = clock;
    }

    /**
     * Claims what the newest version of a statement owes beyond what was claimed already. Where it owes less than what
     * stands claimed, the difference is recorded as taken back, to be recovered.
     *
     * @param date the day of the claim
     * @param reference its number or letter; may be empty
     * @throws EssaimException if no such statement was issued, or nothing is left to claim
     */
    public Claim submit(String agreement, YearMonth first, YearMonth last, LocalDate date, String reference) {
        return submitted(newest(agreement, first, last), date, null, reference);
    }

    /**
     * Claims an amount: less than what is left, or again what was cut.
     *
     * @param amount above 0, and at most what the statement owes beyond what stands claimed
     */
    public Claim submit(
            String agreement, YearMonth first, YearMonth last, LocalDate date, Money amount, String reference) {
        return submitted(newest(agreement, first, last), date, amount, reference);
    }

    /**
     * Claims what this very statement owes beyond what was claimed already.
     *
     * @throws EssaimException if it is a draft, or a later version took its place
     */
    public Claim submit(FundingStatement statement, LocalDate date, String reference) {
        if (statement.isDraft()) {
            throw new EssaimException("The statement of agreement [" + statement.agreement() + "] over ["
                    + statement.first() + ".." + statement.last()
                    + "] is a draft.\nMaybe issue it first: a claim rests on what can no longer change.");
        }
        IssuedStatement newest = newest(statement.agreement(), statement.first(), statement.last());
        if (!newest.digest().equals(statement.digest())) {
            throw new EssaimException("Version [" + statement.version() + "] of the statement of agreement ["
                    + statement.agreement() + "] over [" + statement.first() + ".." + statement.last()
                    + "] is not the newest: that is version [" + newest.version()
                    + "].\nMaybe claim on the newest: it brings what was corrected since.");
        }
        return submitted(newest, date, null, reference);
    }

    /**
     * What claiming on the newest version of a statement would ask for now, where nobody names an amount; below 0 where
     * something would go back. Stores nothing.
     *
     * @throws EssaimException if no such statement was issued, or nothing is left to claim
     */
    public Money leftToClaim(String agreement, YearMonth first, YearMonth last) {
        return ClaimRoom.of(newest(agreement, first, last), everyone()).asked();
    }

    /**
     * Records what the funder decided; accepted and cut make up what was claimed, to the cent.
     *
     * @param date the day of the decision
     * @param accepted what the funder accepts
     * @param cuts what it does not, and why
     */
    public Claim settle(String id, LocalDate date, Money accepted, List<Cut> cuts, String reference) {
        Claim claim = claim(id);
        requireLines(
                claim, cuts.stream().map(Cut::cell).filter(Objects::nonNull).toList());
        return took(claim, Kind.SETTLED, date, accepted, cuts, reference);
    }

    private void requireLines(Claim claim, List<CellReference> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Set<CellReference> known = IssuedStatement.version(
                        store, claim.agreement(), claim.first(), claim.last(), claim.version())
                .cells();
        for (CellReference line : lines) {
            if (!known.contains(line)) {
                throw new EssaimException("Line [" + line + "] is not in the statement that claim [" + claim.id()
                        + "] is made on.\nMaybe \"essaim explain FILE --list\" shows the one that is meant.");
            }
        }
    }

    /** Records a payment, at most what is outstanding. */
    public Claim pay(String id, LocalDate date, Money amount, String reference) {
        return took(claim(id), Kind.PAID, date, amount, List.of(), reference);
    }

    /** Records a payment above what is outstanding: the rest has to go back. */
    public Claim overpay(String id, LocalDate date, Money amount, String reference) {
        return took(claim(id), Kind.OVERPAID, date, amount, List.of(), reference);
    }

    /** Records that money went back to the funder, at most what was overpaid. */
    public Claim recover(String id, LocalDate date, Money amount, String reference) {
        return took(claim(id), Kind.RECOVERED, date, amount, List.of(), reference);
    }

    /**
     * The claim of this identifier.
     *
     * @throws EssaimException if it is unknown, or lies outside the actor's perimeter
     */
    public Claim claim(String id) {
        List<Document> history = store.history(new DocumentKey(ClaimForm.KIND, id));
        if (history.isEmpty()) {
            List<String> known = all().stream().map(Claim::id).toList();
            throw new EssaimException("Claim [" + id + "] is unknown.\nMaybe "
                    + (known.isEmpty() ? "submit one first." : "one of " + known + "."));
        }
        Claim claim = ClaimForm.of(history);
        claim.sortedStructures().forEach(actor.get()::require);
        return claim;
    }

    /** The claims within the actor's perimeter, in the order in which they were submitted. */
    public List<Claim> all() {
        Actor asking = actor.get();
        return everyone().stream()
                .filter(claim -> claim.structures().stream()
                        .allMatch(structure -> asking.perimeter().contains(structure)))
                .toList();
    }

    /** The claims on an agreement's statements, as far as they lie within the actor's perimeter. */
    public List<Claim> of(String agreement) {
        String known = funding.agreement(agreement).id();
        return all().stream().filter(claim -> claim.agreement().equals(known)).toList();
    }

    /**
     * What funders granted and paid, as indicators read it: {@code amount-granted}, {@code amount-paid}. Of structures that are not all the actor’s nothing
     * is told, and of the whole federation nothing to who may see some structures.
     */
    public MeasureSource measures() {
        return new ClaimMeasures(this::everyone, scope -> {
            Actor asking = actor.get();
            scope.structures().forEach(asking::require);
            if (scope.structures().isEmpty() && !asking.perimeter().everything()) {
                throw new EssaimException("Claims of the whole federation are not told to actor [" + asking.id()
                        + "], who may see some structures.\nMaybe name the structures.");
            }
        });
    }

    /** True if a later version took the place of the one that a claim is made on. */
    public boolean isSuperseded(Claim claim) {
        return IssuedStatement.versions(store, claim.agreement(), claim.first(), claim.last()) > claim.version();
    }

    /** The claims on an agreement laid out for people, in French or English. */
    public Report report(String agreement, Locale locale) {
        FundingAgreement known = funding.agreement(agreement);
        return report(known.id() + " – " + known.title() + " – " + known.funder(), of(agreement), locale);
    }

    /** All claims laid out for people, in French or English. */
    public Report report(Locale locale) {
        return report("", all(), locale);
    }

    private Report report(String subtitle, List<Claim> claims, Locale locale) {
        return new ClaimsReport(
                        subtitle,
                        claims,
                        claims.stream().filter(this::isSuperseded).toList(),
                        locale)
                .report();
    }

    private IssuedStatement newest(String agreement, YearMonth first, YearMonth last) {
        String known = funding.agreement(agreement).id();
        IssuedStatement statement = IssuedStatement.newest(store, known, first, last)
                .orElseThrow(() -> new EssaimException("Agreement [" + known + "] has issued no statement over ["
                        + first + ".." + last + "]. Issued: " + IssuedStatement.periods(store, known)
                        + ".\nMaybe issue it first: a claim is not made on a draft."));
        statement.structures().stream().sorted().forEach(actor.get()::require);
        return statement;
    }

    private Claim submitted(IssuedStatement statement, LocalDate date, @Nullable Money amount, String reference) {
        List<Claim> everyone = everyone();
        ClaimRoom room = ClaimRoom.of(statement, everyone);
        Money asked = amount == null ? room.asked() : room.require(amount);
        Actor acting = actor.get();
        Instant now = now();
        ClaimStep step = new ClaimStep(
                asked.isNegative() ? Kind.TAKEN_BACK : Kind.SUBMITTED,
                date,
                asked.abs(),
                List.of(),
                reference,
                acting.id(),
                now);
        // Two who claim at once take the same number, and one of them loses: nothing is claimed twice.
        String id = String.format(Locale.ROOT, "C%03d", everyone.size() + 1);
        Claim claim = new Claim(
                id,
                statement.agreement(),
                statement.first(),
                statement.last(),
                statement.version(),
                statement.digest(),
                statement.structures(),
                statement.open(),
                List.of(step));
        commit(claim, acting, now);
        return claim;
    }

    private Claim took(Claim claim, Kind kind, LocalDate date, Money amount, List<Cut> cuts, String reference) {
        Actor acting = actor.get();
        Instant now = now();
        Claim next = claim.with(new ClaimStep(kind, date, amount, cuts, reference, acting.id(), now));
        commit(next, acting, now);
        return next;
    }

    private void commit(Claim claim, Actor acting, Instant now) {
        Commit.Put put = new Commit.Put(
                new DocumentKey(ClaimForm.KIND, claim.id()), claim.steps().size() - 1L, ClaimForm.tree(claim));
        store.commit(new Commit(acting.id(), now, List.of(put), List.of()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<Claim> everyone() {
        return store.documents(ClaimForm.KIND).stream()
                .map(document -> ClaimForm.of(store.history(document.key())))
                .toList();
    }
}
