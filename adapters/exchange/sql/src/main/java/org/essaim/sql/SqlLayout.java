package org.essaim.sql;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.table.Layout;
import org.essaim.table.LayoutReader;
import org.essaim.table.Names;
import org.essaim.table.Naming;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping of a query declares, checked.
 *
 * @param query the query; empty if a table is named
 * @param table the table, perhaps after its schema; empty if there is a query
 * @param layout what the columns mean
 * @param structure the column that tells structures apart, if there is one
 * @param deleted the column that says of a row that it is gone, if there is one
 * @param watermark the column that tells what changed, if there is one
 * @param digest tells one mapping from another
 */
record SqlLayout(
        String query,
        String table,
        Layout layout,
        @Nullable Structures structure,
        @Nullable Deleted deleted,
        @Nullable Watermark watermark,
        String digest) {
    private static final int LONGEST_QUERY = 20_000;

    SqlLayout {
        boolean identified = layout.columns().key() != null;
        if (!identified && (deleted != null || watermark != null)) {
            throw new IllegalArgumentException("deleted and watermark need the column key");
        }
        // An event's identifier is kept as it is; a worker's never is.
        if (layout.columns().worker().equals(layout.columns().key())) {
            throw new IllegalArgumentException("key identifies events, not workers: map another column");
        }
    }

    /**
     * The column that tells structures apart.
     *
     * @param place where it stands
     * @param codes the structure of each code; empty if a code is a structure's identifier
     */
    record Structures(Layout.Place place, Map<String, String> codes) {
        Structures {
            codes = Map.copyOf(codes);
        }

        /** The codes of a structure, in order. */
        List<String> codesOf(String structure) {
            if (codes.isEmpty()) {
                return List.of(structure);
            }
            return codes.entrySet().stream()
                    .filter(each -> each.getValue().equals(structure))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The column that says of a row that it is gone.
     *
     * @param place where it stands
     * @param values true for the values that mean so; empty if anything does, but false
     */
    record Deleted(Layout.Place place, Map<String, Boolean> values) {
        Deleted {
            values = Map.copyOf(values);
        }
    }

    /**
     * The column that tells what changed.
     *
     * @param place where it stands
     * @param margin how far behind the newest row seen a reading begins; for a column of moments
     * @param steps the same for a column of numbers
     */
    record Watermark(Layout.Place place, Duration margin, long steps) {
        // More than the hour by which wall clocks are put back, and than any transaction that a person waits for.
        static final Duration USUAL_MARGIN = Duration.ofHours(2);
        static final long USUAL_STEPS = 1_000;

        Watermark {
            if (margin.isNegative() || steps < 0) {
                throw new IllegalArgumentException("the margin looks back, so it is not below 0");
            }
        }
    }

    static Optional<SqlLayout> read(FieldReader document, SourceTree source) {
        String query = document.text("query", "");
        String table = document.text("table", "");
        if (query.isBlank() == table.isBlank()) {
            document.refuse("query", "either a query or a table");
        } else if (query.length() > LONGEST_QUERY) {
            document.report(
                    "query",
                    Finding.of(Code.INVALID_VALUE)
                            .value("")
                            .with("problem", "at most " + LONGEST_QUERY + " characters"));
        } else if (!query.isBlank()) {
            // Not the query itself: somebody may have looked for a name.
            QueryText.problemOf(query)
                    .ifPresent(problem -> document.report(
                            "query", Finding.of(Code.INVALID_VALUE).value("").with("problem", problem)));
        }
        Beside beside = new Beside();
        Optional<Layout> layout = LayoutReader.read(document, Naming.COLUMN, beside::read);
        if (layout.isEmpty() || beside.refused) {
            return Optional.empty();
        }
        return document.part(
                SqlLayout.class,
                query.strip(),
                table.strip(),
                layout.get(),
                beside.structure,
                beside.deleted,
                beside.watermark,
                Digest.of("essaim/sql-mapping/1", source.tree()).hex().substring(0, 16));
    }

    /** The columns that only a query has. */
    private static final class Beside {
        private @Nullable Structures structure;
        private @Nullable Deleted deleted;
        private @Nullable Watermark watermark;
        private boolean refused;

        void read(FieldReader columns) {
            structure = columns.one("structure", Beside::structures).orElse(null);
            deleted = columns.one("deleted", Beside::deleted).orElse(null);
            watermark = columns.one("watermark", Beside::watermark).orElse(null);
            for (String key : List.of("structure", "deleted", "watermark")) {
                Object read = key.equals("structure") ? structure : key.equals("deleted") ? deleted : watermark;
                refused |= columns.has(key) && read == null;
            }
        }

        private static Optional<Structures> structures(FieldReader column) {
            Map<String, String> codes = new TreeMap<>();
            column.one("values", listed -> {
                for (String code : listed.keys()) {
                    codes.put(Names.normal(code), listed.text(code));
                }
                return Optional.of(listed);
            });
            return column.build(Structures.class, LayoutReader.placeBeside(column, Naming.COLUMN), codes);
        }

        private static Optional<Deleted> deleted(FieldReader column) {
            Map<String, Boolean> values = new TreeMap<>();
            column.one("values", listed -> {
                for (String code : listed.keys()) {
                    values.put(Names.normal(code), Boolean.valueOf(LayoutReader.truth(listed, code)));
                }
                return Optional.of(listed);
            });
            return column.build(Deleted.class, LayoutReader.placeBeside(column, Naming.COLUMN), values);
        }

        private static Optional<Watermark> watermark(FieldReader column) {
            Duration margin = Watermark.USUAL_MARGIN;
            long steps = Watermark.USUAL_STEPS;
            String written = column.text("margin", "");
            try {
                if (written.startsWith("P")) {
                    margin = Duration.parse(written);
                } else if (!written.isEmpty()) {
                    steps = Long.parseLong(written);
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                column.refuse("margin", "a duration such as PT2H, or a whole number for a column of numbers");
            }
            return column.build(Watermark.class, LayoutReader.placeBeside(column, Naming.COLUMN), margin, steps);
        }
    }

    /** Never the query: it may hold values. */
    @Override
    public String toString() {
        return "SqlLayout[" + layout.profile() + ", " + digest + "]";
    }
}
