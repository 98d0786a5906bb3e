package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/** Random small pools, and random time to offer to them: few structures, workers and months, so that they meet. */
final class Pools {
    private Pools() {}

    static final YearMonth JANUARY = YearMonth.of(2025, 1);

    /** What was sealed since the last issue: the seconds of each cell, those of corrections below 0 too. */
    record Arrival(YearMonth booking, SortedMap<Cell, Long> cells) {
        SortedMap<Cell, SortedMap<YearMonth, Long>> booked() {
            SortedMap<Cell, SortedMap<YearMonth, Long>> booked = new TreeMap<>();
            cells.forEach((cell, seconds) -> {
                SortedMap<YearMonth, Long> own = new TreeMap<>();
                own.put(booking, seconds);
                booked.put(cell, own);
            });
            return booked;
        }
    }

    static WorkerId worker(int number) {
        return new WorkerId(String.format(Locale.ROOT, "%032x", number));
    }

    static Cell cell(String structure, int worker, LocalDate from, Category category) {
        return cell(structure, worker, Function.CARE_WORKER, from, category, null);
    }

    static Cell cell(
            String structure,
            int worker,
            Function function,
            LocalDate from,
            Category category,
            @Nullable Scheme scheme) {
        return new Cell(structure, "T1", worker(worker), function, YearMonth.from(from), from, category, scheme);
    }

    /** Pools of one to four agreements whose ceilings lie about these seconds. */
    static Arbitrary<List<FundingAgreement>> pools(long ceilings) {
        return agreements(ceilings).list().ofMinSize(1).ofMaxSize(4).map(drafts -> {
            List<FundingAgreement> pool = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                pool.add(drafts.get(i).named("ABCD".substring(i, i + 1), i + 1));
            }
            return List.copyOf(pool);
        });
    }

    private interface Draft {
        FundingAgreement named(String id, int priority);
    }

    private static Arbitrary<Draft> agreements(long ceilings) {
        Arbitrary<String> shares =
                Arbitraries.of("100 %", "100 %", "80 %", "60 %", "40 %", "50 %", "2/3", "1/3", "1 %");
        // 36 €/h is a cent a second, 3.311 and 24.61 end in fractions, 0.01 is next to nothing.
        Arbitrary<String> rates = Arbitraries.of("36", "24.60", "24.61", "3.311", "0.01", "71.999");
        Arbitrary<@Nullable Long> limits =
                Arbitraries.longs().between(1, Math.max(2, ceilings)).injectNull(0.4);
        Arbitrary<Set<Category>> categories = Arbitraries.of(
                        Category.TEAM_MEETING, Category.MENTORING, Category.TRAINING, Category.DIRECT_CARE)
                .set()
                .ofMinSize(1);
        Arbitrary<Set<String>> structures = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Set.<String>of())), Tuple.of(1, Arbitraries.just(Set.of("S1"))));
        Arbitrary<Set<Function>> functions = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Set.<Function>of())),
                Tuple.of(1, Arbitraries.just(Set.of(Function.AREA_MANAGER))));
        Arbitrary<Set<Scheme>> schemes = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Set.<Scheme>of())), Tuple.of(1, Arbitraries.just(Set.of(Scheme.APA))));
        Arbitrary<LocalDate> first =
                Arbitraries.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 15));
        Arbitrary<LocalDate> last =
                Arbitraries.of(LocalDate.of(2025, 12, 31), LocalDate.of(2025, 12, 31), LocalDate.of(2025, 2, 14));
        Arbitrary<Terms> terms = Combinators.combine(
                        shares, rates, rates, limits, limits, categories, structures, functions)
                .as((share, rate, later, cents, seconds, own, scope, who) -> Terms.of("draft")
                        .share(share)
                        .rate(LocalDate.of(2025, 1, 1), rate)
                        .rate(LocalDate.of(2025, 2, 15), later)
                        .ceilingCents(cents)
                        .ceilingSeconds(seconds)
                        .categories(own)
                        .structures(scope)
                        .functions(who));
        // An amendment within the shortest of those terms.
        Arbitrary<@Nullable Admission> amendments = Combinators.combine(categories, functions, schemes)
                .as(Admission::new)
                .injectNull(0.7);
        return Combinators.combine(terms, schemes, first, last, amendments, shares.injectNull(0.7))
                .as((draft, own, from, to, amended, then) -> (id, priority) -> {
                    Terms written = draft.schemes(own).from(from).to(to).priority(priority);
                    if (amended != null) {
                        written.amended(LocalDate.of(2025, 2, 1), amended);
                    }
                    if (then != null) {
                        written.amended(LocalDate.of(2025, 2, 1), Share.parse(then));
                    }
                    return renamed(written.agreement(), id);
                });
    }

    private static FundingAgreement renamed(FundingAgreement draft, String id) {
        return new FundingAgreement(
                id,
                draft.title(),
                draft.funder(),
                draft.pool(),
                draft.priority(),
                draft.weight(),
                draft.term(),
                draft.coverage(),
                draft.payment(),
                draft.ceilings(),
                draft.source());
    }

    static Arbitrary<Cell> cells() {
        return Combinators.combine(
                        Arbitraries.of("S1", "S2"),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(Function.CARE_WORKER, Function.AREA_MANAGER),
                        Arbitraries.of(
                                LocalDate.of(2025, 1, 1),
                                LocalDate.of(2025, 1, 15),
                                LocalDate.of(2025, 2, 1),
                                LocalDate.of(2025, 2, 15)),
                        Arbitraries.of(
                                Category.TEAM_MEETING,
                                Category.TEAM_MEETING,
                                Category.MENTORING,
                                Category.DIRECT_CARE,
                                Category.UNMAPPED),
                        Arbitraries.of(Scheme.APA, Scheme.PCH).injectNull(0.3))
                .as((structure, worker, function, from, category, scheme) -> cell(
                        structure, worker, function, from, category, category == Category.DIRECT_CARE ? scheme : null));
    }

    /** One to four arrivals; from the second on a cell may come again, as a correction up or down. */
    static Arbitrary<List<Arrival>> arrivals(long seconds) {
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, seconds);
        Arbitrary<SortedMap<Cell, Long>> first =
                Arbitraries.maps(cells(), amounts).ofMinSize(1).ofMaxSize(8).map(TreeMap::new);
        Arbitrary<SortedMap<Cell, Long>> next = Arbitraries.maps(
                        cells(), Arbitraries.longs().between(-seconds, seconds).filter(each -> each != 0))
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(TreeMap::new);
        return Combinators.combine(first, next.list().ofMaxSize(3)).as((one, more) -> {
            List<Arrival> arrivals = new ArrayList<>();
            arrivals.add(new Arrival(JANUARY.plusMonths(2), one));
            more.forEach(cells -> arrivals.add(new Arrival(JANUARY.plusMonths(2 + arrivals.size()), cells)));
            return List.copyOf(arrivals);
        });
    }

    /** Issues these arrivals one after the other. */
    static List<Batch> issued(List<FundingAgreement> pool, List<Arrival> arrivals, EmployerCost cost) {
        List<Batch> batches = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            List<Leaf> leaves = new Allocation(pool, batches).allocate(arrival.booked(), cost);
            batches.add(Batch.of("coordination", batches.size() + 1, new TreeMap<>(), new TreeSet<>(), leaves));
        }
        return batches;
    }
}
