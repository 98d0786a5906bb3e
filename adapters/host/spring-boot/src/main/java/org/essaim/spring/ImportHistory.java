package org.essaim.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/** What the receipts of imports say. They are read again only if something was stored since, and not too often. Thread-safe. */
final class ImportHistory {
    private final Store store;
    private final Clock clock;
    private final Duration refresh;
    private @Nullable Look last;

    /**
     * What one import left.
     *
     * @param at when it was made
     * @param rows rows that were read
     * @param refused rows of these that were refused
     */
    record Receipt(Instant at, long rows, long refused) {
        private static Receipt of(Document document) {
            return new Receipt(
                    document.committedAt(), number(document.content(), "rows"), number(document.content(), "rejected"));
        }

        private static long number(Tree content, String name) {
            return content instanceof Tree.Fields fields && fields.get(name).orElse(null) instanceof Tree.Numeric number
                    ? number.value().longValue()
                    : 0;
        }
    }

    private record Look(Instant at, long sequence, List<Receipt> receipts) {}

    ImportHistory(Store store, Clock clock, Duration refresh) {
        this.store = store;
        this.clock = clock;
        this.refresh = refresh;
    }

    /** The receipts of all imports. Reaches the store, whatever was seen before. */
    synchronized List<Receipt> receipts() {
        long sequence = store.sequence();
        Instant now = clock.instant();
        Look before = last;
        if (before != null
                && (before.sequence() == sequence || now.isBefore(before.at().plus(refresh)))) {
            return before.receipts();
        }
        List<Receipt> receipts =
                store.documents("receipt").stream().map(Receipt::of).toList();
        last = new Look(now, sequence, receipts);
        return receipts;
    }
}
