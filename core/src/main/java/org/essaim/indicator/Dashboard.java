package org.essaim.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * One page of figures (<i>tableau de bord</i>): the indicators side by side, how time is spent, what of coordination is funded, before and after, month by month.
 *
 * <p>Each chart stands with its table. What cannot be shown says why in its place. Serves one report; not thread-safe.
 */
public final class Dashboard {
    private static final String COORDINATION = "dashboard-coordination";
    private static final String CLAIMED = "dashboard-claimed";
    private static final Dimension[] EVERYTHING = Dimension.values();
    private static final int MOST_ROWS = 60;

    private final Indicators indicators;
    private final Period period;
    private final Asked asked;
    private String programme = "";
    private String indicator = "";
    private Dimension dimension = Dimension.STRUCTURE;
    private final List<Section> more = new ArrayList<>();

    /** How questions are answered: exactly, or as they may be published. */
    interface Asked {
        Answer answer(Question question, Definition... others);
    }

    Dashboard(Indicators indicators, Period period, Asked asked) {
        this.indicators = indicators;
        this.period = period;
        this.asked = asked;
    }

    /** In this programme. */
    public Dashboard in(String id) {
        this.programme = id;
        return this;
    }

    /** Which indicator is shown before and after, and month by month; without it the first that there is. */
    public Dashboard showing(String id) {
        this.indicator = id;
        return this;
    }

    /** Broken down by this; without it by structure. */
    public Dashboard by(Dimension rows) {
        this.dimension = rows;
        return this;
    }

    /** Sections that others make, such as the funnel of a programme, after the indicators. */
    public Dashboard with(List<Section> sections) {
        this.more.addAll(sections);
        return this;
    }

    /** The page. */
    public Report report(Locale locale) {
        return new Page(locale).report();
    }

    private static Definition hours(String id, String formula) {
        return Definition.builder(id, 1, formula)
                .unit("h", "h")
                .decimals(0)
                .dimensions(EVERYTHING)
                .build();
    }

    private final class Page {
        private final Locale locale;
        private final boolean english;
        private Audience audience = Audience.RECIPIENT;

        Page(Locale locale) {
            this.locale = locale;
            this.english = locale.getLanguage().equals("en");
        }

        Report report() {
            List<Section> sections = new ArrayList<>();
            sections.add(section("key", english ? "Indicators" : "Indicateurs", key()));
            sections.addAll(more);
            sections.add(section("time", english ? "How time is spent" : "À quoi passe le temps", time()));
            sections.add(section(
                    "funding",
                    english ? "Coordination time and what funds it" : "Le temps de coordination et ce qui le finance",
                    funding()));
            String shown = shown();
            if (!shown.isEmpty()) {
                sections.add(section("before", english ? "Before and after" : "Avant et après", before(shown)));
                sections.add(section("months", english ? "Month by month" : "Mois par mois", months(shown)));
            }
            return new Report(
                    "dashboard",
                    english ? "Dashboard" : "Tableau de bord",
                    period.title(locale) + (programme.isEmpty() ? "" : ", " + programme),
                    english ? Locale.UK : Locale.FRANCE,
                    audience,
                    false,
                    null,
                    sections);
        }

        private Section section(String id, String title, List<Block> blocks) {
            return new Section(id, title, false, blocks);
        }

        private String shown() {
            return indicator.isEmpty()
                    ? indicators.catalogue().comparable(period).stream()
                            .filter(each -> each.dimensions().contains(dimension))
                            .map(Definition::id)
                            .findFirst()
                            .orElse("")
                    : indicator;
        }

        private Answer ask(Question question, Definition... others) {
            Answer answer = asked.answer(question.in(programme), others);
            answer.tables().stream()
                    .filter(each -> each.audience() == Audience.PUBLISHED)
                    .forEach(each -> audience = Audience.PUBLISHED);
            return answer;
        }

        private List<Block> refused(Answer answer) {
            List<Block> blocks = new ArrayList<>();
            for (Finding finding : answer.findings()) {
                blocks.add(new Block.Notice(finding.message(locale) + " " + finding.remedy(locale)));
            }
            return blocks;
        }

