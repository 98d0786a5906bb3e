package org.essaim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.time.SealedCells;

/**
 * The jars that write Parquet, which are none of this program's: essaim-spark, and those of a Spark distribution, 300 MB.
 *
 * <p>They are loaded beside the program's own, and see nothing of those but Essaim itself: two libraries for logs on one class path refuse
 * each other.
 */
final class ParquetJars {
    static final String VARIABLE = "SPARK_HOME";
    private static final String WRITER = "org.essaim.spark.SealedParquet";
    private static final List<String> NEEDED =
            List.of("org.apache.parquet.hadoop.ParquetWriter", "org.apache.hadoop.conf.Configuration");

    private final Program program;
    private final Set<Path> places;
    private final Class<?> writer;

    /**
     * What was written.
     *
     * @param rows how many rows
     * @param files how many files
     */
    record Written(long rows, long files) {}

    private ParquetJars(Program program, Set<Path> places, Class<?> writer) {
        this.program = program;
        this.places = places;
        this.writer = writer;
    }

    /**
     * Finds them.
     *
     * @param named where somebody says that they are, jars or folders, looked into first; then the distribution that the environment names, and beside
     *     this program
     * @throws org.essaim.finding.EssaimException that says which are missing, and what to set
     */
    static ParquetJars find(List<Path> named, Program program) {
        List<Path> told = new ArrayList<>(named);
        String home = program.machine().environment().get(VARIABLE);
        if (home != null && !home.isBlank()) {
            told.add(Path.of(home));
        }
        if (told.isEmpty()) {
            throw program.texts().refusal("parquet.none", VARIABLE);
        }
        Set<Path> jars = new TreeSet<>();
        List<URL> inOrder = new ArrayList<>();
        for (Path place : told) {
            List<Path> found = jarsIn(place);
            if (found.isEmpty()) {
                throw program.texts().refusal("parquet.empty", place.toString());
            }
            add(found, jars, inOrder);
        }
        add(besideThisProgram(), jars, inOrder);
        ClassLoader loader = new URLClassLoader(inOrder.toArray(URL[]::new), new EssaimAlone());
        Set<Path> places = jars.stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
        Class<?> writer = named(WRITER, loader, "parquet.writer", places, program);
        NEEDED.forEach(needed -> named(needed, loader, "parquet.spark", places, program));
        return new ParquetJars(program, places, writer);
    }

    private static void add(Collection<Path> found, Set<Path> jars, List<URL> inOrder) {
        for (Path jar : found) {
            Path whole = jar.toAbsolutePath().normalize();
            if (jars.add(whole)) {
                try {
                    inOrder.add(whole.toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static List<Path> jarsIn(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        List<Path> jars = new ArrayList<>();
        // A distribution keeps them in a folder of its own.
        for (Path folder : List.of(place.resolve("jars"), place)) {
            jars.addAll(jars(folder, "*.jar"));
        }
        return jars;
    }

    private static List<Path> besideThisProgram() {
        CodeSource source = ParquetJars.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return List.of();
        }
        try {
            Path beside = Path.of(source.getLocation().toURI()).getParent();
            return beside == null ? List.of() : jars(beside, "essaim-spark*.jar");
        } catch (URISyntaxException e) {
            return List.of();
        }
    }

    private static List<Path> jars(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jars.sort(null);
        return jars;
    }

    private static Class<?> named(String name, ClassLoader loader, String refusal, Set<Path> places, Program program) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw program.texts().refusal(refusal, listed(places), name, VARIABLE);
        }
    }

    private static String listed(Set<Path> places) {
        return places.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Writes sealed months into a folder that holds none; what was begun is taken away again if it does not end. */
    Written write(String folder, Iterator<SealedCells.Sealing> months) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Hadoop looks for its settings and file systems there.
        thread.setContextClassLoader(writer.getClassLoader());
        try {
            // By name: neither is there when this is compiled.
            Object parquet = writer.getMethod("in", String.class).invoke(null, folder);
            Object written = writer.getMethod("write", Iterator.class).invoke(parquet, months);
            return new Written(count(written, "rows"), count(written, "files"));
        } catch (InvocationTargetException e) {
            throw ended(Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw program.texts().refusal("parquet.unfit", listed(places), WRITER);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static long count(Object written, String name) throws ReflectiveOperationException {
        return (long) written.getClass().getMethod(name).invoke(written);
    }

    private RuntimeException ended(Throwable cause) {
        if (cause instanceof LinkageError e) {
            // A jar is missing, or made for another version: the machine names a class of it.
            return program.texts().refusal("parquet.unfit", listed(places), String.valueOf(e.getMessage()));
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** What of this program the jars see: Essaim and the platform. */
    private static final class EssaimAlone extends ClassLoader {
        EssaimAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.essaim.")) {
                return ParquetJars.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
