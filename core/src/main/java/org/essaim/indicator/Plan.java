package org.essaim.indicator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Why;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.report.Audience;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasuredPart;
import org.jspecify.annotations.Nullable;

/** How a question is answered: what is worked out for whom, once nothing speaks against it. Serves one question; not thread-safe. */
final class Plan {
    private final Question question;
    private final Catalogue catalogue;
    private final MeasurePort port;
    private final List<Structure> structures;
    private final Perimeter perimeter;
    private final Function<String, List<MeasureSource>> sources;
    private final long state;
    private final List<Finding> findings;
    private final Map<List<Object>, Asking> askings = new HashMap<>();
    private final Map<String, Measures> measures = new HashMap<>();
    private final Map<String, Groups> groups = new HashMap<>();
    private final Map<List<Object>, List<Groups.Group>> grouped = new HashMap<>();
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Indicator indicator, String programme) {}

    Plan(
            Question question,
            Catalogue catalogue,
            MeasurePort port,
            List<Structure> structures,
            Perimeter perimeter,
            Function<String, List<MeasureSource>> sources,
            long state,
            List<Finding> findings) {
        this.question = question;
        this.catalogue = catalogue;
        this.port = port;
        this.structures = structures;
        this.perimeter = perimeter;
        this.sources = sources;
        this.state = state;
        this.findings = findings;
        periods(period());
        question.indicators().forEach(this::plan);
        variants();
    }

    private Period period() {
        return question.period()
                .orElseThrow(() -> new EssaimException(
                        "A question about indicators needs a period.\nMaybe over(Period.parse(\"2026\"))."));
    }

    private void plan(String id) {
        Period period = period();
        List<Definition> versions = catalogue.versions(id);
        if (versions.isEmpty()) {
            report(Finding.of(Code.UNKNOWN_INDICATOR)
                    .value(id)
                    .with(
                            "valid",
                            catalogue.definitions().stream()
                                    .map(Definition::id)
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
            return;
        }
        Optional<Definition> holding = catalogue.holding(id, period);
        if (holding.isEmpty()) {
            report(versions(id, period)
                    .orElseGet(() ->
                            Finding.of(Code.INDICATOR_NOT_IN_FORCE).value(id).with("period", period)));
            return;
        }
        dimensions(holding.get());
        programme(holding.get());
    }

    // Each part has a version of its own, and the whole has none: to set them side by side is to compare them.
    private Optional<Finding.Builder> versions(String id, Period period) {
        return question.every().filter(period::isMadeOf).map(period::parts).flatMap(parts -> {
            List<Optional<Definition>> each =
                    parts.stream().map(part -> catalogue.holding(id, part)).toList();
            if (each.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            return Optional.of(Finding.of(Code.VERSIONS_COMPARED)
                    .value(id)
                    .with("version", each.get(0).orElseThrow().version())
                    .with("other", each.get(each.size() - 1).orElseThrow().version()));
        });
    }

    private void dimensions(Definition definition) {
        for (Dimension dimension : question.by()) {
            if (!definition.dimensions().contains(dimension)) {
                report(Finding.of(Code.DIMENSION_NOT_DEFINED)
                        .value(definition.id())
                        .with("dimension", dimension)
                        .with(
                                "valid",
                                EnumSet.copyOf(definition.dimensions()).stream()
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
            }
        }
        for (Period part : periods(period())) {
            PeriodKind by = definition.by();
            if (by != null && !part.isMadeOf(by)) {
                report(Finding.of(Code.PERIODS_DO_NOT_NEST)
                        .value(definition.id())
                        .with("period", part)
                        .with("kind", by));
                return;
            }
        }
    }

    private void programme(Definition definition) {
        String programme = "";
        Optional<Indicator> indicator = understood(definition, programme);
        boolean needed =
                indicator.stream().flatMap(each -> each.measured().stream()).anyMatch(KnownMeasures::isOfProgramme)
                        || question.by().stream().anyMatch(Dimension::isOfProgramme);
        if (needed) {
            List<String> known = port.programmes();
            programme = question.programme().isEmpty() && known.size() == 1 ? known.get(0) : question.programme();
            if (programme.isEmpty() || !known.contains(programme)) {
                report(Finding.of(Code.PROGRAMME_NEEDED)
                        .value(definition.id())
                        .with("valid", String.join(", ", known)));
                return;
            }
        }
        if (indicator.isEmpty()) {
            return;
        }
        Measures there = measures(programme);
        for (Term.Measured measured : indicator.get().measured()) {
            Optional<String> untold = there.untold(measured);
            if (untold.isPresent()) {
                report(Finding.of(Code.INDICATOR_WITHOUT_SOURCE)
                        .value(definition.id())
                        .with("measure", untold.get()));
                return;
            }
        }
        planned.add(new Planned(indicator.get(), programme));
    }

    private Optional<Indicator> understood(Definition definition, String programme) {
        return catalogue.indicator(
                definition.id(), definition.version(), measures(programme).vocabulary(), findings::add);
    }

    /** What speaks against publishing what is asked. */
    List<Finding> againstPublication() {
        return Publication.against(question, periods(period()));
    }

    /** What can be measured in a programme. */
    Measures measures(String programme) {
        return measures.computeIfAbsent(programme, id -> Measures.of(sources.apply(id)));
    }

    private void variants() {
        Map<String, Definition> families = new TreeMap<>();
        for (Planned each : planned) {
            Definition definition = each.indicator().definition();
            Definition other = families.putIfAbsent(definition.family(), definition);
            if (!definition.family().isEmpty() && other != null) {
                report(Finding.of(Code.VARIANTS_COMPARED)
                        .value(other.id())
                        .with("other", definition.id())
                        .with("family", definition.family()));
            }
        }
    }

    private void report(Finding.Builder finding) {
        findings.add(finding.build());
    }

    /** The columns: the parts in order, then the whole. */
    private List<Period> periods(Period whole) {
        PeriodKind every = question.every().orElse(null);
        if (every == null) {
            return List.of(whole);
        }
        if (!whole.isMadeOf(every)) {
            Finding finding = Finding.of(Code.PERIODS_DO_NOT_NEST)
                    .with("period", whole)
                    .with("kind", every)
                    .build();
            if (!findings.contains(finding)) {
                findings.add(finding);
            }
            return List.of(whole);
        }
        List<Period> periods = new ArrayList<>(whole.parts(every));
        if (periods.size() > 1) {
            periods.add(whole);
        }
        return periods;
    }

    List<IndicatorTable> tables() {
        List<IndicatorTable> tables = new ArrayList<>();
        for (Planned each : planned) {
            Work.at(Stage.RECKONING, each.indicator().toString(), tables.size(), planned.size());
            tables.add(table(each));
        }
        return tables;
    }

    private IndicatorTable table(Planned each) {
        List<Period> periods = periods(period());
        Map<List<String>, Groups.Group> rows = new LinkedHashMap<>();
        List<Map<List<String>, IndicatorValue>> columns = new ArrayList<>();
        for (Period period : periods) {
            List<Groups.Group> there = groups(each.programme(), period);
            there.forEach(group -> rows.putIfAbsent(group.codes(), group));
            columns.add(values(each, there, period));
        }
        List<IndicatorTable.Row> laid = new ArrayList<>();
        rows.forEach((codes, group) -> {
            List<IndicatorValue> values = new ArrayList<>();
            for (int i = 0; i < periods.size(); i++) {
                IndicatorValue value = columns.get(i).get(codes);
                values.add(value == null ? absent(each, group, periods.get(i), Why.NO_DATA, 0) : value);
            }
            laid.add(new IndicatorTable.Row(codes, group.titles(), values));
        });
        return new IndicatorTable(
                each.indicator(), each.programme(), question.by(), periods, laid, state, Audience.RECIPIENT, Map.of());
    }

    // The same for every indicator of a question.
    private List<Groups.Group> groups(String programme, Period period) {
        return grouped.computeIfAbsent(
                List.of(programme, period),
                none -> groups.computeIfAbsent(
                                programme,
                                id -> new Groups(structures, question.scope(), port, id, () -> sources.apply(id)))
                        .by(question.by(), period, all()));
    }

    // Who may see some structures sees all of these together, and never the federation.
    private Scope all() {
        if (!question.scope().structures().isEmpty() || perimeter.everything()) {
            return question.scope();
        }
        return new Scope(structures.stream().map(Structure::id).collect(Collectors.toSet()));
    }

    private Map<List<String>, IndicatorValue> values(Planned each, List<Groups.Group> groups, Period period) {
        Map<List<MeasuredPart>, List<Groups.Group>> byParts = groups.stream()
                .collect(Collectors.groupingBy(Groups.Group::parts, LinkedHashMap::new, Collectors.toList()));
        Map<List<String>, IndicatorValue> values = new HashMap<>();
        byParts.forEach((parts, some) -> {
            Asking asking = askings.computeIfAbsent(
                    List.of(each.programme(), parts),
                    none -> new Asking(measures(each.programme()).within(parts)));
            List<Groups.Group> open = some.stream().filter(this::isOpen).toList();
            List<Scope> scopes = open.stream().map(Groups.Group::scope).toList();
            Definition definition = each.indicator().definition();
            PeriodKind by = definition.by();
            for (Period part : by == null ? List.of(period) : period.parts(by)) {
                asking.prepare(each.indicator(), scopes, part);
            }
            boolean plain = by == null && definition.overStructures() == null;
            List<List<Measures.Told>> told = plain ? asking.all(each.indicator(), scopes, period) : List.of();
            int at = 0;
            for (Groups.Group group : some) {
                @Nullable IndicatorValue value;
                if (isOpen(group)) {
                    Subject subject = new Subject(each.programme(), group.scope(), group.parts());
                    value = plain ? Working.whole(each.indicator(), subject, period, told, at, asked(group)) : null;
                    if (value == null) {
                        value = new Working(asking, each.indicator(), subject, named(group.scope())).value(period);
                    }
                    at++;
                } else {
                    value = absent(each, group, period, Why.LOCKED, asked(group));
                }
                values.put(group.codes(), value);
            }
        });
        return values;
    }

    private int asked(Groups.Group group) {
        int named = group.scope().structures().size();
        return named == 0 ? structures.size() : named;
    }

    private boolean isOpen(Groups.Group group) {
        Set<String> named = group.scope().structures();
        return named.isEmpty() ? perimeter.everything() : named.stream().allMatch(perimeter::contains);
    }

    private List<String> named(Scope scope) {
        if (scope.structures().size() == 1) {
            return List.copyOf(scope.structures());
        }
        Set<String> named = new HashSet<>(scope.structures());
        return named.isEmpty() ? structures.stream().map(Structure::id).toList() : List.copyOf(named);
    }

    private static IndicatorValue absent(Planned each, Groups.Group group, Period period, Why why, int asked) {
        return new IndicatorValue(
                each.indicator(),
                new Subject(each.programme(), group.scope(), group.parts()),
                period,
                Outcome.unknown(why),
                Optional.empty(),
                Optional.empty(),
                new IndicatorValue.Coverage(0, asked, List.of()),
                List.of());
    }
}
