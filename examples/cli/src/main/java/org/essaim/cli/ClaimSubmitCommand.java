package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.claim.Claim;
import org.essaim.claim.Claims;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim claim submit}: asks a funder for what a statement owes and was not asked for yet. */
@Command(name = "submit")
final class ClaimSubmitCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "AGREEMENT")
    private String agreement = "";

    @Option(names = "--period", paramLabel = "A..B", required = true)
    private Months period = Months.parse("2000-01");

    @Option(names = "--amount", paramLabel = "EUROS", descriptionKey = "claim.submit.amount")
    private @Nullable Money amount;

    @Mixin
    private StepOptions step = new StepOptions();

    ClaimSubmitCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Claims claims = essaim.claims();
            Claim claim = amount == null
                    ? claims.submit(agreement, period.first(), period.last(), step.date(), step.reference())
                    : claims.submit(
                            agreement,
                            period.first(),
                            period.last(),
                            step.date(),
                            StepOptions.above(amount, program),
                            step.reference());
            return ClaimAnswer.tell(claim, essaim, program, step.json());
        }
    }
}
