package org.essaim.spring;

import java.time.Clock;
import java.util.Optional;
import org.essaim.Essaim;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Makes an {@link Essaim} over the host's database (<i>auto-configuration</i>), for whoever acts in the host. Each bean gives way
 * to one of the host's own.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "essaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EssaimProperties.class)
// In this order: a condition sees what was declared before it.
@Import({
    CodecConfiguration.Jackson.class,
    CodecConfiguration.Jsonb.class,
    ActorConfiguration.FromSecurity.class,
    ActorConfiguration.Closed.class,
    StoreConfiguration.class,
    ObservationConfiguration.class,
    EssaimConfiguration.class
})
public final class EssaimAutoConfiguration {

    /** For Spring. */
    public EssaimAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Clock essaimClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    WorkerNames essaimWorkerNames() {
        return worker -> Optional.empty();
    }
}
