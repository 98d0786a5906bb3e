package org.essaim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What the program sees of the machine it runs on.
 *
 * @param out takes what was asked for
 * @param err takes what goes wrong, and the progress
 * @param environment the environment variables
 * @param terminal true if somebody watches standard error
 * @param cancelled true once somebody ended the program: work stops at its next step
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        BooleanSupplier terminal,
        BooleanSupplier cancelled) {

    /** The process's own streams, in UTF-8 whatever the machine's locale. */
    static Surroundings ofThisProcess() {
        return new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.getenv(),
                () -> isTerminal(System.getenv("TERM")),
                Ending.ofThisProcess());
    }

    /** Streams of the caller's, no environment, nobody watching. */
    static Surroundings of(PrintStream out, PrintStream err) {
        return new Surroundings(out, err, Map.of(), () -> false, () -> false);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    // The platform's console speaks of input and output, never of standard error alone, and since Java 22 is there
    // without a terminal. POSIX has a program for the question; where it is missing nobody is taken to watch.
    private static boolean isTerminal(@org.jspecify.annotations.Nullable String kind) {
        if (kind == null || kind.isEmpty() || kind.equals("dumb")) {
            return false;
        }
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
