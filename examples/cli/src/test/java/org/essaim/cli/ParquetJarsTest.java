package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that lie elsewhere write Parquet; which are missing is said. That those of Spark write it is tried beside Spark. */
class ParquetJarsTest {
    private static final String PARQUET = "package org.apache.parquet.hadoop; public class ParquetWriter {}";
    private static final String HADOOP = "package org.apache.hadoop.conf; public class Configuration {}";
    // What the program calls by its name.
    private static final String WRITER = """
            package org.essaim.spark;
            import java.util.Iterator;
            public record SealedParquet(String folder) {
                public record Exported(long number, long written, long removed, long rows, long files) {}
                public static SealedParquet in(String folder) {
                    return new SealedParquet(folder);
                }
                public Exported write(Iterator<?> months) {
                    %s
                }
            }
            """;

    @TempDir
    private Path folder;

    private Shell.Answer simulate(Shell shell, String... more) {
        return shell.run(Stream.concat(
                        Stream.of(
                                "simulate",
                                "--structures",
                                "3",
                                "--months",
                                "2",
                                "--parquet",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private void refused(Shell.Answer answer, String... words) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains(words);
        assertThat(answer.err().lines()).as(answer.err()).hasSize(2);
        assertThat(answer.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whoNamesNoJarsReadsWhatToSet() {
        Shell shell = Shell.in(folder);
        refused(simulate(shell), "--jars", "SPARK_HOME", "essaim-spark.jar", "\nPeut-être télécharger Spark 4");
        refused(
                simulate(shell, "--lang", "en"),
                "--jars",
                "SPARK_HOME",
                "essaim-spark.jar",
                "\nMaybe download Spark 4");
        refused(simulate(shell.with("SPARK_HOME", " ")), "SPARK_HOME");
    }

    @Test
    void aPlaceWithoutJarsIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path nowhere = folder.resolve("nowhere");
        refused(simulate(Shell.in(folder), "--jars", nowhere.toString()), "[" + nowhere + "]", "Peut-être");
        refused(simulate(Shell.in(folder).with("SPARK_HOME", empty.toString())), "[" + empty + "]", "SPARK_HOME");
    }

    @Test
    void whatIsMissingAmongTheJarsIsNamedWithWhereItWasLookedFor() throws IOException {
        Path spark = Files.createDirectories(folder.resolve("spark").resolve("jars"));
        jar(spark.resolve("all.jar"), PARQUET, HADOOP);
        Shell shell =
                Shell.in(folder).with("SPARK_HOME", folder.resolve("spark").toString());
        refused(simulate(shell), "essaim-spark.jar", spark.toString(), "Peut-être");
        Path writer = jar(folder.resolve("essaim-spark.jar"), WRITER.formatted("return null;"));
        refused(
                simulate(Shell.in(folder), "--jars", writer.toString(), "--lang", "en"),
                folder.toString(),
                "(no org.apache.parquet.hadoop.ParquetWriter)",
                "export SPARK_HOME=");
    }

    @Test
    void jarsOfAnotherVersionAreRefused() throws IOException {
        Path spark = jar(folder.resolve("spark.jar"), PARQUET, HADOOP);
        Path older = jar(folder.resolve("essaim-spark.jar"), "package org.essaim.spark; public class SealedParquet {}");
        refused(written(spark, older), "SealedParquet", "Spark 4.2", "Peut-être");
        Path broken = jar(
                folder.resolve("broken.jar"),
                WRITER.formatted("throw new NoClassDefFoundError(\"com/example/Gone\");"));
        refused(written(spark, broken), "com/example/Gone", "Spark 4.2", "Peut-être");
    }

    private Shell.Answer written(Path... jars) {
        List<String> named = new ArrayList<>();
        for (Path jar : jars) {
            named.addAll(List.of("--jars", jar.toString()));
        }
        return simulate(Shell.in(folder), named.toArray(String[]::new));
    }

    @Test
    void aFolderThatCannotBeFilledIsNamed() throws IOException {
        Path jar = jar(
                folder.resolve("all.jar"),
                PARQUET,
                HADOOP,
                WRITER.formatted("throw new java.io.UncheckedIOException(new java.io.IOException());"));
        refused(written(jar), "[" + folder.resolve("out") + "]", "(IOException)", "Peut-être");
    }

    @Test
    void theJarsAreHandedEveryMonthAndSeeNothingOfTheProgramButEssaim() throws IOException {
        Path jar = jar(folder.resolve("all.jar"), PARQUET, HADOOP, WRITER.formatted("""
                long done = 0;
                while (months.hasNext()) {
                    ((org.essaim.time.SealedCells.Sealing) months.next()).cells();
                    done++;
                }
                for (String own : new String[] {"picocli.CommandLine", "org.slf4j.Logger"}) {
                    try {
                        Class.forName(own, false, Thread.currentThread().getContextClassLoader());
                        throw new IllegalStateException(own);
                    } catch (ClassNotFoundException unseen) {
                        done += 100;
                    }
                }
                return new Exported(1, 6, 0, done, 42);
                """));
        Shell.Answer answer = written(jar);
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Lignes\u00a0: 206.", "Fichiers Parquet\u00a0: 42.", "fictif");
    }

    /** A jar of classes that are compiled here. */
    private static Path jar(Path file, String... sources) throws IOException {
        Path classes = Files.createTempDirectory(file.getParent(), "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?public (?:class|record) (\\w+).*", "$1");
            units.add(new SimpleJavaFileObject(URI.create("mem:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            });
        }
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = compiler.getTask(
                        errors,
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8),
                        null,
                        options,
                        null,
                        units)
                .call();
        assertThat(compiled).as(errors.toString()).isTrue();
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(each));
            }
        }
        return file;
    }
}
