package org.essaim.tck;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.document.Digest;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.ChartKind;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A statement of a year, twelve months, six categories and fourteen structures, every one of them invented
 * (<i>état d’exemple</i>): what an exporter is tried on, and looked at. The same call gives an equal report.
 */
public final class SampleReport {
    private static final List<Category> CATEGORIES = List.of(
            Category.TEAM_MEETING,
            Category.TEAM_PLANNING,
            Category.FACILITATION,
            Category.PRACTICE_ANALYSIS,
            Category.MENTORING,
            Category.CONSULTATION);
    private static final List<String> PLACES = List.of(
            "Val de Brume",
            "Plateau des Tilleuls",
            "Rives de l’Aulnette",
            "Combe-aux-Merles",
            "Pays de Fontclaire et vallée de la Petite Sauve",
            "Saint-Orens-le-Fictif",
            "Grande Lande",
            "Coteaux de Mirebel",
            "Presqu’île d’Arzac",
            "Bois-Noirs",
            "Trois-Moulins",
            "Haute-Sénoise",
            "Marais du Courlis",
            "Ville-Neuve & alentours");

    private final boolean english;
    private final int details;
    private final List<long[]> months = new ArrayList<>();

    private SampleReport(Locale locale, int details) {
        this.english = locale.getLanguage().equals("en");
        this.details = details;
        for (int month = 0; month < 12; month++) {
            long[] row = new long[CATEGORIES.size()];
            for (int i = 0; i < row.length; i++) {
                // Anything uneven will do; seconds that are no whole minutes show whether roundings agree.
                row[i] = (6 - i) * 61_201L + (month * 37L + i * 101L) % 29 * 7_411L + (month == 7 ? -30_007L : 0);
            }
            months.add(row);
        }
    }

    /** The statement, with this many rows of detail. */
    public static Report of(Locale locale, int details) {
        return new SampleReport(locale, details).report();
    }

    private Report report() {
        return new Report(
                "sample",
                t("Relevé du temps de coordination", "Statement of coordination time"),
                t(
                        "Convention C-2026-07, Fonds des temps de dialogue, année 2026",
                        "Agreement C-2026-07, Dialogue Time Fund, year 2026"),
                english ? Locale.UK : Locale.FRANCE,
                Audience.RECIPIENT,
                true,
                Digest.of("sample", "essaim".getBytes(StandardCharsets.UTF_8)),
                List.of(summary(), byMonth(), byStructure(), programme(), indicators(), method(), checks(), detail()));
    }

    private Section summary() {
        long total = total();
        long first = total * 45 / 100;
        long second = total * 22 / 100;
        long ceiling = total - first - second;
        return new Section(
                "summary",
                t("L’essentiel", "In short"),
                false,
                List.of(
                        new Block.Facts(List.of(
                                fact(
                                        "recorded",
                                        t("Temps de coordination constaté", "Coordination time recorded"),
                                        Value.hours(total)),
                                fact("funded", t("dont financé", "of which funded"), Value.hours(first + second)),
                                fact("unfunded", t("Reste non financé", "Left unfunded"), Value.hours(ceiling)),
                                fact(
                                        "share",
                                        t("Part non financée du temps constaté", "Unfunded share of the time recorded"),
                                        new Value.Share(ceiling, total)),
                                fact("amount", t("Montant demandé", "Amount claimed"), euros("48913.27")),
                                fact(
                                        "cost",
                                        t("Coût employeur du reste non financé", "Employer’s cost of what is unfunded"),
                                        new Value.Absent(t(
                                                "coûts non fournis par 3 structures", "3 structures gave no costs"))))),
                        new Block.Notice(
                                t(
                                        "Deux structures n’ont pas encore clos décembre : leurs heures de ce mois n’y sont pas.",
                                        "Two structures have not closed December yet: their hours of that month are not in here.")),
                        new Block.Facts(List.of(
                                fact(
                                        "funder",
                                        t("Financeur", "Funder"),
                                        Value.of(t(
                                                "Département de Haute-Sénoise (fictif)",
                                                "County of Haute-Sénoise (fictitious)"))),
                                fact(
                                        "from",
                                        t("Début de la période", "Start of the period"),
                                        new Value.Day(LocalDate.of(2026, 1, 1))),
                                fact(
                                        "to",
                                        t("Fin de la période", "End of the period"),
                                        new Value.Day(LocalDate.of(2026, 12, 31))),
                                fact("structures", t("Structures", "Structures"), Value.count(PLACES.size())))),
                        new Block.Chart(
                                ChartKind.WATERFALL,
                                t(
                                        "Du temps constaté au reste non financé",
                                        "From the time recorded to what is left unfunded"),
                                new Block.Table(
                                        "waterfall",
                                        t(
                                                "Temps constaté, financé et non financé",
                                                "Time recorded, funded and unfunded"),
                                        List.of(
                                                Column.of("step", t("Étape", "Step")),
                                                Column.summed("seconds", t("Heures", "Hours"))),
                                        List.of(
                                                List.of(
                                                        Value.of(t("Temps constaté", "Time recorded")),
                                                        Value.hours(total)),
                                                List.of(
                                                        Value.of(
                                                                t("Fonds des temps de dialogue", "Dialogue Time Fund")),
                                                        Value.hours(-first)),
                                                List.of(
                                                        Value.of(t(
                                                                "Dotation complémentaire, objectif 5",
                                                                "Complementary grant, objective 5")),
                                                        Value.hours(-second))),
                                        List.of(
                                                Value.of(t("Reste non financé", "Left unfunded")),
                                                Value.hours(ceiling))))));
    }

