package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Function;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/**
 * Looks at agreements side by side, and beside what is recorded (<i>examen des conventions</i>): what nobody funds, what
 * nobody records, shares that exceed or miss the hour, terms without a rate or without a structure.
 *
 * <p>Immutable. It reads sealed months only, and says how many were not.
 */
public final class AgreementLint {
    // Paid by the tariff of care, by nobody, or not known yet: no agreement is missing for them.
    private static final Set<Category> OTHERWISE =
            Set.of(Category.DIRECT_CARE, Category.CANCELLED_PAID, Category.BREAK, Category.UNMAPPED);

    private final List<FundingAgreement> agreements;
    private final List<Structure> structures;
    private final SealedTime sealed;
    private final YearMonth first;
    private final YearMonth last;
    private final Map<String, Share> expected;

    AgreementLint(
            List<FundingAgreement> agreements,
            List<Structure> structures,
            Actor actor,
            SealedTime sealed,
            YearMonth first,
            YearMonth last) {
        this(
                agreements.stream()
                        .sorted(Comparator.comparing(FundingAgreement::id))
                        .toList(),
                structures.stream()
                        .filter(structure -> actor.perimeter().contains(structure.id()))
                        .toList(),
                sealed,
                first,
                last,
                Map.of());
    }

    private AgreementLint(
            List<FundingAgreement> agreements,
            List<Structure> structures,
            SealedTime sealed,
            YearMonth first,
            YearMonth last,
            Map<String, Share> expected) {
        this.agreements = agreements;
        this.structures = structures;
        this.sealed = sealed;
        this.first = first;
        this.last = last;
        this.expected = expected;
    }

    /** This examination, which also expects that a pool’s agreements together pay at least a share of an hour. */
    public AgreementLint expecting(String pool, Share share) {
        Map<String, Share> more = new TreeMap<>(expected);
        more.put(pool, share);
        return new AgreementLint(agreements, structures, sealed, first, last, more);
    }

