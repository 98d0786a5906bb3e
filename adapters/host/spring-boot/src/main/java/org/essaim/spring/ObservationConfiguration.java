package org.essaim.spring;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Observations, where the host has somewhere to send them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
class ObservationConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "essaimObservation")
    StoreLayer essaimObservation(ObservationRegistry registry) {
        return store -> new ObservedStore(store, registry);
    }
}
