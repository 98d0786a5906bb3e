package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.claim.Claim;
import org.joda.money.Money;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim claim recover}: records that an overpayment, or a part of it, went back to the funder. */
@Command(name = "recover")
final class ClaimRecoverCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CLAIM", descriptionKey = "CLAIM")
    private String id = "";

    @Option(names = "--amount", paramLabel = "EUROS", required = true, descriptionKey = "claim.recover.amount")
    private Money amount = Euros.parse("0");

    @Mixin
    private StepOptions step = new StepOptions();

    ClaimRecoverCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Money back = StepOptions.above(amount, program);
        try (Essaim essaim = store.open(program)) {
            Claim claim = essaim.claims().recover(id, step.date(), back, step.reference());
            return ClaimAnswer.tell(claim, essaim, program, step.json());
        }
    }
}
