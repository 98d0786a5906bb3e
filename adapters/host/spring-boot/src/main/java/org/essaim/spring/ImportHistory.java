package org.essaim.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.essaim.spi.Store;
import org.essaim.time.Receipt;
import org.jspecify.annotations.Nullable;

/** What the receipts of imports say. They are read again only if something was stored since, and not too often. Thread-safe. */
final class ImportHistory {
    private final Store store;
    private final Clock clock;
    private final Duration refresh;
    private @Nullable Look last;

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
        List<Receipt> receipts = Receipt.allIn(store);
        last = new Look(now, sequence, receipts);
        return receipts;
    }
}
