package org.essaim.document;

import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * Passes on the findings of one document, up to more than anybody reads (<i>premiers constats</i>): a document of a few
 * megabytes can be made so that a million of them fill the memory. Not thread-safe.
 */
final class FirstFindings implements Consumer<Finding> {
    static final int MOST = 10_000;

    private final String file;
    private final Consumer<? super Finding> findings;
    private int count;

    FirstFindings(String file, Consumer<? super Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    @Override
    public void accept(Finding finding) {
        if (count < MOST) {
            findings.accept(finding);
        } else if (count == MOST) {
            findings.accept(Finding.of(Code.EXAGGERATED_DOCUMENT)
                    .file(file)
                    .with("limit", DocumentLimits.DEPTH)
                    .with("problem", "> " + MOST)
                    .build());
        }
        count = Math.min(count + 1, MOST + 1);
    }
}
