package org.essaim.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.AbsenceNature;
import org.essaim.time.Cancellation;
import org.essaim.time.FactKind;
import org.jspecify.annotations.Nullable;

/** Reads a layout out of a document's fields, with every finding. */
final class LayoutReader {
    private static final long DEFAULT_MAXIMUM_HOURS = 36;
    private static final long MOST_HOURS = 24 * 366;

    private final Locale locale;
    private final List<String> patterns;

    private LayoutReader(Locale locale, List<String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    static Optional<Layout> read(FieldReader document) {
        String profile = document.text("profile");
        List<Charset> encodings = encodings(document);
        char separator = separator(document);
        Optional<ZoneId> zone = zone(document);
        Locale locale = locale(document);
        long hours = document.optionalWhole("maximumHours").orElse(DEFAULT_MAXIMUM_HOURS);
        if (hours < 1 || hours > MOST_HOURS) {
            document.refuse("maximumHours", "from 1 to " + MOST_HOURS);
            hours = DEFAULT_MAXIMUM_HOURS;
        }
        LayoutReader reader = new LayoutReader(locale, patterns(document, locale));
        Optional<Layout.Columns> columns = required(document, "columns", reader::columns);
        return document.build(
                Layout.class,
                profile,
                encodings,
                separator,
                zone.orElse(null),
                locale,
                hours * 3600,
                datePatterns(document, locale),
                columns.orElse(null));
    }

    private Optional<Layout.Columns> columns(FieldReader columns) {
        Layout.@Nullable Coded kind = required(columns, "kind", kinds -> coded(kinds, enumName(FactKind.class), true))
                .orElse(null);
        Layout.@Nullable Place worker =
                required(columns, "worker", LayoutReader::place).orElse(null);
        return columns.build(
                Layout.Columns.class,
                kind,
                worker,
                place(columns, "key"),
                place(columns, "team"),
                place(columns, "label"),
                place(columns, "service"),
                place(columns, "structure"),
                place(columns, "adjustment"),
                new Layout.Stretch(timed(columns, "plannedStart"), timed(columns, "plannedEnd")),
                new Layout.Stretch(timed(columns, "clockedStart"), timed(columns, "clockedEnd")),
                new Layout.Stretch(timed(columns, "retainedStart"), timed(columns, "retainedEnd")),
                place(columns, "date"),
                columns.one("duration", column -> lasting(column, columns.has("date")))
                        .orElse(null),
                columns.one("trip", column -> lasting(column, true)).orElse(null),
                columns.one("nature", natures -> coded(natures, enumName(AbsenceNature.class), true))
                        .orElse(null),
                columns.one("cancelled", flags -> coded(flags, LayoutReader::truth, false))
                        .orElse(null),
                columns.one("cancellation", codes -> coded(codes, enumName(Cancellation.class), false))
                        .orElse(null),
                columns.one("unassigned", flags -> coded(flags, LayoutReader::truth, false))
                        .orElse(null));
    }

    private static Layout.@Nullable Place place(FieldReader columns, String key) {
        return columns.one(key, LayoutReader::place).orElse(null);
    }

    private static Optional<Layout.Place> place(FieldReader column) {
        return column.build(
                Layout.Place.class,
                column.text("header", ""),
                column.optionalWhole("occurrence").orElse(0L),
                column.optionalWhole("position").orElse(0L));
    }

    // Beside its place a column may have keys of its own, so the place is not the last word on unknown keys here.
    private static Layout.@Nullable Place placeBeside(FieldReader column) {
        String header = column.text("header", "");
        long occurrence = column.optionalWhole("occurrence").orElse(0L);
        long position = column.optionalWhole("position").orElse(0L);
        try {
            return new Layout.Place(header, occurrence, position);
        } catch (IllegalArgumentException e) {
            column.refuse("header", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Layout.@Nullable Timed timed(FieldReader columns, String key) {
        return columns.one(key, column -> {
                    Layout.Place place = placeBeside(column);
                    List<String> own = patterns(column, locale);
                    return column.build(Layout.Timed.class, place, own.isEmpty() ? patterns : own);
                })
                .orElse(null);
    }

    private static Optional<Layout.Lasting> lasting(FieldReader column, boolean explicit) {
        Layout.Place place = placeBeside(column);
        return column.build(
                Layout.Lasting.class,
                place,
                explicit
                        ? column.oneOf("unit", Layout.Unit.class)
                        : column.optionalOneOf("unit", Layout.Unit.class).orElse(Layout.Unit.HOURS));
    }

    private static Optional<Layout.Coded> coded(
            FieldReader column, BiFunction<FieldReader, String, String> value, boolean mayBeConstant) {
        if (mayBeConstant && column.has("always")) {
            return column.build(Layout.Coded.class, null, Map.of(), value.apply(column, "always"));
        }
        Layout.Place place = placeBeside(column);
        Map<String, String> values = new LinkedHashMap<>();
        column.one("values", listed -> {
            for (String code : listed.keys()) {
                if (values.put(Names.normal(code), value.apply(listed, code)) != null) {
                    listed.report(
                            code, Finding.of(Code.DUPLICATE_ID).value(code).with("kind", "value"));
                }
            }
            return Optional.of(listed);
        });
        String otherwise = column.has("otherwise") ? value.apply(column, "otherwise") : null;
        return column.build(Layout.Coded.class, place, values, otherwise);
    }

    private static <E extends Enum<E>> BiFunction<FieldReader, String, String> enumName(Class<E> type) {
        return (reader, key) -> reader.oneOf(key, type).name();
    }

    private static String truth(FieldReader reader, String key) {
        if (!reader.has(key)) {
            reader.report(key, Finding.of(Code.MISSING_KEY).with("key", key));
        }
        return String.valueOf(reader.truth(key, false));
    }

    private static List<String> patterns(FieldReader reader, Locale locale) {
        List<String> patterns = reader.texts("patterns");
        for (String pattern : patterns) {
            MomentReader.problemOf(pattern, locale)
                    .ifPresent(problem -> reader.report(
                            "patterns",
                            Finding.of(Code.INVALID_VALUE).value(pattern).with("problem", problem)));
        }
        return patterns;
    }

    private static List<String> datePatterns(FieldReader document, Locale locale) {
        List<String> patterns = document.texts("datePatterns");
        for (String pattern : patterns) {
            DayReader.problemOf(pattern, locale)
                    .ifPresent(problem -> document.report(
                            "datePatterns",
                            Finding.of(Code.INVALID_VALUE).value(pattern).with("problem", problem)));
        }
        return patterns;
    }

    private static List<Charset> encodings(FieldReader document) {
        List<Charset> encodings = new ArrayList<>();
        for (String name : document.texts("encodings")) {
            try {
                Charset encoding = Charset.forName(name);
                if (keepsAscii(encoding)) {
                    encodings.add(encoding);
                } else {
                    refuseEncoding(document, name);
                }
            } catch (IllegalArgumentException e) {
                refuseEncoding(document, name);
            }
        }
        return encodings;
    }

    // So that a line end or a separator is the same byte in each of them, and never part of another character.
    private static boolean keepsAscii(Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        return encoding.canEncode()
                && encoding.newEncoder().maxBytesPerChar() == 1
                && Arrays.equals("A;\"\r\n".getBytes(encoding), "A;\"\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void refuseEncoding(FieldReader document, String name) {
        document.report(
                "encodings",
                Finding.of(Code.INVALID_VALUE)
                        .value(name)
                        .with("problem", "UTF-8 or an encoding of one byte per character, such as windows-1252"));
    }

    private static char separator(FieldReader document) {
        String separator = document.text("separator");
        if (separator.length() != 1) {
            if (!separator.isEmpty()) {
                document.refuse("separator", "exactly one character");
            }
            return ';';
        }
        return separator.charAt(0);
    }

    private static Optional<ZoneId> zone(FieldReader document) {
        return document.optionalText("zone").flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException e) {
                document.refuse("zone", "a zone such as Europe/Paris");
                return Optional.empty();
            }
        });
    }

    private static Locale locale(FieldReader document) {
        String tag = document.text("locale", "fr-FR");
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            document.refuse("locale", "a language tag such as fr-FR");
            return Locale.FRANCE;
        }
    }

    private static <T> Optional<T> required(
            FieldReader reader, String key, java.util.function.Function<FieldReader, Optional<T>> reading) {
        if (!reader.has(key)) {
            reader.report(key, Finding.of(Code.MISSING_KEY).with("key", key));
        }
        return reader.one(key, reading);
    }
}
