package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.essaim.organisation.ByDate;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.essaim.time.Category;

/** The terms of an agreement, as a statement prints them. */
final class TermsFacts {
    private final FundingAgreement agreement;
    private final Locale locale;
    private final Figures figures;
    private final List<Block.Facts.Fact> facts = new ArrayList<>();

    TermsFacts(FundingAgreement agreement, Locale locale) {
        this.agreement = agreement;
        this.locale = locale;
        this.figures = Figures.in(locale);
    }

    List<Block.Facts.Fact> facts() {
        payment();
        ceilings();
        coverage();
        return facts;
    }

    private void payment() {
        PaymentTerms payment = agreement.payment();
        add("basis", text("Assiette", "Basis"), Value.of(basis()));
        if (agreement.basis() != Basis.LUMP_SUM) {
            add(
                    "share",
                    text("Part financée", "Share"),
                    new Value.Share(payment.share().numerator(), payment.share().denominator()));
            for (ByDate.From<Share> change : payment.amendedShares().changes()) {
                add(
                        "share." + change.date(),
                        text("Part financée à compter du ", "Share from ") + figures.day(change.date()),
                        new Value.Share(
                                change.value().numerator(), change.value().denominator()));
            }
        }
        if (payment.reducible()) {
            add(
                    "share.reducible",
                    text("Part réductible", "Share may be reduced"),
                    Value.of(text("oui, à ce que les autres laissent", "yes, to what others leave")));
        }
        // A rate that ended before the term began is none of this agreement's.
        LocalDate begins = agreement.term().getStart();
        agreement.rates().at(begins).ifPresent(rate -> add("rate", rateTitle(), rate(rate)));
        agreement.rates().changes().stream()
                .filter(rate -> rate.date().isAfter(begins))
                .forEach(rate -> add(
                        "rate." + rate.date(),
                        rateTitle() + text(" à compter du ", " from ") + figures.day(rate.date()),
                        rate(rate.value())));
        for (Instalment instalment : payment.instalments()) {
            add(
                    "instalment." + instalment.due(),
                    text("Échéance du ", "Instalment of ") + figures.day(instalment.due()),
                    Value.of(StatementFigures.euros(instalment.cents())));
        }
        Rounding rounding = payment.rounding();
        if (rounding != null) {
            add(
                    "rounding",
                    text(
                            "Quantité payable, par intervenant et par mois, arrondie à ",
                            "Payable quantity, by worker and month, rounded to "),
                    Value.of(figures.hours(rounding.seconds()) + direction(rounding.to())));
        }
    }

    private String direction(Rounding.Direction to) {
        return switch (to) {
            case DOWN -> text(" inférieures", " below");
            case NEAREST -> text(" les plus proches", " nearest");
            case UP -> text(" supérieures", " above");
        };
    }

    private String basis() {
        return switch (agreement.basis()) {
            case ACTUAL_TIME -> text("Temps réel", "Actual time");
            case SUPPLEMENT_PER_DIRECT_CARE_HOUR ->
                text("Supplément par heure d’intervention", "Supplement per hour of direct care");
            case UNIT_COST -> text("Temps réel, à un coût unitaire", "Actual time, at a unit cost");
            case FLAT_RATE -> text("Taux forfaitaire sur le coût des heures", "Flat rate on the cost of hours");
            case LUMP_SUM -> text("Forfait", "Lump sum");
        };
    }

    private void ceilings() {
        Long cents = agreement.ceilingCents();
        Long seconds = agreement.ceilingSeconds();
        add(
                "ceiling.cents",
                text("Plafond en euros", "Ceiling in euros"),
                cents == null
                        ? new Value.Absent(text("sans plafond", "none"))
                        : Value.of(StatementFigures.euros(cents)));
        add(
                "ceiling.seconds",
                text("Plafond en heures", "Ceiling in hours"),
                seconds == null ? new Value.Absent(text("sans plafond", "none")) : Value.hours(seconds));
        for (SubCeiling ceiling : agreement.subCeilings()) {
            add(
                    "subceiling." + ceiling.id(),
                    title(ceiling),
                    ceiling.unit() == SubCeiling.Unit.CENTS
                            ? Value.of(StatementFigures.euros(ceiling.most()))
                            : Value.hours(ceiling.most()));
        }
        for (Floor floor : agreement.ceilings().least()) {
            add(
                    "floor." + floor.id(),
                    text("Quota minimal ", "Floor ") + floor.id(),
                    new Value.Share(floor.share().numerator(), floor.share().denominator()));
        }
    }

