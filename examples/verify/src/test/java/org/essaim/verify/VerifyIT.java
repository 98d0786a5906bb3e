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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an auditor runs it: it alone on the class path, beside the files that the employer sent. */
class VerifyIT {
    private static final Path VERIFY = jar("verify.jar");

    /** The first month that is simulated. */
    private static final String MONTH = "2025-01";

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

    private String essaim(int exit, String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-jar", jar("essaim.jar").toString()));
        all.addAll(List.of(args));
        Answer answer = java(all.toArray(new String[0]));
        assertThat(answer.exit()).as(answer.out()).isEqualTo(exit);
        return answer.out();
    }

    @BeforeEach
    void anEmployerIssuesAStatement() throws IOException, InterruptedException {
        essaim(0, "simulate", "--structures", "1", "--months", "1", "-o", "kit");
        essaim(0, "init", "--pack", "kit/pack");
        // The simulated planning has refused rows on purpose.
        essaim(1, "import", "kit/planning/S001.csv", "--preset", "compani", "--structure", "S001");
        essaim(0, "close", "--all", MONTH);
        String issued = essaim(0, "statement", "issue", "dialogue", "--period", MONTH, "-o", "releve.json");
        essaim(0, "certificate", "--period", MONTH, "-o", "certificat.json");
        // What the funder was told by another road, as by telephone.
        Matcher digests = Pattern.compile("\\b[0-9a-f]{64}\\b").matcher(issued);
        assertThat(digests.find()).as(issued).isTrue();
        digest = digests.group();
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
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.startsWith("org/h2/")
                            || name.startsWith("org/postgresql/")
                            || name.startsWith("org/springframework/")
                            || name.startsWith("org/essaim/jdbc/")
                            || name.startsWith("org/hibernate/"));
        }
    }
}
