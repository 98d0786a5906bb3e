package org.essaim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.csv.CsvExport;
import org.essaim.disclosure.Protection;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.IndicatorTable;
import org.essaim.indicator.IndicatorValue;
import org.essaim.indicator.Indicators;
import org.essaim.indicator.Measures;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.essaim.indicator.Question;
import org.essaim.organisation.Scope;
import org.essaim.pack.PackReport;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.spi.MeasureOrigin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim indicators}: what indicators there are, and what they come to. */
@Command(name = "indicators")
final class IndicatorsCommand implements Callable<Integer> {
    private static final String CSV = "csv";
    private static final Set<Code> LEFT_OUT =
            Set.of(Code.PROGRAMME_NEEDED, Code.INDICATOR_WITHOUT_SOURCE, Code.DIMENSION_NOT_DEFINED);
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(arity = "0..*", paramLabel = "INDICATOR", descriptionKey = "indicators.INDICATOR")
    private List<String> ids = List.of();

    @Option(names = "--pack", paramLabel = "P", descriptionKey = "indicators.pack")
    private @Nullable String pack;

    @Option(names = "--period", paramLabel = "P", descriptionKey = "indicators.period")
    private @Nullable Period period;

    @Option(names = "--by", paramLabel = "DIM", descriptionKey = "indicators.by")
    private List<Dimension> by = List.of();

