package org.essaim.spring;

import org.essaim.finding.EssaimException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in the place where Spring Boot says so why Essaim keeps the host from starting, and what to do. */
final class EssaimFailureAnalyzer extends AbstractFailureAnalyzer<EssaimException> {
    private static final String SWITCH = " To start without Essaim meanwhile, set essaim.enabled=false.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EssaimException cause) {
        // What is wrong, then "Maybe ..." on a line of its own.
        String[] parts = String.valueOf(cause.getMessage()).split("\n", 2);
        return new FailureAnalysis(
                "Essaim cannot start. " + parts[0], (parts.length > 1 ? parts[1] : "See the cause.") + SWITCH, cause);
    }
}