        // Each by itself, so that one that cannot be answered keeps none of the others away.
        private List<Block> key() {
            List<Column> columns = List.of(
                    Column.of("indicator", english ? "Indicator" : "Indicateur"),
                    Column.of("value", english ? "Value" : "Valeur"),
                    Column.of("coverage", english ? "Who reported" : "Couverture"),
                    Column.of("standing", english ? "Target" : "Cible"));
            List<List<Value>> rows = new ArrayList<>();
            Set<String> absent = new LinkedHashSet<>();
            IndicatorReport words = new IndicatorReport(locale);
            for (Definition each : indicators.catalogue().comparable(period)) {
                Answer answer = ask(Question.of(each.id()).over(period));
                if (!answer.isFine()) {
                    boolean ofProgramme =
                            programme.isEmpty() && answer.findings().get(0).code() == Code.PROGRAMME_NEEDED;
                    if (ofProgramme) {
                        continue;
                    }
                    absent.add(each.title().in(locale)
                            + (english ? ": " : "\u00a0: ")
                            + answer.findings().get(0).message(locale));
                    continue;
                }
                IndicatorValue value =
                        answer.tables().get(0).rows().get(0).values().get(0);
                rows.add(List.of(
                        Value.of(each.title().in(locale)),
                        words.value(value),
                        Value.of(value.coverage().text(locale)),
                        each.target() == null ? Value.of("–") : words.standing(value)));
            }
            List<Block> blocks = new ArrayList<>();
            if (rows.isEmpty()) {
                blocks.add(
                        new Block.Notice(
                                english
                                        ? "No indicator is defined; load a pack, such as “indicateurs”."
                                        : "Aucun indicateur n’est défini\u202f; chargez un paquet, comme «\u00a0indicateurs\u00a0»."));
            } else {
                blocks.add(new Block.Table("key", period.title(locale), columns, rows, List.of()));
            }
            absent.forEach(each -> blocks.add(new Block.Notice(each)));
            return blocks;
        }

        private List<Block> time() {
            Map<String, String> kinds = new LinkedHashMap<>();
            kinds.put("dashboard-care", english ? "Direct care" : "Intervention à domicile");
            kinds.put("dashboard-coordination", "Coordination");
            kinds.put("dashboard-travel", english ? "Travel" : "Déplacements");
            kinds.put("dashboard-other", english ? "Other time" : "Autre temps");
            Answer answer = ask(
                    Question.of(List.copyOf(kinds.keySet())).over(period).by(dimension),
                    hours("dashboard-care", "time[direct-care]"),
                    hours("dashboard-coordination", "time[coordination]"),
                    hours("dashboard-travel", "time[travel]"),
                    hours("dashboard-other", "time - time[direct-care, coordination, travel]"));
            if (!answer.isFine()) {
                return refused(answer);
            }
            List<Column> columns = new ArrayList<>(List.of(Column.of("group", dimension.title(locale))));
            kinds.forEach((id, title) -> columns.add(Column.of(id, title)));
            List<List<Value>> laid = new ArrayList<>();
            IndicatorReport words = new IndicatorReport(locale);
            IndicatorTable first = answer.tables().get(0);
            for (int row = 0; row < first.rows().size(); row++) {
                List<Value> cells =
                        new ArrayList<>(List.of(words.joined(first, first.rows().get(row))));
                for (IndicatorTable table : answer.tables()) {
                    cells.add(words.value(table.rows().get(row).values().get(0)));
                }
                laid.add(cells);
            }
            return laid.isEmpty()
                    ? nobody()
                    : List.of(chart(
                            Block.ChartKind.STACKED,
                            english ? "Hours by kind" : "Heures par nature",
                            new Block.Table("time", period.title(locale), columns, laid, List.of())));
        }

        // What cannot be drawn any more is a table.
        private Block chart(Block.ChartKind kind, String title, Block.Table table) {
            return table.rows().size() > MOST_ROWS ? table : new Block.Chart(kind, title, table);
        }

