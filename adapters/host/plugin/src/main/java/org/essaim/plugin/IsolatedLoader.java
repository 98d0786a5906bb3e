package org.essaim.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads what the plugin carries before what the host has, so that neither meets the other's versions. Shared are the JDK, what
 * both sides speak (servlets, Spring, validation, SLF4J), and what the plugin does not carry, such as the database's driver.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final String OURS = "org.essaim.plugin.";
    private static final String INSIDE = OURS + "inside.";
    private static final String SERVICES = "META-INF/services/";
    private static final List<String> SHARED = List.of(
            "java.", "javax.sql.", "jakarta.servlet.", "jakarta.validation.", "org.slf4j.", "org.springframework.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    IsolatedLoader(List<URL> jars, ClassLoader host) {
        super("essaim-plugin", jars.toArray(URL[]::new), host);
        this.host = host;
    }

    private static boolean isShared(String name) {
        return name.startsWith(OURS)
                ? !name.startsWith(INSIDE)
                : SHARED.stream().anyMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isShared(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known == null) {
                known = name.startsWith(INSIDE) ? inside(name) : ownElseHosts(name);
            }
            if (resolve) {
                resolveClass(known);
            }
            return known;
        }
    }

    private Class<?> ownElseHosts(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return host.loadClass(name);
        }
    }

    /** A class that lies beside ours where the host sees it, but must not be loaded from there. */
    private Class<?> inside(String name) throws ClassNotFoundException {
        try (InputStream in = host.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? host.getResource(name) : own;
    }

    // Not both: a provider of the host's would be none of a service that is loaded here.
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> own = findResources(name);
        if (own.hasMoreElements()) {
            return own;
        }
        if (name.startsWith(SERVICES)) {
            String service = name.substring(SERVICES.length()).replace('.', '/') + ".class";
            if (findResource(service) != null) {
                return Collections.emptyEnumeration();
            }
        }
        return host.getResources(name);
    }
}
