package org.essaim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlMappingTest {
    private static final String COLUMNS = """
            columns:
              kind: {always: INTERNAL}
              key: {column: id}
              worker: {column: staff_number}
              plannedStart: {column: starts_at}
              plannedEnd: {column: ends_at}
            """;

    private final List<Finding> findings = new ArrayList<>();

    private Optional<SqlMapping> read(String yaml) {
        return SqlMapping.read(Databases.yaml(), yaml.getBytes(StandardCharsets.UTF_8), "planning.yaml", findings::add);
    }

    private Optional<SqlMapping> querying(String query) {
        return read("profile: essai\nquery: |\n  " + query.replace("\n", "\n  ") + "\n" + COLUMNS);
    }

    @Test
    void aMappingOfATableIsRead() {
        assertThat(read("profile: essai\ntable: planning.shift\n" + COLUMNS)).hasValueSatisfying(mapping -> {
            assertThat(mapping.profile()).isEqualTo("essai");
            assertThat(mapping.identified()).isTrue();
            assertThat(mapping.followed()).isFalse();
        });
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from shift where label <> 'delete; -- /* $1'",
                "with s as (select * from shift) select s.update, \"delete\" from s",
                "SELECT s.*, p.staff_number FROM shift s JOIN person p ON p.id = s.person_id",
                "select replace(label, 'a', 'b') as label from shift"
            })
    void aQueryThatReadsIsTaken(String query) {
        assertThat(querying(query)).isPresent();
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from shift",
                "select * from old table (delete from shift)",
                "with gone as (delete from shift returning *) select * from gone",
                "select * from shift; drop table shift",
                "select * from shift) essaim_q; drop table shift; --",
                "select * from shift) q, (select * from person",
                "select * from shift -- where",
                "select * from shift /* where */",
                "select nextval('shift_id_seq') as id",
                "select next value for shift_seq as id",
                "select csvwrite('/tmp/x.csv', 'select * from person') as id",
                "select * into other from shift",
                "select * from shift for update",
                "select $$ ' $$ as id, x from shift",
                "select E'\\'' as id from shift",
                "select E'\\'', id, (delete from shift), '' || '' from shift",
                "select * from shift where id = ?",
                "select 'open from shift",
                "call purge()",
                "(select * from shift",
                "12"
            })
    void aQueryThatCouldWriteIsRefused(String query) {
        assertThat(querying(query)).isEmpty();
        assertThat(findings)
                .extracting(Finding::code, Finding::path, Finding::file)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Code.INVALID_VALUE, "query", "planning.yaml"));
        // A query may hold a name that somebody looked for.
        assertThat(findings.get(0).toString()).doesNotContain("shift");
    }

    @Test
    void aTableAndAQueryAreOneTooMany() {
        assertThat(read("profile: essai\ntable: a\nquery: select 1 from b\n" + COLUMNS))
                .isEmpty();
        assertThat(read("profile: essai\n" + COLUMNS)).isEmpty();
        assertThat(findings).extracting(Finding::path).containsExactly("query", "query");
    }

    @Test
    void whatIsUnknownOrMissingIsSaidWithItsPlace() {
        assertThat(read("profile: essai\ntable: a\nencodings: [UTF-8]\n" + COLUMNS.replace("id}", "id, header: x}")))
                .isEmpty();
        assertThat(findings)
                .extracting(Finding::code, Finding::path)
                .contains(
                        org.assertj.core.api.Assertions.tuple(Code.UNKNOWN_KEY, "columns.key.header"),
                        org.assertj.core.api.Assertions.tuple(Code.UNKNOWN_KEY, "encodings"));
    }

    @Test
    void aWorkersIdentifierIsNoEvents() {
        assertThat(read("profile: essai\ntable: a\n" + COLUMNS.replace("{column: id}", "{column: staff_number}")))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aWatermarkNeedsAKey() {
        assertThat(read("profile: essai\ntable: a\n" + COLUMNS.replace("  key: {column: id}\n", "")
                        + "  watermark: {column: updated_at}\n"))
                .isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.INVALID_VALUE);
    }

    @Test
    void aMarginIsADurationOrANumber() {
        for (String margin : List.of("PT5M", "250", "P1D")) {
            assertThat(read("profile: essai\ntable: a\n" + COLUMNS + "  watermark: {column: u, margin: " + margin
                            + "}\n"))
                    .isPresent();
        }
        for (String margin : List.of("-PT5M", "5 minutes", "-1")) {
            assertThat(read("profile: essai\ntable: a\n" + COLUMNS + "  watermark: {column: u, margin: " + margin
                            + "}\n"))
                    .as(margin)
                    .isEmpty();
        }
        assertThat(findings)
                .hasSize(3)
                .allMatch(finding -> String.valueOf(finding.path()).startsWith("columns.watermark"));
    }
}
