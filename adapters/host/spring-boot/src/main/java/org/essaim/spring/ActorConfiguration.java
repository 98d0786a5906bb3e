package org.essaim.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Who acts: whoever the host's security says, else nobody. */
final class ActorConfiguration {
    private ActorConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({SecurityContextHolder.class, RoleHierarchy.class})
    static class FromSecurity {
        @Bean
        @ConditionalOnMissingBean
        CurrentActor essaimCurrentActor(
                ObjectProvider<SecurityContextHolderStrategy> contexts,
                ObjectProvider<RoleHierarchy> hierarchies,
                EssaimProperties properties) {
            return new SecurityActor(
                    contexts.getIfUnique(SecurityContextHolder::getContextHolderStrategy),
                    hierarchies.getIfUnique(NullRoleHierarchy::new),
                    properties.security());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Closed {
        @Bean
        @ConditionalOnMissingBean
        CurrentActor essaimCurrentActor() {
            return new NobodyActs();
        }
    }
}
