package org.essaim.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.essaim.document.Digest;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays a statement out for people: Relevé, Détail, Méthode (by {@link StatementMethod}), Contrôles. */
final class StatementReport {
    private final StatementContent content;
    private final StatementFigures figures;
    private final StatementFigures.Totals totals;
    private final Digest digest;
    private final int version;
    private final Locale locale;

    StatementReport(StatementContent content, StatementFigures figures, Digest digest, int version, Locale locale) {
        this.content = content;
        this.figures = figures;
        this.totals = figures.totals();
        this.digest = digest;
        this.version = version;
        this.locale = locale;
    }

    Report report() {
        String period = content.first() + " – " + content.last();
        String issue = version == 0 ? text("projet", "draft") : text("version ", "version ") + version;
        return new Report(
                "statement",
                text("Relevé de financement", "Funding statement"),
                content.agreement().title() + " · " + period + " · " + issue,
                locale,
                Audience.RECIPIENT,
                content.fictitious(),
                digest,
                List.of(summary(), detail(), new StatementMethod(content, locale).section(), checks()));
    }

    private Section summary() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(identity());
        blocks.addAll(MonthCoverage.blocks(content, locale));
        blocks.add(key());
        blocks.add(new Block.Chart(
                Block.ChartKind.WATERFALL,
                text("Du temps constaté au temps non financé, en heures", "From recorded to unfunded time, in hours"),
                waterfall()));
        if (totals.costCents() != null) {
            blocks.add(new Block.Chart(
                    Block.ChartKind.WATERFALL,
                    text("Du coût au reste à charge, en euros", "From cost to what remains, in euros"),
                    euros()));
        }
        blocks.add(reasons());
        grouped(
                blocks,
                "categories",
                text("Par catégorie de temps", "By category of time"),
                text("Catégorie", "Category"),
                line -> line.subject().category(),
                category -> Value.of(category.title(locale)));
        grouped(
                blocks,
                "months",
                text("Par mois de travail", "By month of work"),
                text("Mois", "Month"),
                line -> line.subject().month(),
                Value.Month::new);
        if (content.names().size() > 1) {
            grouped(
                    blocks,
                    "structures",
                    text("Par structure", "By structure"),
                    text("Structure", "Structure"),
                    line -> line.subject().structure(),
                    id -> Value.of(id + " – " + content.names().getOrDefault(id, "")));
        }
        blocks.addAll(new AdjustmentTables(content, locale).blocks());
        blocks.add(new Block.Facts(List.of(
                fact(
                        "signature.employer",
                        text("Pour la fédération, date et signature", "For the federation, date and signature"),
                        Value.of("")),
                fact(
                        "signature.funder",
                        text("Pour le financeur, date et signature", "For the funder, date and signature"),
                        Value.of("")))));
        return new Section("releve", text("Relevé", "Statement"), false, blocks);
    }

    private Block identity() {
        FundingAgreement agreement = content.agreement();
        LocalDate from = agreement.term().getStart();
        LocalDate to = agreement.term().getEndInclusive();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("federation", text("Fédération", "Federation"), Value.of(content.federation())));
        facts.add(fact("funder", text("Financeur", "Funder"), Value.of(agreement.funder())));
        facts.add(fact(
                "agreement", text("Convention", "Agreement"), Value.of(agreement.id() + " – " + agreement.title())));
        facts.add(fact("term.first", text("Début de la convention", "First day of the term"), new Value.Day(from)));
        facts.add(fact("term.last", text("Fin de la convention", "Last day of the term"), new Value.Day(to)));
        facts.add(
                fact("period.first", text("Premier mois du relevé", "First month"), new Value.Month(content.first())));
        facts.add(fact("period.last", text("Dernier mois du relevé", "Last month"), new Value.Month(content.last())));
        facts.add(fact(
                "structures",
                text("Structures couvertes", "Structures covered"),
                Value.count(content.names().size())));
        return new Block.Facts(facts);
    }

    private Block key() {
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("seconds.recorded", text("Temps constaté", "Time recorded"), Value.hours(totals.recorded())));
        facts.add(fact(
                "seconds.eligible",
                text("dont éligible à cette convention", "of which eligible here"),
                Value.hours(totals.eligible())));
        facts.add(fact(
                "seconds.claimed",
                text("dont retenu par cette convention", "of which counted here"),
                Value.hours(totals.claimed())));
        if (totals.payable() != totals.claimed()) {
            facts.add(fact(
                    "seconds.payable",
                    text("Quantité payable, après arrondi", "Payable quantity, after rounding"),
                    Value.hours(totals.payable())));
            facts.add(fact(
                    "seconds.gap",
                    text("Écart d’arrondi", "Gap of rounding"),
                    Value.hours(totals.payable() - totals.claimed())));
        }
        facts.add(fact(
                "seconds.funded",
                text("Temps financé par cette convention", "Time funded by this agreement"),
                Value.hours(totals.funded())));
        facts.add(fact(
                "seconds.others",
                text("Temps financé par les autres conventions", "Time funded by other agreements"),
                Value.hours(totals.others())));
        facts.add(fact("seconds.unfunded", text("Temps non financé", "Unfunded time"), Value.hours(totals.unfunded())));
        facts.add(fact(
                "amount",
                text("Montant dû au titre de cette convention", "Amount due under this agreement"),
                money(totals.cents())));
        if (totals.costCents() != null && totals.uncovered() != 0) {
            facts.add(fact(
                    "covered",
                    text("dont couvre un coût constaté", "of which covers recorded cost"),
                    money(totals.covered())));
        }
        for (FloorStanding standing : content.floors()) {
            facts.add(fact(
                    "floor." + standing.id(),
                    text("Quota « ", "Floor “")
                            + standing.id()
                            + text(
                                    content.isFinal() ? " », au solde" : " », montants conditionnels",
                                    content.isFinal() ? "”, settled" : "”, amounts conditional"),
                    standing.whole() == 0
                            ? new Value.Absent(text("rien n’est retenu", "nothing is counted"))
                            : new Value.Share(standing.part(), standing.whole())));
        }
        facts.add(fact("cost", text("Coût pour l’employeur", "Cost to the employer"), money(totals.costCents())));
        facts.add(fact(
                "remaining",
                text("Reste à la charge de l’employeur", "Remaining with the employer"),
                money(totals.remainingCents().orElse(null))));
        return new Block.Facts(facts);
    }

    private Block.Table waterfall() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of(text("Temps constaté", "Time recorded")), Value.hours(totals.recorded())));
        rows.add(List.of(
                Value.of(text("Financé par cette convention", "Funded by this agreement")),
                Value.hours(-totals.funded())));
        if (totals.others() != 0) {
            rows.add(List.of(
                    Value.of(text("Financé par les autres conventions", "Funded by other agreements")),
                    Value.hours(-totals.others())));
        }
        return new Block.Table(
                "waterfall.hours",
                text("Du temps constaté au temps non financé (heures)", "From recorded to unfunded time (hours)"),
                List.of(Column.of("step", text("Étape", "Step")), Column.summed("seconds", text("Heures", "Hours"))),
                rows,
                List.of(Value.of(text("Temps non financé", "Unfunded time")), Value.hours(totals.unfunded())));
    }

    private Block.Table euros() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of(text("Coût du temps constaté", "Cost of recorded time")), money(totals.costCents())));
        rows.add(List.of(
                Value.of(text("Couvert par cette convention", "Covered by this agreement")), money(-totals.covered())));
        if (totals.othersCovered() != 0) {
            rows.add(List.of(
                    Value.of(text("Couvert par les autres conventions", "Covered by other agreements")),
                    money(-totals.othersCovered())));
        }
        return new Block.Table(
                "waterfall.euros",
                text("Du coût au reste à charge (euros)", "From cost to what remains (euros)"),
                List.of(Column.of("step", text("Étape", "Step")), Column.summed("cents", text("Euros", "Euros"))),
                rows,
                List.of(
                        Value.of(text("Reste à la charge de l’employeur", "Remaining with the employer")),
                        money(totals.remainingCents().orElse(null))));
    }

    private Block.Table reasons() {
        List<List<Value>> rows = new ArrayList<>();
        figures.reasons()
                .forEach((reason, unfunded) -> rows.add(List.of(
                        Value.of(reason.title(locale)), Value.hours(unfunded.seconds()), money(unfunded.cents()))));
        if (totals.rateGapCents() != null) {
            rows.add(List.of(
                    Value.of(text("Temps financé, coût au-delà du taux", "Funded time, cost above the rate")),
                    Value.hours(0),
                    money(totals.rateGapCents())));
        }
        if (totals.costCents() != null && totals.assigned() != 0) {
            rows.add(List.of(
                    Value.of(text(
                            "Couvert par des euros qui ne sont pas payés à l’heure",
                            "Covered by euros that are not paid by the hour")),
                    Value.hours(0),
                    money(-totals.assigned())));
        }
        return new Block.Table(
                "reasons",
                text("Ce qui reste, par motif", "What remains, by reason"),
                List.of(
                        Column.of("reason", text("Motif", "Reason")),
                        Column.summed("unfunded", text("Non financé (h)", "Unfunded (h)")),
                        Column.summed("remaining", text("Reste à charge", "Remaining"))),
                rows,
                List.of(
                        Value.of("Total"),
                        Value.hours(totals.unfunded()),
                        money(totals.remainingCents().orElse(null))));
    }

    private <K extends Comparable<K>> void grouped(
            List<Block> blocks,
            String id,
            String caption,
            String head,
            Function<StatementFigures.Line, K> key,
            Function<K, Value> title) {
        SortedMap<K, List<StatementFigures.Line>> groups = new TreeMap<>();
        figures.lines()
                .forEach(line -> groups.computeIfAbsent(key.apply(line), none -> new ArrayList<>())
                        .add(line));
        List<List<Value>> hours = new ArrayList<>();
        List<List<Value>> amounts = new ArrayList<>();
        groups.forEach((group, lines) -> {
            hours.add(hours(title.apply(group), lines));
            amounts.add(amounts(title.apply(group), lines));
        });
        blocks.add(new Block.Table(
                id + ".hours",
                caption + text(", en heures", ", in hours"),
                List.of(
                        Column.of("key", head),
                        Column.summed("recorded", text("Constaté", "Recorded")),
                        Column.summed("eligible", text("Éligible", "Eligible")),
                        Column.summed("claimed", text("Retenu", "Counted")),
                        Column.summed("funded", text("Financé", "Funded")),
                        Column.summed("others", text("Autres financeurs", "Other funders")),
                        Column.summed("unfunded", text("Non financé", "Unfunded"))),
                hours,
                hours(Value.of("Total"), figures.lines())));
        blocks.add(new Block.Table(
                id + ".euros",
                caption + text(", en euros", ", in euros"),
                euroColumns(head),
                amounts,
                amounts(Value.of("Total"), figures.lines())));
    }

    // Where every euro due covers a cost, a column of its own would say the same twice.
    private boolean isCoverApart() {
        return totals.uncovered() != 0 || totals.assigned() != 0;
    }

    private List<Column> euroColumns(String head) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("key", head));
        columns.add(Column.summed("cost", text("Coût employeur", "Employer’s cost")));
        columns.add(Column.summed("cents", text("Montant dû", "Amount due")));
        if (isCoverApart()) {
            columns.add(Column.summed("covered", text("Coût couvert", "Cost covered")));
        }
        columns.add(Column.summed("others", text("Autres financeurs", "Other funders")));
        columns.add(Column.summed("remaining", text("Reste à charge", "Remaining")));
        return columns;
    }

    private static List<Value> hours(Value head, List<StatementFigures.Line> lines) {
        return List.of(
                head,
                Value.hours(sum(lines, StatementFigures.Line::recorded)),
                Value.hours(sum(lines, StatementFigures.Line::eligible)),
                Value.hours(sum(lines, StatementFigures.Line::claimed)),
                Value.hours(sum(lines, StatementFigures.Line::funded)),
                Value.hours(sum(lines, StatementFigures.Line::others)),
                Value.hours(sum(lines, StatementFigures.Line::unfunded)));
    }

    private List<Value> amounts(Value head, List<StatementFigures.Line> lines) {
        long covered = sum(lines, StatementFigures.Line::covered);
        long others = sum(lines, StatementFigures.Line::othersCovered);
        Long cost = null;
        if (totals.costCents() != null) {
            cost = sum(lines, line -> line.costCents() == null ? 0 : line.costCents());
        }
        List<Value> values = new ArrayList<>();
        values.add(head);
        values.add(money(cost));
        values.add(money(sum(lines, StatementFigures.Line::cents)));
        if (isCoverApart()) {
            values.add(money(cost == null ? null : covered));
        }
        values.add(money(others));
        values.add(money(cost == null ? null : cost - covered - others));
        return values;
    }

    private static long sum(List<StatementFigures.Line> lines, ToLongFunction<StatementFigures.Line> figure) {
        return lines.stream().mapToLong(figure).sum();
    }

    private Section detail() {
        List<Column> columns = List.of(
                Column.of("month", text("Mois", "Month")),
                Column.of("structure", text("Structure", "Structure")),
                Column.of("category", text("Catégorie", "Category")),
                Column.of("team", text("Équipe", "Team")),
                Column.of("worker", text("Intervenant (pseudonyme)", "Worker (pseudonym)")),
                Column.of("function", text("Fonction", "Function")),
                Column.of("scheme", text("Régime", "Scheme")),
                Column.summed("recorded", text("Constaté (h)", "Recorded (h)")),
                Column.summed("claimed", text("Retenu (h)", "Counted (h)")),
                Column.summed("cents", text("Montant", "Amount")));
        List<List<Value>> rows = new ArrayList<>();
        String id = content.agreement().id();
        for (Leaf leaf : content.leaves()) {
            rows.add(List.of(
                    new Value.Month(leaf.cell().month()),
                    Value.of(leaf.cell().structure()),
                    Value.of(leaf.cell().category().title(locale)),
                    Value.of(leaf.cell().team()),
                    Value.of(leaf.cell().worker().display()),
                    Value.of(leaf.cell().function().name()),
                    Value.of(leaf.cell().schemeName()),
                    Value.hours(leaf.seconds()),
                    Value.hours(leaf.claimed(id)),
                    money(leaf.cents(id))));
        }
        List<Value> sums = List.of(
                Value.of("Total"),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.hours(totals.recorded()),
                Value.hours(totals.claimed()),
                money(totals.cents() - totals.due()));
        return new Section(
                "detail",
                text("Détail", "Detail"),
                true,
                List.of(new Block.Table(
                        "detail",
                        text("Détail par intervenant sous pseudonyme", "Detail by worker, under pseudonym"),
                        columns,
                        rows,
                        sums)));
    }

    private Section checks() {
        List<Block> blocks = new ArrayList<>();
        long reasons = figures.reasons().values().stream()
                .mapToLong(StatementFigures.Unfunded::seconds)
                .sum();
        check(
                blocks,
                "hours",
                text(
                        "Constaté = financé + autres + non financé par motif",
                        "Recorded = funded + others + unfunded by reason"),
                Value.hours(totals.recorded()),
                Value.hours(totals.funded() + totals.others() + reasons));
        check(
                blocks,
                "detail.hours",
                text("Somme du détail = temps constaté", "Sum of the detail = recorded time"),
                Value.hours(totals.recorded()),
                Value.hours(content.leaves().stream().mapToLong(Leaf::seconds).sum()));
        check(
                blocks,
                "detail.amount",
                text("Somme du détail et des échéances = montant dû", "Sum of the detail and instalments = amount due"),
                money(totals.cents()),
                money(totals.due()
                        + content.leaves().stream()
                                .mapToLong(
                                        leaf -> leaf.cents(content.agreement().id()))
                                .sum()));
        check(
                blocks,
                "seals.hours",
                text("Heures des scellés = temps constaté", "Hours of the seals = recorded time"),
                Value.hours(sealed()),
                Value.hours(content.leaves().stream()
                        .flatMap(leaf -> leaf.bookings().values().stream())
                        .mapToLong(Long::longValue)
                        .sum()));
        Long ceiling = content.agreement().ceilingCents();
        if (ceiling != null) {
            long issued = content.carriedCents() + totals.cents();
            blocks.add(new Block.Check(
                    "ceiling",
                    text("Plafond en euros respecté", "Ceiling in euros respected"),
                    money(ceiling),
                    money(issued),
                    issued <= ceiling || !content.former().isEmpty()));
        }
        Long hours = content.agreement().ceilingSeconds();
        if (hours != null) {
            long counted = content.carriedSeconds() + totals.payable();
            blocks.add(new Block.Check(
                    "ceiling.hours",
                    text("Plafond en heures respecté", "Ceiling in hours respected"),
                    Value.hours(hours),
                    Value.hours(counted),
                    counted <= hours || !content.former().isEmpty()));
        }
        return new Section("controles", text("Contrôles", "Checks"), false, blocks);
    }

    private long sealed() {
        return content.seals().stream()
                .flatMap(seal -> seal.categories().entrySet().stream())
                .filter(sum -> StatementFigures.subjects(content.agreement()).contains(sum.getKey()))
                .mapToLong(sum -> sum.getValue().seconds())
                .sum();
    }

    private static void check(List<Block> blocks, String id, String title, Value expected, Value found) {
        blocks.add(new Block.Check(id, title, expected, found, expected.equals(found)));
    }

    private Value money(@Nullable Long cents) {
        return cents == null
                ? new Value.Absent(text("coût employeur inconnu", "employer’s cost unknown"))
                : Value.of(StatementFigures.euros(cents));
    }

    private static Block.Facts.Fact fact(String key, String title, Value value) {
        return new Block.Facts.Fact(key, title, value);
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
