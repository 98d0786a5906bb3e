package org.essaim.pack;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * Which paths a pack may hold: relative, the same file on every system, and data only. Remembers the paths of one pack.
 */
final class PackPaths {
    static final long LARGEST_FILE = 5L << 20;
    static final long LARGEST_PACK = 50L << 20;
    static final int MOST_FILES = 1_000;

    private static final Set<String> DATA = Set.of("yaml", "yml", "json");
    private static final Set<String> TEXTS = Set.of("md", "txt");
    // Names that are a device on one system, and a colon, which there names a hidden stream of a file.
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}:\\\\*?\"<>|]");

    private final Map<String, String> seen = new HashMap<>();
    private final Consumer<? super Finding> findings;

    PackPaths(Consumer<? super Finding> findings) {
        this.findings = findings;
    }

    /** True if a file may stand under this path; if not, a finding says why. */
    boolean admits(String path) {
        if (leaves(path)) {
            findings.accept(at(path, Code.OUTSIDE_PACK).build());
            return false;
        }
        String folded = Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String twin = seen.putIfAbsent(folded, path);
        if (twin != null) {
            findings.accept(at(path, Code.TWIN_PATH).with("other", twin).build());
            return false;
        }
        if (!isData(path) && !isText(path)) {
            findings.accept(at(path, Code.NOT_PACK_DATA).build());
            return false;
        }
        return true;
    }

    static boolean isData(String path) {
        return DATA.contains(extension(path));
    }

    static boolean isText(String path) {
        return TEXTS.contains(extension(path));
    }

    static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot <= path.lastIndexOf('/') + 1 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static Finding.Builder at(String path, Code code) {
        return Finding.of(code).file(path).value(path);
    }

    private static boolean leaves(String path) {
        if (path.isEmpty() || path.startsWith("/") || FORBIDDEN.matcher(path).find()) {
            return true;
        }
        for (String name : List.of(path.split("/", -1))) {
            if (name.isEmpty()
                    || name.equals(".")
                    || name.endsWith(".")
                    || name.endsWith(" ")
                    || DEVICE.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
