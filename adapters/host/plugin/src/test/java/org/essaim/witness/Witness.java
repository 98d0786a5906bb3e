package org.essaim.witness;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Writes down what a program is made of once it is ready: its beans and their classes, its servlets and filters. A jar of its own in
 * the plugin folder of the tests, with the plugin and without.
 */
public final class Witness implements ApplicationListener<ApplicationReadyEvent> {

    /** For Spring. */
    public Witness() {}

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        TreeSet<String> lines = new TreeSet<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> type = AopUtils.getTargetClass(context.getBean(name));
            lines.add("bean " + name + " " + named(type));
        }
        for (String name : context.getBeanFactory().getSingletonNames()) {
            lines.add("singleton " + name);
        }
        if (context instanceof WebApplicationContext web && web.getServletContext() != null) {
            ServletContext servlets = web.getServletContext();
            for (Map.Entry<String, ? extends ServletRegistration> each :
                    servlets.getServletRegistrations().entrySet()) {
                lines.add("servlet " + registered(each) + " "
                        + new TreeSet<>(each.getValue().getMappings()));
            }
            for (Map.Entry<String, ? extends FilterRegistration> each :
                    servlets.getFilterRegistrations().entrySet()) {
                lines.add("filter " + registered(each) + " "
                        + new TreeSet<>(each.getValue().getUrlPatternMappings()));
            }
        }
        Object chains = context.getBean("springSecurityFilterChain");
        lines.add("security " + chains.toString().replaceAll("@[0-9a-f]+", ""));
        lines.add("loader " + (Thread.currentThread().getContextClassLoader() == context.getClassLoader()));
        try {
            Files.write(Path.of(System.getProperty("witness")), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String registered(Map.Entry<String, ? extends Registration> each) {
        return each.getKey() + " " + each.getValue().getClassName();
    }

    // Classes that are made while a program runs are numbered differently each time.
    private static String named(Class<?> type) {
        return type.getName().replaceAll("(\\$\\$Lambda).*", "$1").replaceAll("\\$Proxy\\d+", "Proxy");
    }
}
