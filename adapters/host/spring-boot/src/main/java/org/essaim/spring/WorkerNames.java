package org.essaim.spring;

import java.util.Optional;
import java.util.function.Function;
import org.essaim.organisation.WorkerId;

/**
 * Names workers for those who may know them (<i>résolution des noms</i>): asked while a time sheet is laid out, never stored,
 * never logged. Who has no name keeps the pseudonym.
 */
@FunctionalInterface
public interface WorkerNames extends Function<WorkerId, Optional<String>> {}
