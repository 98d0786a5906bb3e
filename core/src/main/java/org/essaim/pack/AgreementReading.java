package org.essaim.pack;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.funding.Admission;
import org.essaim.funding.Basis;
import org.essaim.funding.Ceilings;
import org.essaim.funding.Coverage;
import org.essaim.funding.Floor;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingPool;
import org.essaim.funding.Instalment;
import org.essaim.funding.Participation;
import org.essaim.funding.PaymentTerms;
import org.essaim.funding.Rounding;
import org.essaim.funding.Share;
import org.essaim.funding.SubCeiling;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/** Reads a funding agreement as a pack writes it: dates inclusive, euros and hours, a share in per cent. */
final class AgreementReading {
    private static final Admission ANY = new Admission(Set.of(Category.values()), Set.of(), Set.of());

    private AgreementReading() {}

    record Rate(LocalDate from, @Positive BigDecimal hourly) {}

    record Ceiling(@Nullable Long cents, @Nullable Long seconds) {}

    static Optional<FundingAgreement> read(FieldReader reader) {
        // Read in the order in which people write them: so come the findings.
        String id = reader.text("id");
        String title = reader.text("title");
        String funder = reader.text("funder");
        String pool = reader.text("pool");
        int priority = reader.small("priority");
        Optional<Long> weight = reader.optionalWhole("weight");
        Basis basis = reader.oneOf("basis", Basis.class);
        LocalDateRange term = term(reader);
        Optional<Ceiling> ceiling = reader.one("ceiling", AgreementReading::ceiling);
        Optional<Admission> signed = reader.part(
                Admission.class,
                Set.copyOf(reader.choices("categories", Category.class)),
                Set.copyOf(reader.choices("functions", Function.class)),
                Set.copyOf(reader.choices("schemes", Scheme.class)));
        Share share = share(reader);
        // Read even where what was signed is wrong: else its key would seem unknown.
        List<Amended> amendments = amendments(reader, signed.orElse(ANY), share);
        Optional<Coverage> coverage = reader.part(
                Coverage.class,
                new Scope(Set.copyOf(reader.texts("scope"))),
                reader.one("participation", AgreementReading::participation).orElse(null),
                signed.orElse(null),
                changes(amendments, Amended::admission),
                Set.copyOf(reader.choices("covers", Category.class)));
        Optional<PaymentTerms> payment = reader.part(
                PaymentTerms.class,
                basis,
                rates(reader, unit(basis)),
                share,
                changes(amendments, Amended::share),
                reader.truth("reducible", false),
                reader.one("year", AgreementReading::time).orElse(PaymentTerms.YEAR),
                reader.one("rounding", AgreementReading::rounding).orElse(null),
                reader.each("instalments", AgreementReading::instalment));
        Optional<Ceilings> ceilings = reader.part(
                Ceilings.class,
                ceiling.map(Ceiling::cents).orElse(null),
                ceiling.map(Ceiling::seconds).orElse(null),
                reader.each("sub_ceilings", AgreementReading::subCeiling),
                reader.each("floors", AgreementReading::floor));
        return reader.build(
                FundingAgreement.class,
                id,
                title,
                funder,
                pool,
                priority,
                weight.orElse(null),
                term,
                coverage.orElse(null),
                payment.orElse(null),
                ceilings.orElse(null),
                reader.text("source", ""));
    }

    private record Amended(LocalDate from, Admission admission, Share share) {}