    @Option(names = "--every", paramLabel = "KIND", descriptionKey = "indicators.every")
    private @Nullable PeriodKind every;

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "indicators.structure")
    private List<String> structures = List.of();

    @Option(names = "--programme", paramLabel = "PROGRAMME", descriptionKey = "indicators.programme")
    private String programme = "";

    @Option(names = "--explain", descriptionKey = "indicators.explain")
    private boolean explain;

    @Mixin
    private PublishOptions publication = new PublishOptions();

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "indicators.output")
    private List<Path> outputs = List.of();

    IndicatorsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program, CSV);
        publication.require(program);
        try (Essaim essaim = store.open(program)) {
            Indicators indicators = essaim.indicators();
            if (pack != null) {
                PackReport report = PackLoading.load(pack, program);
                if (report.pack().isEmpty()) {
                    return refuse(report.findings());
                }
                List<Finding> refused = save(indicators, report.pack().get().indicators());
                if (!refused.isEmpty()) {
                    return refuse(refused);
                }
            }
            if (ids.isEmpty() && period == null) {
                return list(indicators);
            }
            return answer(essaim, indicators);
        }
    }

    private static List<Finding> save(Indicators indicators, List<Definition> definitions) {
        return definitions.stream()
                .flatMap(each -> indicators.save(each).findings().stream())
                .toList();
    }

    private int refuse(List<Finding> findings) {
        if (!json) {
            return program.tell(findings);
        }
        program.answer(Tree.fields()
                .put("findings", Json.findings(findings, program.locale()))
                .build());
        return Exit.FINDINGS;
    }

    private int list(Indicators indicators) {
        List<Definition> all = indicators.catalogue().definitions();
        if (json) {
            program.answer(Tree.fields()
                    .put("definitions", all.stream().map(Definition::toTree).toList())
                    .build());
            return Exit.FINE;
        }
        if (all.isEmpty()) {
            program.say("indicators.none");
            return Exit.FINE;
        }
        Table table = new Table()
                .words(program.texts().text("head.indicator"))
                .figures(program.texts().text("head.version"))
                .words(program.texts().text("head.title"))
                .words(program.texts().text("head.unit"))
                .words(program.texts().text("head.family"));
        for (Definition each : all) {
            table.row(
                    each.id(),
                    Integer.toString(each.version()),
                    each.title().in(program.locale()),
                    each.unit().in(program.locale()),
                    each.family().isEmpty() ? "–" : each.family());
        }
        program.print(table);
        return Exit.FINE;
    }

    private int answer(Essaim essaim, Indicators indicators) throws IOException {
        if (period == null) {
            throw program.texts().refusal("indicators.period.missing");
        }
        requireSome(indicators, program);
        Period days = period;
        Set<String> named = Set.copyOf(structures.stream()
                .map(each -> StoreOptions.structure(essaim, each, program).id())
                .toList());
        Question question = Question.of(ids)
                .over(days)
                .by(by)
                .every(every)
                .in(programme)
                .of(named.isEmpty() ? Scope.federation() : new Scope(named));
        Protection protection = publication.protection();
        Answer answer = ids.isEmpty()
                ? all(indicators, question, days, each -> answer(indicators, each, protection))
                : answer(indicators, question, protection);
        if (!answer.isFine()) {
            return refuse(answer.findings());
        }
        Report report = answer.report(program.locale());
        write(essaim, answer, report);
        if (json) {
            program.answer(answer.toTree());
        } else {
            tell(indicators, answer, report);
            outputs.forEach(output -> program.say("file.written", output.toString()));
        }
        return Exit.FINE;
    }

    private Answer answer(Indicators indicators, Question question, Protection protection) {
        return program.watched(
                json,
                () -> publication.isPublished()
                        ? indicators.publish(question, protection)
                        : indicators.answer(question));
    }

    /** Refuses to write a table of nothing, for a store that never heard of an indicator. */
    static void requireSome(Indicators indicators, Program program) {
        if (indicators.catalogue().definitions().isEmpty()) {
            throw program.texts().refusal("indicators.none");
        }
    }

    // All that are no variants of one another, those left out that need a programme that nobody named, or what nobody
    // measures.
    static Answer all(Indicators indicators, Question question, Period days, Function<Question, Answer> answering) {
        List<IndicatorTable> tables = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Definition each : indicators.catalogue().comparable(days)) {
            Answer answer = answering.apply(question.about(List.of(each.id())));
            tables.addAll(answer.tables());
            answer.findings().stream()
                    .filter(finding -> !LEFT_OUT.contains(finding.code()))
                    .forEach(findings::add);
        }
        return new Answer(findings.isEmpty() ? tables : List.of(), findings);
    }

    private void write(Essaim essaim, Answer answer, Report report) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Path output : outputs) {
            if (output.toString().toLowerCase(Locale.ROOT).endsWith("." + CSV)) {
                try (OutputStream out = Files.newOutputStream(output)) {
                    CsvExport.indicators(answer, program.locale(), out);
                }
            } else {
                reports.add(output);
            }
        }
        essaim.export(report).in(program.locale()).to(reports.toArray(new Path[0]));
    }

    private void tell(Indicators indicators, Answer answer, Report report) {
        if (explain) {
            for (IndicatorTable table : answer.tables()) {
                for (IndicatorTable.Row row : table.rows()) {
                    row.values().forEach(value -> explain(indicators, row, value));
                }
            }
            return;
        }
        for (Section section : report.sections()) {
            if (!section.bulk()) {
                program.print(section.title());
                for (Block block : section.blocks()) {
                    table(block).ifPresent(each -> program.print(Table.of(each, program.figures())));
                }
                program.print("");
            }
        }
    }

    private static Optional<Block.Table> table(Block block) {
        if (block instanceof Block.Table table) {
            return Optional.of(table);
        }
        return block instanceof Block.Chart chart ? Optional.of(chart.table()) : Optional.empty();
    }

    private void explain(Indicators indicators, IndicatorTable.Row row, IndicatorValue value) {
        if (!row.titles().isEmpty()) {
            program.print(String.join(" / ", row.titles()));
        }
        value.explain(program.locale()).forEach(program::print);
        if (publication.isPublished()) {
            // Records are whoever’s; what was protected is the figure.
            program.print("");
            return;
        }
        Map<String, List<MeasureOrigin>> origins = new TreeMap<>();
        indicators
                .origins(value)
                .forEach((figure, all) -> origins.merge(
                        figure.measured().of().isEmpty()
                                ? Measures.title(figure.measured().name(), program.locale())
                                : Measures.title(
                                        figure.measured().name() + "-"
                                                + figure.measured().of().get(0),
                                        program.locale()),
                        all,
                        (one, other) -> {
                            List<MeasureOrigin> both = new ArrayList<>(one);
                            both.addAll(other);
                            return both;
                        }));
        origins.forEach((measure, all) -> {
            if (!all.isEmpty()) {
                program.print(program.texts().text("indicators.origins", measure));
                all.stream()
                        .distinct()
                        .sorted(Comparator.comparing(MeasureOrigin::structure).thenComparing(MeasureOrigin::reference))
                        .forEach(origin -> program.print("  " + origin.kind() + "  " + origin.structure() + "  "
                                + origin.reference() + "  " + origin.amount().toPlainString()));
            }
        });
        program.print("");
    }
}
