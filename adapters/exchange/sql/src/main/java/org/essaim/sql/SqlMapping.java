package org.essaim.sql;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/**
 * How the columns of a query become facts (<i>correspondance de colonnes</i>): an allow-list, and nothing is guessed.
 *
 * <p>Immutable and thread-safe. It is written as a small document, in the words of the mappings of files:
 *
 * <pre>{@code
 * profile: planning-equipe
 * zone: Europe/Paris                    # optional, else the zone of the structure: of moments that have none
 * query: |                              # or table: planning.shift
 *   select s.*, p.staff_number, t.code as team
 *   from shift s join person p on p.id = s.person_id join team t on t.id = p.team_id
 * columns:
 *   key: {column: id}
 *   kind: {column: kind, values: {VISIT: VISIT, MEETING: INTERNAL}}
 *   worker: {column: staff_number}
 *   label: {column: label}
 *   plannedStart: {column: starts_at}
 *   plannedEnd: {column: ends_at}
 *   structure: {column: team, values: {NORD: S001, SUD: S002}}
 *   deleted: {column: deleted_at}
 *   watermark: {column: updated_at, margin: PT2H}
 * }</pre>
 *
 * <p>A column is called as SQL calls it: as the database writes names without quotes, or exactly so in double quotes. Every
 * column of a mapping of files may be mapped. Three mean more here: {@code structure} tells rows of several structures apart, by
 * {@code values} if its codes are not their identifiers; {@code deleted} says that a row is gone, by being filled (or true), or by
 * {@code values}; {@code watermark} grows with every change, a moment or a number, and {@code margin} is how far a reading looks
 * back behind the newest row that was seen, for those that were committed after it with an earlier value. The last two need a
 * {@code key}. Moments, dates, numbers and truth values are read by their types; {@code patterns} are for columns of text.
 */
public final class SqlMapping {
    private final String name;
    private final SqlLayout layout;

    private SqlMapping(String name, SqlLayout layout) {
        this.name = name;
        this.layout = layout;
    }

    /**
     * Reads a mapping from a document, strictly: an unknown key is a finding like any other fault, and so is a query that does
     * anything but read.
     *
     * @return the mapping, or nothing if a finding says why not
     */
    public static Optional<SqlMapping> read(SourceTree document, Consumer<? super Finding> findings) {
        Objects.requireNonNull(findings, "findings");
        return SqlLayout.read(FieldReader.of(document, Optional.empty(), findings), document)
                .map(layout -> new SqlMapping(document.file(), layout));
    }

    /**
     * Reads a mapping from bytes.
     *
     * @param codec decodes the bytes, YAML or JSON
     * @param file the name to put into findings and receipts
     * @return the mapping, or nothing if a finding says why not
     */
    public static Optional<SqlMapping> read(
            DocumentCodec codec, byte[] bytes, String file, Consumer<? super Finding> findings) {
        return codec.decode(bytes, file, findings).flatMap(document -> read(document, findings));
    }

    /** The profile, such as {@code planning-equipe}; part of each fact's identity. */
    public String profile() {
        return layout.layout().profile();
    }

    /** True if a column holds the program's own identifier of each event. */
    public boolean identified() {
        return layout.layout().columns().key() != null;
    }

    /** True if a column tells what changed, so that the program can be followed. */
    public boolean followed() {
        return layout.watermark() != null;
    }

    String name() {
        return name;
    }

    SqlLayout layout() {
        return layout;
    }

    @Override
    public String toString() {
        return "SqlMapping[" + profile() + "]";
    }
}
