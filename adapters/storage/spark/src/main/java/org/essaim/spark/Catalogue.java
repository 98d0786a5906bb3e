package org.essaim.spark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.essaim.document.Digest;
import org.essaim.spi.CubeReader.Month;
import org.essaim.time.Category;
import org.essaim.time.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Says which file holds which sealed month (<i>catalogue</i>), and what its seal says of it.
 *
 * <p>Immutable. As a file it is tab-separated text whose last line counts and digests the others: half of one is none.
 */
final class Catalogue {
    private static final String FORM = "essaim-sealed-cells\t1";
    private static final String END = "end";
    private static final String NOWHERE = "-";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern LINE = Pattern.compile("\n");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern EQUALS = Pattern.compile("=");

    private final long number;
    private final SortedMap<Month, Entry> entries;

    /**
     * A sealed month.
     *
     * @param seal the number of its seal
     * @param digest the digest of its seal
     * @param erased true if something of it was erased since, so that no file holds it
     * @param rows how many rows it has
     * @param lot the file that holds them; absent if there are none
     * @param seconds what its seal says of each category
     */
    record Entry(
            int seal,
            Digest digest,
            boolean erased,
            long rows,
            @Nullable String lot,
            SortedMap<Category, Long> seconds) {
        Entry {
            seconds = Collections.unmodifiableSortedMap(new TreeMap<>(seconds));
        }

        static Entry of(Seal seal, long rows, @Nullable String lot) {
            SortedMap<Category, Long> seconds = new TreeMap<>();
            seal.categories().forEach((category, sum) -> seconds.put(category, sum.seconds()));
            return new Entry(seal.number(), seal.digest(), false, rows, lot, seconds);
        }

        static Entry ofErased(Seal seal) {
            return new Entry(seal.number(), seal.digest(), true, 0, null, new TreeMap<>());
        }
    }

    /**
     * A catalogue.
     *
     * @param number the number of the export that wrote it
     */
    Catalogue(long number, SortedMap<Month, Entry> entries) {
        this.number = number;
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    static Catalogue empty() {
        return new Catalogue(0, new TreeMap<>());
    }

    long number() {
        return number;
    }

    SortedMap<Month, Entry> entries() {
        return entries;
    }

    /** The files that it names. */
    Set<String> lots() {
        return entries.values().stream()
                .map(Entry::lot)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bytes of its file. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        entries.forEach((month, entry) -> text.append(escaped(month.structure()))
                .append('\t')
                .append(month.booking())
                .append('\t')
                .append(entry.seal())
                .append('\t')
                .append(entry.digest().hex())
                .append('\t')
                .append(entry.erased() ? "erased" : "kept")
                .append('\t')
                .append(entry.rows())
                .append('\t')
                .append(entry.lot() == null ? NOWHERE : entry.lot())
                .append('\t')
                .append(entry.seconds().entrySet().stream()
                        .map(each -> each.getKey().name() + "=" + each.getValue())
                        .collect(Collectors.joining(",")))
                .append('\n'));
        String digest = digest(text);
        return text.append(END)
                .append('\t')
                .append(entries.size())
                .append('\t')
                .append(digest)
                .append('\n')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a file; nothing if it is not whole. */
    static Optional<Catalogue> of(long number, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(END + "\t");
        if (end < 0 || !text.startsWith(FORM + "\n")) {
            return Optional.empty();
        }
        List<String> lines = LINE.splitAsStream(text.substring(0, end)).toList();
        String last = END + "\t" + (lines.size() - 1) + "\t" + digest(text.substring(0, end)) + "\n";
        if (!text.substring(end).equals(last)) {
            return Optional.empty();
        }
        SortedMap<Month, Entry> entries = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        try {
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = List.of(TAB.split(line, -1));
                String structure = texts.computeIfAbsent(unescaped(fields.get(0)), same -> same);
                String lot = texts.computeIfAbsent(fields.get(6), same -> same);
                entries.put(
                        new Month(structure, YearMonth.parse(fields.get(1))),
                        new Entry(
                                Integer.parseInt(fields.get(2)),
                                new Digest(fields.get(3)),
                                fields.get(4).equals("erased"),
                                Long.parseLong(fields.get(5)),
                                lot.equals(NOWHERE) ? null : lot,
                                seconds(fields.get(7))));
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return Optional.of(new Catalogue(number, entries));
    }

    private static SortedMap<Category, Long> seconds(String field) {
        SortedMap<Category, Long> seconds = new TreeMap<>();
        COMMA.splitAsStream(field).filter(each -> !each.isEmpty()).forEach(each -> {
            String[] parts = EQUALS.split(each, -1);
            seconds.put(Category.valueOf(parts[0]), Long.parseLong(parts[1]));
        });
        return seconds;
    }

    private static String digest(CharSequence text) {
        MessageDigest sha = Digest.sha256();
        sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return Digest.ofFile(sha).hex();
    }

    // An identifier may hold whatever its host calls its structures.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
