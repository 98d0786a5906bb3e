package org.essaim.budget;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.essaim.document.SourceTree;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.report.Report;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a subsidised action cost and who paid, against its budget (<i>compte rendu financier</i>, structure of the French
 * form 15059: loi n° 2000-321, art. 10, and arrêté of 11 October 2006).
 *
 * <p>Immutable. An indirect charge with a key is the organisation’s amount × the key, exactly; the charges of one key are
 * divided together among all activities to the cent, then the action’s part among its lines, both by largest remainder:
 * what all activities report sums to what was spent.
 *
 * @param id a short identifier
 * @param title the action
 * @param organisation who carried it
 * @param agreement the grant or agreement that it reports on; may be empty
 * @param fictitious true if every organisation in it is invented; every output then says so
 * @param first the first day of the financial year
 * @param last the last day of the financial year
 * @param lastOfAll the last day of the last financial year of a grant of several years; none for one year
 * @param submitted the day that it was handed in, if it was
 * @param funders who pays
 * @param keys the allocation keys
 * @param lines charges and resources
 * @param review what was done, in words
 */
public record FinancialReport(
        @NotBlank String id,
        @NotBlank String title,
        @NotBlank String organisation,
        String agreement,
        boolean fictitious,
        @NotNull LocalDate first,
        @NotNull LocalDate last,
        @Nullable LocalDate lastOfAll,
        @Nullable LocalDate submitted,
        List<@Valid Funder> funders,
        List<@Valid AllocationKey> keys,
        @NotEmpty List<@Valid ReportLine> lines,
        List<@Valid Remark> review) {
    private static final int MONTHS_TO_REPORT = 6;

    public FinancialReport {
        if (id.isBlank() || title.isBlank() || organisation.isBlank()) {
            throw new IllegalArgumentException("A financial report needs an identifier, a title and an organisation.");
        }
        if (last.isBefore(first) || (lastOfAll != null && lastOfAll.isBefore(last))) {
            throw new IllegalArgumentException("Report [" + id + "] runs from [" + first + "] to [" + last
                    + "], its grant until [" + lastOfAll + "].\nMaybe two dates are the wrong way round.");
        }
        funders = List.copyOf(funders);
        keys = List.copyOf(keys);
        lines = List.copyOf(lines);
        review = List.copyOf(review);
        Identifiers.requireUnique(funders.stream().map(Funder::id));
        Identifiers.requireUnique(keys.stream().map(AllocationKey::id));
        Identifiers.requireUnique(lines.stream().map(ReportLine::id));
        List<String> knownFunders = funders.stream().map(Funder::id).toList();
        List<String> knownKeys = keys.stream().map(AllocationKey::id).toList();
        for (ReportLine line : lines) {
            if ((line.key() != null && !knownKeys.contains(line.key()))
                    || (line.funder() != null && !knownFunders.contains(line.funder()))) {
                throw new IllegalArgumentException("Line [" + line.id() + "] points to key [" + line.key()
                        + "] or funder [" + line.funder() + "], which the report does not name.");
            }
        }
    }

    /**
     * Who pays (<i>financeur</i>).
     *
     * @param id a short identifier
     * @param name the name of the organisation
     * @param nature whose money it is
     */
    public record Funder(
            @NotBlank String id,
            @NotBlank String name,
            @NotNull FunderNature nature) {}

    /**
     * A part of the qualitative review (<i>bilan qualitatif</i>).
     *
     * @param title what it is about
     * @param text what is said
     */
    public record Remark(@NotBlank String title, @NotBlank String text) {}

    /**
     * Reads a financial report from a document; what is wrong with it are findings, and then there is no report.
     *
     * @param validator checks the constraints of constructor parameters; without one the constructors alone guard
     */
    public static Optional<FinancialReport> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return FinancialReportReading.read(document, validator, findings);
    }

    /**
     * This report with what a line actually cost or brought, such as personnel costs from a funding statement.
     *
     * @throws EssaimException if there is no such line, or a key divides it
     */
    public FinancialReport withActual(String line, Money actual) {
        ReportLine found = lines.stream()
                .filter(each -> each.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Line [" + line + "] is unknown.\nMaybe one of "
                        + lines.stream().map(ReportLine::id).toList() + "."));
        if (found.key() != null) {
            throw new EssaimException("Line [" + line + "] is divided by key [" + found.key()
                    + "].\nMaybe change its whole amount instead.");
        }
        List<ReportLine> changed = new ArrayList<>(lines);
        changed.set(lines.indexOf(found), found.withActual(actual));
        return new FinancialReport(
                id,
                title,
                organisation,
                agreement,
                fictitious,
                first,
                last,
                lastOfAll,
                submitted,
                funders,
                keys,
                changed,
                review);
    }

    /** The day by which it is due: six months after the financial year ends, after the last one where there are several. */
    public LocalDate due() {
        return (lastOfAll == null ? last : lastOfAll).plusMonths(MONTHS_TO_REPORT);
    }

    /** True if years of the grant are still to come: the report is then an interim one. */
    public boolean isInterim() {
        return lastOfAll != null && lastOfAll.isAfter(last);
    }

    /** What every line actually cost or brought, by its identifier; lines with a key have their part. */
    public Map<String, Money> actuals() {
        Map<String, Money> actuals = new HashMap<>();
        for (ReportLine line : lines) {
            if (line.actual() != null) {
                actuals.put(line.id(), line.actual());
            }
        }
        for (AllocationKey key : keys) {
            List<ReportLine> divided = divided(key);
            List<Rational> weights =
                    divided.stream().map(line -> whole(line)).map(Rational::of).toList();
            long[] parts = Apportionment.divide(
                    key.part(divided.stream().mapToLong(FinancialReport::whole).sum()), weights);
            for (int i = 0; i < parts.length; i++) {
                actuals.put(divided.get(i).id(), Euros.ofCents(parts[i]));
            }
        }
        return actuals;
    }

    // Ties go to the identifier that comes first, whatever the order of the lines.
    private List<ReportLine> divided(AllocationKey key) {
        return lines.stream()
                .filter(line -> key.id().equals(line.key()))
                .sorted(Comparator.comparing(ReportLine::id))
                .toList();
    }

    static long whole(ReportLine line) {
        return line.whole() == null ? 0 : Euros.cents(line.whole());
    }

    /** The lines of a side and a block, in order. */
    public List<ReportLine> lines(ReportLine.Side side, BudgetBlock block) {
        return lines.stream()
                .filter(line -> line.side() == side && line.block() == block)
                .toList();
    }

    /** What was planned on a side, in kind or paid. */
    public Money budget(ReportLine.Side side, boolean inKind) {
        return Euros.sum(on(side, inKind).map(ReportLine::budget));
    }

    /** What was actually spent or received on a side, in kind or paid. */
    public Money actual(ReportLine.Side side, boolean inKind) {
        Map<String, Money> actuals = actuals();
        return Euros.sum(on(side, inKind).map(line -> actuals.getOrDefault(line.id(), Euros.ZERO)));
    }

    private Stream<ReportLine> on(ReportLine.Side side, boolean inKind) {
        return lines.stream().filter(line -> line.side() == side && (line.block() == BudgetBlock.IN_KIND) == inKind);
    }

    /** The exact variance in parts of the budget: (actual − budget) / budget; nothing if the budget is 0. */
    public static Optional<Rational> variance(Money budget, Money actual) {
        return budget.isZero()
                ? Optional.empty()
                : Optional.of(Euros.exact(actual.minus(budget)).over(Euros.exact(budget)));
    }

    /** The exact share of public money in the paid resources actually received; nothing if there are none. */
    public Optional<Rational> publicShare() {
        Predicate<String> isPublic = funder ->
                funders.stream().anyMatch(each -> each.id().equals(funder) && each.nature() == FunderNature.PUBLIC);
        Money all = actual(ReportLine.Side.RESOURCE, false);
        Map<String, Money> actuals = actuals();
        Money money = Euros.sum(on(ReportLine.Side.RESOURCE, false)
                .filter(line -> line.funder() != null && isPublic.test(line.funder()))
                .map(line -> actuals.getOrDefault(line.id(), Euros.ZERO)));
        return all.isZero() ? Optional.empty() : Optional.of(Euros.exact(money).over(Euros.exact(all)));
    }

    /**
     * Where the two sides differ, and whether it was handed in late. A budget and contributions in kind have to balance; paid
     * charges and resources may leave a surplus or a deficit, which is said.
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        balance(
                findings,
                Code.BUDGET_UNBALANCED,
                budget(ReportLine.Side.CHARGE, false),
                budget(ReportLine.Side.RESOURCE, false));
        balance(
                findings,
                Code.ACTUAL_UNBALANCED,
                actual(ReportLine.Side.CHARGE, false),
                actual(ReportLine.Side.RESOURCE, false));
        balance(
                findings,
                Code.IN_KIND_UNBALANCED,
                budget(ReportLine.Side.CHARGE, true),
                budget(ReportLine.Side.RESOURCE, true));
        balance(
                findings,
                Code.IN_KIND_UNBALANCED,
                actual(ReportLine.Side.CHARGE, true),
                actual(ReportLine.Side.RESOURCE, true));
        if (submitted != null && submitted.isAfter(due())) {
            findings.add(Finding.of(Code.REPORT_LATE)
                    .path("submitted")
                    .value(submitted.toString())
                    .with("due", due())
                    .build());
        }
        return findings;
    }

    private static void balance(List<Finding> findings, Code code, Money charges, Money resources) {
        if (!charges.isEqual(resources)) {
            findings.add(Finding.of(code)
                    .severity(code == Code.ACTUAL_UNBALANCED ? Severity.WARNING : Severity.ERROR)
                    .path("charges")
                    .with("charges", charges.getAmount().toPlainString())
                    .with("resources", resources.getAmount().toPlainString())
                    .build());
        }
    }

    /** The report for people. */
    public Report report(Locale locale) {
        return new FinancialReportLayout(this, locale).report();
    }
}
