package org.essaim.funding;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/** How agreements and employer's costs are kept as documents, and printed into statements. */
final class AgreementForm {
    private AgreementForm() {}

    private record Rate(LocalDate from, BigDecimal hourly) {}

    static Tree.Fields tree(FundingAgreement agreement) {
        PaymentTerms payment = agreement.payment();
        Tree.Builder out = Tree.fields()
                .put("id", agreement.id())
                .put("title", agreement.title())
                .put("funder", agreement.funder())
                .put("pool", agreement.pool())
                .put("priority", agreement.priority());
        put(out, "weight", agreement.weight());
        out.put("basis", agreement.basis().name())
                .put("from", agreement.term().getStart().toString())
                .put("to", agreement.term().getEndInclusive().toString())
                .put("scope", Tree.texts(new TreeSet<>(agreement.scope().structures())));
        if (agreement.coverage().participation() != null) {
            out.put("participation", tree(agreement.coverage().participation()));
        }
        put(out, agreement.coverage().signed());
        List<Tree> amendments = amendments(agreement);
        if (!amendments.isEmpty()) {
            out.put("amendments", amendments);
        }
        if (!agreement.coverage().covers().isEmpty()) {
            out.put("covers", names(agreement.coverage().covers()));
        }
        out.put("rates", rates(agreement.rates(), unit(agreement.basis())))
                .put("share", payment.share().toString());
        if (payment.reducible()) {
            out.put("reducible", true);
        }
        if (payment.yearSeconds() != PaymentTerms.YEAR) {
            out.put("yearSeconds", payment.yearSeconds());
        }
        if (payment.rounding() != null) {
            out.put(
                    "rounding",
                    Tree.fields()
                            .put("seconds", payment.rounding().seconds())
                            .put("to", payment.rounding().to().name())
                            .build());
        }
        if (!payment.instalments().isEmpty()) {
            out.put(
                    "instalments",
                    payment.instalments().stream().map(AgreementForm::tree).toList());
        }
        put(out, agreement.ceilings());
        return out.put("source", agreement.source()).build();
    }

    static Tree.Fields tree(FundingPool pool) {
        Tree.Builder out =
                Tree.fields().put("id", pool.id()).put("sharing", pool.sharing().name());
        put(out, "personYearSeconds", pool.personYearSeconds());
        return out.put("source", pool.source()).build();
    }

    static Optional<FundingPool> pool(FieldReader reader) {
        return reader.build(
                FundingPool.class,
                reader.text("id"),
                reader.oneOf("sharing", FundingPool.Sharing.class),
                reader.optionalWhole("personYearSeconds").orElse(null),
                reader.text("source", ""));
    }

    /** The ceilings that were in force when a batch was issued. */
    static Tree tree(int batch, Ceilings ceilings) {
        Tree.Builder out = Tree.fields().put("batch", batch);
        put(out, ceilings);
        return out.build();
    }

    static Optional<Ceilings> former(FieldReader reader) {
        reader.whole("batch");
        return ceilings(reader);
    }

    private static void put(Tree.Builder out, Ceilings ceilings) {
        put(out, "ceilingCents", ceilings.cents());
        put(out, "ceilingSeconds", ceilings.seconds());
        if (!ceilings.narrower().isEmpty()) {
            out.put(
                    "subCeilings",
                    ceilings.narrower().stream().map(AgreementForm::tree).toList());
        }
        if (!ceilings.least().isEmpty()) {
            out.put("floors", ceilings.least().stream().map(AgreementForm::tree).toList());
        }
    }

    private static Optional<Ceilings> ceilings(FieldReader reader) {
        return reader.part(
                Ceilings.class,
                reader.optionalWhole("ceilingCents").orElse(null),
                reader.optionalWhole("ceilingSeconds").orElse(null),
                reader.each("subCeilings", AgreementForm::subCeiling),
                reader.each("floors", AgreementForm::floor));
    }

    private static void put(Tree.Builder out, String name, @Nullable Long figure) {
        if (figure != null) {
            out.put(name, figure);
        }
    }

