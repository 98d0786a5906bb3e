package org.essaim.plugin.inside;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.pages.EssaimPages;
import org.essaim.plugin.Opened;
import org.essaim.plugin.Opening;
import org.essaim.plugin.PluginException;
import org.essaim.spi.Store;
import org.essaim.spring.CurrentActor;
import org.essaim.spring.EssaimAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Makes an Essaim as the starter does, in a container of its own: the host's database, configuration and security go in, and no
 * bean comes out (<i>pages dans l’hôte</i>).
 */
public final class HostedPages implements Opening {

    /** For the plugin. */
    public HostedPages() {}

    @Override
    public Opened open(ApplicationContext host) {
        DataSource database = database(host);
        AnnotationConfigApplicationContext inside = new AnnotationConfigApplicationContext();
        boolean open = false;
        try {
            inside.setClassLoader(HostedPages.class.getClassLoader());
            inside.setDisplayName("Essaim");
            inside.setEnvironment((ConfigurableEnvironment) host.getEnvironment());
            ConfigurableListableBeanFactory beans = inside.getBeanFactory();
            // As they are, and not as definitions: what is the host's is never closed here.
            beans.registerSingleton("hostDataSource", database);
            share(host, beans, RoleHierarchy.class);
            share(host, beans, SecurityContextHolderStrategy.class);
            LinkBearer bearer = new LinkBearer();
            beans.addBeanPostProcessor(bearer);
            // Made when they are asked for below: a container that fails while it starts has a line of its own in the
            // log.
            inside.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            inside.register(EssaimAutoConfiguration.class);
            inside.refresh();
            // What can fail without the database comes before it is touched.
            Duration patience = patience(host);
            Pseudonymiser key = inside.getBean(Pseudonymiser.class);
            SecurityVisitors visitors = new SecurityVisitors(inside.getBean(CurrentActor.class), bearer);
            Store store = inside.getBean(Store.class);
            String pack = host.getEnvironment().getProperty("essaim.plugin.pack", "");
            if (!pack.isBlank()) {
                found(store, key, pack);
            }
            EssaimPages pages = EssaimPages.builder(inside.getBean(Essaim.class), visitors)
                    .patience(patience)
                    .build();
            Opened opened = new Opened(pages, store.toString(), inside::close);
            open = true;
            return opened;
        } catch (RuntimeException e) {
            throw told(e);
        } finally {
            if (!open) {
                inside.close();
            }
        }
    }

    private static Duration patience(ApplicationContext host) {
        String said = host.getEnvironment().getProperty("essaim.plugin.patience", "2s");
        try {
            Duration patience = DurationStyle.detectAndParse(said, ChronoUnit.SECONDS);
            if (!patience.isNegative()) {
                return patience;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // said below
        }
        throw new PluginException(
                "The property [essaim.plugin.patience] is no time to wait: [" + said + "].", "Maybe write 2s.", null);
    }

    private static DataSource database(ApplicationContext host) {
        DataSource only = host.getBeanProvider(DataSource.class).getIfUnique();
        if (only != null) {
            return only;
        }
        int found = host.getBeanNamesForType(DataSource.class).length;
        throw found == 0
                ? new PluginException(
                        "This program has no database that Essaim could keep its tables in.",
                        "Maybe give it a DataSource.",
                        null)
                : new PluginException(
                        "This program has [" + found + "] databases, and none of them comes first.",
                        "Maybe mark one DataSource as primary.",
                        null);
    }

    private static <T> void share(ApplicationContext host, ConfigurableListableBeanFactory beans, Class<T> type) {
        T bean = host.getBeanProvider(type).getIfUnique();
        if (bean != null) {
            beans.registerSingleton(type.getName(), bean);
        }
    }

    // Once: what is changed afterwards by pages or by command is not undone by the next start.
    private static void found(Store store, Pseudonymiser key, String pack) {
        Essaim founder = Essaim.builder().store(store).pseudonyms(key).build();
        if (!founder.isFounded()) {
            founder.load(Packs.standard().load(Path.of(pack)).require());
        }
    }

    /** The same in the words of the log: what Essaim itself said, or which property, or what lies below. */
    private static PluginException told(RuntimeException failure) {
        Throwable deepest = failure;
        for (Throwable cause : causes(failure)) {
            if (cause instanceof PluginException said) {
                return said;
            }
            if (cause instanceof EssaimException) {
                String[] parts = String.valueOf(cause.getMessage()).split("\n", 2);
                return new PluginException(
                        parts[0], parts.length > 1 ? oneLine(parts[1]) : "Maybe see the cause.", failure);
            }
            if (cause instanceof ConfigurationPropertiesBindException) {
                return new PluginException(
                        "A property below [essaim] makes no sense: " + first(last(cause)),
                        "Maybe compare it with the list in the plugin's README.",
                        failure);
            }
            deepest = cause;
        }
        return new PluginException(
                deepest.getClass().getSimpleName() + ": " + first(deepest),
                "Maybe this program is of a version that the plugin was not made for.",
                failure);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable each = failure; each != null && causes.size() < 32; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }

    private static Throwable last(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return causes.get(causes.size() - 1);
    }

    private static String first(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(failure.getClass().getSimpleName());
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
