package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README lists what core and the adapters log: no line more, and no line less. */
final class LogContractTest {
    private static final Path ROOT = Path.of("..", "..", "..");
    private static final Pattern LOGGER =
            Pattern.compile("LoggerFactory\\.getLogger\\(\\s*(?:(\\w+)\\.class|\"([^\"]+)\"|(\\w+))");
    private static final Pattern EVENT = Pattern.compile("LOG\\s*\\.(trace|debug|info|warn|error)\\(\\s*\"([^\"]*)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| ([A-Z]+) \\| `([^`]+)` \\|");

    @Test
    void theReadmeListsEveryEvent() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            told.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
        }
        TreeSet<String> logged = new TreeSet<>();
        for (Path source : sources()) {
            String code = Files.readString(source);
            Matcher logger = LOGGER.matcher(code);
            if (logger.find() && logger.group(3) == null) {
                String name = logger.group(2) != null ? logger.group(2) : packageOf(code) + "." + logger.group(1);
                Matcher event = EVENT.matcher(code);
                boolean any = false;
                while (event.find()) {
                    logged.add(name + " " + event.group(1).toUpperCase(Locale.ROOT) + " " + event.group(2));
                    any = true;
                }
                assertThat(any).as("something is logged in " + source).isTrue();
            }
        }
        assertThat(logged)
                .as("what is logged, beside the list in adapters/host/spring-boot/README.md")
                .isNotEmpty()
                .isEqualTo(told);
    }

    @Test
    void onlyFlywaySpeaksUnderANameThatIsNotOurs() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path source : sources()) {
            Matcher logger = LOGGER.matcher(Files.readString(source));
            if (logger.find() && logger.group(3) != null) {
                others.add(source.getFileName().toString());
            }
        }
        assertThat(others).containsExactly("FlywayLog.java");
        assertThat(Files.readString(Path.of("README.md"))).contains("`org.flywaydb…`");
    }

    private static String packageOf(String code) {
        Matcher name = Pattern.compile("(?m)^package ([\\w.]+);").matcher(code);
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    // The contracts of the TCK are tests, and programs have logs of their own.
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "main", "java")))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    // Module by module: what another module builds or tests meanwhile comes and goes in its folder.
    private static List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        for (String parent : List.of("core", "adapters/storage", "adapters/exchange", "adapters/host")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(parent), 2)) {
                files.filter(file -> file.endsWith("pom.xml"))
                        .map(Path::getParent)
                        .filter(module -> Files.isDirectory(module.resolve(Path.of("src", "main", "java"))))
                        .sorted()
                        .forEach(modules::add);
            }
        }
        return modules;
    }
}
