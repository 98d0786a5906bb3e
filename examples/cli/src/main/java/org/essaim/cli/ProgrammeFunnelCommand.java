package org.essaim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.engagement.Departure;
import org.essaim.engagement.Funnel;
import org.essaim.engagement.Programmes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme funnel}: how many structures stay from step to step, declared and recorded, and where others left. */
@Command(name = "funnel")
final class ProgrammeFunnelCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String id = "";

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ProgrammeFunnelCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            Programmes programmes = essaim.programmes();
            Funnel funnel = programmes.funnel(id);
            List<Departure> departures = programmes.departures(id);
            essaim.export(programmes.report(id, program.locale()))
                    .in(program.locale())
                    .to(outputs.toArray(new Path[0]));
            if (json) {
                program.answer(tree(funnel, departures));
            } else {
                tell(funnel, departures);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private void tell(Funnel funnel, List<Departure> departures) {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.step"))
                .figures(texts.text("head.declared"))
                .figures(texts.text("head.previous"))
                .figures(texts.text("head.start"))
                .figures(texts.text("head.recorded"))
                .figures(texts.text("head.previous"))
                .figures(texts.text("head.start"));
        for (int i = 0; i < funnel.steps().size(); i++) {
            Funnel.Step step = funnel.steps().get(i);
            table.row(
                    step.title().isEmpty() ? texts.text("programme.funnel.applied") : step.title(),
                    number(step.declaredNumber()),
                    share(funnel.shareOfPrevious(i)),
                    share(funnel.shareOfStart(i)),
                    number(step.recordedNumber()),
                    share(funnel.recordedShareOfPrevious(i)),
                    share(funnel.recordedShareOfStart(i)));
        }
        program.print(table);
        for (Departure departure : departures) {
            program.say(
                    "programme.left",
                    departure.structure(),
                    departure.state().title(program.locale()),
                    program.figures().day(departure.date()),
                    departure.phase().isEmpty() ? "–" : departure.phase(),
                    departure.reason().isEmpty() ? "–" : departure.reason());
        }
    }

    private String number(Optional<Long> number) {
        return number.map(program.figures()::count).orElse("–");
    }

    private String share(Optional<Funnel.Ratio> share) {
        return share.map(
                        ratio -> (ratio.exact() ? "" : "≈ ") + program.figures().share(ratio.part(), ratio.whole()))
                .orElse("–");
    }

    private static Tree.Fields tree(Funnel funnel, List<Departure> departures) {
        List<Tree> steps = new ArrayList<>();
        for (Funnel.Step step : funnel.steps()) {
            Tree.Builder fields =
                    Tree.fields().putIfPresent("title", step.title()).putIfPresent("phase", step.phase());
            step.declaredNumber().ifPresent(number -> fields.put("declared", number));
            step.recordedNumber().ifPresent(number -> fields.put("recorded", number));
            steps.add(fields.build());
        }
        List<Tree> left = departures.stream()
                .map(each -> (Tree) Tree.fields()
                        .put("structure", each.structure())
                        .put("state", each.state().name())
                        .putIfPresent("phase", each.phase())
                        .put("date", each.date().toString())
                        .putIfPresent("reason", each.reason())
                        .build())
                .toList();
        return Tree.fields()
                .put("programme", funnel.programme())
                .put("steps", steps)
                .put("departures", left)
                .build();
    }
}
