package org.essaim.plugin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Opens Essaim when the host's servlets are put together, and mounts it; whatever goes wrong is one line in the log, and the host
 * has no {@code /essaim}.
 */
final class EssaimPlugin implements ServletContextInitializer, DisposableBean, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(EssaimPlugin.class);
    private static final String OPENING = "org.essaim.plugin.inside.HostedPages";
    private static final String NAME = "essaim";
    private static final String PATH = "/essaim/*";

    private final ApplicationContext host;
    private @Nullable Unpacked unpacked;
    private @Nullable IsolatedLoader loader;
    private @Nullable Opened opened;

    EssaimPlugin(ApplicationContext host) {
        this.host = host;
    }

    // Its gate stands before the host's security.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void onStartup(ServletContext servlets) {
        try {
            start(servlets);
        } catch (Throwable e) {
            // Whatever it is, the host comes first.
            off(e);
            destroy();
        }
    }

    private void start(ServletContext servlets) throws Exception {
        if (!hasSecurity()) {
            mount(servlets, new Closed(), DataSize.ofKilobytes(1));
            LOG.warn("Essaim is closed: nothing in this program says who visits. Maybe add Spring Security to it");
            return;
        }
        DataSize largest = largest();
        ClassLoader ours = EssaimPlugin.class.getClassLoader();
        Unpacked jars = Unpacked.into(Path.of(System.getProperty("java.io.tmpdir")), ours);
        unpacked = jars;
        IsolatedLoader apart = new IsolatedLoader(jars.jars(), ours);
        loader = apart;
        Opened ready = Apart.with(apart, () -> {
            Opening opening =
                    (Opening) apart.loadClass(OPENING).getDeclaredConstructor().newInstance();
            return opening.open(host);
        });
        opened = ready;
        mount(servlets, new Apart(ready.pages(), apart), largest);
        servlets.addFilter(NAME, new Gate(withForm(largest)))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, PATH);
        LOG.info("Essaim at /essaim over ({})", ready.where());
    }

    // A filter chain, and not only its classes: without one nobody is ever signed in.
    private boolean hasSecurity() {
        return ClassUtils.isPresent(
                        "org.springframework.security.web.csrf.CsrfToken", EssaimPlugin.class.getClassLoader())
                && host.containsBean("springSecurityFilterChain");
    }

    private DataSize largest() {
        String said = host.getEnvironment().getProperty("essaim.plugin.upload-limit", "64MB");
        try {
            DataSize size = DataSize.parse(said);
            if (size.toBytes() > 0) {
                return size;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new PluginException(
                "The property [essaim.plugin.upload-limit] is no size: [" + said + "].", "Maybe write 64MB.");
    }

    private static void mount(ServletContext servlets, Servlet pages, DataSize largest) {
        ServletRegistration.Dynamic registration = servlets.addServlet(NAME, pages);
        if (registration == null || !registration.addMapping(PATH).isEmpty()) {
            throw new PluginException(
                    "The address /essaim is taken by a servlet of this program.",
                    "Maybe it has Essaim's pages already.");
        }
        registration.setLoadOnStartup(1);
        registration.setMultipartConfig(new MultipartConfigElement(
                "", withForm(largest).toBytes(), withForm(largest).toBytes(), 1 << 16));
    }

    // What stands beside the file in its form.
    private static DataSize withForm(DataSize largest) {
        return DataSize.ofBytes(largest.toBytes() + (64 << 10));
    }

    private static void off(Throwable e) {
        String why = e instanceof PluginException
                ? String.valueOf(e.getMessage()).replace('\n', ' ')
                : e.getClass().getSimpleName() + " ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + ") Maybe this program is of a version that the plugin was not made for.";
        LOG.warn("Essaim is off, and the program runs without it: {}", why);
        LOG.debug("Why Essaim is off", e);
    }

    @Override
    public void destroy() {
        if (opened != null) {
            opened.closing().run();
            opened = null;
        }
        if (loader != null) {
            try {
                loader.close();
            } catch (IOException e) {
                LOG.debug("A jar could not be closed", e);
            }
            loader = null;
        }
        if (unpacked != null) {
            unpacked.close();
            unpacked = null;
        }
    }
}