    /** As signed, then as amended; what an amendment does not name stays as it was. */
    private static List<Amended> amendments(FieldReader reader, Admission signed, Share share) {
        List<Amended> amendments = new ArrayList<>(List.of(new Amended(LocalDate.MIN, signed, share)));
        reader.each("amendments", each -> {
            Amended before = amendments.get(amendments.size() - 1);
            Optional<Amended> amended = each.build(
                    Amended.class,
                    each.date("from"),
                    each.part(
                                    Admission.class,
                                    chosen(
                                            each,
                                            "categories",
                                            Category.class,
                                            before.admission().categories()),
                                    chosen(
                                            each,
                                            "functions",
                                            Function.class,
                                            before.admission().functions()),
                                    chosen(
                                            each,
                                            "schemes",
                                            Scheme.class,
                                            before.admission().schemes()))
                            .orElse(null),
                    each.has("share") ? share(each) : before.share());
            amended.ifPresent(value -> {
                if (before.from().isBefore(value.from())) {
                    amendments.add(value);
                } else {
                    each.refuse("from", "> " + before.from());
                }
            });
            return amended;
        });
        return amendments;
    }

    private static <E extends Enum<E>> Set<E> chosen(FieldReader reader, String key, Class<E> type, Set<E> before) {
        return reader.has(key) ? Set.copyOf(reader.choices(key, type)) : before;
    }

    /** A term by date, where an amendment changed it. */
    private static <T> ByDate<T> changes(List<Amended> amendments, java.util.function.Function<Amended, T> term) {
        List<ByDate.From<T>> changes = new ArrayList<>();
        for (int i = 1; i < amendments.size(); i++) {
            T value = term.apply(amendments.get(i));
            if (!value.equals(term.apply(amendments.get(i - 1)))) {
                changes.add(new ByDate.From<>(amendments.get(i).from(), value));
            }
        }
        return ByDate.of(changes);
    }

    /** Reads how the agreements of a pool share hours. */
    static Optional<FundingPool> pool(FieldReader reader) {
        return reader.build(
                FundingPool.class,
                reader.text("id"),
                reader.oneOf("sharing", FundingPool.Sharing.class),
                reader.one("person_year", AgreementReading::time).orElse(null),
                reader.text("source", ""));
    }

    private static String unit(Basis basis) {
        return switch (basis) {
            case UNIT_COST -> "yearly";
            case FLAT_RATE -> "percent";
            case ACTUAL_TIME, SUPPLEMENT_PER_DIRECT_CARE_HOUR, LUMP_SUM -> "hourly";
        };
    }

    private static Optional<Participation> participation(FieldReader reader) {
        return reader.build(
                Participation.class, reader.text("programme"), reader.text("phase", ""), Collections.emptySortedMap());
    }

    private static Optional<Rounding> rounding(FieldReader reader) {
        return reader.build(
                Rounding.class,
                exact(reader, "hours", new BigDecimal(3600)).orElse(0L),
                reader.oneOf("to", Rounding.Direction.class));
    }

    private static Optional<Instalment> instalment(FieldReader reader) {
        return reader.build(
                Instalment.class,
                reader.date("due"),
                exact(reader, "euros", new BigDecimal(100)).orElse(0L),
                reader.text("condition", ""));
    }

    private static Optional<Floor> floor(FieldReader reader) {
        return reader.build(
                Floor.class,
                reader.text("id"),
                share(reader),
                Set.copyOf(reader.choices("categories", Category.class)),
                Set.copyOf(reader.choices("functions", Function.class)),
                reader.text("source", ""));
    }

    // A pack names the last day, as agreements do; the term excludes its end.
    private static LocalDateRange term(FieldReader reader) {
        LocalDate from = reader.date("from");
        LocalDate to = reader.date("to");
        if (!to.isBefore(from)) {
            return LocalDateRange.ofClosed(from, to);
        }
        if (reader.isSound()) {
            reader.refuse("to", "before " + from);
        }
        return LocalDateRange.ofClosed(from, from);
    }

    private static ByDate<BigDecimal> rates(FieldReader reader, String unit) {
        List<ByDate.From<BigDecimal>> changes = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        reader.each("rates", each -> {
            Optional<Rate> rate = each.build(Rate.class, each.date("from"), each.decimal(unit));
            rate.ifPresent(value -> {
                if (days.add(value.from())) {
                    changes.add(new ByDate.From<>(value.from(), value.hourly()));
                } else {
                    each.report(
                            "from",
                            Finding.of(Code.DUPLICATE_ID)
                                    .value(value.from().toString())
                                    .with("kind", "rate"));
                }
            });
            return rate;
        });
        return ByDate.of(changes);
    }

