package org.essaim.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where it is measured. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int SECONDS_OF_QUIET = 6;
    private static final int LONGEST_WAIT = 120;

    private Machine() {}

    static String told() {
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %d GiB of memory, %s, Java %s of %s",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Math.round(memory() / 1024.0),
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The memory there is, in megabytes. */
    static long memory() {
        return SYSTEM.getTotalMemorySize() >> 20;
    }

    /** True if this process has such a heap, and the machine as much again for what lies beside it; in megabytes. */
    static boolean bears(int heap) {
        // What a process is told of its heap lacks a little of what was asked for.
        return Runtime.getRuntime().maxMemory() >> 20 > heap * 9L / 10 && memory() > 2L * heap;
    }

    /** What the jar of this class is called, version included. */
    static String jar(Class<?> of) {
        try {
            String file = Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getFileName()
                    .toString();
            return file.endsWith(".jar") ? file.substring(0, file.length() - 4) : file;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing else goes on, such as the rest of a build; answers how busy the machine is then, in percent. */
    static long awaitQuiet() throws InterruptedException {
        SYSTEM.getCpuLoad();
        int quiet = 0;
        double load = 1;
        for (int second = 0; second < LONGEST_WAIT && quiet < SECONDS_OF_QUIET; second++) {
            Thread.sleep(1_000);
            load = Math.max(0, SYSTEM.getCpuLoad());
            quiet = load < 0.2 ? quiet + 1 : 0;
        }
        return Math.round(100 * load);
    }
}
