package org.essaim.spring;

import java.time.Clock;
import org.essaim.Essaim;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Where there is a store, there is an Essaim. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Essaim.class)
@ConditionalOnBean(Store.class)
class EssaimConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EssaimConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    Pseudonymiser essaimPseudonymiser(EssaimProperties properties, ConfigurableEnvironment environment) {
        return PseudonymKeys.of(properties.pseudonymKey(), environment.getSystemEnvironment());
    }

    // The store is a bean of its own, and the container closes it.
    @Bean(destroyMethod = "")
    Essaim essaim(
            Store store,
            Pseudonymiser pseudonymiser,
            CurrentActor actor,
            WorkerNames names,
            ObjectProvider<Clock> clocks,
            ObjectProvider<StoreLayer> layers) {
        Store outermost = store;
        for (StoreLayer layer : layers.orderedStream().toList()) {
            outermost = layer.apply(outermost);
        }
        if (actor instanceof NobodyActs) {
            LOG.warn("Essaim is closed: no Spring Security and no bean of type CurrentActor says who acts");
        }
        LOG.info(
                "Essaim over ({}), who acts is said by ({})",
                store,
                actor.getClass().getSimpleName());
        DutyStore guarded = new DutyStore(outermost, actor);
        Essaim essaim = Essaim.builder()
                .store(guarded)
                .pseudonyms(pseudonymiser)
                .actor(actor)
                .names(names)
                .clock(clocks.getIfUnique(Clock::systemUTC))
                .build();
        guarded.guard();
        return essaim;
    }
}
