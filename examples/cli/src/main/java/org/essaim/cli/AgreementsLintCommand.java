package org.essaim.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.AgreementLint;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.Share;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim agreements lint}: what does not fit between the agreements, and with what is recorded. */
@Command(name = "lint")
final class AgreementsLintCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--period", paramLabel = "A..B", required = true, descriptionKey = "lint.period")
    private Months period = Months.parse("2000-01");

    @Option(names = "--expect", paramLabel = "POOL=SHARE")
    private Map<String, String> expected = Map.of();

    @Option(names = "--json")
    private boolean json;

    AgreementsLintCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<FundingAgreement> agreements = essaim.funding().agreements();
            AgreementLint lint = essaim.funding().lint(period.first(), period.last());
            for (Map.Entry<String, String> pool : expected.entrySet()) {
                lint = lint.expecting(known(pool.getKey(), agreements), share(pool.getValue()));
            }
            List<Finding> findings = lint.findings();
            if (json) {
                program.answer(Tree.fields()
                        .put("agreements", agreements.size())
                        .put("findings", Json.findings(findings, program.locale()))
                        .build());
                return Program.exit(findings);
            }
            program.say(
                    findings.isEmpty() ? "lint.fine" : "lint.looked",
                    agreements.size(),
                    program.figures().month(period.first()),
                    program.figures().month(period.last()));
            return program.tell(findings);
        }
    }

    private String known(String pool, List<FundingAgreement> agreements) {
        List<String> pools = agreements.stream()
                .map(FundingAgreement::pool)
                .distinct()
                .sorted()
                .toList();
        if (!pools.contains(pool)) {
            throw program.texts().refusal("lint.pool", pool, String.join(", ", pools));
        }
        return pool;
    }

    private Share share(String text) {
        try {
            return Share.parse(text);
        } catch (IllegalArgumentException e) {
            throw program.texts().refusal("lint.share", text);
        }
    }
}
