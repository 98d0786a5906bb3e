package org.essaim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.disclosure.Protection;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.funding.CellReference;
import org.essaim.funding.FundingStatement;
import org.essaim.indicator.Answer;
import org.essaim.indicator.IndicatorValue;
import org.essaim.indicator.Period;
import org.essaim.indicator.Question;
import org.essaim.organisation.Scope;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.essaim.sheet.Citation.OfIndicator;
import org.essaim.sheet.Citation.OfStatement;
import org.essaim.sheet.Citation.Quote;
import org.essaim.sheet.Citation.Source;
import org.essaim.sheet.Citation.Standing;
import org.essaim.sheet.FigurePort;
import org.essaim.time.Category;
import org.essaim.time.Contributions;

/** Looks up what texts quote: indicators as they may be published, statements of enough people. */
final class Citing implements FigurePort {
    private final Essaim essaim;
    private final Clock clock;

    Citing(Essaim essaim, Clock clock) {
        this.essaim = essaim;
        this.clock = clock;
    }

    @Override
    public Optional<Quote> quote(Source source, Locale locale) {
        return source instanceof OfIndicator of ? indicator(of, locale) : statement((OfStatement) source, locale);
    }

    @Override
    public Standing standing(Source source, Quote quote) {
        try {
            Optional<Value> now = source instanceof OfIndicator of
                    ? value(essaim.indicators().answer(question(of))).flatMap(each -> shown(each, Locale.FRENCH))
                    : value((OfStatement) source, newest((OfStatement) source));
            return now.map(each -> isSame(each, quote.value()) ? Standing.UNCHANGED : Standing.MOVED)
                    .orElse(Standing.LOST);
        } catch (EssaimException e) {
            // It is not there any more, or not for whoever asks.
            return Standing.LOST;
        }
    }

    // A unit is a word in one language or another: it is the number that moves.
    private static boolean isSame(Value now, Value then) {
        return (now instanceof Value.Decimal one && then instanceof Value.Decimal other)
                ? one.number().compareTo(other.number()) == 0
                : now.equals(then);
    }

    private static Question question(OfIndicator of) {
        Question question = Question.of(of.indicator())
                .over(Period.parse(of.period()))
                .of(new Scope(new TreeSet<>(of.structures())));
        return of.programme().isEmpty() ? question : question.in(of.programme());
    }

    private static Optional<IndicatorValue> value(Answer answer) {
        if (!answer.isFine()) {
            String why = answer.findings().get(0).message(Locale.ENGLISH);
            throw new EssaimException("An indicator cannot be quoted: " + why
                    + "\nMaybe look at what \"essaim indicators\" answers to the same question.");
        }
        return answer.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.values().stream())
                .findFirst();
    }

    private static Optional<Value> shown(IndicatorValue value, Locale locale) {
        return value.rounded()
                .map(number -> new Value.Decimal(
                        number,
                        value.indicator().definition().decimals(),
                        value.indicator().definition().unit().in(locale)));
    }

    private Optional<Quote> indicator(OfIndicator of, Locale locale) {
        IndicatorValue value = value(essaim.indicators().publish(question(of), Protection.standard()))
                .orElseThrow();
        if (!(value.outcome() instanceof Outcome.Known known)) {
            return Optional.empty();
        }
        Tree exact = Tree.fields()
                .put("indicator", value.indicator().toString())
                .put("period", value.period().toString())
                .put("numerator", known.value().numerator().toString())
                .put("denominator", known.value().denominator().toString())
                .build();
        String title = value.indicator().definition().title().in(locale) + ", "
                + value.period().title(locale);
        return shown(value, locale)
                .map(figure ->
                        new Quote(title, figure, Digest.of("essaim.quote", exact), today(), value.explain(locale)));
    }

    private FundingStatement newest(OfStatement of) {
        return essaim.funding().newestStatement(of.agreement(), of.first(), of.last());
    }

    private Optional<Quote> statement(OfStatement of, Locale locale) {
        FundingStatement statement = newest(of);
        if (!isSafe(statement)) {
            return Optional.empty();
        }
        boolean english = locale.getLanguage().equals("en");
        Figures figures = Figures.in(locale);
        String period = of.first().equals(of.last())
                ? figures.month(of.first())
                : figures.month(of.first()) + (english ? " to " : " à ") + figures.month(of.last());
        List<String> trace = new ArrayList<>();
        trace.add(
                english
                        ? "Statement of agreement " + of.agreement() + ", version " + statement.version()
                        : "Relevé de la convention " + of.agreement() + ", version " + statement.version());
        trace.add(
                english
                        ? "Recomputed by whoever holds the statement: essaim verify"
                        : "Se recalcule par qui détient le relevé\u00a0: essaim verify");
        return value(of, statement)
                .map(figure ->
                        new Quote(title(of, english) + ", " + period, figure, statement.digest(), today(), trace));
    }

    private static String title(OfStatement of, boolean english) {
        return switch (of.figure()) {
            case RECORDED -> english ? "Coordination time recorded" : "Temps de coordination constaté";
            case CLAIMED -> english ? "Coordination time counted" : "Temps de coordination compté";
            case FUNDED -> english ? "Coordination time funded" : "Temps de coordination financé";
            case UNFUNDED -> english ? "Coordination time that nobody funds" : "Temps de coordination non financé";
            case AMOUNT -> english ? "Amount paid by the funder" : "Montant payé par le financeur";
            case COST -> english ? "Cost for the employer" : "Coût pour l’employeur";
            case REMAINING -> english ? "Cost left to the employer" : "Reste à la charge de l’employeur";
        };
    }

    private static Optional<Value> value(OfStatement of, FundingStatement statement) {
        return switch (of.figure()) {
            case RECORDED -> Optional.of(Value.hours(statement.recordedSeconds()));
            case CLAIMED -> Optional.of(Value.hours(statement.claimedSeconds()));
            case FUNDED -> Optional.of(Value.hours(statement.fundedSeconds()));
            case UNFUNDED -> Optional.of(Value.hours(statement.unfundedSeconds()));
            case AMOUNT -> Optional.of(Value.of(statement.amount()));
            case COST -> statement.cost().map(Value::of);
            case REMAINING -> statement.remaining().map(Value::of);
        };
    }

    /** True if each month may be told too: what two statements differ by is months. */
    private boolean isSafe(FundingStatement statement) {
        Set<String> structures = new TreeSet<>();
        Set<String> counted = new HashSet<>();
        for (CellReference cell : statement.cells()) {
            structures.add(cell.structure());
            counted.add(cell.structure() + ":" + cell.month());
        }
        Map<YearMonth, Map<WorkerId, Long>> behind = new HashMap<>();
        Set<String> untold = new HashSet<>();
        essaim.time().contributions(structures, statement.first(), statement.last(), new Contributions() {
            @Override
            public void booked(String structure, YearMonth month, Category category, WorkerId worker, long seconds) {
                if (counted.contains(structure + ":" + month)) {
                    behind.computeIfAbsent(month, each -> new HashMap<>()).merge(worker, seconds, Math::addExact);
                }
            }

            @Override
            public void missing(String structure, YearMonth month) {
                untold.add(structure + ":" + month);
            }
        });
        return !behind.isEmpty()
                && untold.stream().noneMatch(counted::contains)
                && behind.values().stream()
                        .allMatch(people -> Protection.standard().allows(people.values()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Paris"));
    }
}
