package org.essaim.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Unit;
import org.essaim.formula.Vocabulary;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.IndicatorTable;
import org.essaim.indicator.IndicatorValue;
import org.essaim.indicator.Measures;
import org.essaim.indicator.Period;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.spi.MeasureOrigin;

/** One value of an indicator: how it comes about, from which figures and records, and who told nothing. */
final class IndicatorValueParts {
    private static final int MOST_ROWS = 300;
    private static final int MOST_DECIMALS = 4;
    // A table of several periods has its parts first and all of them together last.
    private static final String AT = "at";
    private static final String GROUP = "of-";

    private final Visit visit;
    private final Locale locale;
    private final IndicatorValue value;
    private final List<Part> parts = new ArrayList<>();

    private IndicatorValueParts(Visit visit, IndicatorValue value) {
        this.visit = visit;
        this.locale = visit.language().locale();
        this.value = value;
    }

    /** Where the figures of an answer lead: to what each of them rests on. */
    static ReportParts.Ways ways(Visit visit, AskedIndicators asked, AskedIndicators.Answered answered) {
        Map<String, IndicatorTable> tables = new LinkedHashMap<>();
        answered.tables()
                .forEach(each -> tables.put(each.indicator().definition().id() + "-values", each));
        return (laid, row, column) -> {
            IndicatorTable table = tables.get(laid.id());
            return table == null
                    ? Optional.empty()
                    : period(table, laid.columns().get(column).key())
                            .map(period ->
                                    address(visit, asked, table, table.rows().get(row), period));
        };
    }

    private static Optional<Period> period(IndicatorTable table, String key) {
        List<Period> periods = table.periods();
        return switch (key) {
            case "value" -> Optional.of(periods.get(periods.size() - 1));
            case "before" -> Optional.of(periods.get(0));
            case "after" -> Optional.of(periods.get(1));
            default ->
                periods.stream()
                        .filter(each -> key.equals("period." + each) || key.equals("total." + each))
                        .findFirst();
        };
    }

    private static String address(
            Visit visit, AskedIndicators asked, IndicatorTable table, IndicatorTable.Row row, Period period) {
        List<String> more = new ArrayList<>(List.of(AT, period.toString()));
        for (int i = 0; i < table.by().size(); i++) {
            more.addAll(List.of(GROUP + table.by().get(i).name(), row.codes().get(i)));
        }
        return asked.about(table.indicator().definition().id())
                .address(visit, IndicatorsPage.PATH + "/value", more.toArray(String[]::new));
    }

