package org.essaim.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/**
 * How the columns of an export become facts (<i>correspondance de colonnes</i>): an allow-list, and nothing is guessed.
 *
 * <p>Immutable and thread-safe. It is written as a small document:
 *
 * <pre>{@code
 * profile: planning-sud
 * encodings: [UTF-8, windows-1252]      # each tried strictly over the whole file, the first that decodes it is taken
 * separator: ";"
 * zone: Europe/Paris                    # optional, else the zone of the reading
 * locale: fr-FR                         # optional: how numbers and names of months are written
 * maximumHours: 36                      # optional: the longest visit or internal hour to be believed
 * patterns: ["dd/MM/yyyy HH:mm"]        # for every column of times that has none of its own
 * datePatterns: ["dd/MM/yyyy"]          # optional: for the column date, and for absences told in whole days
 * columns:
 *   kind: {header: Type, values: {Intervention: VISIT, Réunion: INTERNAL}}
 *   worker: {header: Matricule}
 *   label: {header: Motif, occurrence: 2}
 *   plannedStart: {header: Début}
 *   plannedEnd: {position: 7, patterns: ["yyyy-MM-dd'T'HH:mm:ss"]}
 * }</pre>
 *
 * <p>A column is named by {@code header}, and by {@code occurrence} where that name appears more than once, or by
 * {@code position}; both count from 1. With {@code headers} the first of several names that the file has is taken; {@code team}, {@code
 * label}, {@code service} and {@code adjustment} may be {@code optional: true}. A time of day whose date stands in another column has
 * {@code day: {header: Date}}, and patterns of times, its own or {@code timePatterns: ["HH:mm", "hh:mm a"]}; an end of this kind with {@code
 * overnight: true} is on the next day where it would be before its start. With {@code shortRows: true} a row may end early. Columns: {@code kind} and {@code worker} (required), {@code key}, {@code team},
 * {@code label}, {@code service}, {@code structure}, {@code adjustment}, {@code plannedStart}, {@code plannedEnd}, {@code
 * clockedStart}, {@code clockedEnd}, {@code retainedStart}, {@code retainedEnd}, {@code duration} (with {@code unit}: HOURS,
 * MINUTES, SECONDS or HOURS_MINUTES, which reads 1:30 and 1h30; it stands in for an end that is not mapped), {@code date} (with
 * {@code duration}, for a source that knows no times of day: its hours are certified by day total only), {@code trip} (how
 * long the way to the event took, with {@code unit}), {@code nature} (HOURLY, HALF_DAILY or DAILY, of an absence), {@code cancelled} (true or false), {@code cancellation}
 * (read when {@code cancelled} says so), {@code unassigned} (true or false). A column with {@code values} lists every value;
 * {@code otherwise} says what any other, non-empty one means. A file of one kind has {@code kind: {always: INTERNAL}}.
 */
public final class CsvMapping {
    private final CsvLayout layout;

    private CsvMapping(CsvLayout layout) {
        this.layout = layout;
    }

    /**
     * Reads a mapping from a document, strictly: an unknown key is a finding like any other fault.
     *
     * @return the mapping, or nothing if a finding says why not
     */
    public static Optional<CsvMapping> read(SourceTree document, Consumer<? super Finding> findings) {
        Objects.requireNonNull(findings, "findings");
        return CsvLayout.read(FieldReader.of(document, Optional.empty(), findings))
                .map(CsvMapping::new);
    }

    /**
     * Reads a small table that somebody typed, whole; it needs no mapping, because its columns are those of a
     * {@link org.essaim.document.TableForm}. UTF-8 or Windows-1252, with semicolons, commas or tabs.
     *
     * @return the table, or nothing if a finding says why not
     */
    public static Optional<SourceTable> table(Path file, Consumer<? super Finding> findings) {
        return CsvTable.read(file, findings);
    }

    /**
     * Reads a mapping from bytes.
     *
     * @param codec decodes the bytes, YAML or JSON
     * @param file the name to put into findings
     * @return the mapping, or nothing if a finding says why not
     */
    public static Optional<CsvMapping> read(
            DocumentCodec codec, byte[] bytes, String file, Consumer<? super Finding> findings) {
        return codec.decode(bytes, file, findings).flatMap(document -> read(document, findings));
    }

    /** The profile, such as {@code compani}; part of each fact's identity. */
    public String profile() {
        return layout.table().profile();
    }

    /** True if a column holds the source's own identifier of each event. */
    public boolean identified() {
        return layout.table().columns().key() != null;
    }

    CsvLayout layout() {
        return layout;
    }

    @Override
    public String toString() {
        return "CsvMapping[" + layout.table().profile() + "]";
    }

    /**
     * How an unknown export begins (<i>aperçu</i>), for whoever is to say what its columns mean. It holds cells as they are,
     * names of people among them: show no column of which nobody said that it may be read.
     *
     * @param encoding the first usual encoding that decodes the whole file
     * @param separator the usual separator that its first line has most of
     * @param header its first row
     * @param rows the rows below it, a few
     */
    public record Sample(Charset encoding, char separator, List<String> header, List<List<String>> rows) {
        public Sample {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }

        /**
         * Looks at a file.
         *
         * @param most how many rows to show at most
         * @return nothing if it is no text, or its first row cannot be read
         * @throws IOException if the file cannot be read
         */
        public static Optional<Sample> of(Path file, int most) throws IOException {
            return Sampling.of(file, most);
        }

        /** Nothing of what it holds. */
        @Override
        public String toString() {
            return "Sample[" + header.size() + " columns]";
        }
    }

    /**
     * How an unknown export may be read (<i>proposition de correspondance</i>), and why: for a person to judge, never applied by itself. It holds
     * names of columns and no cell.
     *
     * @param presets the shipped presets that read every row; more than one if the rows do not tell which
     * @param reasons why, in the order of the mapping
     * @param yaml a mapping to correct and keep, as a YAML document; empty if a preset fits
     */
    public record Guess(List<String> presets, List<Reason> reasons, String yaml) {
        public Guess {
            presets = List.copyOf(presets);
            reasons = List.copyOf(reasons);
        }

        /**
         * Looks at a file.
         *
         * @return nothing if it is no text, or its first row cannot be read
         * @throws IOException if the file cannot be read
         */
        public static Optional<Guess> of(Path file) throws IOException {
            return Guessing.of(file);
        }

        /**
         * Why something is proposed, or what is in doubt.
         *
         * @param about a preset, or a column and what it is taken for
         * @param french why, in French
         * @param english why, in English
         */
        public record Reason(String about, String french, String english) {
            /** Why, in the language of the locale. */
            public String text(java.util.Locale locale) {
                return locale.getLanguage().equals("en") ? english : french;
            }
        }

        @Override
        public String toString() {
            return "Guess[" + presets.size() + " presets]";
        }
    }
}
