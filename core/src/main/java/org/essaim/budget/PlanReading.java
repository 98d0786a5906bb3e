package org.essaim.budget;

import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.exact.Rational;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads financing plans as people write them. */
final class PlanReading {
    private PlanReading() {}

    static Optional<FinancingPlan> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return plan(FieldReader.of(document, Optional.ofNullable(validator), findings));
    }

    private static Optional<FinancingPlan> plan(FieldReader reader) {
        List<FundingSource> sources = sources(reader);
        Set<String> caps = new HashSet<>();
        return reader.build(
                FinancingPlan.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("organisation"),
                reader.truth("fictitious", false),
                reader.optionalDate("asOf").orElseGet(() -> FundingSource.latest(sources)),
                reader.each("costs", PlanReading::cost),
                sources,
                reader.each("caps", each -> cap(each, caps)));
    }

    private static Optional<FinancingPlan.Cost> cost(FieldReader reader) {
        return reader.build(
                FinancingPlan.Cost.class,
                Reading.year(reader, "year"),
                reader.optionalOneOf("block", BudgetBlock.class).orElse(BudgetBlock.DIRECT),
                reader.text("heading"),
                Reading.euros(reader, "amount"));
    }

    static List<FundingSource> sources(FieldReader reader) {
        Set<String> known = new HashSet<>();
        return reader.each("sources", each -> source(each, known));
    }

    private static Optional<FundingSource> source(FieldReader reader, Set<String> known) {
        String id = reader.text("id");
        Reading.requireNew(reader, "id", id, known, "source");
        return reader.build(
                FundingSource.class,
                id,
                reader.text("funder"),
                reader.oneOf("nature", FunderNature.class),
                stands(reader),
                reader.text("reference", ""));
    }

    private record Change(
            LocalDate from, RequestStatus status, @Nullable SortedMap<Integer, Money> amounts) {}

    // A change that names no amounts keeps those of the change before, whatever the order they are written in.
    private static ByDate<FundingSource.Stand> stands(FieldReader reader) {
        ByDate<Change> changes = Reading.byDate(
                reader,
                "changes",
                "change",
                each -> each.build(
                                Change.class,
                                each.date("from"),
                                each.oneOf("status", RequestStatus.class),
                                each.one("amounts", amounts -> Optional.of(Reading.byYear(amounts)))
                                        .orElse(null))
                        .map(change -> new ByDate.From<>(change.from(), change)));
        SortedMap<Integer, Money> amounts = new TreeMap<>();
        ByDate<FundingSource.Stand> stands = ByDate.never();
        for (ByDate.From<Change> change : changes.changes()) {
            if (change.value().amounts() != null) {
                amounts = change.value().amounts();
            }
            stands = stands.with(
                    change.date(), new FundingSource.Stand(change.value().status(), amounts));
        }
        return stands;
    }

    private record Limit(LocalDate from, Rational share) {}

    private static Optional<CoFinancingCap> cap(FieldReader reader, Set<String> known) {
        String id = reader.text("id");
        Reading.requireNew(reader, "id", id, known, "cap");
        return reader.build(
                CoFinancingCap.class,
                id,
                reader.text("title"),
                Set.copyOf(reader.choices("natures", FunderNature.class)),
                Reading.byDate(
                        reader,
                        "limits",
                        "limit",
                        each -> each.build(Limit.class, each.date("from"), Reading.share(each, "share"))
                                .map(limit -> new ByDate.From<>(limit.from(), limit.share()))),
                reader.truth("inKindCounts", false),
                reader.text("source"));
    }
}
