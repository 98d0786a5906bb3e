package org.essaim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.FundingOutlook;
import org.essaim.funding.TermChange;
import org.essaim.funding.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim funding what-if}: what other terms would fund; nothing is stored. */
@Command(name = "what-if")
final class FundingWhatIfCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "funding.AGREEMENT")
    private String agreement = "";

    @Option(names = "--period", paramLabel = "A..B", required = true, descriptionKey = "lint.period")
    private Months period = Months.parse("2000-01");

    @Option(names = "--set", paramLabel = "ID.TERM=VALUE", required = true)
    private List<String> settings = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    @Option(names = "--json")
    private boolean json;

    FundingWhatIfCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        Locale locale = program.locale();
        try (Essaim essaim = store.open(program)) {
            FundingOutlook outlook = essaim.funding().outlook(agreement, period.first(), period.last());
            List<Finding> findings = new ArrayList<>(outlook.findings());
            Optional<WhatIf> whatIf = outlook.whatIf(settings, findings::add);
            whatIf.ifPresent(found -> {
                if (!outputs.isEmpty()) {
                    essaim.export(found.report(locale)).in(locale).to(outputs.toArray(new Path[0]));
                }
            });
            if (json) {
                Tree.Builder out = Tree.fields();
                whatIf.ifPresent(found -> found.toTree(locale).fields().forEach(out::put));
                program.answer(
                        out.put("findings", Json.findings(findings, locale)).build());
                return Program.exit(findings);
            }
            whatIf.ifPresent(this::tell);
            return program.tell(findings);
        }
    }

    private void tell(WhatIf whatIf) {
        program.say("funding.whatif", agreement, Outcomes.period(period, program.figures()));
        for (TermChange change : whatIf.changes()) {
            program.print("  " + change.of() + ", " + change.text(program.locale()));
        }
        if (whatIf.changes().isEmpty()) {
            program.say("funding.same");
        }
        Outcomes.print(whatIf.before(), whatIf.after(), program);
        outputs.forEach(output -> program.say("file.written", output.toString()));
    }
}
