package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.disclosure.Protection;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Indicators;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.essaim.indicator.Question;
import org.essaim.jackson.Dhis2DataValues;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim export indicators}: what indicators come to, as it may be published. */
@Command(name = "indicators")
final class ExportIndicatorsCommand implements Callable<Integer> {
    private static final String DHIS2 = "dhis2";
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(arity = "0..*", paramLabel = "INDICATOR", descriptionKey = "indicators.INDICATOR")
    private List<String> ids = List.of();

    @Option(names = "--period", paramLabel = "P", required = true, descriptionKey = "export.period")
    private Period period = Period.parse("2000");

    @Option(names = "--by", paramLabel = "DIM", descriptionKey = "indicators.by")
    private List<Dimension> by = List.of();

    @Option(names = "--every", paramLabel = "KIND", descriptionKey = "indicators.every")
    private @Nullable PeriodKind every;

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "indicators.structure")
    private List<String> structures = List.of();

    @Option(names = "--programme", paramLabel = "PROGRAMME", descriptionKey = "indicators.programme")
    private String programme = "";

    @Option(names = "--threshold", paramLabel = "N", descriptionKey = "indicators.threshold")
    private @Nullable Integer threshold;

    @Option(names = "--waive", paramLabel = "REASON", descriptionKey = "indicators.waive")
    private @Nullable String waive;

    @Option(names = "--mapping", paramLabel = "M.yaml", descriptionKey = "export.mapping")
    private @Nullable Path mapping;

    @Mixin
    private ExportOptions export = new ExportOptions();

    ExportIndicatorsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        String format = export.format(program, DHIS2);
        if (format.equals(DHIS2) != (mapping != null)) {
            throw program.texts().refusal("export.mapping.needed");
        }
        List<Finding> findings = new ArrayList<>();
        Optional<Dhis2DataValues.Mapping> called = mapping == null ? Optional.empty() : read(mapping, findings);
        if (mapping != null && called.isEmpty()) {
            return program.tell(findings);
        }
        try (Essaim essaim = store.open(program)) {
            Answer answer = answer(essaim);
            if (!answer.isFine()) {
                return program.tell(answer.findings());
            }
            if (called.isPresent()) {
                Dhis2DataValues values = Dhis2DataValues.of(answer, called.get());
                return export.write(
                        out -> {
                            out.write(program.codec("json").encode(values.document()));
                            return values.findings();
                        },
                        program);
            }
            export.write(essaim, answer.dataset(program.locale()), format, program);
            return Exit.FINE;
        }
    }

    private Optional<Dhis2DataValues.Mapping> read(Path file, List<Finding> findings) throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        String name = file.getFileName().toString();
        Optional<SourceTree> document = program.codec(
                        name.toLowerCase(Locale.ROOT).substring(name.lastIndexOf('.') + 1))
                .decode(Files.readAllBytes(file), name, findings::add);
        return document.flatMap(tree -> Dhis2DataValues.Mapping.read(tree, findings::add));
    }

    private Answer answer(Essaim essaim) {
        Indicators indicators = essaim.indicators();
        IndicatorsCommand.requireSome(indicators, program);
        Set<String> named = structures.stream()
                .map(each -> StoreOptions.structure(essaim, each, program).id())
                .collect(Collectors.toUnmodifiableSet());
        Question question = Question.of(ids)
                .over(period)
                .by(by)
                .every(every)
                .in(programme)
                .of(named.isEmpty() ? Scope.federation() : new Scope(named));
        return ids.isEmpty()
                ? IndicatorsCommand.all(indicators, question, period, each -> published(indicators, each))
                : published(indicators, question);
    }

    private Answer published(Indicators indicators, Question question) {
        return program.watched(false, () -> indicators.publish(question, protection()));
    }

    private Protection protection() {
        if (waive != null) {
            return Protection.waived(waive, "essaim");
        }
        return threshold == null ? Protection.standard() : Protection.standard().withThreshold(threshold);
    }
}
