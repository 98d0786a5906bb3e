package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.ObservationRegistry;
import jakarta.json.spi.JsonProvider;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.jackson.JsonCodec;
import org.essaim.jackson.YamlCodec;
import org.essaim.jdbc.JdbcStore;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.core.json.JsonFactory;

/** What is made in which host, and that the host's own always wins. */
final class EssaimAutoConfigurationTest {
    private static final Federation FEDERATION = new Federation("f", "Fédération fictive", true);
    private static final Clock NOON = Clock.fixed(Instant.parse("2025-02-03T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aHostWithADatabaseHasAnEssaimOverIt() {
        Hosts.open().run(host -> {
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(new JdbcTemplate(host.getBean(DataSource.class))
                            .queryForObject("select count(*) from essaim_document", Long.class))
                    .isEqualTo(1);
            assertThat(host).hasSingleBean(JdbcStore.class).hasSingleBean(Clock.class);
            assertThat(host.getBean(DocumentCodec.class)).isInstanceOf(JsonCodec.class);
        });
    }

    @Test
    void tablesGoIntoTheSchemaAndUnderThePrefixThatPropertiesName() {
        Hosts.open()
                .withPropertyValues("essaim.store.schema=coordination", "essaim.store.prefix=dupont_")
                .run(host -> {
                    host.getBean(Essaim.class).found(FEDERATION);
                    assertThat(new JdbcTemplate(host.getBean(DataSource.class))
                                    .queryForObject("select count(*) from coordination.dupont_document", Long.class))
                            .isEqualTo(1);
                });
    }

    @Test
    void aDatabaseWithoutAStoreIsRefusedWhereOneIsExpected() {
        Hosts.open()
                .withPropertyValues("essaim.store.existing=true")
                .run(host ->
                        assertThat(host).getFailure().rootCause().hasMessageContaining("holds no store of Essaim"));
    }

    @Test
    void aHostWithoutADatabaseHasNoEssaimAndStarts() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EssaimAutoConfiguration.class, EssaimHealthAutoConfiguration.class))
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .doesNotHaveBean(Essaim.class)
                        .doesNotHaveBean("essaimHealthIndicator"));
    }

    @Test
    void aHostWithTwoDatabasesSaysWhich() {
        ApplicationContextRunner two = Hosts.open()
                .withBean("one", DataSource.class, HostsDatabases::fresh)
                .withBean("other", DataSource.class, HostsDatabases::fresh);
        two.run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(Essaim.class));
        two.withBean("third", DataSource.class, HostsDatabases::fresh, bean -> bean.setPrimary(true))
                .run(host -> assertThat(host).hasSingleBean(Essaim.class));
    }

    @Test
    void itCanBeSwitchedOff() {
        Hosts.keyless(Map.of()).withPropertyValues("essaim.enabled=false").run(host -> {
            assertThat(host)
                    .hasNotFailed()
                    .doesNotHaveBean(Essaim.class)
                    .doesNotHaveBean(CurrentActor.class)
                    .doesNotHaveBean("essaimHealthIndicator");
            assertThat(host.getBeansOfType(Clock.class)).isEmpty();
        });
    }

    @Test
    void theHostsStoreWins() {
        InMemoryStore own = new InMemoryStore();
        Hosts.open().withBean(Store.class, () -> own).run(host -> {
            assertThat(host).hasSingleBean(Essaim.class).doesNotHaveBean(JdbcStore.class);
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(own.sequence()).isEqualTo(1);
        });
    }

    @Test
    void aStoreNeedsNoDatabase() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EssaimAutoConfiguration.class))
                .withBean(Store.class, InMemoryStore::new)
                .withBean(Pseudonymiser.class, () -> Pseudonymiser.ofHexKey(Hosts.KEY))
                .run(host -> assertThat(host).hasSingleBean(Essaim.class));
    }

    @Test
    void theHostsEssaimWins() {
        Essaim own = Essaim.builder().build();
        Hosts.keyless(Map.of())
                .withBean(Essaim.class, () -> own)
                .run(host -> assertThat(host.getBean(Essaim.class)).isSameAs(own));
    }

    @Test
    void theHostsKeyWins() {
        Pseudonymiser own = Pseudonymiser.ofHexKey("2e".repeat(32));
        Hosts.open().withBean(Pseudonymiser.class, () -> own).run(host -> {
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(host.getBean(Store.class)
                            .document(new DocumentKey("federation", "federation"))
                            .orElseThrow()
                            .content()
                            .toString())
                    .contains(own.fingerprint());
        });
    }

    @Test
    void theHostsCodecWins() {
        Hosts.open().withBean(DocumentCodec.class, YamlCodec::new).run(host -> {
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(new JdbcTemplate(host.getBean(DataSource.class))
                            .queryForObject("select content from essaim_document", String.class))
                    .contains("federation:\n  id: f\n");
        });
    }

    @Test
    void theHostsClockWins() {
        Hosts.open().withBean(Clock.class, () -> NOON).run(host -> {
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(host.getBean(Store.class)
                            .document(new DocumentKey("federation", "federation"))
                            .orElseThrow()
                            .committedAt())
                    .isEqualTo(NOON.instant());
            assertThat(host).hasSingleBean(Clock.class);
        });
    }

    @Test
    void twoClocksOfAHostAreNoneOfOurs() {
        Hosts.open()
                .withBean("noon", Clock.class, () -> NOON)
                .withBean("utc", Clock.class, Clock::systemUTC)
                .run(host -> assertThat(host).hasSingleBean(Essaim.class));
    }

    @Test
    void theHostsNamesWin() {
        Hosts.open()
                .withBean(WorkerNames.class, () -> worker -> Optional.of("Camille Fictif"))
                .run(host -> {
                    assertThat(host).hasSingleBean(WorkerNames.class);
                    assertThat(sheets(host.getBean(Essaim.class))).contains("Camille Fictif");
                });
        Hosts.open()
                .run(host -> assertThat(sheets(host.getBean(Essaim.class)))
                        .doesNotContain("Camille Fictif")
                        .contains(Pseudonymiser.ofHexKey(Hosts.KEY)
                                .pseudonym("W-0")
                                .value()
                                .substring(0, 8)));
    }

    private static String sheets(Essaim essaim) {
        Hosts.found(essaim);
        essaim.time().load(Hosts.planning(0), "S001");
        return essaim.time()
                .timeSheets("S001", Hosts.JANUARY)
                .render(java.util.Locale.FRENCH)
                .toString();
    }

    @Test
    void theHostsActorWins() {
        Hosts.open().run(host -> {
            assertThat(host.getBean(CurrentActor.class)).isSameAs(Hosts.EVERYBODY);
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(host.getBean(Store.class)
                            .document(new DocumentKey("federation", "federation"))
                            .orElseThrow()
                            .actor())
                    .isEqualTo("host");
        });
    }

    @Test
    void withSecurityWhoActsComesFromIt() {
        Hosts.host().run(host -> assertThat(host.getBean(CurrentActor.class)).isInstanceOf(SecurityActor.class));
    }

    @Test
    void withoutSecurityEverythingIsClosed() {
        Hosts.host()
                .withClassLoader(new FilteredClassLoader(SecurityContextHolder.class.getPackageName()))
                .run(host -> {
                    Essaim essaim = host.getBean(Essaim.class);
                    assertThatThrownBy(() -> essaim.found(FEDERATION))
                            .hasMessageContaining("Nobody says who acts")
                            .hasMessageContaining("\nMaybe add Spring Security, or a bean of type CurrentActor");
                    assertThatThrownBy(() -> essaim.funding().agreements()).hasMessageContaining("Nobody says");
                    assertThatThrownBy(() -> essaim.time().structures()).hasMessageContaining("Nobody says");
                    assertThatThrownBy(essaim::federation).hasMessageContaining("Nobody says");
                });
    }

    @Test
    void withoutSecurityTheHostsActorOpensIt() {
        Hosts.open()
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(host -> host.getBean(Essaim.class).found(FEDERATION));
    }

    @Test
    void withoutJacksonDocumentsAreWrittenWithJakartaJson() {
        Hosts.open().withClassLoader(new FilteredClassLoader(JsonFactory.class)).run(host -> {
            assertThat(host.getBean(DocumentCodec.class)).isInstanceOf(JsonbCodec.class);
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(host.getBean(Essaim.class).federation()).isEqualTo(FEDERATION);
        });
    }

    @Test
    void withoutOurJacksonModuleToo() {
        Hosts.open()
                .withClassLoader(new FilteredClassLoader(JsonCodec.class))
                .run(host -> assertThat(host.getBean(DocumentCodec.class)).isInstanceOf(JsonbCodec.class));
    }

    @Test
    void withoutAnyCodecOfOursNoneIsMade() {
        Hosts.open()
                .withClassLoader(new FilteredClassLoader(JsonFactory.class, JsonProvider.class))
                .withBean(Store.class, InMemoryStore::new)
                .run(host -> assertThat(host).hasSingleBean(Essaim.class).doesNotHaveBean(DocumentCodec.class));
    }

    @Test
    void withoutMicrometerNothingIsObserved() {
        Hosts.open()
                .withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(host -> assertThat(host).hasSingleBean(Essaim.class).doesNotHaveBean(StoreLayer.class));
    }

    @Test
    void withMicrometerButNoRegistryNothingIsObserved() {
        Hosts.open().run(host -> assertThat(host).hasSingleBean(Essaim.class).doesNotHaveBean(StoreLayer.class));
    }

    @Test
    void withARegistryCommitsAreObserved() {
        Hosts.open()
                .withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
                .run(host -> assertThat(host)
                        .hasSingleBean(ObservationRegistry.class)
                        .hasBean("essaimObservation"));
    }

    @Test
    void theHostsObservationWins() {
        StoreLayer own = store -> store;
        Hosts.open()
                .withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
                .withBean("essaimObservation", StoreLayer.class, () -> own)
                .run(host -> assertThat(host.getBean(StoreLayer.class)).isSameAs(own));
    }

    @Test
    void withoutActuatorThereIsNoHealth() {
        Hosts.open()
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health.contributor"))
                .run(host -> assertThat(host).hasSingleBean(Essaim.class).doesNotHaveBean("essaimHealthIndicator"));
    }

    @Test
    void healthCanBeSwitchedOffAsAnyOther() {
        Hosts.open().run(host -> assertThat(host).hasBean("essaimHealthIndicator"));
        Hosts.open()
                .withPropertyValues("management.health.essaim.enabled=false")
                .run(host -> assertThat(host).doesNotHaveBean("essaimHealthIndicator"));
    }

    @Test
    void theHostsHealthWins() {
        HealthIndicator own = () -> Health.up().build();
        Hosts.open()
                .withBean("essaimHealthIndicator", HealthIndicator.class, () -> own)
                .run(host -> assertThat(host.getBean(HealthIndicator.class)).isSameAs(own));
    }

    @Test
    void theHostsOwnMigrationsComeFirst() {
        // Flyway refuses a schema that is not empty and that it has not seen.
        Hosts.open()
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .run(host -> {
                    host.getBean(Essaim.class).found(FEDERATION);
                    assertThat(new JdbcTemplate(host.getBean(DataSource.class))
                                    .queryForObject("select count(*) from employee", Long.class))
                            .isZero();
                });
    }

    @Test
    void theStoreIsClosedWithTheHost() {
        Store[] store = new Store[1];
        Hosts.open().run(host -> store[0] = host.getBean(Store.class));
        assertThatThrownBy(() -> store[0].sequence()).hasMessageContaining("is closed");
    }
}
