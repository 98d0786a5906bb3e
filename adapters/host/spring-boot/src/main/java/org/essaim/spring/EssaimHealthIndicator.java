package org.essaim.spring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Store;
import org.essaim.time.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Down if the store cannot be reached; a warning if nothing was imported for long, or many rows were refused. A warning takes no
 * host out of service: Spring Boot answers it with 200 and leaves it out of the whole. Details are counts and instants, of the
 * federation as a whole.
 */
final class EssaimHealthIndicator implements HealthIndicator {
    static final Status WARNING = new Status("WARNING", "Imports want looking at.");
    private static final Logger LOG = LoggerFactory.getLogger(EssaimHealthIndicator.class);

    private final ImportHistory history;
    private final Clock clock;
    private final EssaimProperties.Health limits;

    EssaimHealthIndicator(Store store, Clock clock, EssaimProperties.Health limits) {
        this.history = new ImportHistory(store, clock, limits.refresh());
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Health health() {
        List<Receipt> receipts;
        try {
            receipts = history.receipts();
        } catch (EssaimException e) {
            LOG.debug("The store cannot be read", e);
            // What the database says may name what it holds: the host's log is the place for it.
            return Health.down().withDetail("store", "unreachable").build();
        }
        Health.Builder health = Health.up().withDetail("store", "reachable");
        Instant now = clock.instant();
        return about(receipts, now, health).build();
    }

    private Health.Builder about(List<Receipt> receipts, Instant now, Health.Builder health) {
        if (receipts.isEmpty()) {
            return health.withDetail("imports", 0);
        }
        Duration age = Duration.between(receipts.get(0).at(), now);
        Instant since = now.minus(limits.window());
        long rows = 0;
        long refused = 0;
        for (Receipt receipt : receipts) {
            if (!receipt.at().isBefore(since)) {
                rows += receipt.rows();
                refused += receipt.rejected();
            }
        }
        boolean old = age.compareTo(limits.importAge()) >= 0;
        boolean many =
                BigDecimal.valueOf(refused).compareTo(limits.refusedShare().multiply(BigDecimal.valueOf(rows))) > 0;
        if (old || many) {
            health.status(WARNING);
        }
        return health.withDetail("imports", receipts.size())
                .withDetail("lastImport", receipts.get(0).at().toString())
                .withDetail("lastImportAge", age.toString())
                .withDetail("rows", rows)
                .withDetail("refusedRows", refused)
                .withDetail(
                        "refusedShare",
                        rows == 0
                                ? BigDecimal.ZERO
                                : BigDecimal.valueOf(refused)
                                        .divide(BigDecimal.valueOf(rows), 4, RoundingMode.HALF_UP));
    }
}
