package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.YamlCodec;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Outline;
import org.essaim.report.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads small files, each with one quirk, and holds what comes of them against the sheet in {@code specs/markdown}. */
class MarkdownCorpusTest {
    private static final String SHEET = "/specs/markdown/texts.yaml";

    /** One file and what is to come of it. */
    private record Case(String file, String shows, List<String> findings, Optional<Tree> becomes) {
        static Optional<Case> read(FieldReader reader) {
            return reader.build(
                    Case.class,
                    reader.text("file"),
                    reader.text("shows"),
                    reader.texts("findings"),
                    reader.tree("becomes"));
        }
    }

    @TestFactory
    Stream<DynamicTest> textsAreRead() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.shows(), () -> {
                    List<Finding> findings = new ArrayList<>();
                    Outline read = new MarkdownReader()
                            .read(resource("/markdown/" + each.file()), each.file(), findings::add)
                            .orElseThrow();
                    assertThat(findings.stream()
                                    .map(finding -> finding.code() + " " + finding.severity() + " " + finding.row()))
                            .containsExactlyElementsOf(each.findings());
                    assertThat(Optional.of(Tree.of(read.parts().stream()
                                    .map(MarkdownCorpusTest::part)
                                    .toList())))
                            .isEqualTo(each.becomes());
                }));
    }

    @Test
    void everyFileOfTheCorpusHasItsCase() {
        String names = new String(resource("/markdown"), StandardCharsets.UTF_8);
        assertThat(new TreeSet<>(cases().stream().map(Case::file).toList()))
                .isEqualTo(new TreeSet<>(names.lines().toList()))
                .hasSizeGreaterThan(25);
    }

    private static Tree part(Outline.Part part) {
        return Tree.fields()
                .put("level", part.level())
                .put("title", part.title())
                .put("line", part.line())
                .put(
                        "blocks",
                        part.blocks().stream().map(MarkdownCorpusTest::block).toList())
                .build();
    }

    private static Tree block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return Tree.fields().put("text", paragraph.text()).build();
        } else if (block instanceof Block.Bullets bullets) {
            return Tree.fields().put("bullets", Tree.texts(bullets.items())).build();
        } else if (block instanceof Block.Notice notice) {
            return Tree.fields().put("notice", notice.text()).build();
        } else if (block instanceof Block.Lines lines) {
            return Tree.fields().put("lines", lines.count()).build();
        } else if (block instanceof Block.Facts facts) {
            return Tree.fields()
                    .put(
                            "facts",
                            Tree.texts(facts.facts().stream()
                                    .map(fact -> fact.key() + fact.title() + " = " + text(fact.value()))
                                    .toList()))
                    .build();
        }
        Block.Table table = (Block.Table) block;
        return Tree.fields()
                .put("table", table.id())
                .put("caption", table.caption())
                .put(
                        "keys",
                        Tree.texts(table.columns().stream().map(Column::key).toList()))
                .put(
                        "columns",
                        Tree.texts(table.columns().stream().map(Column::title).toList()))
                .put(
                        "rows",
                        table.rows().stream()
                                .map(row -> Tree.texts(row.stream()
                                        .map(MarkdownCorpusTest::text)
                                        .toList()))
                                .toList())
                .build();
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }

    private static List<Case> cases() {
        List<Finding> findings = new ArrayList<>();
        SourceTree source =
                new YamlCodec().decode(resource(SHEET), SHEET, findings::add).orElseThrow();
        List<Case> cases =
                FieldReader.of(source, Optional.empty(), findings::add).each("cases", Case::read);
        assertThat(findings).isEmpty();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(MarkdownCorpusTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
