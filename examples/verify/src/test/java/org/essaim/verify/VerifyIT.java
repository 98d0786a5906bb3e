package org.essaim.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an auditor runs it: it alone on the class path, beside the files that the employer sent. */
class VerifyIT {
    private static final Path VERIFY = jar("verify.jar");

    @TempDir
    private Path folder = Path.of("");

    private String digest = "";

    private record Answer(int exit, String out) {}

    private static Path jar(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty(name), "Failsafe names the jar."));
    }

    private Answer java(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(args));
        Path out = folder.resolve("answer.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private Answer verify(String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-cp", VERIFY.toString(), "org.essaim.verify.Main"));
        all.addAll(List.of(args));
        return java(all.toArray(new String[0]));
    }

    private void essaim(String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-jar", jar("essaim.jar").toString()));
        all.addAll(List.of(args));
        Answer answer = java(all.toArray(new String[0]));
        assertThat(answer.exit()).as(answer.out()).isZero();
    }

    @BeforeEach
    void anEmployerIssuesAStatement() throws IOException, InterruptedException {
        essaim("simulate", "--structures", "1", "--months", "1", "-o", "kit");
        essaim("init", "--pack", "kit/pack");
        Path planning;
        try (var files = Files.list(folder.resolve("kit/planning"))) {
            planning = files.findFirst().orElseThrow();
        }
        String structure = planning.getFileName().toString().replace(".csv", "");
        java(
                "-jar",
                jar("essaim.jar").toString(),
                "import",
                planning.toString(),
                "--preset",
                "compani",
                "--structure",
                structure);
        String month = month();
        essaim("close", "--all", month);
        essaim("statement", "issue", "dialogue", "--period", month, "-o", "releve.json");
        essaim("certificate", "--period", month, "-o", "certificat.json");
        String statement = Files.readString(folder.resolve("releve.json"), StandardCharsets.UTF_8);
        int at = statement.indexOf("\"digest\"", statement.indexOf("\"envelope\""));
        digest = statement.substring(statement.indexOf(':', at)).replaceAll("(?s)[^0-9a-f]*([0-9a-f]{64}).*", "$1");
    }

    private String month() throws IOException, InterruptedException {
        Answer pack = java("-jar", jar("essaim.jar").toString(), "agreements", "list");
        String text = Files.readString(folder.resolve("kit/pack/pack.yaml"), StandardCharsets.UTF_8) + pack.out();
        try (var files = Files.walk(folder.resolve("kit/pack"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text += Files.readString(file, StandardCharsets.UTF_8);
            }
        }
        java.util.regex.Matcher from = java.util.regex.Pattern.compile("from: (\\d{4}-\\d{2})-\\d{2}\\s+to:")
                .matcher(text);
        assertThat(from.find()).isTrue();
        return from.group(1);
    }

    @Test
    void oneJarChecksWhatItIsGivenAndNeedsNothingElse() throws IOException, InterruptedException {
        assertThat(verify("releve.json")).satisfies(answer -> {
            assertThat(answer.exit()).as(answer.out()).isZero();
            assertThat(answer.out()).startsWith("CONSISTENT").contains("Sommes, taux, arrondis");
        });
        assertThat(verify("releve.json", "--anchor", digest, "--lang", "en").out())
                .startsWith("ANCHORED")
                .contains("to the byte");
        assertThat(verify("certificat.json", "--json").out()).contains("\"verdict\": \"CONSISTENT\"");

        Path forged = folder.resolve("faux.json");
        String text = Files.readString(folder.resolve("releve.json"), StandardCharsets.UTF_8);
        Files.writeString(forged, text.replaceFirst("\"cents\": ([1-9]\\d*)", "\"cents\": 1$1"));
        assertThat(verify("faux.json")).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.out()).startsWith("REFUSED").contains("ESM-400");
        });

        assertThat(verify("absent.json").exit()).isEqualTo(2);
        assertThat(verify("releve.json", "--anchor", "12ab").exit()).isEqualTo(2);
    }

    @Test
    void noStoreAndNoFrameworkIsInIt() throws IOException {
        try (JarFile jar = new JarFile(VERIFY.toFile())) {
            assertThat(jar.stream().map(java.util.zip.ZipEntry::getName))
                    .noneMatch(name -> name.startsWith("org/h2/")
                            || name.startsWith("org/postgresql/")
                            || name.startsWith("org/springframework/")
                            || name.startsWith("org/essaim/jdbc/")
                            || name.startsWith("org/hibernate/"));
        }
    }
}
