package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.htmlunit.util.NameValuePair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.springframework.context.ApplicationContext;

/** What the plugin carries, beside another version of the same on the host's class path. */
final class IsolatedLoaderTest {
    private static final String VERSION = "version.txt";

    @TempDir
    Path folder;

    @Test
    void whatThePluginCarriesWinsInsideAndTheHostNeverSeesIt() throws Exception {
        String name = NameValuePair.class.getName();
        URL own = jar("own.jar", Map.of(file(NameValuePair.class), code(NameValuePair.class), VERSION, bytes("own")));
        URL hosts = jar("hosts.jar", Map.of(VERSION, bytes("host")));
        try (URLClassLoader host =
                        new URLClassLoader(new URL[] {hosts}, getClass().getClassLoader());
                IsolatedLoader apart = new IsolatedLoader(List.of(own), host)) {
            assertThat(apart.loadClass(name).getClassLoader()).isSameAs(apart);
            assertThat(host.loadClass(name)).isSameAs(NameValuePair.class);
            assertThat(text(apart.getResource(VERSION))).isEqualTo("own");
            assertThat(text(host.getResource(VERSION))).isEqualTo("host");
        }
    }

    @Test
    void whatBothSpeakIsOneAndTheSame() throws Exception {
        URL own = jar("own.jar", Map.of(VERSION, bytes("own")));
        try (IsolatedLoader apart = new IsolatedLoader(List.of(own), getClass().getClassLoader())) {
            for (Class<?> shared :
                    List.of(Opening.class, ApplicationContext.class, Logger.class, Servlet.class, List.class)) {
                assertThat(apart.loadClass(shared.getName())).isSameAs(shared);
            }
            assertThat(apart.loadClass(NameValuePair.class.getName()))
                    .as("what only the host has")
                    .isSameAs(NameValuePair.class);
        }
    }

    @Test
    void theInsideIsLoadedApartThoughItLiesWhereTheHostSeesIt() throws Exception {
        String name = "org.essaim.plugin.inside.HostedPages";
        try (IsolatedLoader apart = new IsolatedLoader(List.of(), getClass().getClassLoader())) {
            Class<?> inside = apart.loadClass(name);
            assertThat(inside.getClassLoader()).isSameAs(apart);
            assertThat(Opening.class).isAssignableFrom(inside);
            assertThatThrownBy(() -> apart.loadClass("org.essaim.plugin.inside.Missing"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void noProviderOfTheHostsIsOfferedForAServiceThatIsCarried() throws Exception {
        String service = "META-INF/services/com.third.Service";
        URL hosts = jar(
                "hosts.jar",
                Map.of(service, bytes("com.host.Provider"), "META-INF/services/other.Service", bytes("x")));
        URL provided = jar("provided.jar", Map.of(service, bytes("com.own.Provider")));
        URL carried = jar("carried.jar", Map.of("com/third/Service.class", new byte[1]));
        try (URLClassLoader host = new URLClassLoader(new URL[] {hosts}, null);
                IsolatedLoader with = new IsolatedLoader(List.of(provided), host);
                IsolatedLoader without = new IsolatedLoader(List.of(carried), host)) {
            List<URL> found = Collections.list(with.getResources(service));
            assertThat(found).hasSize(1);
            assertThat(text(found.get(0))).isEqualTo("com.own.Provider");
            assertThat(Collections.list(without.getResources(service))).isEmpty();
            assertThat(Collections.list(with.getResources("META-INF/services/other.Service")))
                    .as("a service that only the host has")
                    .hasSize(1);
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] code(Class<?> type) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(file(type))) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private URL jar(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
        return file.toUri().toURL();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable URL url) throws IOException {
        try (InputStream in = Objects.requireNonNull(url).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
