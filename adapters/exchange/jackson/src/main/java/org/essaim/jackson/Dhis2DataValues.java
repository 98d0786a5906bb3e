package org.essaim.jackson;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.IndicatorTable;
import org.essaim.indicator.IndicatorValue;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.jspecify.annotations.Nullable;

/**
 * Values of indicators as a DHIS2 imports them (<i>valeurs pour DHIS2</i>): the body of {@code POST /api/dataValueSets}.
 *
 * <p>Each value names its data element, period and organisation unit. What has no figure, because it is secret or unknown, is left out and counted: DHIS2
 * knows no value without one. Immutable. Unverified: nothing was imported into a DHIS2; form and periods are those of its developer guide ({@code
 * dhis2/dhis2-docs}, {@code developer/web-api/data.md} and {@code overview.md}, "Date and period format").
 */
public final class Dhis2DataValues {
    private final Tree.Fields document;
    private final int values;
    private final int secret;
    private final int unknown;
    private final List<Finding> findings;

    private Dhis2DataValues(Tree.Fields document, int values, int secret, int unknown, List<Finding> findings) {
        this.document = document;
        this.values = values;
        this.secret = secret;
        this.unknown = unknown;
        this.findings = List.copyOf(findings);
    }

    /** The values of an answer, which is of the whole federation or by structure. */
    public static Dhis2DataValues of(Answer answer, Mapping mapping) {
        return new Making(mapping).make(answer);
    }

    /** The document to send; without a value if an error was found. */
    public Tree.Fields document() {
        return document;
    }

    /** How many values are in the document. */
    public int values() {
        return values;
    }

    /** How many values are secret, and left out. */
    public int secret() {
        return secret;
    }

    /** How many values have no figure for another reason, and are left out. */
    public int unknown() {
        return unknown;
    }

    /** What is left out and why; an error where nothing may be sent. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * A period as DHIS2 writes it, such as {@code 202603}, {@code 2026W10}, {@code 2026Q1} or {@code 2026April}; nothing if it has no notation for it.
     */
    public static Optional<String> notation(Period period) {
        LocalDate first = period.first();
        int year = first.getYear();
        Optional<PeriodKind> kind = period.kind();
        if (kind.isEmpty()) {
            return financialYear(period);
        }
        return Optional.of(
                switch (kind.get()) {
                    case DAY ->
                        String.format(Locale.ROOT, "%04d%02d%02d", year, first.getMonthValue(), first.getDayOfMonth());
                    case WEEK ->
                        first.get(IsoFields.WEEK_BASED_YEAR) + "W" + first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                    case MONTH -> String.format(Locale.ROOT, "%04d%02d", year, first.getMonthValue());
                    case QUARTER -> year + "Q" + first.get(IsoFields.QUARTER_OF_YEAR);
                    case SEMESTER -> year + (first.getMonth() == Month.JANUARY ? "S1" : "S2");
                    case YEAR -> Integer.toString(year);
                });
    }

    private static Optional<String> financialYear(Period period) {
        LocalDate first = period.first();
        if (first.getDayOfMonth() != 1 || !period.last().plusDays(1).equals(first.plusYears(1))) {
            return Optional.empty();
        }
        return switch (first.getMonth()) {
            case APRIL -> Optional.of(first.getYear() + "April");
            case JULY -> Optional.of(first.getYear() + "July");
            case OCTOBER -> Optional.of(first.getYear() + "Oct");
            default -> Optional.empty();
        };
    }

    /**
     * What our indicators and structures are called in a DHIS2 (<i>correspondance avec DHIS2</i>).
     *
     * <p>As a document: {@code dataElements: {turnover: fbfJHSPpUQD}}, {@code orgUnits: {S001: DiszpKrYNg8}}, and, both optional, {@code federation:
     * ImspTQPwCqd} for values of all structures together and {@code dataSet: BfMAe6Itzgt}. Identifiers are those that DHIS2 generates: eleven letters and
     * digits, beginning with a letter. Immutable.
     *
     * @param dataSet the data set that values are entered into; empty for none
     * @param dataElements the data element of each indicator
     * @param orgUnits the organisation unit of each structure
     * @param federation the organisation unit of the whole federation; empty for none
     */
    public record Mapping(
            String dataSet, Map<String, String> dataElements, Map<String, String> orgUnits, String federation) {
        private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9]{10}");

        public Mapping {
            dataElements = Collections.unmodifiableMap(new TreeMap<>(dataElements));
            orgUnits = Collections.unmodifiableMap(new TreeMap<>(orgUnits));
            requireDistinct(dataElements);
            requireDistinct(orgUnits);
            for (String single : new String[] {dataSet, federation}) {
                if (!single.isEmpty() && !isIdentifier(single)) {
                    throw new IllegalArgumentException(
                            "[" + single + "] is no identifier of DHIS2.\nMaybe it is a name or a code.");
                }
            }
        }

        // Two indicators in one data element would overwrite each other.
        private static void requireDistinct(Map<String, String> identifiers) {
            Set<String> seen = new HashSet<>();
            identifiers.forEach((ours, theirs) -> {
                if (!isIdentifier(theirs) || !seen.add(theirs)) {
                    throw new IllegalArgumentException("[" + theirs + "] of [" + ours
                            + "] is no identifier of DHIS2, or another one has it.\nMaybe it is a name or a code.");
                }
            });
        }

