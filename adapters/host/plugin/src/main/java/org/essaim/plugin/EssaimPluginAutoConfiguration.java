package org.essaim.plugin;

import jakarta.servlet.Servlet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Mounts Essaim's pages in a host (<i>auto-configuration</i>) by one bean, of a type of which a host may have many: nothing of the
 * host's is replaced, and no configuration of the host's backs off.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletContextInitializer.class})
@ConditionalOnProperty(name = "essaim.enabled", havingValue = "true", matchIfMissing = true)
public final class EssaimPluginAutoConfiguration {

    /** For Spring. */
    public EssaimPluginAutoConfiguration() {}

    // After the host's own tables: its Flyway refuses a schema in which somebody else was first.
    @Bean
    @DependsOnDatabaseInitialization
    EssaimPlugin essaimPlugin(ApplicationContext host) {
        return new EssaimPlugin(host);
    }
}