    private Section byMonth() {
        List<Column> columns = new ArrayList<>(List.of(Column.of("month", t("Mois", "Month"))));
        CATEGORIES.forEach(c -> columns.add(Column.summed(c.name(), c.title(english ? Locale.UK : Locale.FRANCE))));
        columns.add(Column.summed("total", t("Toutes", "All")));
        List<List<Value>> rows = new ArrayList<>();
        long[] sums = new long[CATEGORIES.size() + 1];
        for (int m = 0; m < 12; m++) {
            List<Value> row = new ArrayList<>(List.of(new Value.Month(YearMonth.of(2026, m + 1))));
            long all = 0;
            for (int i = 0; i < CATEGORIES.size(); i++) {
                row.add(Value.hours(months.get(m)[i]));
                sums[i] += months.get(m)[i];
                all += months.get(m)[i];
            }
            row.add(Value.hours(all));
            sums[CATEGORIES.size()] += all;
            rows.add(row);
        }
        List<Value> totals = new ArrayList<>(List.of(Value.of("")));
        for (long sum : sums) {
            totals.add(Value.hours(sum));
        }
        return new Section(
                "months",
                t("Temps de coordination par mois et catégorie", "Coordination time by month and category"),
                false,
                List.of(new Block.Chart(
                        ChartKind.STACKED,
                        t("Heures de coordination par mois", "Hours of coordination by month"),
                        new Block.Table(
                                "by-month",
                                t("Heures constatées par mois et catégorie", "Hours recorded by month and category"),
                                columns,
                                rows,
                                totals))));
    }

    private Section byStructure() {
        List<Column> columns = List.of(
                Column.of("structure", "Structure"),
                Column.of("since", t("Conventionnée depuis", "Under agreement since")),
                Column.summed("recorded", t("Heures constatées", "Hours recorded")),
                Column.summed("claimed", t("Heures présentées", "Hours claimed")),
                Column.summed("funded", t("Heures financées", "Hours funded")),
                Column.summed("unfunded", t("Heures non financées", "Hours unfunded")),
                Column.of("share", t("Part non financée", "Unfunded share")),
                Column.summed("amount", t("Montant demandé", "Amount claimed")),
                Column.of("cost", t("Coût employeur du reste", "Employer’s cost of the rest")));
        List<List<Value>> rows = new ArrayList<>();
        long recorded = 0;
        long claimed = 0;
        long funded = 0;
        long cents = 0;
        for (int i = 0; i < PLACES.size(); i++) {
            long a = 1_234_567L + i * 171_717L;
            long b = a * 9 / 10;
            long c = a * 67 / 100;
            long money = c * 2 / 7 + 311;
            recorded += a;
            claimed += b;
            funded += c;
            cents += money;
            rows.add(List.of(
                    Value.of((i % 3 == 0 ? "Aide à domicile, " : "Services du ") + PLACES.get(i)),
                    new Value.Day(LocalDate.of(2024, i % 12 + 1, i * 2 + 1)),
                    Value.hours(a),
                    Value.hours(b),
                    Value.hours(c),
                    Value.hours(a - c),
                    new Value.Share(a - c, a),
                    Value.of(Money.ofMinor(CurrencyUnit.EUR, money)),
                    i % 5 == 2
                            ? new Value.Absent(t("coût non fourni", "no cost given"))
                            : Value.of(Money.ofMinor(CurrencyUnit.EUR, (a - c) * 3 / 4))));
        }
        List<Value> totals = List.of(
                Value.of(t("Ensemble", "All")),
                Value.of(""),
                Value.hours(recorded),
                Value.hours(claimed),
                Value.hours(funded),
                Value.hours(recorded - funded),
                new Value.Share(recorded - funded, recorded),
                Value.of(Money.ofMinor(CurrencyUnit.EUR, cents)),
                new Value.Absent(t("incomplet", "incomplete")));
        return new Section(
                "structures",
                t("Par structure", "By structure"),
                false,
                List.of(new Block.Table(
                        "by-structure",
                        t("Heures et montants par structure", "Hours and amounts by structure"),
                        columns,
                        rows,
                        totals)));
    }

