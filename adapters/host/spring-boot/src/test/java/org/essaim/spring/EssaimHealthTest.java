package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.essaim.Essaim;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What somebody on call sees. */
final class EssaimHealthTest {
    private static final Instant START = Instant.parse("2025-02-03T12:00:00Z");
    private final Hands clock = new Hands();
    private final ApplicationContextRunner host = Hosts.open().withBean(Clock.class, () -> clock);

    /** A clock that the test moves. */
    private static final class Hands extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    @Test
    void aStoreThatNothingWasImportedIntoIsWell() {
        host.run(host -> assertThat(health(host))
                .isEqualTo(Health.up()
                        .withDetail("store", "reachable")
                        .withDetail("imports", 0)
                        .build()));
    }

    @Test
    void itTellsTheAgeOfTheLastImportAndTheShareOfRefusedRows() {
        host.withPropertyValues("essaim.health.refused-share=0.25").run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            Hosts.found(essaim);
            essaim.time().load(Hosts.planning(0), "S001");
            clock.advance(Duration.ofHours(2));
            essaim.time().load(Hosts.planning(1), "S002");
            clock.advance(Duration.ofMinutes(90));
            Health health = health(host);
            assertThat(health.getStatus()).isEqualTo(EssaimHealthIndicator.WARNING);
            assertThat(health.getDetails())
                    .containsEntry("imports", 2)
                    .containsEntry("lastImport", "2025-02-03T14:00:00Z")
                    .containsEntry("lastImportAge", "PT1H30M")
                    .containsEntry("rows", 3L)
                    .containsEntry("refusedRows", 1L)
                    .hasEntrySatisfying(
                            "refusedShare", share -> assertThat(share).hasToString("0.3333"));
        });
    }

    @Test
    void aShareThatIsJustAllowedIsWell() {
        host.withPropertyValues("essaim.health.refused-share=0.5").run(host -> {
            Hosts.found(host.getBean(Essaim.class));
            host.getBean(Essaim.class).time().load(Hosts.planning(1), "S001");
            assertThat(health(host).getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void anImportThatIsLongAgoIsAWarning() {
        host.withPropertyValues("essaim.health.import-age=7d").run(host -> {
            Hosts.found(host.getBean(Essaim.class));
            host.getBean(Essaim.class).time().load(Hosts.planning(0), "S001");
            clock.advance(Duration.ofDays(7).minusSeconds(1));
            assertThat(health(host).getStatus()).isEqualTo(Status.UP);
            clock.advance(Duration.ofSeconds(1));
            assertThat(health(host).getStatus()).isEqualTo(EssaimHealthIndicator.WARNING);
        });
    }

    @Test
    void refusedRowsOfLongAgoAreForgotten() {
        host.withPropertyValues("essaim.health.window=10d", "essaim.health.import-age=400d")
                .run(host -> {
                    Hosts.found(host.getBean(Essaim.class));
                    host.getBean(Essaim.class).time().load(Hosts.planning(9), "S001");
                    assertThat(health(host).getStatus()).isEqualTo(EssaimHealthIndicator.WARNING);
                    clock.advance(Duration.ofDays(11));
                    assertThat(health(host).getStatus()).isEqualTo(Status.UP);
                    assertThat(health(host).getDetails()).containsEntry("rows", 0L);
                });
    }

    @Test
    void receiptsAreNotReadAgainAtEachLook() {
        host.withPropertyValues("essaim.health.refresh=1m").run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            Hosts.found(essaim);
            assertThat(health(host).getDetails()).containsEntry("imports", 0);
            essaim.time().load(Hosts.planning(0), "S001");
            assertThat(health(host).getDetails()).containsEntry("imports", 0);
            clock.advance(Duration.ofMinutes(1));
            assertThat(health(host).getDetails()).containsEntry("imports", 1);
        });
    }

    @Test
    void aStoreThatCannotBeReachedIsDownAndItsMessageStaysInside() {
        host.run(host -> {
            Hosts.found(host.getBean(Essaim.class));
            assertThat(health(host).getStatus()).isEqualTo(Status.UP);
            host.getBean(Store.class).close();
            assertThat(health(host))
                    .isEqualTo(Health.down().withDetail("store", "unreachable").build());
        });
    }

    @Test
    void nobodyIsInTheDetails() {
        host.run(host -> {
            Hosts.found(host.getBean(Essaim.class));
            host.getBean(Essaim.class).time().load(Hosts.planning(1), "S001");
            assertThat(health(host).getDetails().keySet())
                    .containsExactlyInAnyOrder(
                            "store", "imports", "lastImport", "lastImportAge", "rows", "refusedRows", "refusedShare");
            assertThat(health(host).getDetails().toString())
                    .doesNotContain("S001")
                    .doesNotContain("host");
        });
    }

    private static Health health(ApplicationContext host) {
        return java.util.Objects.requireNonNull(
                host.getBean(HealthIndicator.class).health(true));
    }
}
