package org.essaim.spring;

import java.time.Clock;
import org.essaim.spi.Store;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells how Essaim is (<i>état de santé</i>) where the host has Actuator. */
@AutoConfiguration(after = EssaimAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean({Store.class, EssaimProperties.class})
@ConditionalOnEnabledHealthIndicator("essaim")
public final class EssaimHealthAutoConfiguration {

    /** For Spring. */
    public EssaimHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = {"essaimHealthIndicator", "essaimHealthContributor"})
    HealthIndicator essaimHealthIndicator(Store store, ObjectProvider<Clock> clocks, EssaimProperties properties) {
        return new EssaimHealthIndicator(store, clocks.getIfUnique(Clock::systemUTC), properties.health());
    }
}
