package org.essaim.time;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * What is wrong or doubtful in a delivery (<i>constats d’une livraison</i>): of each code the first ten thousand, and how
 * many more there were. Where one setting is wrong every row is, and nobody reads a million times the same.
 *
 * <p>Not thread-safe.
 */
final class DeliveryFindings {
    static final int MOST_OF_A_CODE = 10_000;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Code, Long> counts = new EnumMap<>(Code.class);

    /** None yet, of a source of this name. */
    DeliveryFindings(String file) {
        this.file = file;
    }

    void add(Finding finding) {
        add(finding.code(), () -> finding);
    }

    /** The same of one that is made if it is listed. */
    void add(Code code, Supplier<Finding> finding) {
        if (counts.merge(code, 1L, Long::sum) <= MOST_OF_A_CODE) {
            findings.add(finding.get());
        }
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** In the order in which they were met, and then what was left out. */
    List<Finding> told() {
        List<Finding> told = new ArrayList<>(findings);
        counts.forEach((code, count) -> {
            if (count > MOST_OF_A_CODE) {
                told.add(Finding.of(Code.MORE_FINDINGS)
                        .file(file)
                        .value(code.id())
                        .with("count", count - MOST_OF_A_CODE)
                        .build());
            }
        });
        return told;
    }
}
