package org.essaim.pack;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingPool;
import org.essaim.indicator.Definition;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Structure;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.sheet.ActionSheet;
import org.essaim.spi.MeasureSource;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;

/** Everything that the data files of one pack hold, section by section. Not thread-safe. */
final class Contents {
    final Section<Federation> federation = Section.of("federation", "id", each -> "");
    final Section<Structure> structures = Section.of("structures", "id", Structure::id);
    final Section<StaffMember> staff =
            new Section<>("staff", "worker", false, each -> each.structure() + "/" + each.worker());
    final Section<Label> labels = Section.of("labels", "label", Label::identity);
    final Section<Service> services = Section.of("services", "service", Service::identity);
    final Section<Rules> rules = Section.of("rules", "from", Rules::identity);
    final Section<Financing> financing = Section.of("financing", "from", each -> each.structure() + "/" + each.from());
    final Section<Cost> costs =
            Section.of("costs", "from", each -> each.structure() + "/" + each.function() + "/" + each.from());
    final Section<FundingPool> pools = Section.of("pools", "id", FundingPool::id);
    final Section<FundingAgreement> agreements = Section.of("agreements", "id", FundingAgreement::id);
    final Section<Programme> programmes = Section.of("programmes", "id", Programme::id);
    final Section<TrainingProduct> trainings = Section.of("trainings", "id", TrainingProduct::id);
    final Section<Definition> indicators = Section.of("indicators", "id", each -> each.id() + "/" + each.version());
    final Section<Questionnaire> questionnaires = Section.of("questionnaires", "id", Questionnaire::key);
    final Section<ActionSheet> sheets = Section.of("sheets", "id", ActionSheet::id);
    final Section<OwnMeasure> measures = Section.of("measures", "id", OwnMeasure::id);
    final Section<SourcedFact> facts = Section.of("facts", "code", SourcedFact::code);
    final Section<Contact> contacts = new Section<>(
            "contacts", "approach", false, each -> each.programme() + "/" + each.approach() + "/" + each.provider());
    final Map<String, String> texts = new TreeMap<>();

    private record File() {}

    private record From<T>(LocalDate date, T value) {}

    record Label(@NotBlank String label, Category category, LocalDate from, String structure) {
        // Two spellings that mean one label are one label; the mapping knows how labels are compared.
        String identity() {
            String compared = CategoryMapping.empty()
                    .with(label, from, category)
                    .labels()
                    .keySet()
                    .iterator()
                    .next();
            return structure + "/" + compared + "/" + from;
        }
    }

    record Service(@NotBlank String service, ServiceClass meaning, LocalDate from) {
        String identity() {
            String compared = ServiceMapping.empty()
                    .with(service, from, meaning)
                    .services()
                    .keySet()
                    .iterator()
                    .next();
            return compared + "/" + from;
        }
    }

    /** A profile of a collective agreement or, if a structure is named, of that structure alone. */
    record Rules(@Nullable CollectiveAgreement agreement, String structure, LocalDate from, WorkingTimeRules profile) {
        String identity() {
            return (agreement == null ? structure : agreement) + "/" + from;
        }
    }

    /** From when on the funders of a structure finance what its collective agreement suspends until they do. */
    record Financing(@NotBlank String structure, LocalDate from, boolean financed, String source) {}

    record Cost(
            org.essaim.organisation.Function function,
            LocalDate from,
            @Positive BigDecimal hourly,
            String structure,
            String source) {
        Cost {
            if (hourly.signum() <= 0) {
                throw new IllegalArgumentException("An hour cannot cost [" + hourly.toPlainString() + "].");
            }
        }
    }

    record Contact(
            @NotBlank String programme,
            @NotBlank String approach,
            @NotBlank String provider,
            @NotNull @Email String email) {
        Contact {
            if (!email.matches("[^@\\s]+@[^@\\s]+")) {
                throw new IllegalArgumentException("The contact is not an e-mail address.");
            }
        }

        @Override
        public String toString() {
            return "Contact[" + programme + "/" + approach + "]";
        }
    }

    /** What only the host can measure: named so that formulas can be checked before the host is there. */
    record OwnMeasure(@NotBlank String id, MeasureSource.Unit unit) {
        OwnMeasure {
            if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("[" + id + "] is not a name of a measure.\n"
                        + "Maybe use lower-case words joined by -, such as \"work-accidents\".");
            }
        }

