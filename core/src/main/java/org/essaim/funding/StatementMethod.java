package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Block;
import org.essaim.report.Column;
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
        blocks.add(new Block.Paragraph(sharing()));
        blocks.add(new Block.Paragraph(text(
                "Le montant est arrondi une seule fois par émission, au centime le plus proche, puis réparti par mois, catégorie,"
                        + " structure et intervenant\u00a0: chaque somme est exacte.",
                "The amount is rounded once at each issue, to the nearest cent, then divided by month, category, structure and worker:"
                        + " every sum is exact.")));
        blocks.add(new Block.Paragraph(text(
                "Le reste à charge est le coût pour l’employeur moins ce que les conventions en couvrent\u00a0; il se décompose par"
                        + " motif. Ce qui n’est pas payé à l’heure (supplément, taux forfaitaire, forfait) est affecté à des coûts que"
                        + " personne d’autre ne couvre, au prorata\u00a0: aucun coût n’est couvert deux fois.",
                "What remains is the cost to the employer less what agreements cover of it; it is broken down by reason. What is not"
                        + " paid by the hour (supplement, flat rate, lump sum) is assigned to costs that nobody else covers, in"
                        + " proportion: no cost is covered twice.")));
        blocks.add(new Block.Paragraph(text(
                "Ce qui est émis est gelé. Une ligne corrigée ensuite est reprise en entier, au centime près de ce qui avait été payé,"
                        + " puis refaite à son mois de travail\u00a0; ce qu’elle libère sous un plafond sert aux émissions suivantes.",
                "What is issued is frozen. A line that is corrected later is taken back whole, to the cent that was paid, then posted"
                        + " anew in its month of work; what it sets free under a ceiling serves later issues.")));
        List<Block.Facts.Fact> terms = new TermsFacts(agreement, locale).facts();
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

    private String sharing() {
        String order = switch (content.sharing().sharing()) {
            case PRIORITY ->
                text(
                        "Les conventions d’un même ensemble sont servies par ordre de priorité. Un plafond s’applique du mois le"
                                + " plus ancien au plus récent\u00a0; dans le mois où il est atteint, les heures sont réparties au plus"
                                + " fort reste.",
                        "The agreements of one pool are served by priority. A ceiling applies from the oldest month on; within the"
                                + " month in which it is reached, hours are divided by largest remainder.");
            case FIFO ->
                text(
                        "Le travail le plus ancien est servi d’abord, jour après jour et dans l’ordre canonique\u00a0; chaque"
                                + " seconde est proposée aux conventions par ordre de priorité.",
                        "The oldest work is served first, day by day and in canonical order; each second is offered to the"
                                + " agreements by priority.");
            case PRO_RATA ->
                text(
                        "Chaque heure est partagée entre les conventions qui l’admettent, au prorata de leur poids\u00a0; ce que l’une"
                                + " ne peut plus retenir est redistribué aux autres.",
                        "Every hour is divided among the agreements that admit it, by weight; what one can no longer count is"
                                + " divided among the others.");
        };
        return order
                + text(
                        " Aucune seconde n’est payée au-delà de 100\u00a0%, toutes conventions réunies.",
                        " No second is paid for above 100 % over all agreements.");
    }

    private static Block.Facts.Fact fact(String key, String title, Value value) {
        return new Block.Facts.Fact(key, title, value);
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