    private static Tree.Builder put(Tree.Builder out, Admission admission) {
        return out.put("categories", names(admission.categories()))
                .put("functions", names(admission.functions()))
                .put("schemes", names(admission.schemes()));
    }

    private static List<Tree> amendments(FundingAgreement agreement) {
        SortedMap<LocalDate, Tree.Builder> byDay = new TreeMap<>();
        for (ByDate.From<Admission> change : agreement.coverage().amended().changes()) {
            put(on(byDay, change.date()), change.value());
        }
        for (ByDate.From<Share> change : agreement.payment().amendedShares().changes()) {
            on(byDay, change.date()).put("share", change.value().toString());
        }
        List<Tree> amendments = new ArrayList<>();
        byDay.values().forEach(each -> amendments.add(each.build()));
        return amendments;
    }

    private static Tree.Builder on(SortedMap<LocalDate, Tree.Builder> byDay, LocalDate day) {
        return byDay.computeIfAbsent(day, none -> Tree.fields().put("from", day.toString()));
    }

    private static Optional<Admission> admission(FieldReader reader) {
        return reader.part(
                Admission.class,
                new HashSet<>(reader.choices("categories", Category.class)),
                new HashSet<>(reader.choices("functions", Function.class)),
                new HashSet<>(reader.choices("schemes", Scheme.class)));
    }

    private record Amended(
            LocalDate from,
            @Nullable Admission admission,
            @Nullable Share share) {}

    private static List<Amended> amended(FieldReader reader) {
        List<Amended> amended = reader.each(
                "amendments",
                each -> each.build(
                        Amended.class,
                        each.date("from"),
                        each.has("categories") ? admission(each).orElse(null) : null,
                        each.has("share") ? share(each) : null));
        if (amended.stream().map(Amended::from).distinct().count() < amended.size()) {
            reader.refuse("amendments", "two amendments begin on one day");
            return List.of();
        }
        return amended;
    }

    private static <T> ByDate<T> byDate(List<Amended> amended, java.util.function.Function<Amended, @Nullable T> term) {
        ByDate<T> byDate = ByDate.never();
        for (Amended each : amended) {
            T value = term.apply(each);
            byDate = value == null ? byDate : byDate.with(each.from(), value);
        }
        return byDate;
    }

    private static String unit(Basis basis) {
        return switch (basis) {
            case UNIT_COST -> "yearly";
            case FLAT_RATE -> "percent";
            case ACTUAL_TIME, SUPPLEMENT_PER_DIRECT_CARE_HOUR, LUMP_SUM -> "hourly";
        };
    }

    private static Tree tree(Participation participation) {
        Tree.Builder days = Tree.fields();
        participation
                .days()
                .forEach((structure, ranges) -> days.put(
                        structure,
                        Tree.texts(ranges.stream().map(AgreementForm::text).toList())));
        return Tree.fields()
                .put("programme", participation.programme())
                .put("phase", participation.phase())
                .put("days", days.build())
                .build();
    }

    // Without an end it is written …/+, as nobody has left yet.
    private static String text(LocalDateRange range) {
        return range.getStart() + "/" + (range.isUnboundedEnd() ? "+" : range.getEndInclusive());
    }

    private static LocalDateRange range(String text) {
        int slash = text.indexOf('/');
        LocalDate from = LocalDate.parse(text.substring(0, slash));
        String to = text.substring(slash + 1);
        return to.equals("+")
                ? LocalDateRange.ofUnboundedEnd(from)
                : LocalDateRange.ofClosed(from, LocalDate.parse(to));
    }

    private static Optional<Participation> participation(FieldReader reader) {
        SortedMap<String, List<LocalDateRange>> days = new TreeMap<>();
        reader.one("days", each -> {
            for (String structure : each.keys()) {
                try {
                    days.put(
                            structure,
                            each.texts(structure).stream()
                                    .map(AgreementForm::range)
                                    .toList());
                } catch (DateTimeException | IndexOutOfBoundsException e) {
                    each.refuse(structure, "2025-01-01/2025-12-31");
                }
            }
            return Optional.of(days);
        });
        return reader.build(Participation.class, reader.text("programme"), reader.text("phase"), days);
    }