        MeasureSource.Measure measure() {
            return new MeasureSource.Measure(id, unit);
        }
    }

    /** Reads one file of the pack. */
    void read(FieldReader file) {
        federation.readOne(
                file,
                reader -> reader.build(
                        Federation.class, reader.text("id"), reader.text("name"), reader.truth("fictitious", false)));
        structures.readEach(file, Contents::structure);
        staff.readEach(file, Contents::staffMember);
        labels.readEach(
                file,
                reader -> reader.build(
                        Label.class,
                        reader.text("label"),
                        reader.oneOf("category", Category.class),
                        reader.date("from"),
                        reader.text("structure", "")));
        services.readEach(
                file,
                reader -> reader.build(
                        Service.class,
                        reader.text("service"),
                        new ServiceClass(reader.oneOf("scheme", Scheme.class), reader.truth("fragile", false)),
                        reader.date("from")));
        rules.readEach(file, Contents::rules);
        financing.readEach(
                file,
                reader -> reader.build(
                        Financing.class,
                        reader.text("structure"),
                        reader.date("from"),
                        reader.truth("financed", true),
                        reader.text("source", "")));
        costs.readEach(
                file,
                reader -> reader.build(
                        Cost.class,
                        reader.oneOf("function", org.essaim.organisation.Function.class),
                        reader.date("from"),
                        reader.decimal("hourly"),
                        reader.text("structure", ""),
                        reader.text("source", "")));
        pools.readEach(file, AgreementReading::pool);
        agreements.readEach(file, AgreementReading::read);
        programmes.readEach(file, Programme::read);
        trainings.readEach(file, TrainingProduct::read);
        measures.readEach(
                file,
                reader -> reader.build(
                        OwnMeasure.class, reader.text("id"), reader.oneOf("unit", MeasureSource.Unit.class)));
        indicators.readEach(file, Definition::read);
        questionnaires.readEach(file, Questionnaire::read);
        sheets.readEach(file, ActionSheet::read);
        facts.readEach(file, SourcedFact::read);
        contacts.readEach(
                file,
                reader -> reader.build(
                        Contact.class,
                        reader.text("programme"),
                        reader.text("approach"),
                        reader.text("provider"),
                        reader.text("email")));
        // Reports the top-level keys that nobody asked for.
        file.build(File.class);
    }

    /** Takes over what a later pack says. */
    void overrideWith(Contents later) {
        federation.overrideWith(later.federation);
        structures.overrideWith(later.structures);
        staff.overrideWith(later.staff);
        labels.overrideWith(later.labels);
        services.overrideWith(later.services);
        rules.overrideWith(later.rules);
        financing.overrideWith(later.financing);
        costs.overrideWith(later.costs);
        pools.overrideWith(later.pools);
        agreements.overrideWith(later.agreements);
        programmes.overrideWith(later.programmes);
        trainings.overrideWith(later.trainings);
        measures.overrideWith(later.measures);
        indicators.overrideWith(later.indicators);
        questionnaires.overrideWith(later.questionnaires);
        sheets.overrideWith(later.sheets);
        facts.overrideWith(later.facts);
        contacts.overrideWith(later.contacts);
        texts.putAll(later.texts);
    }

    private static Optional<Structure> structure(FieldReader reader) {
        return reader.build(
                Structure.class,
                reader.text("id"),
                reader.text("name"),
                reader.optionalText("siret").orElse(null),
                reader.optionalText("finess").orElse(null),
                reader.optionalText("departement").orElse(null),
                zone(reader),
                byDate(
                        reader,
                        "agreements",
                        each -> each.build(
                                From.class, each.date("from"), each.oneOf("agreement", CollectiveAgreement.class)),
                        CollectiveAgreement.class));
    }

    private static ZoneId zone(FieldReader reader) {
        String zone = reader.text("zone");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            reader.refuse("zone", "Europe/Paris…");
            return ZoneOffset.UTC;
        }
    }

    private static Optional<StaffMember> staffMember(FieldReader reader) {
        return reader.build(
                StaffMember.class,
                reader.text("structure"),
                reader.text("worker"),
                byDate(
                        reader,
                        "assignments",
                        each -> each.build(
                                From.class,
                                each.date("from"),
                                new Assignment(
                                        each.text("team", ""),
                                        each.oneOf("function", org.essaim.organisation.Function.class),
                                        weekly(each))),
                        Assignment.class));
    }

    private static @Nullable Long weekly(FieldReader reader) {
        Optional<BigDecimal> hours = reader.optionalDecimal("weeklyHours");
        if (hours.isEmpty()) {
            return null;
        }
        BigDecimal minutes = hours.get().multiply(BigDecimal.valueOf(60)).stripTrailingZeros();
        if (minutes.signum() <= 0 || minutes.scale() > 0 || minutes.compareTo(BigDecimal.valueOf(7 * 24 * 60)) > 0) {
            reader.refuse("weeklyHours", "hours above 0 that make whole minutes, such as 35 or 24.5");
            return null;
        }
        return minutes.longValueExact() * 60;
    }

    private static Optional<Rules> rules(FieldReader reader) {
        String structure = reader.text("structure", "");
        @Nullable
        CollectiveAgreement agreement = structure.isEmpty() || reader.has("agreement")
                ? reader.oneOf("agreement", CollectiveAgreement.class)
                : null;
        if (!structure.isEmpty() && agreement != null) {
            reader.refuse("structure", "a profile is a collective agreement’s or a structure’s, not both");
        }
        LocalDate from = reader.date("from");
        return RulesReading.read(reader).map(profile -> new Rules(agreement, structure, from, profile));
    }

    @SuppressWarnings("rawtypes") // a record class has no type arguments
    private static <T> ByDate<T> byDate(
            FieldReader reader, String key, Function<FieldReader, Optional<From>> reading, Class<T> type) {
        List<ByDate.From<T>> changes = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        reader.each(key, each -> {
            Optional<From> from = reading.apply(each);
            from.ifPresent(value -> {
                if (days.add(value.date())) {
                    changes.add(new ByDate.From<>(value.date(), type.cast(value.value())));
                } else {
                    each.report(
                            "from",
                            Finding.of(Code.DUPLICATE_ID)
                                    .value(value.date().toString())
                                    .with("kind", key));
                }
            });
            return from;
        });
        return ByDate.of(changes);
    }
}
