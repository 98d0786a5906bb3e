package org.essaim.spring;

import org.essaim.Essaim;
import org.essaim.organisation.Federation;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A host as somebody starts it; run by {@link BareHostTest} on a class path of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareHost {
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext host = SpringApplication.run(BareHost.class, arguments)) {
            System.out.println("beans " + String.join(",", host.getBeanDefinitionNames()));
            try {
                host.getBean(Essaim.class).found(new Federation("f", "Fédération fictive", true));
                System.out.println("founded");
            } catch (RuntimeException e) {
                System.out.println("refused " + e.getClass().getSimpleName());
            }
        }
    }
}
