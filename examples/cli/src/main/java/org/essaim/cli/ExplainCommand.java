package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.funding.Basis;
import org.essaim.funding.CellReference;
import org.essaim.funding.Explanation;
import org.essaim.report.Figures;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim explain}: takes a line of a statement back to the rows of the files that it comes from. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "STATEMENT.json", descriptionKey = "STATEMENT")
    private Path file = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "S:CATEGORY:YYYY-MM", descriptionKey = "CELL")
    private @Nullable String cell;

    @Option(names = "--list")
    private boolean list;

    ExplainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        if ((cell == null) != list) {
            throw program.texts().refusal("explain.which");
        }
        List<Finding> findings = new ArrayList<>();
        String name = file.getFileName().toString();
        Optional<SourceTree> document = program.codec("json").decode(Files.readAllBytes(file), name, findings::add);
        if (document.isEmpty()) {
            return program.tell(findings);
        }
        if (cell == null) {
            return list(document.get());
        }
        CellReference reference = CellReference.parse(cell);
        try (Essaim essaim = store.open(program)) {
            tell(essaim.funding().explain(document.get().tree(), reference));
            return Exit.FINE;
        }
    }

    private int list(SourceTree document) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Table table = new Table()
                .words(texts.text("head.line"))
                .words(texts.text("head.category"))
                .figures(texts.text("head.recorded"))
                .figures(texts.text("head.claimed"))
                .figures(texts.text("head.amount"));
        List<Finding> findings = new ArrayList<>();
        FieldReader reader = FieldReader.of(document, Optional.empty(), findings::add);
        reader.one("content", content -> {
            content.each("lines", line -> {
                Category category = line.oneOf("category", Category.class);
                CellReference reference = new CellReference(line.text("structure"), category, line.month("month"));
                table.row(
                        reference.toString(),
                        category.title(program.locale()),
                        figures.hours(line.whole("recorded")),
                        figures.hours(line.whole("claimed")),
                        figures.amount(euros(line.whole("cents"))));
                return Optional.of(reference);
            });
            return Optional.of(document);
        });
        if (!findings.isEmpty()) {
            throw program.texts().refusal("explain.nostatement", document.file());
        }
        program.print(table);
        return Exit.FINE;
    }

    private static Money euros(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }

    private void tell(Explanation explanation) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.say(
                "explain.line",
                explanation.cell(),
                figures.hours(explanation.recorded()),
                figures.hours(explanation.claimed()),
                figures.amount(euros(explanation.cents())));
        explanation
                .rates()
                .forEach(rate -> program.say(
                        rate.basis() == Basis.UNIT_COST ? "explain.rate.yearly" : "explain.rate",
                        figures.decimal(rate.euros(), rate.euros().scale()),
                        figures.share(rate.share().numerator(), rate.share().denominator()),
                        figures.day(rate.since()),
                        rate.agreement(),
                        rate.version()));
        explanation.corrections().forEach(correction -> program.say("explain.correction", correction));
        explanation
                .erased()
                .forEach(erased -> program.say(
                        "explain.erased", texts.moment(erased.at()), erased.by(), erased.reason(), erased.erasure()));
        Table table = new Table()
                .words(texts.text("head.date"))
                .words(texts.text("head.worker"))
                .figures(texts.text("head.time"))
                .words(texts.text("head.file"))
                .figures(texts.text("head.row"))
                .words(texts.text("head.told"))
                .words(texts.text("head.rule"));
        SortedMap<String, String> digests = new TreeMap<>();
        SortedSet<String> settings = new TreeSet<>();
        for (Explanation.Origin origin : explanation.origins()) {
            String told = origin.fact().label().isEmpty()
                    ? origin.fact().service()
                    : origin.fact().label();
            table.row(
                    origin.date(),
                    origin.worker().substring(0, 8),
                    figures.hoursAndMinutes(origin.seconds()),
                    origin.file(),
                    Long.toString(origin.row()),
                    told,
                    origin.rule());
            digests.put(origin.digest(), origin.file());
            settings.add(origin.settings());
        }
        if (!table.isEmpty()) {
            program.print(table);
        }
        digests.forEach((digest, name) -> program.say("explain.file", name, digest));
        settings.forEach(versions -> program.say("explain.settings", versions));
    }
}
