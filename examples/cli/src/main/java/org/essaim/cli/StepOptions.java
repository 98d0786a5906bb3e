package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every step of a claim is told with. */
final class StepOptions {
    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "claim.date")
    private @Nullable LocalDate date;

    @Option(names = "--reference", paramLabel = "TEXT", descriptionKey = "claim.reference")
    private String reference = "";

    @Option(names = "--json")
    private boolean json;

    LocalDate date() {
        return date == null ? LocalDate.now(ZoneOffset.UTC) : date;
    }

    String reference() {
        return reference;
    }

    boolean json() {
        return json;
    }

    /** An amount that has to be above 0. */
    static Money above(Money amount, Program program) {
        if (amount.isZero()) {
            throw program.texts().refusal("claim.zero");
        }
        return amount;
    }
}
