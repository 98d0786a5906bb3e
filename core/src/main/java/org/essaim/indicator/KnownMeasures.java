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
        /** Not at all: each person or structure counts once. */
        NOT
    }

    record Known(MeasureSource.Unit unit, boolean ofProgramme, Adding adding, Words title) {}

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
                            marks.contains("E")
                                    ? Adding.AT_END
                                    : marks.contains("B")
                                            ? Adding.BEFORE
                                            : marks.contains("N") ? Adding.NOT : Adding.UP,
                            new Words(parts.get(1).strip(), parts.get(2).strip())));
        }
        return all;
    }

    static SortedMap<String, Known> all() {
        return ALL;
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
