package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.claim.Balance;
import org.essaim.claim.Claim;
import org.essaim.claim.Claims;
import org.essaim.document.Tree;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim claim list}: where the claims on an agreement, or all of them, stand. */
@Command(name = "list")
final class ClaimListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", arity = "0..1", descriptionKey = "claim.list.AGREEMENT")
    private @Nullable String agreement;

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ClaimListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            Claims claims = essaim.claims();
            List<Claim> found = agreement == null ? claims.all() : claims.of(agreement);
            Report report =
                    agreement == null ? claims.report(program.locale()) : claims.report(agreement, program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(new Path[0]));
            Balance total = Balance.sum(found.stream().map(Claim::balance).toList());
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "claims",
                                found.stream()
                                        .map(claim -> ClaimAnswer.tree(claim, essaim))
                                        .toList())
                        .put("balance", ClaimAnswer.tree(total))
                        .build());
            } else {
                tell(found, total, claims);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private void tell(List<Claim> found, Balance total, Claims claims) {
        if (found.isEmpty()) {
            program.say("claim.none");
            return;
        }
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.claim"))
                .words(texts.text("head.funding"))
                .words(texts.text("head.statement"))
                .words(texts.text("head.state"))
                .figures(texts.text("claim.claimed"))
                .figures(texts.text("claim.accepted"))
                .figures(texts.text("claim.paid"))
                .figures(texts.text("claim.outstanding"))
                .figures(texts.text("claim.torecover"));
        Figures figures = program.figures();
        for (Claim claim : found) {
            row(
                    table,
                    claim.balance(),
                    claim.id(),
                    claim.agreement(),
                    ClaimAnswer.period(claim, figures) + ", v" + claim.version(),
                    claim.state().title(program.locale()));
        }
        row(table, total, texts.text("claim.total"), "", "", "");
        program.print(table);
        found.stream().filter(claims::isSuperseded).forEach(claim -> program.say("claim.superseded", claim.id()));
    }

    private void row(Table table, Balance balance, String id, String agreement, String statement, String state) {
        Figures figures = program.figures();
        table.row(
                id,
                agreement,
                statement,
                state,
                figures.amount(balance.claimed()),
                figures.amount(balance.accepted()),
                figures.amount(balance.paid()),
                figures.amount(balance.outstanding()),
                figures.amount(balance.toRecover()));
    }
}
