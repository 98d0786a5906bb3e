package org.essaim.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Vocabulary;
import org.essaim.spi.MeasureSource;

/**
 * What Essaim measures itself (<i>mesures connues</i>), so that definitions can be checked before there is a store, and read by people.
 *
 * <p>A test holds the list against what the sources tell.
 */
final class KnownMeasures {
    private static final String FILE = "measures.properties";
    private static final String ANY = "-*";
    private static final SortedMap<String, Known> ALL = read();

    private KnownMeasures() {}

    /** How the figures of months make that of a longer period. */
    enum Adding {
        UP,
        /** The last month is all there is. */
        AT_END,
        /** The month before the first is all there is. */
        BEFORE,
        /** Each weighs otherwise, so that the total of what they are worked out from does not tell it. */
        MONTH_BY_MONTH,
        /** Not at all: each person or structure counts once. */
        NOT
    }

    /**
     * A line of the list.
     *
     * @param figure the measure that it can be worked out from, month by month; empty if it is told by itself
     * @param within the measure that it is a part of; empty if there is none
     */
    record Known(
            MeasureSource.Unit unit, boolean ofProgramme, Adding adding, String figure, String within, Words title) {}

    private static SortedMap<String, Known> read() {
        Properties lines = new Properties();
        try (InputStream in = KnownMeasures.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The list of measures is missing.");
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                lines.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, Known> all = new TreeMap<>();
        for (String id : lines.stringPropertyNames()) {
            List<String> parts = List.of(lines.getProperty(id).split(" \\| ", 3));
            List<String> marks = List.of(parts.get(0).strip().split(" ", -1));
            all.put(
                    id,
                    new Known(
                            MeasureSource.Unit.valueOf(marks.get(0)),
                            marks.contains("P"),
                            adding(marks),
                            after(marks, "as"),
                            after(marks, "in"),
                            new Words(parts.get(1).strip(), parts.get(2).strip())));
        }
        return all;
    }

    private static Adding adding(List<String> marks) {
        if (marks.contains("E")) {
            return Adding.AT_END;
        }
        if (marks.contains("B")) {
            return Adding.BEFORE;
        }
        return marks.contains("M") ? Adding.MONTH_BY_MONTH : marks.contains("N") ? Adding.NOT : Adding.UP;
    }

    private static String after(List<String> marks, String word) {
        int at = marks.indexOf(word);
        return at < 0 ? "" : marks.get(at + 1);
    }

    static SortedMap<String, Known> all() {
        return ALL;
    }

    /** The line that a measure is of, the one of any bracket too; of a measure of the host, nothing. */
    static Optional<Known> of(String id) {
        return Optional.ofNullable(ALL.get(line(id)));
    }

    /** The name of the line that a measure is of, such as {@code survey-answered-*}; its own if there is none. */
    static String line(String id) {
        String line = id;
        for (int end = id.lastIndexOf('-'); end > 0 && !ALL.containsKey(line); end = id.lastIndexOf('-', end - 1)) {
            line = id.substring(0, end) + ANY;
        }
        return ALL.containsKey(line) ? line : id;
    }

    /** The measure that this one can be worked out from, month by month: itself as a rule. */
    static String figure(String id) {
        return of(id).map(Known::figure).filter(each -> !each.isEmpty()).orElse(id);
    }

    /** The measure that a figure is a part of. */
    static Optional<String> within(String figure) {
        return of(figure).map(Known::within).filter(each -> !each.isEmpty());
    }

    static boolean isAnyBracket(String line) {
        return line.endsWith(ANY);
    }

    static Vocabulary vocabulary() {
        Map<String, Quantity> names = new HashMap<>();
        Map<String, Quantity> open = new HashMap<>();
        ALL.forEach((id, known) -> {
            if (id.endsWith(ANY)) {
                open.put(id.substring(0, id.length() - ANY.length()), Measures.quantity(known.unit()));
            } else {
                names.put(id, Measures.quantity(known.unit()));
            }
        });
        return new Vocabulary(names, open);
    }

    static boolean isOpen(String beginning) {
        return ALL.containsKey(beginning + ANY);
    }

    /** True if only a programme can tell it. */
    static boolean isOfProgramme(Term.Measured measured) {
        return Vocabulary.names(measured).stream()
                .anyMatch(id -> of(measured, id).map(Known::ofProgramme).orElse(false));
    }

    private static Optional<Known> of(Term.Measured measured, String id) {
        return Optional.ofNullable(ALL.get(id))
                .or(() -> measured.of().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(ALL.get(measured.name() + ANY)));
    }

    /** What a person reads for a figure of a formula; of a measure of the host, its name. */
    static String title(Term.Measured measured, Locale locale) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < Math.max(1, measured.of().size()); i++) {
            String id = Vocabulary.names(measured).get(i);
            title.append(i == 0 ? "" : " + ");
            Known known = ALL.get(id);
            Known open = ALL.get(measured.name() + ANY);
            if (known != null) {
                title.append(known.title().in(locale));
            } else if (open != null && !measured.of().isEmpty()) {
                title.append(open.title().in(locale))
                        .append(' ')
                        .append(measured.of().get(i));
            } else {
                title.append(id);
            }
        }
        return measured.of().size() > 1 ? "(" + title + ")" : title.toString();
    }
}
