package org.essaim.xlsx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;

/** Workbooks of a planning program, and the mapping that reads them. */
final class ExportBooks {
    private ExportBooks() {}

    private static Tree.Fields header(String name) {
        return Tree.fields().put("header", name).build();
    }

    /** Days and times in columns of their own, as trackers write them; or moments. */
    static SourceTree mapping(boolean split, boolean identified) {
        Tree.Builder columns = Tree.fields()
                .put("kind", Tree.fields().put("always", "INTERNAL").build())
                .put("worker", header("Matricule"))
                .put("label", header("Motif"));
        if (identified) {
            columns.put("key", header("Id"));
        }
        if (split) {
            Tree.Fields day = header("Jour");
            columns.put(
                            "plannedStart",
                            Tree.fields().put("header", "De").put("day", day).build())
                    .put(
                            "plannedEnd",
                            Tree.fields()
                                    .put("header", "À")
                                    .put("day", day)
                                    .put("overnight", true)
                                    .build());
        } else {
            columns.put("plannedStart", header("Début")).put("plannedEnd", header("Fin"));
        }
        return new SourceTree(
                Tree.fields()
                        .put("profile", "essai")
                        .put("encodings", Tree.texts(List.of("UTF-8")))
                        .put("separator", ";")
                        .put("patterns", Tree.texts(List.of("dd/MM/yyyy HH:mm")))
                        .put("datePatterns", Tree.texts(List.of("dd/MM/yyyy")))
                        .put("timePatterns", Tree.texts(List.of("HH:mm")))
                        .put("columns", columns.build())
                        .build(),
                "essai.yaml",
                Map.of());
    }

    static TimeSource source(Path file, SourceTree mapping) {
        List<Finding> findings = new ArrayList<>();
        return ExportBook.of(file, mapping, findings::add).orElseThrow(() -> new AssertionError(findings));
    }
}