    private static Tree tree(Instalment instalment) {
        return Tree.fields()
                .put("due", instalment.due().toString())
                .put("cents", instalment.cents())
                .put("condition", instalment.condition())
                .build();
    }

    private static Optional<Instalment> instalment(FieldReader reader) {
        return reader.build(Instalment.class, reader.date("due"), reader.whole("cents"), reader.text("condition", ""));
    }

    private static Tree tree(Floor floor) {
        return Tree.fields()
                .put("id", floor.id())
                .put("share", floor.share().toString())
                .put("categories", names(floor.categories()))
                .put("functions", names(floor.functions()))
                .put("source", floor.source())
                .build();
    }

    private static Optional<Floor> floor(FieldReader reader) {
        return reader.build(
                Floor.class,
                reader.text("id"),
                share(reader),
                new HashSet<>(reader.choices("categories", Category.class)),
                new HashSet<>(reader.choices("functions", Function.class)),
                reader.text("source", ""));
    }

    private static Tree tree(SubCeiling ceiling) {
        Tree.Builder out = Tree.fields()
                .put("id", ceiling.id())
                .put(ceiling.unit() == SubCeiling.Unit.CENTS ? "cents" : "seconds", ceiling.most())
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
        Optional<Long> cents = reader.optionalWhole("cents");
        return reader.build(
                SubCeiling.class,
                reader.text("id"),
                cents.orElseGet(() -> reader.whole("seconds")),
                cents.isPresent() ? SubCeiling.Unit.CENTS : SubCeiling.Unit.SECONDS,
                reader.oneOf("per", SubCeiling.Per.class),
                from.isPresent() && to.isPresent() && !to.get().isBefore(from.get())
                        ? LocalDateRange.ofClosed(from.get(), to.get())
                        : null,
                new HashSet<>(reader.choices("categories", Category.class)),
                reader.text("source", ""));
    }

    private static Optional<Rounding> rounding(FieldReader reader) {
        return reader.build(Rounding.class, reader.whole("seconds"), reader.oneOf("to", Rounding.Direction.class));
    }

    private static Share share(FieldReader reader) {
        try {
            return Share.parse(reader.text("share"));
        } catch (IllegalArgumentException e) {
            reader.refuse("share", "80 % or 2/3 is expected");
            return Share.WHOLE;
        }
    }

    static Optional<FundingAgreement> read(FieldReader reader) {
        Basis basis = reader.oneOf("basis", Basis.class);
        LocalDate from = reader.date("from");
        LocalDate to = reader.date("to");
        if (to.isBefore(from)) {
            reader.refuse("to", "the last day is before the first");
            to = from;
        }
        List<Amended> amended = amended(reader);
        Optional<Coverage> coverage = reader.part(
                Coverage.class,
                new Scope(new HashSet<>(reader.texts("scope"))),
                reader.one("participation", AgreementForm::participation).orElse(null),
                admission(reader).orElse(null),
                byDate(amended, Amended::admission),
                new HashSet<>(reader.choices("covers", Category.class)));
        Optional<PaymentTerms> payment = reader.part(
                PaymentTerms.class,
                basis,
                rates(reader, "rates", unit(basis)),
                share(reader),
                byDate(amended, Amended::share),
                reader.truth("reducible", false),
                reader.optionalWhole("yearSeconds").orElse(PaymentTerms.YEAR),
                reader.one("rounding", AgreementForm::rounding).orElse(null),
                reader.each("instalments", AgreementForm::instalment));
        Optional<Ceilings> ceilings = ceilings(reader);
        return reader.build(
                FundingAgreement.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("funder"),
                reader.text("pool"),
                (int) reader.whole("priority"),
                reader.optionalWhole("weight").orElse(null),
                LocalDateRange.ofClosed(from, to),
                coverage.orElse(null),
                payment.orElse(null),
                ceilings.orElse(null),
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
