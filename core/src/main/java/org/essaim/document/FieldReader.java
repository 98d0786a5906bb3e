package org.essaim.document;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Reads one domain value out of named fields, strictly (<i>lecture stricte</i>): a missing key, a wrong type, an unknown
 * key and a broken constraint are findings with file and line, and the whole list comes out.
 *
 * <p>A getter that finds something wrong reports it and answers a neutral value; {@link #build} then answers nothing, so
 * a half-read value never leaves this class. Not thread-safe.
 *
 * <pre>{@code
 * Optional<Partner> partner = reader.build(Partner.class, reader.text("name"), reader.oneOf("role", PartnerRole.class));
 * }</pre>
 */
public final class FieldReader {
    private final Context context;
    private final String path;
    private final Tree.Fields fields;
    private final Set<String> asked = new LinkedHashSet<>();
    private boolean broken;

    private record Context(SourceTree source, Optional<Validator> validator, FirstFindings findings) {}

    private FieldReader(Context context, String path, Tree.Fields fields) {
        this.context = context;
        this.path = path;
        this.fields = fields;
    }

    /**
     * Starts reading at the root of a document.
     *
     * @param validator checks the constraints of constructor parameters; without one the constructors alone guard
     */
    public static FieldReader of(SourceTree source, Optional<Validator> validator, Consumer<? super Finding> findings) {
        Context context = new Context(source, validator, new FirstFindings(source.file(), findings));
        if (source.tree() instanceof Tree.Fields fields) {
            return new FieldReader(context, "", fields);
        }
        FieldReader empty = new FieldReader(context, "", new Tree.Fields(java.util.Map.of()));
        empty.wrongType("", "named fields", source.tree());
        return empty;
    }

    /** The path of this value in its document; empty at the root. */
    public String path() {
        return path;
    }

    /** The name of the document's file. */
    public String file() {
        return context.source.file();
    }

    /** True if this key is present; asking makes the key a known one. */
    public boolean has(String key) {
        asked.add(key);
        return fields.get(key).filter(tree -> !(tree instanceof Tree.Nothing)).isPresent();
    }

    /** A value as it was written, whatever it is; nothing if it is absent. */
    public Optional<Tree> tree(String key) {
        return has(key) ? fields.get(key) : Optional.empty();
    }

    /** The text of a required key; numbers are accepted as they are written. */
    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, ""));
    }

    /** The text of a key that may be absent. */
    public Optional<String> optionalText(String key) {
        return optional(key, "text", tree -> {
            if (tree instanceof Tree.Text text) {
                return text.value();
            }
            return tree instanceof Tree.Numeric number ? number.value().toPlainString() : null;
        });
    }

    /** The text of a key, or this one where it is absent. */
    public String text(String key, String otherwise) {
        return optionalText(key).orElse(otherwise);
    }

    /** A yes or no, or this one where it is absent. */
    public boolean truth(String key, boolean otherwise) {
        return optional(key, "true or false", tree -> tree instanceof Tree.Truth truth ? truth.value() : null)
                .orElse(otherwise);
    }

    /** A required whole number. */
    public long whole(String key) {
        return optionalWhole(key).orElseGet(() -> missing(key, 0L));
    }

    /** A whole number that may be absent. */
    public Optional<Long> optionalWhole(String key) {
        return optional(key, "a whole number", tree -> {
            boolean fits = tree instanceof Tree.Numeric number
                    && number.value().scale() == 0
                    && number.value().unscaledValue().bitLength() < Long.SIZE;
            return fits ? ((Tree.Numeric) tree).value().longValueExact() : null;
        });
    }

    /** A required whole number that fits into 32 bits. */
    public int small(String key) {
        long value = whole(key);
        if (value != (int) value) {
            refuse(key, Long.toString(value));
            return 0;
        }
        return (int) value;
    }

    /** A required decimal number, written as a number or, to keep its scale, as text. */
    public BigDecimal decimal(String key) {
        return optionalDecimal(key).orElseGet(() -> missing(key, BigDecimal.ZERO));
    }

    /** A decimal number that may be absent. */
    public Optional<BigDecimal> optionalDecimal(String key) {
        return optional(key, "a decimal number", tree -> {
            if (tree instanceof Tree.Numeric number) {
                return number.value();
            }
            return tree instanceof Tree.Text text && text.value().matches("-?\\d+(\\.\\d+)?")
                    ? new BigDecimal(text.value())
                    : null;
        });
    }

    /** A required date, ISO 8601. */
    public LocalDate date(String key) {
        return optionalDate(key).orElseGet(() -> missing(key, LocalDate.EPOCH));
    }

    /** A date that may be absent, ISO 8601. */
    public Optional<LocalDate> optionalDate(String key) {
        return optional(key, "a date (yyyy-mm-dd)", tree -> parsed(tree, LocalDate::parse));
    }

    /** A required month, ISO 8601. */
    public YearMonth month(String key) {
        return optional(key, "a month (yyyy-mm)", tree -> parsed(tree, YearMonth::parse))
                .orElseGet(() -> missing(key, YearMonth.of(1970, 1)));
    }

    /** A required closed choice, by the name of its constant. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return optionalOneOf(key, type).orElseGet(() -> missing(key, type.getEnumConstants()[0]));
    }

    /** A closed choice that may be absent, by the name of its constant. */
    public <E extends Enum<E>> Optional<E> optionalOneOf(String key, Class<E> type) {
        return optional(key, "one of " + Arrays.toString(type.getEnumConstants()), tree -> choice(tree, type));
    }

    /** A list of closed choices; absent means empty. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return list(key, "one of " + Arrays.toString(type.getEnumConstants()), tree -> choice(tree, type));
    }

    /** A list of texts; absent means empty. */
    public List<String> texts(String key) {
        return list(key, "text", tree -> tree instanceof Tree.Text text ? text.value() : null);
    }

    /** A list of values; absent means empty, and an entry that cannot be read is left out with its findings. */
    public <T> List<T> each(String key, Function<FieldReader, Optional<T>> reading) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (Tree item : items(key)) {
            String at = at(key, index++);
            if (item instanceof Tree.Fields nested) {
                FieldReader reader = new FieldReader(context, at, nested);
                reading.apply(reader).ifPresent(values::add);
                broken |= reader.broken;
            } else {
                wrongType(at, "named fields", item);
            }
        }
        return values;
    }

    /** A list of rows that are no named fields; absent means empty, and a row that cannot be read is refused. */
    public <T> List<T> rows(String key, Function<Tree, Optional<T>> reading) {
        List<T> values = new ArrayList<>();
        if (has(key) && fields.get(key).orElseThrow() instanceof Tree.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                Optional<T> value = reading.apply(items.items().get(i));
                value.ifPresent(values::add);
                if (value.isEmpty()) {
                    refuse(key + "[" + i + "]", "a row of its columns is expected");
                }
            }
        }
        return values;
    }

    /** A nested value that may be absent. */
    public <T> Optional<T> one(String key, Function<FieldReader, Optional<T>> reading) {
        if (!has(key)) {
            return Optional.empty();
        }
        Tree tree = fields.get(key).orElseThrow();
        if (tree instanceof Tree.Fields nested) {
            FieldReader reader = new FieldReader(context, at(key), nested);
            Optional<T> value = reading.apply(reader);
            broken |= reader.broken;
            return value;
        }
        wrongType(at(key), "named fields", tree);
        return Optional.empty();
    }

    /** The names of a map's entries, in the order written; absent means empty. */
    public List<String> keysOf(String key) {
        asked.add(key);
        return fields.get(key)
                .filter(Tree.Fields.class::isInstance)
                .map(tree -> List.copyOf(((Tree.Fields) tree).fields().keySet()))
                .orElse(List.of());
    }

    /** All keys of this value, all of them now known: for maps whose keys are data. */
    public List<String> keys() {
        asked.addAll(fields.fields().keySet());
        return List.copyOf(fields.fields().keySet());
    }

    /** True while nothing of this value was refused. */
    public boolean isSound() {
        return !broken;
    }

    /** Reports that a value is refused for this reason. */
    public void refuse(String key, String problem) {
        broken = true;
        String value = fields.get(key)
                .filter(Tree.Text.class::isInstance)
                .map(tree -> ((Tree.Text) tree).value())
                .orElse("");
        report(Finding.of(Code.INVALID_VALUE).value(value).with("problem", problem), at(key));
    }

    /** Reports any finding at a key of this value. */
    public void report(String key, Finding.Builder finding) {
        Finding built = report(finding, at(key));
        broken |= built.isError();
    }

    /**
     * Builds the record from its components, unless one of them could not be read: unknown keys are reported, constraints
     * of constructor parameters checked, then the constructor's own guards.
     */
    public <R extends Record> Optional<R> build(Class<R> type, @Nullable Object... components) {
        reportUnknownKeys();
        return part(type, components);
    }

    /** Builds a record from some of the fields; the keys that are left belong to others. */
    public <R extends Record> Optional<R> part(Class<R> type, @Nullable Object... components) {
        if (broken) {
            return Optional.empty();
        }
        Constructor<R> constructor = canonicalConstructor(type);
        if (context.validator.isPresent()) {
            Set<ConstraintViolation<R>> violations =
                    context.validator.get().forExecutables().validateConstructorParameters(constructor, components);
            violations.stream()
                    .map(violation -> new Violation(within(violation.getPropertyPath()), violation.getMessage()))
                    .sorted()
                    .forEach(violation -> report(
                            Finding.of(Code.CONSTRAINT_VIOLATED).with("problem", violation.message()),
                            join(violation.path())));
            if (!violations.isEmpty()) {
                broken = true;
                return Optional.empty();
            }
        }
        try {
            return Optional.of(constructor.newInstance(components));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
                broken = true;
                report(
                        Finding.of(Code.INVALID_VALUE).value("").with("problem", String.valueOf(cause.getMessage())),
                        path);
                return Optional.empty();
            }
            throw new IllegalStateException("The constructor of " + type.getName() + " failed.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " cannot be called.", e);
        }
    }

    private record Violation(String path, String message) implements Comparable<Violation> {
        @Override
        public int compareTo(Violation other) {
            int order = path.compareTo(other.path);
            return order != 0 ? order : message.compareTo(other.message);
        }
    }

    // The first node of the path is the constructor, which is no key of the document.
    private static String within(Path property) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (Path.Node node : property) {
            if (position++ > 0) {
                if (text.length() > 0 && node.getName() != null) {
                    text.append('.');
                }
                text.append(node.getName() == null ? "" : node.getName());
            }
        }
        return text.toString();
    }

    // Asking the class itself takes longer than all the rest of reading a record.
    private static final ClassValue<Constructor<?>> CANONICAL = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            try {
                Class<?>[] types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Every record has a canonical constructor.", e);
            }
        }
    };

    @SuppressWarnings("unchecked") // that of the class it is asked for
    private static <R> Constructor<R> canonicalConstructor(Class<R> type) {
        return (Constructor<R>) CANONICAL.get(type);
    }

    private void reportUnknownKeys() {
        for (String key : fields.fields().keySet()) {
            if (!asked.contains(key)) {
                broken = true;
                report(
                        Finding.of(Code.UNKNOWN_KEY)
                                .with("key", key)
                                .with("valid", String.join(", ", new TreeSet<>(asked))),
                        at(key));
            }
        }
    }

    private <T> Optional<T> optional(String key, String expected, Function<Tree, @Nullable T> reading) {
        if (!has(key)) {
            return Optional.empty();
        }
        Tree tree = fields.get(key).orElseThrow();
        Optional<T> value = Optional.ofNullable(reading.apply(tree));
        if (value.isEmpty()) {
            wrongType(at(key), expected, tree);
        }
        return value;
    }

    private <T> List<T> list(String key, String expected, Function<Tree, @Nullable T> reading) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (Tree item : items(key)) {
            T value = reading.apply(item);
            if (value == null) {
                wrongType(at(key, index), expected, item);
            } else {
                values.add(value);
            }
            index++;
        }
        return values;
    }

    private List<Tree> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        Tree tree = fields.get(key).orElseThrow();
        if (tree instanceof Tree.Items list) {
            return list.items();
        }
        wrongType(at(key), "a list", tree);
        return List.of();
    }

    private static <T> @Nullable T parsed(Tree tree, Function<String, T> parsing) {
        if (tree instanceof Tree.Text text) {
            try {
                return parsing.apply(text.value());
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return null;
    }

    private static <E extends Enum<E>> @Nullable E choice(Tree tree, Class<E> type) {
        if (tree instanceof Tree.Text text) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text.value())) {
                    return constant;
                }
            }
        }
        return null;
    }

    private <T> T missing(String key, T neutral) {
        // A wrong type was reported already; only a key that is not there is missing.
        if (!has(key)) {
            broken = true;
            report(Finding.of(Code.MISSING_KEY).with("key", key), path);
        }
        return neutral;
    }

    private void wrongType(String at, String expected, Tree found) {
        broken = true;
        report(Finding.of(Code.WRONG_TYPE).with("expected", expected).with("found", describe(found)), at);
    }

    private Finding report(Finding.Builder finding, String at) {
        Integer line = context.source.line(at);
        finding.file(context.source.file()).path(at.isEmpty() ? null : at);
        if (line != null) {
            finding.row(line);
        }
        Finding built = finding.build();
        context.findings.accept(built);
        return built;
    }

    private String at(String key) {
        return join(key);
    }

    private String at(String key, int index) {
        String list = at(key);
        return isLong(list) ? list : list + "[" + index + "]";
    }

    private String join(String key) {
        if (key.isEmpty() || isLong(path)) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    // No finding names more of it, and below a name that fills a page each path would be another page.
    private static boolean isLong(String path) {
        return path.length() > Finding.LONGEST_PATH;
    }

    private static String describe(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return "text [" + text.value() + "]";
        } else if (tree instanceof Tree.Numeric number) {
            return "number [" + number.value().toPlainString() + "]";
        } else if (tree instanceof Tree.Truth truth) {
            return "[" + truth.value() + "]";
        } else if (tree instanceof Tree.Items) {
            return "a list";
        } else {
            return tree instanceof Tree.Fields ? "named fields" : "nothing";
        }
    }
}
