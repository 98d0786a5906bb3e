package org.essaim.table;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.AbsenceNature;
import org.essaim.time.Cancellation;
import org.essaim.time.FactKind;
import org.jspecify.annotations.Nullable;

/** Reads a layout out of a document's fields, with every finding. */
public final class LayoutReader {
    private static final long DEFAULT_MAXIMUM_HOURS = 36;
    private static final long MOST_HOURS = 24 * 366;

    private final Locale locale;
    private final List<String> patterns;
    private final List<String> timePatterns;
    private final Naming naming;

    private LayoutReader(Naming naming, Locale locale, List<String> patterns, List<String> timePatterns) {
        this.naming = naming;
        this.locale = locale;
        this.patterns = patterns;
        this.timePatterns = timePatterns;
    }

    /**
     * Reads a layout. Keys that are the table's own must have been asked for before.
     *
     * @param naming how columns are named
     * @param beside reads what a kind of table knows of its columns beside the layout's own
     * @return the layout, or nothing if a finding says why not
     */
    public static Optional<Layout> read(FieldReader document, Naming naming, Consumer<? super FieldReader> beside) {
        String profile = document.text("profile");
        Optional<ZoneId> zone = zone(document);
        Locale locale = naming == Naming.COLUMN ? Locale.ROOT : locale(document);
        long hours = document.optionalWhole("maximumHours").orElse(DEFAULT_MAXIMUM_HOURS);
        if (hours < 1 || hours > MOST_HOURS) {
            document.refuse("maximumHours", "from 1 to " + MOST_HOURS);
            hours = DEFAULT_MAXIMUM_HOURS;
        }
        LayoutReader reader = new LayoutReader(
                naming,
                locale,
                patterns(document, locale),
                naming == Naming.COLUMN ? List.of() : timePatterns(document, "timePatterns", locale));
        Optional<Layout.Columns> columns = required(document, "columns", listed -> {
            beside.accept(listed);
            return reader.columns(listed);
        });
        return document.build(
                Layout.class,
                profile,
                zone.orElse(null),
                locale,
                hours * 3600,
                with(datePatterns(document, locale), naming.days()),
                columns.orElse(null));
    }

