package org.essaim.examples.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** Core as packaged, its five dependencies as published, and a bundle that uses it, in Felix. */
class CoreInFelixIT {
    // None is wrapped: each says itself what it is. The last two are what slf4j-api asks for in an OSGi container.
    private static final List<String> AROUND_CORE = List.of(
            "jakarta.validation-api",
            "jspecify",
            "threeten-extra",
            "joda-money",
            "slf4j-api",
            "slf4j-simple",
            "org.apache.aries.spifly.dynamic.framework.extension");

    @TempDir
    Path cache;

    private final ClassLoader ownLoader = Thread.currentThread().getContextClassLoader();
    private Framework felix;

    @BeforeEach
    void start() throws Exception {
        // What stands on this test's class path is not in the container.
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_BUNDLE_PARENT,
                        Constants.FRAMEWORK_BUNDLE_PARENT_EXT));
        felix.init();
        felix.start();
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
        Thread.currentThread().setContextClassLoader(ownLoader);
    }

    @Test
    void aBundleCountsCoordinationTime() throws Exception {
        BundleContext context = felix.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (String name : AROUND_CORE) {
            Bundle bundle = context.installBundle(jar(name).toUri().toString());
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundles.add(bundle);
            }
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        Bundle core = context.installBundle(jar("essaim-core").toUri().toString());
        Bundle counting = context.installBundle(
                Path.of(System.getProperty("bundle")).toUri().toString());
        core.start();
        counting.start();

        assertThat(core.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(core.getSymbolicName()).isEqualTo("org.essaim.core");
        ServiceReference<LongSupplier> service = context.getServiceReference(LongSupplier.class);
        assertThat(service).isNotNull();
        assertThat(context.getService(service).getAsLong()).isEqualTo(5400);
        // Not those of this test's class path.
        assertThat(counting.loadClass("org.essaim.Essaim"))
                .isSameAs(core.loadClass("org.essaim.Essaim"))
                .isNotSameAs(org.essaim.Essaim.class);
    }

    @Test
    void whatIsExportedIsWhatTheModuleExports() throws Exception {
        Path jar = jar("essaim-core");
        ModuleDescriptor module =
                ModuleFinder.of(jar).find("org.essaim.core").orElseThrow().descriptor();
        assertThat(packages(jar, Constants.EXPORT_PACKAGE))
                .containsExactlyInAnyOrderElementsOf(module.exports().stream()
                        .map(ModuleDescriptor.Exports::source)
                        .toList());
    }

    @Test
    void whatIsImportedIsTheJdkAndTheFiveDependencies() throws Exception {
        assertThat(packages(jar("essaim-core"), Constants.IMPORT_PACKAGE))
                .allMatch(name -> Pattern.matches(
                        "javax\\.crypto(\\..*)?|jakarta\\.validation(\\..*)?|org\\.slf4j|org\\.jspecify\\.annotations"
                                + "|org\\.threeten\\.extra|org\\.joda\\.money",
                        name));
    }

    @Test
    void whatServiceLoaderFindsIsSaid() throws Exception {
        Path jar = jar("essaim-core");
        ModuleDescriptor module =
                ModuleFinder.of(jar).find("org.essaim.core").orElseThrow().descriptor();
        assertThat(services(header(jar, Constants.REQUIRE_CAPABILITY))).isEqualTo(new TreeSet<>(module.uses()));
        assertThat(services(header(jar, Constants.PROVIDE_CAPABILITY)))
                .isEqualTo(module.provides().stream()
                        .map(ModuleDescriptor.Provides::service)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> services(String header) {
        Set<String> services = new TreeSet<>();
        Matcher service = Pattern.compile("osgi\\.serviceloader=\"([^\"]+)\"").matcher(header);
        while (service.find()) {
            services.add(service.group(1));
        }
        return services;
    }

    private static List<String> packages(Path jar, String header) throws Exception {
        // What is in quotes may hold commas.
        return Arrays.stream(header(jar, header).replaceAll("\"[^\"]*\"", "").split(",", -1))
                .map(clause -> clause.split(";", -1)[0])
                .toList();
    }

    private static String header(Path jar, String name) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(name);
        }
    }

    private static Path jar(String name) {
        Pattern named = Pattern.compile(Pattern.quote(name) + "-\\d[^/]*\\.jar");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> named.matcher(path.getFileName().toString()).matches())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No jar of [" + name + "]; run as part of verify."));
    }
}
