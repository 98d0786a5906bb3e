package org.essaim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.claim.Claim;
import org.essaim.claim.Cut;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim claim settle}: records what the funder accepts of a claim, and what it cuts, and why. */
@Command(name = "settle")
final class ClaimSettleCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CLAIM", descriptionKey = "CLAIM")
    private String id = "";

    @Option(names = "--accepted", paramLabel = "EUROS")
    private @Nullable Money accepted;

    @Option(names = "--cut", paramLabel = "CUT")
    private List<TypedCut> cuts = List.of();

    @Mixin
    private StepOptions step = new StepOptions();

    ClaimSettleCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<Cut> named = cuts.stream().map(TypedCut::cut).toList();
            Claim settled = essaim.claims().settle(id, step.date(), accepted(essaim, named), named, step.reference());
            return ClaimAnswer.tell(settled, essaim, program, step.json());
        }
    }

    /** What was named, else what is left of the claim after the cuts. */
    private Money accepted(Essaim essaim, List<Cut> named) {
        if (accepted != null) {
            return accepted;
        }
        Money left = essaim.claims().claim(id).balance().claimed();
        for (Cut cut : named) {
            if (cut.amount().isGreaterThan(left)) {
                throw program.texts().refusal("claim.cuts", id);
            }
            left = left.minus(cut.amount());
        }
        return left;
    }
}