        private List<Block> funding() {
            Answer answer = ask(
                    Question.of(COORDINATION, CLAIMED).over(period),
                    hours(COORDINATION, "time[coordination]"),
                    hours(CLAIMED, "time-claimed"));
            if (!answer.isFine()) {
                return refused(answer);
            }
            IndicatorValue booked =
                    answer.tables().get(0).rows().get(0).values().get(0);
            IndicatorValue claimed =
                    answer.tables().get(1).rows().get(0).values().get(0);
            IndicatorReport words = new IndicatorReport(locale);
            List<Column> columns = List.of(
                    Column.of("step", english ? "Step" : "Étape"),
                    Column.summed("hours", english ? "Hours" : "Heures"));
            String left = english ? "No funder has claimed it" : "Porté par aucun financeur";
            if (!(booked.outcome() instanceof Outcome.Known all)
                    || !(claimed.outcome() instanceof Outcome.Known some)) {
                return List.of(new Block.Table(
                        "funding",
                        period.title(locale),
                        columns,
                        List.of(
                                List.of(Value.of(booked(english)), words.value(booked)),
                                List.of(Value.of(claimed(english)), words.value(claimed))),
                        List.of()));
            }
            Definition definition = booked.indicator().definition();
            return List.of(new Block.Chart(
                    Block.ChartKind.WATERFALL,
                    english
                            ? "From sealed hours to what is not funded"
                            : "Des heures closes à ce qui n’est pas financé",
                    new Block.Table(
                            "funding",
                            period.title(locale),
                            columns,
                            List.of(
                                    List.of(Value.of(booked(english)), words.decimal(definition, all.value())),
                                    List.of(
                                            Value.of(claimed(english)),
                                            words.decimal(definition, Rational.ZERO.minus(some.value())))),
                            List.of(
                                    Value.of(left),
                                    words.decimal(definition, all.value().minus(some.value()))))));
        }

        private static String booked(boolean english) {
            return english ? "Coordination, sealed" : "Coordination, mois clos";
        }

        private static String claimed(boolean english) {
            return english ? "Claimed by statements" : "Demandé aux financeurs";
        }

        private List<Block> before(String id) {
            Period former = period.former();
            Answer before = ask(Question.of(id).over(former).by(dimension));
            Answer after = ask(Question.of(id).over(period).by(dimension));
            if (!before.isFine() || !after.isFine()) {
                return refused(before.isFine() ? after : before);
            }
            IndicatorTable one = before.tables().get(0);
            IndicatorTable other = after.tables().get(0);
            if (one.indicator().definition().version()
                    != other.indicator().definition().version()) {
                return List.of(new Block.Notice(
                        english
                                ? "The definition changed between the two periods: they are not compared."
                                : "La définition a changé entre les deux périodes\u00a0: elles ne se comparent pas."));
            }
            if (other.rows().isEmpty() && one.rows().isEmpty()) {
                return nobody();
            }
            IndicatorReport words = new IndicatorReport(locale);
            return List.of(chart(
                    Block.ChartKind.DUMBBELL,
                    other.indicator().definition().title().in(locale),
                    words.twice(one, other)));
        }

        private List<Block> nobody() {
            return List.of(
                    new Block.Notice(english ? "No structure is concerned." : "Aucune structure n’est concernée."));
        }

        private List<Block> months(String id) {
            if (!period.isMadeOf(PeriodKind.MONTH)
                    || period.parts(PeriodKind.MONTH).size() < 2) {
                return List.of(
                        new Block.Notice(english ? "The period has not two months." : "La période n’a pas deux mois."));
            }
            Answer answer = ask(Question.of(id).over(period).by(dimension).every(PeriodKind.MONTH));
            if (!answer.isFine()) {
                return refused(answer);
            }
            IndicatorTable table = answer.tables().get(0);
            return table.rows().isEmpty()
                    ? nobody()
                    : List.of(chart(
                            Block.ChartKind.SMALL_MULTIPLES,
                            table.indicator().definition().title().in(locale),
                            new IndicatorReport(locale).often(table, "months")));
        }
    }
}