        private static boolean isIdentifier(String text) {
            return IDENTIFIER.matcher(text).matches();
        }

        /**
         * Reads a mapping from a document, strictly: an unknown key is a finding like any other fault.
         *
         * @return the mapping, or nothing if a finding says why not
         */
        public static Optional<Mapping> read(SourceTree document, Consumer<? super Finding> findings) {
            FieldReader reader = FieldReader.of(document, Optional.empty(), findings);
            Optional<Names> dataElements = reader.one("dataElements", Names::read);
            Optional<Names> orgUnits =
                    reader.has("orgUnits") ? reader.one("orgUnits", Names::read) : Optional.of(Names.NONE);
            String dataSet = identifier(reader, "dataSet");
            String federation = identifier(reader, "federation");
            if (dataElements.isEmpty() && !reader.has("dataElements")) {
                reader.refuse("dataElements", "required");
            }
            if (!reader.isSound()) {
                return Optional.empty();
            }
            return reader.build(
                    Mapping.class,
                    dataSet,
                    dataElements.orElse(Names.NONE).theirs(),
                    orgUnits.orElse(Names.NONE).theirs(),
                    federation);
        }

        private static String identifier(FieldReader reader, String key) {
            String text = reader.text(key, "");
            if (!text.isEmpty() && !isIdentifier(text)) {
                reader.report(key, Finding.of(Code.DHIS2_IDENTIFIER).value(text));
            }
            return text;
        }

        /** What is called how. */
        record Names(Map<String, String> theirs) {
            static final Names NONE = new Names(Map.of());

            static Optional<Names> read(FieldReader reader) {
                Map<String, String> theirs = new TreeMap<>();
                for (String ours : reader.keys()) {
                    String text = reader.text(ours);
                    if (!isIdentifier(text) || theirs.containsValue(text)) {
                        reader.report(ours, Finding.of(Code.DHIS2_IDENTIFIER).value(text));
                    }
                    theirs.put(ours, text);
                }
                return reader.build(Names.class, theirs);
            }
        }
    }

    /** Makes the document; one for each. */
    private static final class Making {
        private final Mapping mapping;
        private final List<Tree> values = new ArrayList<>();
        private final Map<String, Integer> unmapped = new LinkedHashMap<>();
        private final Map<String, String> keys = new LinkedHashMap<>();
        private final Set<Finding> errors = new LinkedHashSet<>();
        private int secret;
        private int unknown;

        Making(Mapping mapping) {
            this.mapping = mapping;
        }

        Dhis2DataValues make(Answer answer) {
            answer.tables().forEach(this::table);
            List<Finding> findings = new ArrayList<>(errors);
            unmapped.forEach((ours, number) -> findings.add(Finding.of(Code.DHIS2_NOT_MAPPED)
                    .value(ours)
                    .with("number", number)
                    .with("key", keys.getOrDefault(ours, ""))
                    .build()));
            if (secret + unknown > 0) {
                findings.add(Finding.of(Code.DHIS2_LEFT_OUT)
                        .with("secret", secret)
                        .with("unknown", unknown)
                        .build());
            }
            List<Tree> sent = errors.isEmpty() ? values : List.of();
            Tree.Fields document = Tree.fields()
                    .putIfPresent("dataSet", mapping.dataSet())
                    .put("dataValues", sent)
                    .build();
            return new Dhis2DataValues(document, sent.size(), secret, unknown, findings);
        }

        private void table(IndicatorTable table) {
            String indicator = table.indicator().definition().id();
            boolean byStructure = table.by().equals(List.of(Dimension.STRUCTURE));
            if (!byStructure && !table.by().isEmpty()) {
                errors.add(Finding.of(Code.DHIS2_BREAKDOWN)
                        .value(indicator)
                        .with(
                                "by",
                                String.join(
                                        ", ",
                                        table.by().stream().map(Enum::name).toList()))
                        .build());
                return;
            }
            @Nullable String element = mapping.dataElements().get(indicator);
            for (IndicatorTable.Row row : table.rows()) {
                String unit = byStructure
                        ? mapping.orgUnits().getOrDefault(row.codes().get(0), "")
                        : mapping.federation();
                for (IndicatorValue value : row.values()) {
                    if (element == null) {
                        unmapped(indicator, "dataElements");
                    } else if (unit.isEmpty()) {
                        unmapped(
                                byStructure ? row.codes().get(0) : "federation",
                                byStructure ? "orgUnits" : "federation");
                    } else {
                        value(value, element, unit);
                    }
                }
            }
        }

        private void unmapped(String ours, String key) {
            unmapped.merge(ours, 1, Integer::sum);
            keys.put(ours, key);
        }

        private void value(IndicatorValue value, String element, String unit) {
            Optional<String> period = notation(value.period());
            if (period.isEmpty()) {
                errors.add(Finding.of(Code.DHIS2_PERIOD)
                        .value(value.period().toString())
                        .build());
            } else if (value.outcome() instanceof Outcome.Unknown absent) {
                if (absent.why() == Why.SUPPRESSED || absent.why() == Why.LOCKED) {
                    secret++;
                } else {
                    unknown++;
                }
            } else {
                values.add(Tree.fields()
                        .put("dataElement", element)
                        .put("period", period.get())
                        .put("orgUnit", unit)
                        .put("value", value.rounded().orElseThrow().toPlainString())
                        .build());
            }
        }
    }
}
