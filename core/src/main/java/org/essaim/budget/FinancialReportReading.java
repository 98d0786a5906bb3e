package org.essaim.budget;

import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Reads financial reports as people write them: charges and resources apart, amounts in euros. */
final class FinancialReportReading {
    private final FieldReader reader;
    private final Set<String> funders = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> lines = new HashSet<>();

    private FinancialReportReading(FieldReader reader) {
        this.reader = reader;
    }

    static Optional<FinancialReport> read(
            SourceTree document, @Nullable Validator validator, Consumer<? super Finding> findings) {
        return new FinancialReportReading(FieldReader.of(document, Optional.ofNullable(validator), findings)).report();
    }

    private Optional<FinancialReport> report() {
        LocalDate first = reader.date("first");
        LocalDate last = Reading.last(reader, "last", first, reader.date("last"));
        LocalDate lastOfAll = reader.optionalDate("lastOfAll")
                .map(day -> Reading.last(reader, "lastOfAll", last, day))
                .orElse(null);
        // Before the lines, which point to them; who stands there with a mistake is still known.
        List<FinancialReport.Funder> payers = reader.each("funders", this::funder);
        List<AllocationKey> dividers = reader.each("keys", this::key);
        List<ReportLine> all = new ArrayList<>(reader.each("charges", each -> line(each, ReportLine.Side.CHARGE)));
        all.addAll(reader.each("resources", each -> line(each, ReportLine.Side.RESOURCE)));
        return reader.build(
                FinancialReport.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("organisation"),
                reader.text("agreement", ""),
                reader.truth("fictitious", false),
                first,
                last,
                lastOfAll,
                reader.optionalDate("submitted").orElse(null),
                payers,
                dividers,
                all,
                reader.each(
                        "review",
                        each -> each.build(FinancialReport.Remark.class, each.text("title"), each.text("text"))));
    }

    private Optional<FinancialReport.Funder> funder(FieldReader each) {
        String id = each.text("id");
        Reading.requireNew(each, "id", id, funders, "funder");
        return each.build(
                FinancialReport.Funder.class, id, each.text("name"), each.oneOf("nature", FunderNature.class));
    }

    private Optional<AllocationKey> key(FieldReader each) {
        String id = each.text("id");
        Reading.requireNew(each, "id", id, keys, "key");
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        each.one("weights", named -> {
            named.keys().forEach(activity -> weights.put(activity, named.decimal(activity)));
            return Optional.of(weights);
        });
        String own = each.text("own");
        if (each.isSound()) {
            Reading.requireKnown(each, "own", own, weights.keySet(), "weight");
        }
        return each.build(AllocationKey.class, id, each.text("title"), own, weights);
    }

    private Optional<ReportLine> line(FieldReader each, ReportLine.Side side) {
        String id = each.text("id");
        Reading.requireNew(each, "id", id, lines, "line");
        Optional<String> key = side == ReportLine.Side.CHARGE ? each.optionalText("key") : Optional.empty();
        key.ifPresent(named -> Reading.requireKnown(each, "key", named, keys, "key"));
        Optional<String> funder = side == ReportLine.Side.RESOURCE ? each.optionalText("funder") : Optional.empty();
        funder.ifPresent(named -> Reading.requireKnown(each, "funder", named, funders, "funder"));
        return each.build(
                ReportLine.class,
                id,
                side,
                each.oneOf("block", BudgetBlock.class),
                each.text("account", ""),
                each.text("title"),
                Reading.euros(each, "budget"),
                Reading.optionalEuros(each, "actual").orElse(null),
                side == ReportLine.Side.CHARGE
                        ? Reading.optionalEuros(each, "whole").orElse(null)
                        : null,
                key.orElse(null),
                funder.orElse(null),
                each.text("remark", ""));
    }
}
