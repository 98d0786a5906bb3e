package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.claim.Claim;
import org.essaim.claim.Claims;
import org.joda.money.Money;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim claim pay}: records a payment of the funder; one above what is outstanding only if that is said. */
@Command(name = "pay")
final class ClaimPayCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CLAIM", descriptionKey = "CLAIM")
    private String id = "";

    @Option(names = "--amount", paramLabel = "EUROS", required = true, descriptionKey = "claim.pay.amount")
    private Money amount = Euros.parse("0");

    @Option(names = "--overpayment")
    private boolean overpayment;

    @Mixin
    private StepOptions step = new StepOptions();

    ClaimPayCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Money paid = StepOptions.above(amount, program);
        try (Essaim essaim = store.open(program)) {
            Claims claims = essaim.claims();
            Claim claim = overpayment
                    ? claims.overpay(id, step.date(), paid, step.reference())
                    : claims.pay(id, step.date(), paid, step.reference());
            return ClaimAnswer.tell(claim, essaim, program, step.json());
        }
    }
}
