package org.essaim.formats;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

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
public record Dhis2Mapping(
        String dataSet, Map<String, String> dataElements, Map<String, String> orgUnits, String federation) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9]{10}");

    public Dhis2Mapping {
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
    public static Optional<Dhis2Mapping> read(SourceTree document, Consumer<? super Finding> findings) {
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
                Dhis2Mapping.class,
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