    static Answer shown(Visit visit) {
        AskedIndicators asked = AskedIndicators.of(visit);
        AskedIndicators.Answered answered = asked.answer(visit);
        List<Part> links = List.of(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir aux indicateurs", "Back to the indicators"),
                asked.address(visit, IndicatorsPage.PATH)))));
        if (!answered.isFine()) {
            List<Part> parts = new ArrayList<>();
            Forms.findings(visit, parts, answered.findings());
            parts.addAll(links);
            return new Screen(
                    400, visit.say("Cette question n’a pas de réponse", "This question has no answer"), parts);
        }
        IndicatorTable table = answered.tables().get(0);
        IndicatorTable.Row row = row(visit, table);
        IndicatorValue value = value(visit, table, row);
        String title = title(visit, table, row, value);
        if (isSomebodyElses(visit, value)) {
            return new Screen(403, title, List.of(locked(visit), links.get(0)));
        }
        List<Part> parts = new IndicatorValueParts(visit, value).all();
        parts.addAll(links);
        return Screen.of(title, parts);
    }

    private static IndicatorTable.Row row(Visit visit, IndicatorTable table) {
        List<String> codes =
                table.by().stream().map(each -> visit.text(GROUP + each.name())).toList();
        return table.rows().stream()
                .filter(each -> each.codes().equals(codes))
                .findFirst()
                .orElseThrow(() -> notThere(visit));
    }

    private static IndicatorValue value(Visit visit, IndicatorTable table, IndicatorTable.Row row) {
        Period at = AskedPeriod.of(visit, AT)
                .orElse(table.periods().get(table.periods().size() - 1));
        int column = table.periods().indexOf(at);
        if (column < 0) {
            throw notThere(visit);
        }
        return row.values().get(column);
    }

    // Whether it is there is not told to whom it is not for.
    private static Refusal notThere(Visit visit) {
        return new Refusal(
                404,
                visit.say(
                        "Cette valeur n’existe pas, ou elle n’est pas dans votre périmètre.",
                        "This value does not exist, or lies outside your perimeter."),
                visit.say("Partez d’un tableau d’indicateurs.", "Maybe start from a table of indicators."));
    }

    private static boolean isSomebodyElses(Visit visit, IndicatorValue value) {
        Perimeter perimeter = visit.essaim().perimeter();
        Set<String> structures = value.subject().scope().structures();
        boolean mine = structures.isEmpty()
                ? perimeter.everything()
                : structures.stream().allMatch(perimeter::contains);
        return !mine;
    }

    private static Part locked(Visit visit) {
        return Part.Notice.of(
                Part.Tone.REFUSAL,
                visit.say("Cette valeur est verrouillée.", "This value is locked."),
                visit.say(
                        "Elle parle de structures qui ne sont pas dans votre périmètre.",
                        "It tells of structures outside your perimeter."));
    }

    private static String title(Visit visit, IndicatorTable table, IndicatorTable.Row row, IndicatorValue value) {
        List<String> words = new ArrayList<>(List.of(
                table.indicator().definition().title().in(visit.language().locale())));
        for (int i = 0; i < table.by().size(); i++) {
            String title = table.by().get(i) == Dimension.CATEGORY
                    ? Measures.title(
                            "time-"
                                    + row.codes()
                                            .get(i)
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                            visit.language().locale())
                    : row.titles().get(i);
            if (!title.isEmpty()) {
                words.add(title);
            }
        }
        words.add(value.period().title(visit.language().locale()));
        return String.join(", ", words);
    }

    private List<Part> all() {
        List<String> lines = value.explain(locale);
        parts.add(Part.Notice.of(Part.Tone.REMARK, lines.get(0)));
        lines.subList(1, lines.size()).forEach(line -> parts.add(new Part.Prose(line.strip())));
        silent();
        figures();
        origins();
        return parts;
    }

    private void silent() {
        List<List<Cell>> rows = value.coverage().silent().stream()
                .map(each -> List.of(Cell.of(WaysPage.name(visit, each))))
                .toList();
        grid(
                visit.say("Structures qui n’ont pas répondu", "Structures that told nothing"),
                List.of(Head.words(visit.say("Structure", "Structure"))),
                rows);
    }

    private void figures() {
        List<List<Cell>> rows = new ArrayList<>();
        for (IndicatorValue.Figure figure : new LinkedHashSet<>(value.figures())) {
            rows.add(List.of(
                    Cell.of(measure(figure.measured())),
                    Cell.of(whose(figure.scope())),
                    Cell.of(figure.period().title(locale)),
                    cell(figure.outcome()),
                    Cell.of(figure.contributors() == 0 ? "–" : visit.figures().count(figure.contributors()))));
        }
        grid(
                visit.say("Chiffres dont elle est faite", "Figures that it is made of"),
                List.of(
                        Head.words(visit.say("Mesure", "Measure")),
                        Head.words(visit.say("Pour", "For")),
                        Head.words(visit.say("Période", "Period")),
                        Head.figures(visit.say("Chiffre", "Figure")),
                        Head.figures(visit.say("Personnes", "People"))),
                rows);
    }

    private String measure(Term.Measured measured) {
        List<String> titles = Vocabulary.names(measured).stream()
                .map(each -> Measures.title(each, locale))
                .toList();
        return String.join(" + ", titles);
    }

    private String whose(Scope scope) {
        if (scope.equals(value.subject().scope()) && scope.structures().size() != 1) {
            return visit.say("l’ensemble", "all together");
        }
        return scope.structures().size() == 1
                ? WaysPage.name(visit, scope.structures().iterator().next())
                : visit.figures().count(scope.structures().size()) + visit.say(" structures", " structures");
    }

    // As exactly as four decimals can: what does not end there is marked.
    private Cell cell(Outcome outcome) {
        if (outcome instanceof Outcome.Unknown unknown) {
            return Cell.absent(unknown.why().title(locale));
        }
        Rational exact = ((Outcome.Known) outcome).value();
        BigDecimal rounded = new BigDecimal(exact.numerator())
                .divide(new BigDecimal(exact.denominator()), MOST_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        String shown = visit.figures().decimal(rounded, Math.max(0, rounded.scale()));
        return Cell.of(Rational.of(rounded).equals(exact) ? shown : "≈\u00a0" + shown);
    }

    private void origins() {
        Map<String, Quantity> units = visit.essaim()
                .indicators()
                .measures(value.subject().programme())
                .vocabulary()
                .names();
        // The whole and each of its structures were asked: their records are the same.
        Map<String, Set<MeasureOrigin>> found = new TreeMap<>();
        Map<String, Boolean> hours = new TreeMap<>();
        visit.essaim().indicators().origins(value).forEach((figure, origins) -> {
            String measure = measure(figure.measured());
            found.computeIfAbsent(measure, none -> new LinkedHashSet<>()).addAll(origins);
            hours.put(
                    measure,
                    Vocabulary.names(figure.measured()).stream()
                            .allMatch(each -> Quantity.of(Unit.HOURS).equals(units.get(each))));
        });
        List<List<Cell>> rows = new ArrayList<>();
        found.forEach((measure, origins) -> origins.stream()
                .sorted(Comparator.comparing(MeasureOrigin::structure).thenComparing(MeasureOrigin::reference))
                .forEach(origin -> rows.add(List.of(
                        Cell.of(measure),
                        Cell.of(kind(origin.kind())),
                        Cell.of(origin.structure().isEmpty() ? "–" : WaysPage.name(visit, origin.structure())),
                        Cell.code(origin.reference()),
                        Cell.of(amount(origin.amount(), Boolean.TRUE.equals(hours.get(measure))))))));
        grid(
                visit.say("Enregistrements d’où viennent les chiffres", "Records that the figures come from"),
                List.of(
                        Head.words(visit.say("Mesure", "Measure")),
                        Head.words(visit.say("Nature", "Kind")),
                        Head.words(visit.say("Structure", "Structure")),
                        Head.words(visit.say("Référence", "Reference")),
                        Head.figures(visit.say("Quantité", "Amount"))),
                rows);
    }

    private String kind(String kind) {
        return switch (kind) {
            case "sealed-month" -> visit.say("mois clos", "sealed month");
            case "issued-month" -> visit.say("mois d’un relevé émis", "month of an issued statement");
            case "lump-sum" -> visit.say("forfait", "lump sum");
            case "claim" -> visit.say("demande de versement", "claim");
            case "people-table" -> visit.say("données sociales", "people figures");
            case "enrolment" -> visit.say("parcours dans un programme", "way through a programme");
            case "session" -> visit.say("séance", "session");
            case "review" -> visit.say("bilan", "review");
            case "resource" -> visit.say("ressource", "resource");
            default -> kind;
        };
    }

    // Time is told in whole seconds.
    private String amount(BigDecimal amount, boolean time) {
        BigDecimal plain = amount.stripTrailingZeros();
        return time && plain.scale() <= 0
                ? visit.figures().hoursAndMinutes(plain.longValueExact())
                : visit.figures().decimal(plain, Math.max(0, plain.scale()));
    }

    private void grid(String caption, List<Head> heads, List<List<Cell>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        parts.add(new Part.Grid(caption, heads, rows.subList(0, Math.min(MOST_ROWS, rows.size())), List.of()));
        if (rows.size() > MOST_ROWS) {
            parts.add(new Part.Prose(visit.say(
                    "Seules les " + MOST_ROWS + " premières lignes sont affichées.",
                    "Only the first " + MOST_ROWS + " rows are shown.")));
        }
    }
}