    private Section programme() {
        return new Section(
                "programme",
                t("Parcours du programme", "The programme’s way"),
                false,
                List.of(new Block.Chart(
                        ChartKind.FUNNEL,
                        t("Structures d’une étape à la suivante", "Structures from step to step"),
                        new Block.Table(
                                "funnel",
                                t("Structures à chaque étape", "Structures at each step"),
                                List.of(Column.of("step", t("Étape", "Step")), Column.of("count", "Structures")),
                                List.of(
                                        List.of(Value.of(t("Candidatures", "Applications")), Value.count(21)),
                                        List.of(
                                                Value.of(t("Phase 1, sensibilisation", "Phase 1, awareness")),
                                                Value.count(19)),
                                        List.of(
                                                Value.of(t(
                                                        "Phase 3, formation collective",
                                                        "Phase 3, collective training")),
                                                Value.count(14))),
                                List.of()))));
    }

    /** Figures that are missing or secret, below 0, and with a unit of their own: what drawings go wrong at. */
    private Section indicators() {
        Value secret = new Value.Absent("s.");
        Value untold = new Value.Absent(t("non renseigné", "not told"));
        List<List<Value>> compared = List.of(
                List.of(
                        Value.of(t("Je peux parler de mon travail", "I can talk about my work")),
                        perCent("54.25"),
                        perCent("71.75"),
                        Value.count(112),
                        Value.count(97)),
                List.of(
                        Value.of(t("Mon planning tient compte de moi", "My hours take me into account")),
                        perCent("48.5"),
                        perCent("44.05"),
                        Value.count(110),
                        Value.count(95)),
                List.of(
                        Value.of(t("Je ne suis pas isolé·e", "I am not on my own")),
                        secret,
                        perCent("63.4"),
                        untold,
                        Value.count(41)),
                List.of(
                        Value.of(t("Je suis formé·e à ce que je fais", "I am trained for what I do")),
                        untold,
                        secret,
                        untold,
                        untold));
        List<List<Value>> panels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Value> panel = new ArrayList<>(List.of(Value.of(PLACES.get(i))));
            for (int quarter = 0; quarter < 6; quarter++) {
                boolean gap = (i + quarter) % 5 == 3;
                panel.add(gap ? i % 2 == 0 ? secret : untold : perCent((i * 7 + quarter * 5) % 17 - 3 + ".5"));
            }
            panels.add(panel);
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of("structure", t("Structure", "Structure"))));
        for (int quarter = 0; quarter < 6; quarter++) {
            columns.add(
                    Column.of("quarter" + quarter, t("T", "Q") + (quarter % 4 + 1) + "\u00a0" + (2025 + quarter / 4)));
        }
        return new Section(
                "indicators",
                t("Indicateurs", "Indicators"),
                false,
                List.of(
                        new Block.Chart(
                                ChartKind.DUMBBELL,
                                t("Réponses favorables, avant et après", "Favourable answers, before and after"),
                                new Block.Table(
                                        "answers",
                                        t("Réponses favorables par question", "Favourable answers by question"),
                                        List.of(
                                                Column.of("question", t("Question", "Question")),
                                                Column.of("before", t("Avant", "Before")),
                                                Column.of("after", t("Après", "After")),
                                                Column.of("n.before", t("n avant", "n before")),
                                                Column.of("n.after", t("n après", "n after"))),
                                        compared,
                                        List.of())),
                        new Block.Chart(
                                ChartKind.SMALL_MULTIPLES,
                                t("Évolution de l’effectif par structure", "Change of staff by structure"),
                                new Block.Table(
                                        "change",
                                        t("Évolution par structure et trimestre", "Change by structure and quarter"),
                                        columns,
                                        panels,
                                        List.of()))));
    }

    private static Value perCent(String number) {
        return new Value.Decimal(new BigDecimal(number), 1, "%");
    }

    private Section method() {
        return new Section(
                "method",
                t("Méthode", "Method"),
                false,
                List.of(
                        new Block.Paragraph(
                                t(
                                        "Les secondes viennent des plannings clos ; chaque libellé local est rattaché à une catégorie par une table datée. Le trajet vers une réunion est compté une fois.",
                                        "Seconds come from closed plannings; each local label is mapped to a category by a dated table. The way to a meeting is counted once.")),
                        new Block.Heading(t("Ce qui compte", "What counts")),
                        new Block.Bullets(List.of(
                                t("Les réunions d’équipe", "Team meetings"),
                                t("L’accompagnement des nouveaux", "Coaching of newcomers"))),
                        new Block.Facts(List.of(new Fact(
                                "site",
                                t("Site de la fédération", "Site of the federation"),
                                new Value.Link(URI.create("https://example.org/temps"))))),
                        new Block.Heading(t("Observations", "Remarks")),
                        new Block.Lines(3),
                        // What is no formula must stay text, and what is no markup must stay readable.
                        new Block.Paragraph("=1+1 <b>&\"quotes\"</b>")));
    }

    private Section checks() {
        return new Section(
                "checks",
                t("Contrôles", "Checks"),
                false,
                List.of(
                        new Block.Check(
                                "sum",
                                t("Somme des mois = temps constaté", "Sum of the months = time recorded"),
                                Value.hours(total()),
                                Value.hours(total()),
                                true),
                        new Block.Check(
                                "money",
                                t("Montant recalculé depuis les heures", "Amount recomputed from the hours"),
                                euros("48913.27"),
                                euros("48913.28"),
                                false),
                        new Block.Check(
                                "ceiling",
                                t(
                                        "Plafond de la convention : financé au plus",
                                        "Ceiling of the agreement: funded at most"),
                                Value.hours(9_000_000),
                                Value.hours(8_120_400),
                                true)));
    }

    private Section detail() {
        List<Column> columns = List.of(
                Column.of("date", "Date"),
                Column.of("worker", t("Pseudonyme", "Pseudonym")),
                Column.of("structure", "Structure"),
                Column.of("category", t("Catégorie", "Category")),
                Column.of("label", t("Libellé d’origine", "Original label")),
                Column.summed("seconds", t("Heures", "Hours")),
                Column.summed("amount", t("Montant", "Amount")));
        List<String> labels =
                List.of("Réunion d’équipe", "=HYPERLINK(\"http://x\")", "-1,5", "+33", "@équipe", "\tTab", "＝1+1");
        List<List<Value>> rows = new ArrayList<>();
        long seconds = 0;
        long cents = 0;
        for (int i = 0; i < details; i++) {
            long s = 900L + i % 97 * 61L;
            long c = s * 311 / 3600;
            seconds += s;
            cents += c;
            rows.add(List.of(
                    new Value.Day(LocalDate.of(2026, 1, 1).plusDays(i % 365)),
                    Value.of("W-" + Integer.toHexString(0x10000 + i % 4096)),
                    Value.of(PLACES.get(i % PLACES.size())),
                    Value.of(CATEGORIES.get(i % CATEGORIES.size()).title(english ? Locale.UK : Locale.FRANCE)),
                    Value.of(labels.get(i % labels.size())),
                    Value.hours(s),
                    Value.of(Money.ofMinor(CurrencyUnit.EUR, c))));
        }
        List<Value> totals = List.of(
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.of(""),
                Value.hours(seconds),
                Value.of(Money.ofMinor(CurrencyUnit.EUR, cents)));
        return new Section(
                "detail",
                t("Détail", "Detail"),
                true,
                List.of(new Block.Table("detail", t("Lignes retenues", "Lines kept"), columns, rows, totals)));
    }

    private long total() {
        return months.stream().flatMapToLong(java.util.Arrays::stream).sum();
    }

    private static Fact fact(String key, String title, Value value) {
        return new Fact(key, title, value);
    }

    private static Value euros(String amount) {
        return Value.of(Money.of(CurrencyUnit.EUR, new BigDecimal(amount)));
    }

    private String t(String french, String inEnglish) {
        return english ? inEnglish : french.replace(" :", "\u00a0:").replace(" ;", "\u202f;");
    }
}
