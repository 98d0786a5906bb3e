package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Started as a program, on class paths that really lack what is optional, by what the jar itself registers. */
final class BareHostTest {
    private static final List<String> OPTIONAL = List.of(
            "spring-security-",
            "micrometer-",
            "spring-boot-health",
            "spring-boot-actuator",
            "spring-boot-micrometer",
            "essaim-jsonb",
            "exchange/jsonb",
            "jakarta.json",
            "parsson",
            "spring-boot-flyway");

    @Test
    void nothingThatIsOptionalIsNeeded() throws Exception {
        String said = run(OPTIONAL, Map.of("ESSAIM_KEY", Hosts.KEY));
        assertThat(said)
                .contains("Essaim is closed: no Spring Security")
                .contains("refused EssaimException")
                .contains("beans ")
                .doesNotContain("essaimHealthIndicator")
                .doesNotContain("essaimObservation");
    }

    @Test
    void withAllOfItEverythingIsThere() throws Exception {
        String said = run(List.of(), Map.of("ESSAIM_KEY", Hosts.KEY));
        assertThat(said)
                .contains("essaimHealthIndicator")
                .contains("essaimObservation")
                .contains("refused AuthenticationCredentialsNotFoundException");
    }

    @Test
    void jakartaJsonDoesWithoutOurJacksonModule() throws Exception {
        // Jackson itself stays: Flyway 12 needs it.
        String said = run(List.of("essaim-jackson", "exchange/jackson"), Map.of("ESSAIM_KEY", Hosts.KEY));
        assertThat(said).contains("essaimJsonCodec").contains("refused AuthenticationCredentialsNotFoundException");
    }

    @Test
    void withoutAKeySpringBootPrintsWhatToDo() throws Exception {
        assertThat(run(OPTIONAL, Map.of()))
                .contains("APPLICATION FAILED TO START")
                .contains("Essaim cannot start. There is no pseudonym key.")
                .contains("Maybe name its file in essaim.pseudonym-key.file")
                .contains("essaim.enabled=false")
                .doesNotContain("\tat org.springframework");
    }

    private static String run(List<String> without, Map<String, String> environment) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> without.stream().noneMatch(entry.replace(File.separatorChar, '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder host = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                BareHost.class.getName(),
                "--spring.datasource.url=" + Hosts.url(),
                "--logging.level.org.essaim=info",
                "--spring.flyway.enabled=false");
        host.environment().remove(PseudonymKeys.VARIABLE);
        host.environment().putAll(environment);
        Process started = host.redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        started.waitFor();
        return said;
    }
}
