package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.threeten.extra.LocalDateRange;

/** How agreements and employer's costs are kept as documents, and printed into statements. */
final class AgreementForm {
    private AgreementForm() {}

    private record Rate(LocalDate from, BigDecimal hourly) {}

    static Tree.Fields tree(FundingAgreement agreement) {
        Tree.Builder out = Tree.fields()
                .put("id", agreement.id())
                .put("title", agreement.title())
                .put("funder", agreement.funder())
                .put("pool", agreement.pool())
                .put("priority", agreement.priority())
                .put("basis", agreement.basis().name())
                .put("from", agreement.term().getStart().toString())
                .put("to", agreement.term().getEndInclusive().toString())
                .put("scope", Tree.texts(new TreeSet<>(agreement.scope().structures())))
                .put("categories", names(agreement.categories()))
                .put("functions", names(agreement.functions()))
                .put("schemes", names(agreement.schemes()))
                .put("rates", rates(agreement.rates(), unit(agreement.basis())))
                .put("share", agreement.share().toString());
        if (agreement.ceilingCents() != null) {
            out.put("ceilingCents", agreement.ceilingCents());
        }
        if (agreement.ceilingSeconds() != null) {
            out.put("ceilingSeconds", agreement.ceilingSeconds());
        }
        if (!agreement.subCeilings().isEmpty()) {
            out.put(
                    "subCeilings",
                    agreement.subCeilings().stream().map(AgreementForm::tree).toList());
        }
        return out.put("source", agreement.source()).build();
    }

    private static String unit(Basis basis) {
        return basis == Basis.UNIT_COST ? "yearly" : "hourly";
    }

    private static Tree tree(SubCeiling ceiling) {
        Tree.Builder out = Tree.fields()
                .put("id", ceiling.id())
                .put("seconds", ceiling.seconds())
                .put("per", ceiling.per().name())
                .put("categories", names(ceiling.categories()));
        if (ceiling.period() != null) {
            out.put("from", ceiling.period().getStart().toString())
                    .put("to", ceiling.period().getEndInclusive().toString());
        }
        return out.put("source", ceiling.source()).build();
    }

    private static Optional<SubCeiling> subCeiling(FieldReader reader) {
        Optional<LocalDate> from = reader.optionalDate("from");
        Optional<LocalDate> to = reader.optionalDate("to");
        return reader.build(
                SubCeiling.class,
                reader.text("id"),
                reader.whole("seconds"),
                reader.oneOf("per", SubCeiling.Per.class),
                from.isPresent() && to.isPresent() && !to.get().isBefore(from.get())
                        ? LocalDateRange.ofClosed(from.get(), to.get())
                        : null,
                new HashSet<>(reader.choices("categories", Category.class)),
                reader.text("source", ""));
    }

    static Optional<FundingAgreement> read(FieldReader reader) {
        Basis basis = reader.oneOf("basis", Basis.class);
        ByDate<BigDecimal> rates = rates(reader, "rates", unit(basis));
        LocalDate from = reader.date("from");
        LocalDate to = reader.date("to");
        Share share = Share.WHOLE;
        try {
            share = Share.parse(reader.text("share"));
        } catch (IllegalArgumentException e) {
            reader.refuse("share", "80 % or 2/3 is expected");
        }
        if (to.isBefore(from)) {
            reader.refuse("to", "the last day is before the first");
            to = from;
        }
        return reader.build(
                FundingAgreement.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("funder"),
                reader.text("pool"),
                (int) reader.whole("priority"),
                basis,
                LocalDateRange.ofClosed(from, to),
                new Scope(new HashSet<>(reader.texts("scope"))),
                new HashSet<>(reader.choices("categories", Category.class)),
                new HashSet<>(reader.choices("functions", Function.class)),
                new HashSet<>(reader.choices("schemes", Scheme.class)),
                rates,
                share,
                reader.optionalWhole("ceilingCents").orElse(null),
                reader.optionalWhole("ceilingSeconds").orElse(null),
                reader.each("subCeilings", AgreementForm::subCeiling),
                reader.text("source", ""));
    }

    static Tree tree(EmployerCost cost) {
        Tree.Builder figures = Tree.fields();
        new TreeMap<>(cost.figures()).forEach((key, byDate) -> figures.put(key, rates(byDate, "hourly")));
        return Tree.fields().put("figures", figures.build()).build();
    }

    static EmployerCost cost(FieldReader reader) {
        EmployerCost[] cost = {EmployerCost.unknown()};
        reader.one("figures", figures -> {
            for (String key : figures.keys()) {
                int slash = key.lastIndexOf('/');
                Function function = Function.valueOf(key.substring(slash + 1));
                for (ByDate.From<BigDecimal> figure :
                        rates(figures, key, "hourly").changes()) {
                    cost[0] = cost[0].with(key.substring(0, slash), function, figure.date(), figure.value());
                }
            }
            return Optional.of(cost[0]);
        });
        return cost[0];
    }

    private static Tree names(Iterable<? extends Enum<?>> choices) {
        TreeSet<String> names = new TreeSet<>();
        choices.forEach(choice -> names.add(choice.name()));
        return Tree.texts(names);
    }

    // The scale of a rate is part of what was agreed: 3.311 and 24.60 travel as text.
    private static Tree rates(ByDate<BigDecimal> rates, String unit) {
        return Tree.of(rates.changes().stream()
                .map(rate -> Tree.fields()
                        .put("from", rate.date().toString())
                        .put(unit, rate.value().toPlainString())
                        .build())
                .toList());
    }

    private static ByDate<BigDecimal> rates(FieldReader reader, String key, String unit) {
        List<ByDate.From<BigDecimal>> changes = new ArrayList<>();
        for (Rate rate : reader.each(key, each -> each.build(Rate.class, each.date("from"), each.decimal(unit)))) {
            changes.add(new ByDate.From<>(rate.from(), rate.hourly()));
        }
        try {
            return ByDate.of(changes);
        } catch (IllegalArgumentException e) {
            reader.refuse(key, "two rates begin on one day");
            return ByDate.never();
        }
    }
}
