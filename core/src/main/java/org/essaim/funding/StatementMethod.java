package org.essaim.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.time.Seal;

/** How a statement was made: the rules, the terms of the agreement, and the seals that it rests on. */
final class StatementMethod {
    private final StatementContent content;
    private final Locale locale;

    StatementMethod(StatementContent content, Locale locale) {
        this.content = content;
        this.locale = locale;
    }

    Section section() {
        FundingAgreement agreement = content.agreement();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(text(
                "Le temps est compté en secondes entières, tel qu’il s’est écoulé. Les secondes qui se chevauchent chez un même"
                        + " intervenant ne comptent qu’une fois. Les libellés libres du planning sont rattachés à des catégories"
                        + " par une table datée\u00a0; un libellé sans catégorie est montré avec ses heures et n’est financé par personne.",
                "Time is counted in whole seconds, as it elapsed. Seconds of one worker that overlap count once. Free labels of the"
                        + " planning are assigned to categories by a dated table; a label without a category is shown with its hours"
                        + " and funded by nobody.")));
        blocks.add(new Block.Paragraph(text(
                "Les conventions d’un même ensemble sont servies par ordre de priorité. Aucune seconde n’est financée au-delà de"
                        + " 100\u00a0%, toutes conventions réunies. Un plafond s’applique du mois le plus ancien au plus récent\u00a0;"
                        + " dans le mois où il est atteint, les heures sont réparties au plus fort reste.",
                "The agreements of one pool are served by priority. No second is funded above 100 % over all agreements. A ceiling"
                        + " applies from the oldest month on; within the month in which it is reached, hours are divided by largest"
                        + " remainder.")));
        blocks.add(new Block.Paragraph(text(
                "Le montant est arrondi une seule fois par émission, au centime le plus proche, puis réparti par mois, catégorie,"
                        + " structure et intervenant\u00a0: chaque somme est exacte.",
                "The amount is rounded once at each issue, to the nearest cent, then divided by month, category, structure and worker:"
                        + " every sum is exact.")));
        blocks.add(new Block.Paragraph(text(
                "Le reste à charge est le coût pour l’employeur moins ce que paient les conventions\u00a0; il se décompose par motif.",
                "What remains is the cost to the employer less what agreements pay; it is broken down by reason.")));
        blocks.add(new Block.Paragraph(text(
                "Ce qui est émis est gelé. Une ligne corrigée ensuite est reprise en entier, au centime près de ce qui avait été payé,"
                        + " puis refaite à son mois de travail\u00a0; ce qu’elle libère sous un plafond sert aux émissions suivantes.",
                "What is issued is frozen. A line that is corrected later is taken back whole, to the cent that was paid, then posted"
                        + " anew in its month of work; what it sets free under a ceiling serves later issues.")));
        List<Block.Facts.Fact> terms = new ArrayList<>();
        terms.add(fact(
                "basis",
                text("Assiette", "Basis"),
                Value.of(
                        switch (agreement.basis()) {
                            case ACTUAL_TIME -> text("Temps réel", "Actual time");
                            case SUPPLEMENT_PER_DIRECT_CARE_HOUR ->
                                text("Supplément par heure d’intervention", "Supplement per hour of direct care");
                            case UNIT_COST -> text("Temps réel, à un coût unitaire", "Actual time, at a unit cost");
                        })));
        terms.add(fact(
                "share",
                text("Part financée", "Share"),
                new Value.Share(agreement.share().numerator(), agreement.share().denominator())));
        // A rate that ended before the term began is none of this agreement's.
        LocalDate begins = agreement.term().getStart();
        agreement.rates().at(begins).ifPresent(rate -> terms.add(fact("rate", rateTitle(), hourly(rate))));
        agreement.rates().changes().stream()
                .filter(rate -> rate.date().isAfter(begins))
                .forEach(rate -> terms.add(fact(
                        "rate." + rate.date(),
                        rateTitle()
                                + text(" à compter du ", " from ")
                                + Figures.in(locale).day(rate.date()),
                        hourly(rate.value()))));
        terms.add(fact(
                "ceiling.cents",
                text("Plafond en euros", "Ceiling in euros"),
                agreement.ceilingCents() == null
                        ? new Value.Absent(text("sans plafond", "none"))
                        : Value.of(StatementFigures.euros(agreement.ceilingCents()))));
        terms.add(fact(
                "ceiling.seconds",
                text("Plafond en heures", "Ceiling in hours"),
                agreement.ceilingSeconds() == null
                        ? new Value.Absent(text("sans plafond", "none"))
                        : Value.hours(agreement.ceilingSeconds())));
        for (SubCeiling ceiling : agreement.subCeilings()) {
            terms.add(fact("subceiling." + ceiling.id(), title(ceiling), Value.hours(ceiling.seconds())));
        }
        terms.add(fact(
                "categories",
                text("Catégories éligibles", "Eligible categories"),
                Value.of(agreement.categories().stream()
                        .sorted()
                        .map(category -> category.title(locale))
                        .collect(Collectors.joining(", ")))));
        content.others()
                .forEach(other -> terms.add(fact(
                        "other." + other.id(),
                        text("Autre convention de l’ensemble", "Other agreement of the pool"),
                        Value.of(other.id() + " – " + other.title()))));
        blocks.add(new Block.Facts(terms));
        List<List<Value>> seals = new ArrayList<>();
        for (Seal seal : content.seals()) {
            seals.add(List.of(
                    Value.of(seal.structure()),
                    new Value.Month(seal.month()),
                    Value.count(seal.number()),
                    Value.count(seal.facts()),
                    Value.of(seal.digest().hex())));
        }
        blocks.add(new Block.Table(
                "seals",
                text("Scellés sur lesquels repose le relevé", "Seals on which the statement rests"),
                List.of(
                        Column.of("structure", text("Structure", "Structure")),
                        Column.of("month", text("Mois", "Month")),
                        Column.of("number", text("Numéro", "Number")),
                        Column.of("facts", text("Faits", "Facts")),
                        Column.of("digest", text("Scellé", "Seal"))),
                seals,
                List.of()));
        return new Section("methode", text("Méthode", "Method"), false, blocks);
    }

    private String title(SubCeiling ceiling) {
        StringBuilder title = new StringBuilder(text("Sous-plafond ", "Sub-ceiling ")).append(ceiling.id());
        if (ceiling.per() == SubCeiling.Per.PERSON_YEAR) {
            title.append(text(", par personne et par an", ", per person and year"));
        }
        if (!ceiling.categories().isEmpty()) {
            title.append(", ")
                    .append(ceiling.categories().stream()
                            .sorted()
                            .map(category -> category.title(locale))
                            .collect(Collectors.joining(", ")));
        }
        if (ceiling.period() != null) {
            Figures figures = Figures.in(locale);
            title.append(text(", du ", ", from "))
                    .append(figures.day(ceiling.period().getStart()))
                    .append(text(" au ", " to "))
                    .append(figures.day(ceiling.period().getEndInclusive()));
        }
        return title.toString();
    }

    private String rateTitle() {
        return content.agreement().basis() == Basis.UNIT_COST
                ? text("Coût annuel, pour 1\u202f720\u00a0h", "Yearly cost, for 1,720 h")
                : text("Taux horaire", "Hourly rate");
    }

    private Value hourly(BigDecimal rate) {
        boolean english = locale.getLanguage().equals("en");
        return Value.of(rate.toPlainString().replace('.', english ? '.' : ',')
                + (content.agreement().basis() == Basis.UNIT_COST ? text("\u00a0€/an", " €/year") : "\u00a0€/h"));
    }

    private static Block.Facts.Fact fact(String key, String title, Value value) {
        return new Block.Facts.Fact(key, title, value);
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