    private String title(SubCeiling ceiling) {
        StringBuilder title = new StringBuilder(text("Sous-plafond ", "Sub-ceiling ")).append(ceiling.id());
        if (ceiling.per() == SubCeiling.Per.PERSON_YEAR) {
            title.append(text(", par personne et par an", ", per person and year"));
        }
        if (!ceiling.categories().isEmpty()) {
            title.append(", ").append(titles(ceiling.categories()));
        }
        if (ceiling.period() != null) {
            title.append(text(", du ", ", from "))
                    .append(figures.day(ceiling.period().getStart()))
                    .append(text(" au ", " to "))
                    .append(figures.day(ceiling.period().getEndInclusive()));
        }
        return title.toString();
    }

    private void coverage() {
        add(
                "categories",
                text("Catégories éligibles", "Eligible categories"),
                Value.of(admitted(agreement.coverage().signed())));
        for (ByDate.From<Admission> change : agreement.coverage().amended().changes()) {
            add(
                    "categories." + change.date(),
                    text("Catégories éligibles à compter du ", "Eligible categories from ")
                            + figures.day(change.date()),
                    Value.of(admitted(change.value())));
        }
        if (!agreement.coverage().covers().isEmpty()) {
            add(
                    "covers",
                    text("Coûts auxquels les euros sont affectés", "Costs that the euros are assigned to"),
                    Value.of(titles(agreement.coverage().covers())));
        }
        Participation participation = agreement.coverage().participation();
        if (participation != null) {
            add(
                    "participation",
                    text("Structures engagées dans le programme", "Structures in the programme"),
                    Value.of(participation.programme()
                            + (participation.phase().isEmpty() ? "" : " – " + participation.phase())));
        }
    }

    private String admitted(Admission admission) {
        String functions = admission.functions().stream()
                .sorted()
                .map(function -> function.title(locale))
                .collect(Collectors.joining(", "));
        String schemes = admission.schemes().stream()
                .sorted()
                .map(scheme -> scheme.title(locale))
                .collect(Collectors.joining(", "));
        return titles(admission.categories())
                + (functions.isEmpty() ? "" : text(" ; fonctions\u00a0: ", "; functions: ") + functions)
                + (schemes.isEmpty() ? "" : text(" ; régimes\u00a0: ", "; schemes: ") + schemes);
    }

    private String titles(Collection<Category> categories) {
        return categories.stream()
                .sorted()
                .map(category -> category.title(locale))
                .collect(Collectors.joining(", "));
    }

    private String rateTitle() {
        return switch (agreement.basis()) {
            case UNIT_COST ->
                text("Coût annuel, pour ", "Yearly cost, for ")
                        + figures.hours(agreement.payment().yearSeconds());
            case FLAT_RATE -> text("Taux forfaitaire", "Flat rate");
            case ACTUAL_TIME, SUPPLEMENT_PER_DIRECT_CARE_HOUR, LUMP_SUM -> text("Taux horaire", "Hourly rate");
        };
    }

    private Value rate(BigDecimal rate) {
        boolean english = locale.getLanguage().equals("en");
        String unit = switch (agreement.basis()) {
            case UNIT_COST -> text("\u00a0€/an", "\u00a0€/year");
            case FLAT_RATE -> "\u00a0%";
            case ACTUAL_TIME, SUPPLEMENT_PER_DIRECT_CARE_HOUR, LUMP_SUM -> "\u00a0€/h";
        };
        return Value.of(rate.toPlainString().replace('.', english ? '.' : ',') + unit);
    }

    private void add(String key, String title, Value value) {
        facts.add(new Block.Facts.Fact(key, title, value));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
