package org.essaim.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.document.TableForm;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.people.PeopleTable;
import org.essaim.session.SessionTable;
import org.essaim.sharing.ResourceTable;
import org.junit.jupiter.api.Test;

/** Tables of other programs, under the columns of ours. */
class TableMappingTest {
    private final List<Finding> findings = new ArrayList<>();

    private static Tree.Fields header(String name) {
        return Tree.fields().put("header", name).build();
    }

    private static Tree.Fields attendance(Tree worker) {
        return Tree.fields()
                .put("table", "attendances")
                .put(
                        "columns",
                        Tree.fields()
                                .put(
                                        "session",
                                        Tree.fields().put("always", "seance-1").build())
                                .put(
                                        "structure",
                                        Tree.fields()
                                                .put("header", "Service")
                                                .put(
                                                        "values",
                                                        Tree.fields()
                                                                .put("Nord", "S001")
                                                                .put("Sud", "S002")
                                                                .build())
                                                .build())
                                .put("worker", worker)
                                .put(
                                        "from",
                                        Tree.fields()
                                                .put("header", "Arrivée")
                                                .put("patterns", Tree.texts(List.of("dd/MM/yyyy HH:mm:ss")))
                                                .build())
                                .build())
                .build();
    }

    private Optional<TableMapping> mapping(Tree document, TableForm form) {
        return TableMapping.read(new SourceTree(document, "m.yaml", Map.of()), form, findings::add);
    }

    private static SourceTable table(List<String> header, List<List<String>> rows) {
        return new SourceTable(
                "presence.csv",
                header,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new SourceTable.Row(i + 2L, rows.get(i)))
                        .toList());
    }

    @Test
    void columnsAreRenamedValuesMeanWordsAndTimesAreReadAsTheyAreWritten() {
        TableMapping mapping = mapping(attendance(header("Matricule")), SessionTable.ATTENDANCES.form())
                .orElseThrow();
        TableMapping.Mapped mapped = mapping.apply(
                        table(
                                List.of("Nom", "Matricule", "Service", "Arrivée"),
                                List.of(
                                        List.of("Quatrelivres", "17", "Nord", "02/03/2026 09:05:33"),
                                        List.of("Passepoil", "18", "Sud"))),
                        findings::add)
                .orElseThrow();
        assertThat(findings).isEmpty();
        assertThat(mapped.refused()).isZero();
        assertThat(mapped.rows().header()).containsExactly("session", "structure", "worker", "from");
        assertThat(mapped.rows().rows())
                .containsExactly(
                        new SourceTable.Row(2, List.of("seance-1", "S001", "17", "09:05")),
                        new SourceTable.Row(3, List.of("seance-1", "S002", "18", "")));
        assertThat(mapped.toString()).doesNotContain("Quatrelivres");
    }

    @Test
    void aRowWithAnUnlistedValueOrAnotherFormIsLeftOutAndItsCellIsNotRepeated() {
        TableMapping mapping = mapping(attendance(header("Matricule")), SessionTable.ATTENDANCES.form())
                .orElseThrow();
        TableMapping.Mapped mapped = mapping.apply(
                        table(
                                List.of("Matricule", "Service", "Arrivée"),
                                List.of(
                                        List.of("17", "Quatrelivres", "02/03/2026 09:05:33"),
                                        List.of("18", "Nord", "Passepoil"),
                                        List.of("19", "Nord", "31/02/2026 09:05:33"),
                                        List.of("20", "Nord", ""))),
                        findings::add)
                .orElseThrow();
        assertThat(mapped.refused()).isEqualTo(3);
        assertThat(mapped.rows().rows()).extracting(SourceTable.Row::number).containsExactly(5L);
        assertThat(findings)
                .extracting(Finding::code, Finding::row, Finding::column, Finding::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Code.UNKNOWN_CODE, 2L, "Service", "…"),
                        org.assertj.core.groups.Tuple.tuple(Code.UNPARSABLE_DATE, 3L, "Arrivée", "…"),
                        org.assertj.core.groups.Tuple.tuple(
                                Code.UNPARSABLE_DATE, 4L, "Arrivée", "31/02/2026 09:05:33"));
    }

    @Test
    void aColumnThatIsMissingOrThereTwiceIsSaidAndNothingIsRead() {
        TableMapping mapping = mapping(attendance(header("Matricule")), SessionTable.ATTENDANCES.form())
                .orElseThrow();
        assertThat(mapping.apply(
                        table(List.of("Matricule", "Matricule", "Service"), List.of(List.of("17", "17", "Nord"))),
                        findings::add))
                .isEmpty();
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.AMBIGUOUS_COLUMN, Code.MISSING_COLUMN);
    }

    @Test
    void whatAMappingSaysWrongIsSaidAtItsKey() {
        assertThat(mapping(
                        Tree.fields()
                                .put("table", "registrations")
                                .put(
                                        "columns",
                                        Tree.fields()
                                                .put("nonsense", header("X"))
                                                .put(
                                                        "from",
                                                        Tree.fields()
                                                                .put("header", "Arrivée")
                                                                .put("patterns", Tree.texts(List.of("dd/MM/yyyy")))
                                                                .build())
                                                .build())
                                .build(),
                        SessionTable.ATTENDANCES.form()))
                .isEmpty();
        assertThat(findings)
                .extracting(Finding::path)
                .contains("table", "columns.from.patterns")
                .anyMatch(path -> String.valueOf(path).contains("nonsense"));
    }

    @Test
    void viewsAndFiguresOfPeopleAreReadByTheSameMechanism() {
        for (TableForm form : List.of(ResourceTable.READINGS.form(), PeopleTable.WORKFORCE.form())) {
            Tree.Builder columns = Tree.fields();
            List<String> header = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            for (TableForm.Column column : form.columns()) {
                boolean month = column.kind() == TableForm.Kind.MONTH;
                columns.put(
                        column.key(),
                        month
                                ? Tree.fields()
                                        .put("header", "c " + column.key())
                                        .put("patterns", Tree.texts(List.of("MMMM yyyy")))
                                        .build()
                                : header("c " + column.key()));
                header.add("C " + column.key());
                cells.add(month ? "février 2026" : "x");
            }
            SourceTable renamed =
                    table(header.stream().map(name -> "c" + name.substring(1)).toList(), List.of(cells));
            TableMapping.Mapped mapped = mapping(
                            Tree.fields()
                                    .put("table", form.name())
                                    .put("columns", columns.build())
                                    .build(),
                            form)
                    .orElseThrow()
                    .apply(renamed, findings::add)
                    .orElseThrow();
            assertThat(mapped.rows().header())
                    .containsExactlyElementsOf(
                            form.columns().stream().map(TableForm.Column::key).toList());
            for (int i = 0; i < form.columns().size(); i++) {
                assertThat(mapped.rows().rows().get(0).cells().get(i))
                        .isEqualTo(form.columns().get(i).kind() == TableForm.Kind.MONTH ? "2026-02" : "x");
            }
        }
        assertThat(findings).isEmpty();
    }
}