    private Optional<Layout.Columns> columns(FieldReader columns) {
        Layout.@Nullable Coded kind = required(columns, "kind", kinds -> coded(kinds, enumName(FactKind.class), true))
                .orElse(null);
        Layout.@Nullable Place worker = required(columns, "worker", this::place).orElse(null);
        return columns.build(
                Layout.Columns.class,
                kind,
                worker,
                place(columns, "key"),
                optional(columns, "team"),
                optional(columns, "label"),
                optional(columns, "service"),
                // A query tells structures apart in its own way.
                naming == Naming.COLUMN ? null : place(columns, "structure"),
                optional(columns, "adjustment"),
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

    private Layout.@Nullable Place place(FieldReader columns, String key) {
        return columns.one(key, this::place).orElse(null);
    }

    private Optional<Layout.Place> place(FieldReader column) {
        return place(column, naming);
    }

    // What a fact can do without, a table may do without.
    private Layout.@Nullable Place optional(FieldReader columns, String key) {
        return columns.one(
                        key,
                        column -> naming == Naming.COLUMN
                                ? place(column, naming)
                                : named(column, column.truth("optional", false)))
                .orElse(null);
    }

    /** Reads where a column stands, and nothing else. */
    public static Optional<Layout.Place> place(FieldReader column, Naming naming) {
        if (naming == Naming.COLUMN) {
            return column.build(Layout.Place.class, column.text("column"), List.of(), 0L, 0L, false);
        }
        return named(column, false);
    }

    private static Optional<Layout.Place> named(FieldReader column, boolean optional) {
        List<String> names = names(column);
        return column.build(
                Layout.Place.class,
                names.isEmpty() ? "" : names.get(0),
                names.isEmpty() ? names : names.subList(1, names.size()),
                column.optionalWhole("occurrence").orElse(0L),
                column.optionalWhole("position").orElse(0L),
                optional);
    }

    private static List<String> names(FieldReader column) {
        List<String> names = new ArrayList<>();
        String header = column.text("header", "");
        if (!header.isEmpty()) {
            names.add(header);
        }
        names.addAll(column.texts("headers"));
        return names;
    }

    /** Reads where a column stands that has keys of its own beside; nothing if a finding says why not. */
    public static Layout.@Nullable Place placeBeside(FieldReader column, Naming naming) {
        if (naming == Naming.COLUMN) {
            String name = column.text("column");
            if (name.isEmpty() && column.has("column") && column.isSound()) {
                column.refuse("column", "the name of a column");
            }
            return name.isEmpty() ? null : new Layout.Place(name, 0, 0);
        }
        List<String> names = names(column);
        long occurrence = column.optionalWhole("occurrence").orElse(0L);
        long position = column.optionalWhole("position").orElse(0L);
        try {
            return new Layout.Place(
                    names.isEmpty() ? "" : names.get(0),
                    names.isEmpty() ? names : names.subList(1, names.size()),
                    occurrence,
                    position,
                    false);
        } catch (IllegalArgumentException e) {
            column.refuse("header", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Layout.@Nullable Timed timed(FieldReader columns, String key) {
        return columns.one(key, column -> {
                    Layout.Place place = placeBeside(column, naming);
                    Layout.Place day = naming == Naming.COLUMN ? null : place(column, "day");
                    boolean overnight = naming != Naming.COLUMN && column.truth("overnight", false);
                    List<String> own =
                            day == null ? patterns(column, locale) : timePatterns(column, "patterns", locale);
                    List<String> declared = day == null ? patterns : timePatterns;
                    return column.build(
                            Layout.Timed.class,
                            place,
                            with(own.isEmpty() ? declared : own, day == null ? naming.moments() : naming.times()),
                            day,
                            overnight);
                })
                .orElse(null);
    }

    private Optional<Layout.Lasting> lasting(FieldReader column, boolean explicit) {
        Layout.Place place = placeBeside(column, naming);
        return column.build(
                Layout.Lasting.class,
                place,
                explicit
                        ? column.oneOf("unit", Layout.Unit.class)
                        : column.optionalOneOf("unit", Layout.Unit.class).orElse(Layout.Unit.HOURS));
    }

    private Optional<Layout.Coded> coded(
            FieldReader column, BiFunction<FieldReader, String, String> value, boolean mayBeConstant) {
        return coded(column, naming, value, mayBeConstant);
    }

    /** Reads a column whose values are listed; what they mean is read by {@code value} from the key that it is given. */
    public static Optional<Layout.Coded> coded(
            FieldReader column, Naming naming, BiFunction<FieldReader, String, String> value, boolean mayBeConstant) {
        if (mayBeConstant && column.has("always")) {
            return column.build(Layout.Coded.class, null, Map.of(), value.apply(column, "always"));
        }
        Layout.Place place = placeBeside(column, naming);
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

    /** Reads what a listed value means as true or false. */
    public static String truth(FieldReader reader, String key) {
        if (!reader.has(key)) {
            reader.report(key, Finding.of(Code.MISSING_KEY).with("key", key));
        }
        return String.valueOf(reader.truth(key, false));
    }

    /**
     * How a strict pattern of dates and times is read.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public static DateTimeFormatter formatter(String pattern, Locale locale) {
        return MomentReader.formatter(pattern, locale);
    }

    private static List<String> with(List<String> declared, List<String> always) {
        return Stream.concat(declared.stream(), always.stream()).distinct().toList();
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

    private static List<String> timePatterns(FieldReader reader, String key, Locale locale) {
        List<String> patterns = reader.texts(key);
        for (String pattern : patterns) {
            ClockReader.problemOf(pattern, locale)
                    .ifPresent(problem -> reader.report(
                            key, Finding.of(Code.INVALID_VALUE).value(pattern).with("problem", problem)));
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

    /** Reads how numbers and names of months are written; as in France if it is not said. */
    public static Locale locale(FieldReader document) {
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