    private static Share share(FieldReader reader) {
        Optional<String> text = reader.optionalText("share");
        try {
            return text.map(Share::parse).orElse(Share.WHOLE);
        } catch (IllegalArgumentException e) {
            reader.refuse("share", "80 %, 2/3");
            return Share.WHOLE;
        }
    }

    private static Optional<Ceiling> ceiling(FieldReader reader) {
        Optional<Long> cents = exact(reader, "euros", new BigDecimal(100));
        Optional<Long> seconds = exact(reader, "hours", new BigDecimal(3600));
        if (reader.isSound() && cents.isEmpty() && seconds.isEmpty()) {
            reader.refuse("", "euros, hours");
        }
        return reader.build(Ceiling.class, cents.orElse(null), seconds.orElse(null));
    }

    private record Time(@Positive long seconds) {}

    /** Hours, or days of so many hours, in seconds. */
    private static Optional<Long> time(FieldReader reader) {
        long seconds = hoursOrDays(reader).orElse(0L);
        if (reader.isSound() && seconds == 0) {
            reader.refuse("", "hours, days + hours_a_day");
        }
        return reader.build(Time.class, seconds).map(Time::seconds);
    }

    private static Optional<Long> hoursOrDays(FieldReader reader) {
        Optional<Long> hours = exact(reader, "hours", new BigDecimal(3600));
        Optional<BigDecimal> days = reader.optionalDecimal("days");
        Optional<Long> ofDays = Optional.empty();
        if (days.isPresent()) {
            Optional<Long> day = exact(reader, "hours_a_day", new BigDecimal(3600));
            ofDays = day.map(seconds -> days.get().multiply(new BigDecimal(seconds)))
                    .filter(seconds -> seconds.stripTrailingZeros().scale() <= 0)
                    .map(BigDecimal::longValueExact);
        }
        if (reader.isSound() && hours.isPresent() && days.isPresent()) {
            reader.refuse("", "hours, days + hours_a_day");
        }
        return hours.isPresent() ? hours : ofDays;
    }

    private static Optional<SubCeiling> subCeiling(FieldReader reader) {
        Optional<Long> time = hoursOrDays(reader);
        Optional<Long> cents = exact(reader, "euros", new BigDecimal(100));
        if (reader.isSound() && time.isPresent() == cents.isPresent()) {
            reader.refuse("", "hours, days + hours_a_day, euros");
        }
        Optional<LocalDate> from = reader.optionalDate("from");
        Optional<LocalDate> to = reader.optionalDate("to");
        if (from.isPresent() != to.isPresent() || (from.isPresent() && to.get().isBefore(from.get()))) {
            reader.refuse("to", "from ≤ to");
            to = from;
        }
        return reader.build(
                SubCeiling.class,
                reader.text("id"),
                cents.or(() -> time).orElse(0L),
                cents.isPresent() ? SubCeiling.Unit.CENTS : SubCeiling.Unit.SECONDS,
                reader.oneOf("per", SubCeiling.Per.class),
                from.isPresent() && to.isPresent() ? LocalDateRange.ofClosed(from.get(), to.get()) : null,
                Set.copyOf(reader.choices("categories", Category.class)),
                reader.text("source", ""));
    }

    // A ceiling of 10.005 € or of a third of a second is a mistake, and rounding it would hide it.
    private static Optional<Long> exact(FieldReader reader, String key, BigDecimal units) {
        Optional<BigDecimal> value = reader.optionalDecimal(key);
        try {
            return value.map(each -> each.multiply(units).longValueExact());
        } catch (ArithmeticException e) {
            reader.refuse(key, value.map(BigDecimal::toPlainString).orElse(""));
            return Optional.empty();
        }
    }
}
