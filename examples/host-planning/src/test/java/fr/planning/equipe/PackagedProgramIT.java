package fr.planning.equipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as somebody starts it, alone and with a folder of plugins. */
class PackagedProgramIT {

    private static final Path JAR = Path.of(System.getProperty("planning.jar"));
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void itRunsAloneAndKeepsWhatWasEntered() throws Exception {
        try (Program program = Program.start(folder, List.of());
                Browser browser = program.browser()) {
            assertThat(browser.open("/semaine").getUrl().getPath()).isEqualTo("/connexion");
            HtmlPage week = browser.logIn("camille");
            assertThat(week.asNormalizedText()).contains("de Camille Aubépine", "Intervention");
            assertThat(browser.status("/essaim")).isEqualTo(404);
            assertThat(browser.open("/nulle-part").asNormalizedText()).contains("Cette page n’existe pas");
            assertThat(program.output().toLowerCase(Locale.ROOT)).doesNotContain("essaim", " error ", "exception");
        }
        assertThat(folder.resolve("planning-data/planning.mv.db")).isNotEmptyFile();
    }

    @Test
    void itTakesWhatLiesInTheFolderOfPlugins() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve("plugin.jar")))) {
            jar.putNextEntry(new ZipEntry("static/plugin.txt"));
            jar.write("Je viens du dossier".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        try (Program program = Program.start(folder, List.of("-Dloader.path=" + plugins));
                Browser browser = program.browser()) {
            assertThat(browser.open("/semaine").getUrl().getPath()).isEqualTo("/connexion");
            browser.logIn("camille");
            assertThat(browser.status("/plugin.txt")).isEqualTo(200);
        }
    }

    @Test
    void theJarHoldsNothingOfEssaim() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName().toLowerCase(Locale.ROOT)))
                    .isNotEmpty()
                    .noneMatch(name -> name.contains("essaim"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("org.springframework.boot.loader.launch.PropertiesLauncher");
        }
    }

    /** The process that was started, and no other. */
    private record Program(Process process, Path log, int port) implements AutoCloseable {

        static Program start(Path folder, List<String> beforeJar) throws IOException, InterruptedException {
            Path log = folder.resolve("log.txt");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(beforeJar);
            command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
            command.addAll(List.of("--server.port=0", "--server.address=127.0.0.1"));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(log.toString()))
                    .start();
            try {
                return new Program(process, log, port(process, log));
            } catch (IOException | InterruptedException | RuntimeException | Error failure) {
                process.destroyForcibly();
                throw failure;
            }
        }

        private static int port(Process process, Path log) throws IOException, InterruptedException {
            for (int waited = 0; waited < 600 && process.isAlive(); waited++) {
                Matcher started = STARTED.matcher(Files.readString(log));
                if (started.find()) {
                    return Integer.parseInt(started.group(1));
                }
                Thread.sleep(200);
            }
            throw new AssertionError("The program did not start:\n" + Files.readString(log));
        }

        Browser browser() {
            return new Browser(new WebClient(), "http://127.0.0.1:" + port);
        }

        String output() throws IOException {
            return Files.readString(log);
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