    /** All that does not fit. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (FundingAgreement agreement : agreements) {
            terms(agreement, findings);
        }
        Map<String, List<FundingAgreement>> pools = agreements.stream()
                .collect(Collectors.groupingBy(FundingAgreement::pool, TreeMap::new, Collectors.toList()));
        pools.forEach((pool, members) ->
                shares(pool, members.stream().filter(FundingAgreement::paysTime).toList(), findings));
        apart(findings);
        recorded(findings);
        return findings;
    }

    private void terms(FundingAgreement agreement, List<Finding> findings) {
        LocalDate start = agreement.term().getStart();
        LocalDate end = agreement.term().getEndInclusive();
        // What pays no rate, such as a lump sum, misses none.
        if (!agreement.rates().isEmpty() && agreement.rates().at(start).isEmpty()) {
            LocalDate gap = agreement.rates().changes().stream()
                    .map(change -> change.date().minusDays(1))
                    .filter(day -> day.isBefore(end))
                    .min(Comparator.naturalOrder())
                    .orElse(end);
            findings.add(Finding.of(Code.RATE_GAP)
                    .path(agreement.id())
                    .with("agreement", agreement.id())
                    .with("from", start)
                    .with("to", gap)
                    .build());
        }
        boolean covered = structures.stream()
                .anyMatch(structure -> agreement.scope().contains(structure.id()) && existsBy(structure, end));
        if (!covered) {
            findings.add(Finding.of(Code.TERM_WITHOUT_STRUCTURE)
                    .path(agreement.id())
                    .with("agreement", agreement.id())
                    .build());
        }
    }

    private static boolean existsBy(Structure structure, LocalDate day) {
        return structure.agreement().isEmpty() || structure.agreement().at(day).isPresent();
    }

    // Agreements share cells where one admits what another admits, on one day: each meeting of them is looked at once.
    private void shares(String pool, List<FundingAgreement> members, List<Finding> findings) {
        Map<Set<FundingAgreement>, NavigableSet<LocalDate>> meetings =
                new TreeMap<>(Comparator.comparing(AgreementLint::named));
        NavigableSet<LocalDate> starts = new TreeSet<>();
        members.forEach(member -> {
            starts.add(member.term().getStart());
            starts.add(member.term().getEnd());
            member.coverage().amended().changes().forEach(change -> starts.add(change.date()));
            member.payment().amendedShares().changes().forEach(change -> starts.add(change.date()));
        });
        for (Set<FundingAgreement> local : byStructure(members)) {
            for (LocalDate day : starts) {
                List<FundingAgreement> running = local.stream()
                        .filter(member -> member.term().contains(day))
                        .toList();
                for (Category category : Category.values()) {
                    List<FundingAgreement> admitting = running.stream()
                            .filter(member ->
                                    member.coverage().on(day).categories().contains(category))
                            .toList();
                    if (!admitting.isEmpty()) {
                        meet(admitting, day, meetings);
                    }
                }
            }
        }
        Rational least = Rational.ZERO;
        Share wanted = expected.get(pool);
        if (wanted != null) {
            least = wanted.exact();
        }
        Rational enough = least;
        meetings.forEach((meeting, days) -> {
            Optional<LocalDate> above =
                    days.stream().filter(day -> exceeds(meeting, day)).findFirst();
            Optional<LocalDate> below = days.stream()
                    .filter(day -> together(meeting, day).compareTo(enough) < 0)
                    .findFirst();
            above.ifPresent(day -> findings.add(
                    meeting(Code.SHARES_ABOVE_WHOLE, pool, meeting, day).build()));
            below.ifPresent(day -> findings.add(meeting(Code.SHARES_BELOW_EXPECTED, pool, meeting, day)
                    .with("expected", perCent(enough))
                    .build()));
        });
    }

    // What may be reduced gives way, and exceeds nothing.
    private static boolean exceeds(Set<FundingAgreement> meeting, LocalDate day) {
        return together(
                                meeting.stream()
                                        .filter(member -> !member.payment().reducible())
                                        .toList(),
                                day)
                        .compareTo(Rational.ONE)
                > 0;
    }

    private static Rational together(Collection<FundingAgreement> meeting, LocalDate day) {
        return meeting.stream().map(member -> member.share(day).exact()).reduce(Rational.ZERO, Rational::plus);
    }

    // Pools know nothing of each other: an hour that two of them admit may be paid twice.
    private void apart(List<Finding> findings) {
        for (int i = 0; i < agreements.size(); i++) {
            for (FundingAgreement other : agreements.subList(i + 1, agreements.size())) {
                FundingAgreement one = agreements.get(i);
                if (!one.pool().equals(other.pool()) && shareHours(one, other)) {
                    findings.add(Finding.of(Code.HOURS_IN_TWO_POOLS)
                            .path(one.id())
                            .with("agreement", one.id())
                            .with("other", other.id())
                            .with("pool", one.pool())
                            .with("with", other.pool())
                            .build());
                }
            }
        }
    }

    private boolean shareHours(FundingAgreement one, FundingAgreement other) {
        return one.paysTime()
                && other.paysTime()
                && one.term().overlaps(other.term())
                && !Collections.disjoint(one.categories(), other.categories())
                && meet(one.functions(), other.functions())
                && meet(one.schemes(), other.schemes())
                && structures.stream()
                        .anyMatch(structure -> one.scope().contains(structure.id())
                                && other.scope().contains(structure.id()));
    }

    private static boolean meet(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private static void meet(
            List<FundingAgreement> admitting,
            LocalDate day,
            Map<Set<FundingAgreement>, NavigableSet<LocalDate>> meetings) {
        for (Function function : Function.values()) {
            for (@Nullable Scheme scheme : schemes(admitting)) {
                Set<FundingAgreement> meeting = admitting.stream()
                        .filter(member -> admits(member.coverage().on(day), function, scheme))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (!meeting.isEmpty()) {
                    meetings.computeIfAbsent(meeting, none -> new TreeSet<>()).add(day);
                }
            }
        }
    }

    private static boolean admits(Admission admission, Function function, @Nullable Scheme scheme) {
        return (admission.functions().isEmpty() || admission.functions().contains(function))
                && (admission.schemes().isEmpty()
                        || (scheme != null && admission.schemes().contains(scheme)));
    }

    private static List<@Nullable Scheme> schemes(List<FundingAgreement> admitting) {
        List<@Nullable Scheme> schemes = new ArrayList<>();
        schemes.add(null);
        if (admitting.stream().anyMatch(member -> !member.schemes().isEmpty())) {
            schemes.addAll(Arrays.asList(Scheme.values()));
        }
        return schemes;
    }

    // 800 structures are covered by a handful of different sets of agreements.
    private Set<Set<FundingAgreement>> byStructure(List<FundingAgreement> members) {
        return structures.stream()
                .map(structure -> members.stream()
                        .filter(member -> member.scope().contains(structure.id()))
                        .collect(Collectors.<FundingAgreement, Set<FundingAgreement>>toCollection(LinkedHashSet::new)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Finding.Builder meeting(Code code, String pool, Set<FundingAgreement> meeting, LocalDate day) {
        return Finding.of(code)
                .path(pool)
                .with("agreements", named(meeting))
                .with("pool", pool)
                .with("found", perCent(together(meeting, day)))
                .with("from", day);
    }

    private static String named(Set<FundingAgreement> meeting) {
        return meeting.stream().map(FundingAgreement::id).sorted().collect(Collectors.joining(", "));
    }

    private static String perCent(Rational share) {
        long hundredths = share.times(10_000).rounded();
        String whole = Long.toString(hundredths / 100);
        return hundredths % 100 == 0
                ? whole
                : whole + "." + Long.toString(100 + hundredths % 100).substring(1);
    }

    private static final class Unfunded {
        private long seconds;
        private final Set<String> structures = new TreeSet<>();
    }

    private void recorded(List<Finding> findings) {
        NavigableSet<LocalDate> cuts = new TreeSet<>();
        agreements.forEach(agreement -> {
            cuts.add(agreement.term().getStart());
            cuts.add(agreement.term().getEnd());
        });
        cuts.removeIf(day -> day.getDayOfMonth() == 1);
        Map<Category, Unfunded> unfunded = new EnumMap<>(Category.class);
        Map<FundingAgreement, Map<Category, Long>> used = new TreeMap<>(Comparator.comparing(FundingAgreement::id));
        long open = 0;
        List<SealedTime.Wanted> wanted = new ArrayList<>();
        for (Structure structure : structures) {
            SortedSet<YearMonth> months = new TreeSet<>(sealed.sealedMonths(structure.id()));
            open += sealed.months(structure.id()).stream()
                    .filter(month -> !month.isBefore(first) && !month.isAfter(last) && !months.contains(month))
                    .count();
            // A correction is booked later, and a night before the first of the month may reach into it.
            months.removeIf(month -> month.isBefore(first.minusMonths(1)));
            wanted.add(new SealedTime.Wanted(structure.id(), months, cuts));
        }
        sealed.cells(
                wanted,
                (seal, cells) -> cells.forEach((cell, seconds) -> {
                    if (!cell.month().isBefore(first) && !cell.month().isAfter(last)) {
                        look(cell, seconds, unfunded, used);
                    }
                }));
        unfunded.forEach((category, found) -> {
            if (found.seconds >= 1) {
                findings.add(Finding.of(Code.CATEGORY_UNFUNDED)
                        .severity(category.isCoordination() ? Severity.WARNING : Severity.INFO)
                        .path(category.name())
                        .with("hours", hours(found.seconds))
                        .with("category", category.name())
                        .with("structures", shortened(found.structures))
                        .build());
            }
        });
        for (FundingAgreement agreement : agreements) {
            unrecorded(agreement, used.getOrDefault(agreement, Map.of()), findings);
        }
        if (open > 0) {
            findings.add(Finding.of(Code.MONTHS_NOT_LOOKED_AT)
                    .with("count", open)
                    .with("first", first)
                    .with("last", last)
                    .build());
        }
    }

    private void look(
            Cell cell,
            long seconds,
            Map<Category, Unfunded> unfunded,
            Map<FundingAgreement, Map<Category, Long>> used) {
        boolean admitted = false;
        for (FundingAgreement agreement : agreements) {
            if (agreement.categories().contains(cell.category())
                    && agreement.scope().contains(cell.structure())
                    && agreement.term().contains(cell.from())) {
                admitted = true;
                used.computeIfAbsent(agreement, none -> new EnumMap<>(Category.class))
                        .merge(cell.category(), seconds, Long::sum);
            }
        }
        if (!admitted && !OTHERWISE.contains(cell.category())) {
            Unfunded found = unfunded.computeIfAbsent(cell.category(), none -> new Unfunded());
            found.seconds += seconds;
            found.structures.add(cell.structure());
        }
    }

    private void unrecorded(FundingAgreement agreement, Map<Category, Long> used, List<Finding> findings) {
        YearMonth from = later(first, YearMonth.from(agreement.term().getStart()));
        YearMonth to = earlier(last, YearMonth.from(agreement.term().getEndInclusive()));
        if (to.isBefore(from)) {
            return;
        }
        for (Category category : new TreeSet<>(agreement.categories())) {
            if (Objects.requireNonNullElse(used.get(category), 0L) <= 0) {
                findings.add(Finding.of(Code.CATEGORY_UNRECORDED)
                        .path(agreement.id())
                        .with("agreement", agreement.id())
                        .with("category", category.name())
                        .with("first", from)
                        .with("last", to)
                        .build());
            }
        }
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    // Hours with two decimals at most, as a bare number that is read in either language.
    private static String hours(long seconds) {
        return perCent(Rational.of(seconds, 360_000));
    }

    private static String shortened(Set<String> structures) {
        String shown = structures.stream().limit(5).collect(Collectors.joining(", "));
        return structures.size() > 5 ? shown + "…" : shown;
    }
}
