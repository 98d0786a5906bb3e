package org.essaim.cli;

import org.essaim.disclosure.Protection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether figures are for publication, and what then is secret. */
final class PublishOptions {
    @Option(names = "--publish", descriptionKey = "indicators.publish")
    private boolean publish;

    @Option(names = "--threshold", paramLabel = "N", descriptionKey = "indicators.threshold")
    private @Nullable Integer threshold;

    @Option(names = "--waive", paramLabel = "REASON", descriptionKey = "indicators.waive")
    private @Nullable String waive;

    /** Refuses a threshold or a waiver where nothing is published, before anything is done. */
    void require(Program program) {
        if ((threshold != null || waive != null) && !publish) {
            throw program.texts().refusal("indicators.threshold.alone");
        }
    }

    boolean isPublished() {
        return publish;
    }

    Protection protection() {
        if (waive != null) {
            return Protection.waived(waive, "essaim");
        }
        return threshold == null ? Protection.standard() : Protection.standard().withThreshold(threshold);
    }
}
